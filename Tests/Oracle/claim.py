# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told, what is right, and how a claim came out; the case that claims are about."""
import collections
import dataclasses
from fractions import Fraction

from brute import Brute, Demand, TooMany
from highs import Highs, Undecided, highspy
from model import Model
from scenario import Scenario

RIGHT, WRONG, UNDECIDED = "right", "wrong", "undecided"


@dataclasses.dataclass
class Claim:
    """One statement of the program about one question."""
    kind: str
    question: str
    verdict: str
    told: str = ""
    right: str = ""


def judged(kind, question, told, right, is_right=None):
    """A claim that is right where both are the same, or where it is said to be."""
    is_right = told == right if is_right is None else is_right
    return Claim(kind, question, RIGHT if is_right else WRONG, str(told), str(right))


class Case:
    """One scenario folder, its plan as written and the truth about it."""

    def __init__(self, folder, program, shipped, is_small=True):
        self.folder, self.program, self.shipped, self.is_small = folder, program, shipped, is_small
        self.out = folder.parent / (folder.name + "-plan")
        self.model = Model(Scenario(folder, shipped))
        self.truth = self.solver(self.model)
        self.plan = None
        self.variants = 0

    def solver(self, model):
        """Brute force where the model is small enough, HiGHS elsewhere."""
        if self.is_small:
            try:
                return Brute(model)
            except TooMany as error:
                if highspy is None:
                    raise Undecided(str(error)) from error
        return Highs(model)

    def groups(self):
        """The written plan as a vector."""
        return tuple(self.plan.groups.get(key, 0) for key in self.model.keys)

    def at_least(self, number, **of):
        return Demand(self.model.members(**of), "ge", number)

    def at_most(self, number, **of):
        return Demand(self.model.members(**of), "le", number)

    def varied(self, changes=(), parameters=None):
        """The truth of this scenario with changes."""
        return self.solver(Model(Scenario(self.variant(changes, parameters), self.shipped)))

    def variant(self, changes=(), parameters=None):
        """A folder whose manifest extends this one's; the same folder is used again and again."""
        path = self.folder.parent / (self.folder.name + "-variant")
        path.mkdir(exist_ok=True)
        write_variant(path, f"../{self.folder.name}/scenario.yaml", changes, parameters)
        return path


def write_variant(path, base, changes, parameters=None):
    lines = [f"scenario: {path.name}", f"extends: {base}"]
    if parameters:
        lines.append("parameters: {" + ", ".join(f"{k}: {decimal(v)}" for k, v in parameters.items()) + "}")
    if changes:
        lines += ["changes:", *(f"  - {spelled_change(change)}" for change in changes)]
    (path / "scenario.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def spelled_change(change):
    if "set" in change:
        return f"{{set: {change['set']}, to: {decimal(change['to'])}}}"
    return "{" + ", ".join(f"{key}: {value}" for key, value in change.items()) + "}"


def decimal(value):
    """A number as people write it, exactly."""
    if not isinstance(value, (int, float, Fraction)) or isinstance(value, bool):
        return str(value)
    value = exact(value)
    text = f"{float(value):.9f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"


def exact(told):
    """A number of JSON as it was written."""
    return told if isinstance(told, Fraction) else Fraction(str(told))


def close(told, value, goal=None):
    """Whether a told number is the true one, as exactly as the README promises."""
    if told is None:
        return False
    is_double = goal is not None and goal.is_inexact
    slack = Fraction(1, 10 ** 6) if is_double else Fraction(1, 10 ** 9)
    return abs(exact(told) - value) <= max(slack, abs(value) * Fraction(1, 10 ** 11))


def shown(values):
    return [float(value) for value in values]


class Tally:
    """Tried, wrong and undecided by kind, and every wrong claim."""

    def __init__(self):
        self.tried, self.wrong, self.undecided = (collections.Counter() for _ in range(3))

    def add(self, claim):
        self.tried[claim.kind] += 1
        if claim.verdict == WRONG:
            self.wrong[claim.kind] += 1
        elif claim.verdict == UNDECIDED:
            self.undecided[claim.kind] += 1

    @property
    def total(self):
        return sum(self.tried.values())

    def table(self):
        kinds = sorted(self.tried)
        rows = [("kind", "tried", "wrong", "undecided")]
        rows += [(k, self.tried[k], self.wrong[k], self.undecided[k]) for k in kinds]
        rows.append(("all", self.total, sum(self.wrong.values()), sum(self.undecided.values())))
        return "\n".join(f"{a:<12} {b:>7} {c:>7} {d:>10}" for a, b, c, d in rows)
