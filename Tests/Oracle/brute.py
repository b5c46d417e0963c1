# SPDX-License-Identifier: GPL-3.0-or-later
"""Every admissible plan of a small model, one by one, and the best of them."""
from fractions import Fraction


class TooMany(Exception):
    """More plans than are worth to be counted."""


class Brute:
    """All admissible plans with their goal values, found on first use."""

    def __init__(self, model, cap=40_000):
        self.model = model
        if any(most is None for most in model.most):
            raise TooMany("no bound on the groups")
        size = 1
        for most in model.most:
            size *= most + 1
        if size > cap * 50:
            raise TooMany(f"{size} plans")
        self.plans = [(x, model.values(x)) for x in self._walk(cap)]

    def _walk(self, cap):
        """Depth first over the candidates; lines that can only fill up cut branches off."""
        model = self.model
        filling = [line for line in model.hard if line.kind in ("le", "eq") and not line.measure.counts
                   and all(c >= 0 for c in line.measure.terms.values()) and not line.is_inexact]
        rest = [line for line in model.hard if line not in filling or line.kind == "eq"]
        caps = [line.bound * line.measure.scale for line in filling]
        if any(cap < 0 for cap in caps):
            return
        by_index = [[(at, int(line.measure.terms[i] * line.measure.scale)) for at, line in enumerate(filling)
                     if i in line.measure.terms] for i in range(len(model.most))]
        x, used, seen = [0] * len(model.most), [0] * len(filling), 0
        stack = [(0, 0)]
        # An explicit stack of (candidate, next number of groups to try).
        while stack:
            index, groups = stack.pop()
            if index == len(x):
                seen += 1
                if seen > cap:
                    raise TooMany(f"more than {cap} plans")
                if all(line.holds(x) for line in rest):
                    yield tuple(x)
                continue
            self._put(x, used, by_index, index, groups)
            if groups > model.most[index] or any(used[at] > caps[at] for at, _ in by_index[index]):
                self._put(x, used, by_index, index, 0)
                continue
            stack += [(index, groups + 1), (index + 1, 0)]

    @staticmethod
    def _put(x, used, by_index, index, groups):
        change = groups - x[index]
        x[index] = groups
        for at, coefficient in by_index[index]:
            used[at] += coefficient * change

    def best(self, demand=()):
        """(best value of each goal at its turn, the plans that are left); None where no plan keeps the demand."""
        plans = [plan for plan in self.plans if all(asked.holds(plan[0]) for asked in demand)]
        return lexicographic(self.model.goals, plans) if plans else None

    def has_best(self, demand):
        """Whether some best plan keeps the demand."""
        found = self.best()
        return found is not None and any(all(asked.holds(x) for asked in demand) for x, _ in found[1])


def lexicographic(goals, plans):
    bests = []
    for at, goal in enumerate(goals):
        best = max(values[at] * goal.sign for _, values in plans) * goal.sign
        # After the last goal nobody may give up anything.
        least = best * goal.sign - (goal.tolerance * abs(best) if at + 1 < len(goals) else 0)
        plans = [plan for plan in plans if plan[1][at] * goal.sign >= least]
        bests.append(best)
    return bests, plans


class Demand:
    """What a claim asks of other plans: the groups of some candidates are `le`, `ge` or `eq` a number."""

    def __init__(self, members, kind, number):
        self.members, self.kind, self.number = tuple(members), kind, Fraction(number)

    def holds(self, groups):
        total = sum(groups[i] for i in self.members)
        return {"le": total <= self.number, "ge": total >= self.number, "eq": total == self.number,
                "ne": total != self.number}[self.kind]
