# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions of rules as trees, and their values for one candidate, exact throughout.

A tree is a tuple: ("number", f), ("text", s), ("bool", b), ("list", [trees]), ("name", n), ("field", tree, n),
("call", n, [trees]), ("method", tree, n, [trees]), ("index", tree, tree), ("not", t), ("minus", t), ("if", c, a, b),
or (operator, left, right).
"""
import re
from fractions import Fraction

TOKEN = re.compile(r"""\s*(?:(?P<number>\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+|\d+(?:[eE][-+]?\d+)?)
    |(?P<text>r?"(?:[^"\\]|\\.)*"|r?'(?:[^'\\]|\\.)*')|(?P<name>[A-Za-z_]\w*)
    |(?P<sign>&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()\[\]{}]))""", re.VERBOSE)
LEVELS = [("||",), ("&&",), ("==", "!=", "<", "<=", ">", ">=", "in"), ("+", "-"), ("*", "/", "%")]


def tokens(text):
    at, found = 0, []
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"no expression: {text}")
        found.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return found + [("end", "")]


def parse(text):
    parser = Parser(tokens(text))
    tree = parser.choice()
    if parser.kind != "end":
        raise ValueError(f"no expression: {text}")
    return tree


class Parser:
    """Recursive descent over CEL's levels of precedence."""

    def __init__(self, found):
        self.found, self.at = found, 0

    @property
    def kind(self):
        return self.found[self.at][0]

    @property
    def word(self):
        return self.found[self.at][1] if self.kind != "text" else ""

    def take(self, word=None):
        if word is not None and self.word != word:
            raise ValueError(f"{word} expected before {self.found[self.at]}")
        self.at += 1
        return self.found[self.at - 1][1]

    def choice(self):
        condition = self.level(0)
        if self.word != "?":
            return condition
        self.take()
        yes = self.choice()
        self.take(":")
        return ("if", condition, yes, self.choice())

    def level(self, index):
        if index == len(LEVELS):
            return self.unary()
        left = self.level(index + 1)
        while self.word in LEVELS[index]:
            left = (self.take(), left, self.level(index + 1))
        return left

    def unary(self):
        if self.word in ("!", "-"):
            return ("not" if self.take() == "!" else "minus", self.unary())
        return self.member(self.primary())

    def member(self, tree):
        while self.word in (".", "["):
            if self.take() == "[":
                tree = ("index", tree, self.choice())
                self.take("]")
                continue
            name = self.take()
            tree = ("method", tree, name, self.arguments()) if self.word == "(" else ("field", tree, name)
        return tree

    def arguments(self, close=")"):
        self.take()
        found = []
        while self.word != close:
            found.append(self.choice())
            if self.word == ",":
                self.take()
        self.take(close)
        return found

    def primary(self):
        kind, text = self.found[self.at]
        if kind == "number":
            self.take()
            return ("number", Fraction(text))
        if kind == "text":
            self.take()
            return ("text", re.sub(r"\\(.)", r"\1", text[1:-1]))
        if self.word == "(":
            self.take()
            tree = self.choice()
            self.take(")")
            return tree
        if self.word == "[":
            return ("list", self.arguments("]"))
        if kind != "name":
            raise ValueError(f"unexpected {text}")
        self.take()
        if text in ("true", "false"):
            return ("bool", text == "true")
        return ("call", text, self.arguments()) if self.word == "(" else ("name", text)


def names(tree):
    """The bare names in a tree."""
    if isinstance(tree, tuple):
        if tree[0] == "name":
            return {tree[1]}
        return set().union(*(names(part) for part in tree[1:]))
    return set().union(set(), *(names(part) for part in tree)) if isinstance(tree, list) else set()


def is_inexact(tree, computed):
    """Whether a quotient or a distance goes into the value, so that the engine has a double."""
    if isinstance(tree, list):
        return any(is_inexact(part, computed) for part in tree)
    if not isinstance(tree, tuple):
        return False
    if tree[0] == "/" or tree[0] == "call" and tree[1] in ("distance_km", "double"):
        return True
    if tree[0] == "name" and tree[1] in computed:
        others = {name: trees for name, trees in computed.items() if name != tree[1]}
        return any(is_inexact(other, others) for other in computed[tree[1]])
    if tree[0] == "if":
        return is_inexact(list(tree[2:]), computed)
    if tree[0] in ("==", "!=", "<", "<=", ">", ">=", "in", "&&", "||", "not"):
        return False
    return is_inexact(list(tree[1:]), computed)
