# SPDX-License-Identifier: GPL-3.0-or-later
"""The value of an expression's tree for one candidate: exact fractions, texts, truth values, rows, lists, days."""
import datetime
import math
import operator
from fractions import Fraction

from tables import Row

DIGITS = 10 ** 30


class NoValue(Exception):
    """An absent cell, a division by zero, an index beyond its list."""


class Candidate:
    """One (need, offer, fund) with what expressions see of it; computed names are kept once they are known."""

    def __init__(self, rows, books):
        self.rows, self.books, self.values = rows, books, {}

    def applying(self):
        return [book for book in self.books if book.applies is None or self.value(book.applies, book)]

    def value(self, tree, book):
        return HANDLERS.get(tree[0], _binary)(tree, self, book)

    def name(self, name, book):
        if name in self.rows:
            return self.rows[name]
        if name in book.parameters:
            return book.parameters[name]
        if name not in self.values:
            self.values[name] = self._computed(name, book)
        return self.values[name]

    def _computed(self, name, book):
        sources = [b for b in self.books if name in b.compute and (b.applies is None or self.value(b.applies, b))]
        if sources:
            return self.value(sources[0].compute[name], sources[0])
        for other in self.books:
            if name in other.parameters:
                return other.parameters[name]
        raise NoValue(name)


def _field(tree, candidate, book):
    row = candidate.value(tree[1], book)
    if row is None or tree[2] not in row.cells:
        raise NoValue(tree[2])
    return row.cells[tree[2]]


def _call(tree, candidate, book):
    name, arguments = tree[1], tree[2]
    if name == "has":
        return _has(arguments[0], candidate, book)
    values = [candidate.value(argument, book) for argument in arguments]
    return FUNCTIONS[name](*values)


def _has(tree, candidate, book):
    try:
        row = candidate.value(tree[1], book)
    except NoValue:
        return False
    return row is not None and tree[2] in row.cells


def _method(tree, candidate, book):
    subject, name, arguments = candidate.value(tree[1], book), tree[2], tree[3]
    if name in ("exists", "all", "filter", "exists_one"):
        kept = candidate.rows.get(arguments[0][1])
        answers = []
        for item in subject:
            candidate.rows[arguments[0][1]] = item
            answers.append(candidate.value(arguments[1], book))
        candidate.rows.pop(arguments[0][1])
        if kept is not None:
            candidate.rows[arguments[0][1]] = kept
        return {"exists": any(answers), "all": all(answers), "exists_one": sum(answers) == 1,
                "filter": [item for item, holds in zip(subject, answers) if holds]}[name]
    values = [candidate.value(argument, book) for argument in arguments]
    return METHODS[name](subject, *values)


def joined(decides, parts, value):
    """Of a conjunction (`decides` is False) or disjunction (True): one part that decides is enough, whatever has no value."""
    missing = None
    for part in parts:
        try:
            if value(part) is decides:
                return decides
        except NoValue as error:
            missing = error
    if missing:
        raise missing
    return not decides


def _logic(tree, candidate, book):
    return joined(tree[0] == "||", tree[1:], lambda side: candidate.value(side, book))


def _binary(tree, candidate, book):
    left, right = plain(candidate.value(tree[1], book)), plain(candidate.value(tree[2], book))
    if tree[0] == "in":
        return left in [plain(item) for item in right]
    if tree[0] in ("/", "%"):
        if right == 0:
            raise NoValue("a division by zero")
        return left / right if tree[0] == "/" else left - right * int(left / right)
    return OPERATORS[tree[0]](left, right)


def _index(tree, candidate, book):
    items, at = candidate.value(tree[1], book), candidate.value(tree[2], book)
    if not 0 <= at < len(items):
        raise NoValue("beyond the list")
    return items[int(at)]


def plain(value):
    return value.id if isinstance(value, Row) else value


def distance_km(one, other):
    """Kilometres as the crow flies: exact where the root is, to 30 digits elsewhere."""
    try:
        squares = sum((one.cells[axis] - other.cells[axis]) ** 2 for axis in ("easting", "northing"))
    except KeyError as error:
        raise NoValue(str(error)) from error
    return root(Fraction(squares) / 10 ** 6)


def root(value):
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    return Fraction(math.isqrt(value.numerator * DIGITS ** 2 // value.denominator), DIGITS)


def rounded(value, digits=0):
    """Half away from zero."""
    scale = 10 ** int(digits)
    whole = (abs(value) * scale + Fraction(1, 2)) // 1
    return Fraction(whole if value >= 0 else -whole, scale)


HANDLERS = {
    "number": lambda tree, *_: tree[1], "text": lambda tree, *_: tree[1], "bool": lambda tree, *_: tree[1],
    "list": lambda tree, c, b: [c.value(item, b) for item in tree[1]],
    "name": lambda tree, c, b: c.name(tree[1], b),
    "not": lambda tree, c, b: not c.value(tree[1], b), "minus": lambda tree, c, b: -c.value(tree[1], b),
    "if": lambda tree, c, b: c.value(tree[2] if c.value(tree[1], b) else tree[3], b),
    "field": _field, "call": _call, "method": _method, "index": _index, "&&": _logic, "||": _logic,
}
OPERATORS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
             ">=": operator.ge, "+": operator.add, "-": operator.sub, "*": operator.mul}
FUNCTIONS = {"distance_km": distance_km, "min": min, "max": max, "round": rounded,
             "date": datetime.date.fromisoformat, "size": lambda value: Fraction(len(value)),
             "int": lambda value: Fraction(int(value)), "double": Fraction}
METHODS = {"contains": lambda text, part: part in text, "startsWith": str.startswith, "endsWith": str.endswith,
           "size": lambda value: Fraction(len(value))}
