# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as data to solve: how many groups each candidate may get, the lines that hold, the goals in order."""
import math
from fractions import Fraction

import expressions
from candidates import Joined
from evaluation import plain, rounded

SLACK = Fraction(1, 10 ** 6)


class Measure:
    """A number that a plan has: coefficients times groups, and weights of sets of which one member is enough."""

    def __init__(self, terms=None, counts=()):
        self.terms = {index: Fraction(c) for index, c in (terms or {}).items() if c}
        self.counts = [(Fraction(weight), frozenset(members)) for weight, members in counts if weight]
        numbers = [*self.terms.values(), *(weight for weight, _ in self.counts)]
        self.scale = math.lcm(1, *(number.denominator for number in numbers))
        self._terms = [(index, int(c * self.scale)) for index, c in self.terms.items()]
        self._counts = [(int(weight * self.scale), tuple(members)) for weight, members in self.counts]

    def of(self, groups):
        """In units of 1 / `scale`."""
        total = sum(c * groups[index] for index, c in self._terms)
        return total + sum(weight for weight, members in self._counts if any(groups[m] for m in members))

    def value(self, groups):
        return Fraction(self.of(groups), self.scale)


class Line:
    """A limit for one value of `per`, or a lock: `kind` is le, ge, eq or zero_ge."""

    def __init__(self, name, subject, kind, measure, bound, soft=None, is_inexact=False, form=None):
        self.name, self.subject, self.kind, self.measure, self.bound = name, subject, kind, measure, Fraction(bound)
        self.soft, self.is_inexact, self.form = soft, is_inexact, form or kind
        self.share = None

    def with_bound(self, bound):
        """The same line with another bound as it is written; `forbid` forbids whatever number stands beside it."""
        if self.form == "forbid":
            return self
        if self.share:
            other = Line(self.name, self.subject, self.kind, less(*self.share[:2], bound), 0, self.soft,
                         self.is_inexact, self.form)
            other.share = (*self.share[:2], bound)
            return other
        return Line(self.name, self.subject, self.kind, self.measure, bound, self.soft, self.is_inexact, self.form)

    @property
    def written(self):
        """The bound as the rule has it."""
        return self.share[2] if self.share else self.bound

    @property
    def key(self):
        return (self.name, self.subject)

    def breach(self, groups):
        """How far the line is from holding; 0 where it holds."""
        value = self.measure.value(groups)
        if self.kind == "le":
            return max(value - self.bound, Fraction(0))
        if self.kind == "ge":
            return max(self.bound - value, Fraction(0))
        if self.kind == "eq":
            return abs(value - self.bound)
        return Fraction(0) if value == 0 else max(self.bound - value, Fraction(0))

    def holds(self, groups):
        return self.breach(groups) <= (SLACK if self.is_inexact else 0)


class GoalData:
    """A goal of the model: `form` as in the rulebook; the penalties of soft lines come off."""

    def __init__(self, goal, measure=None, fractions=(), pairs=(), is_inexact=False):
        self.id, self.sign, self.form, self.tolerance = goal.id, goal.sign, goal.form, goal.tolerance
        self.measure, self.fractions, self.pairs, self.is_inexact = measure, list(fractions), list(pairs), is_inexact
        self.soft = []

    def value(self, groups):
        if self.form == "lowest":
            value = min((m.value(groups) / of for m, of in self.fractions), default=Fraction(0))
            value = Fraction(math.floor(value * 10 ** 6), 10 ** 6)
        elif self.form == "changes":
            value = Fraction(sum(abs(sum(groups[i] for i in members) - before) for members, before in self.pairs))
        else:
            value = self.measure.value(groups)
        return value - self.sign * sum((line.soft[1] * line.breach(groups) for line in self.soft), Fraction(0))


class Model:
    """Candidates, lines and goals of a scenario."""

    def __init__(self, scenario, joined=None):
        self.scenario = scenario
        self.joined = joined or Joined(scenario)
        self.candidates = self.joined.found
        self.keys = [tuple(c.rows[r].id if c.rows[r] else None for r in ("need", "offer", "fund"))
                     for c in self.candidates]
        self.lines = [line for book in scenario.rulebooks for limit in book.limits for line in self._lines(limit)]
        self.lines += [self._lock(row) for row in scenario.tables["locks"]]
        self.goals = [self._goal(goal) for book in scenario.rulebooks for goal in book.goals]
        for goal in self.goals:
            goal.soft = [line for line in self.lines if line.soft and line.soft[0] == goal.id]
            goal.is_inexact |= any(line.is_inexact for line in goal.soft)
        self.hard = [line for line in self.lines if not line.soft]
        self.most = [self._most(index) for index in range(len(self.keys))]

    def members(self, need=None, offer=None, fund=None):
        """Indices of the candidates of a need, an offer, a fund."""
        asked = (need, offer, fund)
        return [i for i, key in enumerate(self.keys) if all(a is None or a == k for a, k in zip(asked, key))]

    def line(self, name, subject):
        return next((line for line in self.lines if line.key == (name, subject)), None)

    def values(self, groups):
        return tuple(goal.value(groups) for goal in self.goals)

    def broken(self, groups):
        return [line for line in self.hard if not line.holds(groups)]

    def _number(self, tree, candidate, book):
        value = candidate.value(tree, book)
        return rounded(value, 9) if expressions.is_inexact(tree, self.joined.computed) else value

    def _grouped(self, paths, book):
        """value of `per` -> indices, and its parts."""
        found = {}
        for index, candidate in enumerate(self.candidates):
            parts = tuple(spelled(candidate.value(path, book)) for path in paths)
            found.setdefault(parts, []).append(index)
        return found

    def _lines(self, limit):
        book = limit.book
        inexact = any(expressions.is_inexact(tree, self.joined.computed) for tree in (limit.sum, limit.bound)) \
            and not limit.is_distinct or expressions.is_inexact(limit.bound, self.joined.computed)
        for parts, members in sorted(self._grouped(limit.per, book).items()):
            inside = [i for i in members
                      if limit.where is None or self.candidates[i].value(limit.where, book)]
            bound = self.candidates[members[0]].value(limit.bound, book)
            measure = self._measure(limit.sum, inside, book, limit.is_distinct)
            kind = {"at_most": "le", "at_least": "ge", "exactly": "eq", "zero_or_at_least": "zero_ge",
                    "at_most_share": "le", "at_least_share": "ge"}[limit.kind]
            share = None
            if limit.kind.endswith("share"):
                share = (measure, self._measure(limit.sum, members, book, limit.is_distinct), bound)
                measure, bound = less(*share), 0
            line = Line(limit.id, " + ".join(parts), kind, measure, bound, limit.soft, inexact, limit.kind)
            line.share = share
            yield line

    def _measure(self, tree, members, book, is_distinct):
        if not is_distinct:
            return Measure({i: self._number(tree, self.candidates[i], book) for i in members})
        values = {}
        for i in members:
            values.setdefault(plain(self.candidates[i].value(tree, book)), []).append(i)
        return Measure(counts=[(1, group) for group in values.values()])

    def _lock(self, row):
        cells = row.cells
        members = self.members(cells["need"], cells["offer"], cells.get("fund"))
        kind = {"fix": "eq", "at_least": "ge", "at_most": "le", "forbid": "le"}[cells["mode"]]
        bound = 0 if cells["mode"] == "forbid" else cells["groups"]
        subject = "/".join(cells[c] for c in ("need", "offer", "fund") if c in cells)
        return Line("lock", subject, kind, Measure({i: 1 for i in members}), bound, form=cells["mode"])

    def _goal(self, goal):
        book, every = goal.book, range(len(self.candidates))
        inexact = goal.term is not None and goal.form != "distinct" \
            and expressions.is_inexact(goal.term, self.joined.computed)
        if goal.form == "sum":
            return GoalData(goal, self._measure(goal.term, every, book, False), is_inexact=inexact)
        if goal.form == "changes":
            return GoalData(goal, pairs=self._pairs())
        grouped = self._grouped([goal.per] if goal.per else [], book)
        if goal.form == "lowest":
            of = [(self._measure(goal.term, members, book, False), self.candidates[members[0]].value(goal.of, book))
                  for _, members in sorted(grouped.items())]
            return GoalData(goal, fractions=of, is_inexact=True)
        counts = [count for members in grouped.values() for count in
                  self._measure(goal.term, members, book, True).counts]
        return GoalData(goal, Measure(counts=counts))

    def _pairs(self):
        found = {}
        for index, candidate in enumerate(self.candidates):
            pair = (candidate.rows["need"].cells["school"].id, candidate.rows["offer"].cells["provider"].id)
            found.setdefault(pair, []).append(index)
        before = {pair: row.cells["groups"] for pair, row in self.joined.previous.items()}
        return [(found.get(pair, []), before.get(pair, 0)) for pair in sorted({*found, *before})]

    def _most(self, index):
        """The most groups that one line allows alone; None where none does."""
        bounds = [line.bound / line.measure.terms[index] for line in self.hard
                  if line.kind in ("le", "eq") and not line.measure.counts and line.measure.terms.get(index, 0) > 0
                  and all(c > 0 for c in line.measure.terms.values())]
        return max(0, math.floor(min(bounds))) if bounds else None


def less(part, whole, share):
    """The part, less a share of the whole."""
    terms = {i: part.terms.get(i, 0) - share * c for i, c in whole.terms.items()}
    counts = [*part.counts, *((-share * weight, members) for weight, members in whole.counts)]
    return Measure(terms, counts)


def spelled(value):
    """A value of `per` as text."""
    value = plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else str(float(value))
    return str(value)
