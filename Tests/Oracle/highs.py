# SPDX-License-Identifier: GPL-3.0-or-later
"""The best plans of a model of any size by HiGHS, every plan that it finds weighed again in exact numbers."""
import os
from fractions import Fraction

try:
    import highspy
except ImportError:
    highspy = None


FREE = 20_000


def _greet():
    """HiGHS greets once on standard output, whatever its options say; that is no result of the oracle."""
    kept, silent = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    highspy.Highs()
    os.dup2(kept, 1)
    os.close(kept)
    os.close(silent)


if highspy is not None:
    _greet()


class Undecided(Exception):
    """HiGHS ran out of time, or its plan does not stand the exact reading."""


class Highs:
    """The same questions as ``Brute`` answers; one plan stands for all that are equally good."""

    def __init__(self, model, seconds=20):
        if highspy is None:
            raise Undecided("highspy is not installed")
        self.model, self.seconds, self._best = model, seconds, None

    def best(self, demand=()):
        """(best value of each goal, [(plan, values)]); None where no plan keeps the demand."""
        if not demand and self._best:
            return self._best
        program = Program(self.model, demand, self.seconds)
        found, bests = None, []
        for at, goal in enumerate(self.model.goals):
            found = program.solve(goal)
            if found is None and at == 0:
                return None
            if found is None:
                raise Undecided(f"{goal.id} has no plan beside the goals before it")
            value = self.model.values(found)[at]
            bests.append(value)
            program.hold(goal, value)
        if not self.model.goals:
            found = program.solve(None)
            if found is None:
                return None
        answer = (bests, [(found, self.model.values(found))])
        self._best = self._best if demand else answer
        return answer

    def has_best(self, demand):
        """Whether some best plan keeps the demand."""
        best = self.best()
        if best is None:
            return False
        if all(asked.holds(best[1][0][0]) for asked in demand):
            return True
        program = Program(self.model, demand, self.seconds)
        for goal, value in zip(self.model.goals, best[0]):
            program.hold(goal, value)
        found = program.solve(None)
        if found is None:
            return False
        lost = [(value - own) * goal.sign - goal.tolerance * abs(value)
                for goal, value, own in zip(self.model.goals, best[0], self.model.values(found))]
        if any(loss > 0 for loss in lost):
            raise Undecided("a plan within the tolerance of the solver")
        return True


class Program:
    """One integer program; `relaxed` leaves the groups without bounds of their own."""

    def __init__(self, model, demand, seconds, lines=None):
        self.model, self.demand = model, list(demand)
        self.lines = model.lines if lines is None else lines
        self.highs = highspy.Highs()
        for option, value in (("log_to_console", False), ("output_flag", False), ("time_limit", float(seconds)),
                              ("threads", 1),
                              ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-9), ("mip_feasibility_tolerance", 1e-9),
                              ("primal_feasibility_tolerance", 1e-9), ("random_seed", 1)):
            self.highs.setOptionValue(option, value)
        self.most = [FREE if bound is None or lines is not None else int(bound) for bound in model.most]
        self.count, self._used = 0, {}
        for bound in self.most:
            self._column(0, bound, True)
        self.breaches = {}
        for line in self.lines:
            self._line(line)
        for asked in self.demand:
            self._row({i: 1 for i in asked.members}, asked.kind, asked.number)

    def _column(self, least, most, is_integer):
        self.highs.addVar(float(least), float(most))
        if is_integer:
            self.highs.changeColIntegrality(self.count, highspy.HighsVarType.kInteger)
        self.count += 1
        return self.count - 1

    def _row(self, terms, kind, bound, slack=0.0):
        infinite = self.highs.inf
        low = float(bound) - slack if kind in ("ge", "eq") else -infinite
        high = float(bound) + slack if kind in ("le", "eq") else infinite
        terms = {i: float(c) for i, c in terms.items() if c}
        self.highs.addRow(low, high, len(terms), list(terms), list(terms.values()))

    def _flag(self, members):
        """A 0/1 column that is 1 exactly where one of the candidates has groups."""
        members = frozenset(members)
        if members not in self._used:
            flag = self._used[members] = self._column(0, 1, True)
            for i in members:
                self._row({i: 1, flag: -self.most[i]}, "le", 0)
            self._row({**{i: 1 for i in members}, flag: -1}, "ge", 0)
        return self._used[members]

    def _terms(self, measure):
        terms = dict(measure.terms)
        for weight, members in measure.counts:
            flag = self._flag(members)
            terms[flag] = terms.get(flag, 0) + weight
        return terms

    def _line(self, line):
        terms = self._terms(line.measure)
        if line.soft and line.soft[1] > 0:
            breach = self.breaches[line] = self._column(0, self.highs.inf, False)
            if line.kind in ("le", "eq"):
                self._row({**terms, breach: -1}, "le", line.bound)
            if line.kind in ("ge", "eq"):
                self._row({**terms, breach: 1}, "ge", line.bound)
            if line.kind == "zero_ge":
                raise Undecided("a soft zero_or_at_least")
        elif not line.soft and line.kind == "zero_ge":
            self._zero(line, terms)
        elif not line.soft:
            self._row(terms, line.kind, line.bound, 1e-6 if line.is_inexact else 0.0)

    def _zero(self, line, terms):
        if any(c < 0 for c in terms.values()) or line.bound <= 0:
            if line.bound <= 0 and all(c >= 0 for c in terms.values()):
                return
            raise Undecided("zero_or_at_least over negative numbers")
        flag = self._flag(i for i in line.measure.terms) if not line.measure.counts \
            else self._flag(i for _, members in line.measure.counts for i in members)
        self._row({**terms, flag: terms.get(flag, 0) - line.bound}, "ge", 0)

    def _objective(self, goal):
        """Columns and coefficients of a goal, and its constant, penalties included."""
        terms, constant = {}, Fraction(0)
        if goal.form == "lowest":
            level = self._level(goal)
            terms = {level: Fraction(1, 10 ** 6)}
        elif goal.form == "changes":
            for members, before in goal.pairs:
                away = self._column(0, self.highs.inf, False)
                self._row({**{i: 1 for i in members}, away: -1}, "le", before)
                self._row({**{i: 1 for i in members}, away: 1}, "ge", before)
                terms[away] = Fraction(1)
        else:
            terms = self._terms(goal.measure)
        for line in goal.soft:
            if line in self.breaches:
                terms[self.breaches[line]] = -goal.sign * line.soft[1]
        return terms, constant

    def _level(self, goal):
        """A column of millionths that no fraction is below."""
        column = self._column(-self.highs.inf, self.highs.inf, True)
        for measure, of in goal.fractions:
            terms = {i: c / of for i, c in measure.terms.items()}
            terms[column] = -Fraction(1, 10 ** 6)
            self._row(terms, "ge", 0, 1e-9)
        return column

    def _terms_of(self, goal):
        if not hasattr(self, "_kept"):
            self._kept = {}
        if goal.id not in self._kept:
            self._kept[goal.id] = self._objective(goal)[0]
        return self._kept[goal.id]

    def hold(self, goal, value):
        """Later solves keep the goal within its tolerance of a value."""
        least = value - goal.sign * goal.tolerance * abs(value)
        self._row(self._terms_of(goal), "ge" if goal.sign > 0 else "le", least, 1e-9 * max(1.0, abs(float(least))))

    def solve(self, goal):
        """The groups of a best plan; None where there is none."""
        terms = self._terms_of(goal) if goal else {}
        for column in range(self.count):
            self.highs.changeColCost(column, float(terms.get(column, 0)))
        sense = highspy.ObjSense.kMaximize if goal and goal.sign > 0 else highspy.ObjSense.kMinimize
        self.highs.changeObjectiveSense(sense)
        self.highs.run()
        status = self.highs.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
            raise Undecided(f"HiGHS: {status}")
        solution = self.highs.getSolution().col_value
        groups = tuple(round(solution[i]) for i in range(len(self.model.most)))
        self._check(groups)
        return groups

    def _check(self, groups):
        broken = [line for line in self.lines if not line.soft and not line.holds(groups)]
        if broken or not all(asked.holds(groups) for asked in self.demand):
            raise Undecided("the plan of HiGHS does not stand the exact reading")
