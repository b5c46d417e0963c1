# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of every open need of a written plan, recomputed from its tables and allocations."""
import csv, itertools, json, pathlib
from collections import Counter

from limits import Region, Usage
from matching import candidates, nearest, optional


class Truth:
    """Why one need stays open.

    - `near`: the possibilities of the nearest offer that break equally little; empty where nobody offers field and
      kind,
    - `blocking`: for every possibility the limits that have no room for one more group,
    - `is_impossible`: whether no plan at all may have one more group,
    - `causes`: the smallest sets of limits without which the need would be served; one limit where one is enough.
    """

    def __init__(self, need, groups_open, near=(), blocking=None, is_impossible=False, causes=()):
        self.need, self.groups_open, self.near = need, groups_open, list(near)
        self.blocking, self.is_impossible, self.causes = blocking or {}, is_impossible, list(causes)

    def __str__(self):
        if self.blocking:
            each = [" and ".join(" ".join(subject).strip() for subject in cause) for cause in self.causes]
            return " or ".join(each) + (" in every plan" if self.is_impossible else "")
        if not self.near:
            return f"nobody offers {self.need['field']} as {self.need['kind']}"
        best = self.near[0]
        rules = " or ".join(sorted({"+".join(sorted(candidate.broken)) for candidate in self.near}))
        return f"{best.offer['id']} at {best.km:.1f} km: {rules}"


def written_groups(folder):
    """(need, offer, fund) -> groups of allocations.csv."""
    with open(pathlib.Path(folder) / "allocations.csv", encoding="utf-8-sig", newline="") as file:
        return {(row["need"], row["offer"], row["fund"]): int(row["groups"]) for row in csv.DictReader(file)}


class PlanTruths:
    """The truths of a scenario's written plan by need, in the order of the table; `faults` tells what of the plan is
    wrong."""

    def __init__(self, scenario, folder):
        self.every = {need["id"]: candidates(scenario, need) for need in scenario.needs.values()}
        fitting = {need: [c for c in every if not c.broken] for need, every in self.every.items()}
        groups = written_groups(folder)
        self.region = Region(scenario, fitting, groups)
        self.faults = self._faults(json.loads((pathlib.Path(folder) / "plan.json").read_text(encoding="utf-8")))
        given = Counter()
        for (need, _, _), count in groups.items():
            given[need] += count
        self.open = {need: self._truth(row, optional(row, "groups") - given[need])
                     for need, row in scenario.needs.items() if optional(row, "groups") > given[need]}

    def _faults(self, plan):
        """The second reading must agree with the plan on what was possible, kept and reached."""
        faults = [f"limit {' '.join(subject)} is broken" for subject in Usage(self.region, self.region.plan).broken()]
        if plan["model"]["candidates"] != len(self.region.bounds):
            faults.append(f"{plan['model']['candidates']} possibilities, here {len(self.region.bounds)}")
        for goal, value in zip(plan["goals"], self.region.goals(self.region.plan)):
            if abs(goal["value"] - value) > 1e-6:
                faults.append(f"{goal['id']} is {goal['value']}, here {value}")
        if plan["status"] != "optimal":
            faults.append(f"the plan is {plan['status']}: causes are proven beside a best plan only")
        return faults

    def _truth(self, need, groups_open):
        fitting = self.region.fitting[need["id"]]
        if not fitting:
            near = [other for best in nearest(self.every[need["id"]]) for other in self.every[need["id"]]
                    if other.offer is best.offer and other.distance[:3] == best.distance[:3]]
            return Truth(need, groups_open, near=near)
        alone = self.region.alone(need["id"])
        blocking = {candidate: self.region.blocking(candidate) for candidate in fitting}
        causes = [(subject,) for subject in alone] if alone else self._proven(need["id"], blocking)
        return Truth(need, groups_open, blocking=blocking, is_impossible=alone is not None, causes=causes)

    def _proven(self, need, blocking):
        """The smallest sets of limits without which a better plan serves the need, each with its plan found."""
        for size in range(1, max(map(len, blocking.values())) + 1):
            sets = {chosen for subjects in blocking.values() for chosen in itertools.combinations(subjects, size)}
            proven = [chosen for chosen in sorted(sets) if self.region.exchange(need, chosen)]
            if proven:
                return proven
        return []
