# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits and goals of the shipped rulebooks over a written plan, and what stops one more group of a need. Money
is exact.

A cause is *proven* here without a solver, in one of two ways:
- `alone`: even with nothing else in the plan the need cannot have one group more, but it can without the cause;
- `exchange`: the written plan with one group more of the need, and at most some groups of others taken away or moved,
  keeps every limit (the cause does not count the group) and is better in the goals. The written plan is the best one,
  so only the cause kept that plan out.
"""
import itertools
from collections import Counter
from fractions import Fraction

from matching import optional

SHARE = ("R-03", "")


def bounds(candidate):
    """What a group of the candidate takes: (rule, subject) -> (taken, bound)."""
    value, need, offer = candidate.value, candidate.need, candidate.offer
    school, provider, fund = candidate.school, candidate.provider, candidate.fund
    taken = {
        ("L-01", need["id"]): (1, optional(need, "groups")),
        ("L-02", offer["id"]): (1, optional(offer, "capacity")),
        ("L-03", provider["id"]): (1, optional(provider, "max_groups", value("groups_if_unlimited"))),
        ("L-04", fund["id"]): (candidate.funded, optional(fund, "amount")),
        ("L-05", school["id"]): (candidate.own, optional(school, "own_budget", value("own_budget_if_blank"))),
        ("R-01", school["id"]): (1, value("groups_per_school")),
        ("R-02", f"{school['id']} + {provider['id']}"): (1, value("groups_per_partner")),
    }
    if candidate.programme == "kommune":
        taken["KOM-02", school["id"]] = (candidate.funded, value("kom_school_cap"))
    if candidate.programme == "kulturrucksack":
        taken["KRS-05a", provider["id"]] = (1, value("krs_projects_per_provider"))
    if candidate.programme == "kulturstrolche":
        taken["KST-04", need["id"]] = (candidate.funded, value("kst_class_amount") * optional(need, "groups"))
    for index, lock in enumerate(candidate.scenario.locks):
        if is_locked(lock, candidate) and lock["mode"] in ("forbid", "at_most", "fix"):
            taken["lock", str(index)] = (1, optional(lock, "groups", Fraction(0)) if lock["mode"] != "forbid" else 0)
    return taken


def is_locked(lock, candidate):
    return (lock["need"], lock["offer"]) == candidate.key[:2] and lock.get("fund", "") in ("", candidate.key[2])


class Usage:
    """What a plan uses of every limit; groups may be added and taken away.

    `extra` is a possibility with one more group than the plan has, `free` holds the limits that do not count that
    group.
    """

    def __init__(self, region, groups, extra=None, free=()):
        self.region, self.extra, self.free = region, extra, free
        self.groups, self.used, self.offers, self.towns = Counter(), Counter(), Counter(), Counter()
        self.over, self.funded, self.high, self.first = set(), 0, 0, -3 * len(region.towns)
        for candidate, count in groups.items():
            self.add(candidate, count)
        if extra:
            self.more = self._least_step()
            self.add(extra, self.more, free)

    def _least_step(self):
        """One group; where an offer begins with it, as many of the need's open groups as the offer needs."""
        if self.offers[self.extra.offer["id"]]:
            return 1
        given = sum(count for c, count in self.groups.items() if c.need is self.extra.need)
        still_open = optional(self.extra.need, "groups") - given
        return int(max(1, min(still_open, optional(self.extra.offer, "min_groups", 1))))

    def add(self, candidate, count=1, free=()):
        self.groups[candidate] += count
        for subject, (taken, bound) in self.region.bounds[candidate].items():
            if subject not in free:
                self.used[subject] += taken * count
                (self.over.add if self.used[subject] > bound else self.over.discard)(subject)
        if SHARE not in free:
            self.funded += candidate.funded * count
            self.high += candidate.funded * count * candidate.is_high
        self.offers[candidate.offer["id"]] += count
        reached = self._reaches(candidate.school["municipality"], count)
        self.first += self.region.terms[candidate][0] * count + 3 * reached

    def _reaches(self, town, count):
        """1 where the town has its first group now, -1 where it had its last."""
        before = self.towns[town] > 0
        self.towns[town] += count
        return (self.towns[town] > 0) - before

    def broken(self):
        """The limits that do not hold, in a fixed order."""
        found = [("L-06", offer) for offer, count in self.offers.items()
                 if 0 < count < self.region.least[offer] and ("L-06", offer) not in self.free]
        if self.high < self.region.share * self.funded:
            found.append(SHARE)
        return sorted(found + list(self.over))

    def goals(self):
        """G-1, G-2, G-3 with the soft limits R-04 and R-05."""
        return self.region.goals(self.groups)


class Region:
    """The candidates of a scenario with their limits, and the written plan."""

    def __init__(self, scenario, fitting, allocations):
        self.scenario, self.fitting = scenario, fitting
        self.bounds = {candidate: bounds(candidate) for every in fitting.values() for candidate in every}
        self.least = {c.offer["id"]: optional(c.offer, "min_groups", 1) for c in self.bounds}
        self.bound = {subject: bound for taken in self.bounds.values() for subject, (_, bound) in taken.items()}
        self.share = scenario.parameters["social_share"]
        by_key = {candidate.key: candidate for candidate in self.bounds}
        self.plan = {by_key[key]: count for key, count in allocations.items()}
        self.towns = {candidate.school["municipality"] for candidate in self.bounds}
        self.terms = {candidate: self._terms(candidate) for candidate in self.bounds}

    def _terms(self, c):
        value, is_kus = c.value, c.programme == "kultur-und-schule"
        size = optional(c.need, "group_size")
        odd = is_kus and size is not None and not 12 <= size <= 25
        primary = is_kus and c.school["type"] == "grundschule"
        known = (c.school["id"], c.provider["id"]) in self.scenario.previous
        return (c.urgency, int(c.is_high) + (int(primary) - int(odd)) / 2,
                (float(value("partner_bonus")) if known else 0.0) - float(value("points_per_km")) * c.km)

    def goals(self, groups):
        sums = [sum(self.terms[c][goal] * count for c, count in groups.items()) for goal in range(3)]
        reached = {c.school["municipality"] for c, count in groups.items() if count}
        return (sums[0] - 3 * len(self.towns - reached), sums[1], round(float(sums[2]), 6))

    def blocking(self, candidate):
        """The limits without room for one more group beside the written plan; where an offer begins, for its least
        number."""
        return Usage(self, self.plan, candidate).broken()

    def hopeless(self, candidate):
        """The limits of which each by itself rules a group of the candidate out of every plan."""
        found = {subject for subject, (taken, bound) in self.bounds[candidate].items() if taken > bound}
        wanted = int(optional(candidate.need, "groups"))
        if not self._can_take_place(candidate.offer, candidate.need["id"], [candidate] * wanted):
            found.add(("L-06", candidate.offer["id"]))
        return found

    def improves(self, candidate, free):
        """Whether the written plan with a group of the candidate, which `free` does not count, is allowed and
        better."""
        usage = Usage(self, self.plan, candidate, free)
        return not usage.broken() and usage.goals() > self.goals(self.plan)

    def figures(self, candidate, subject, is_empty):
        """The numbers that may stand behind a limit: bound, used, what the group takes, what is missing; in an empty
        plan nothing is used."""
        if subject is None:
            return set()
        if subject == SHARE:
            return {float(self.share * 100)}
        if subject[0] == "L-06":
            others = {c.need["id"]: optional(c.need, "groups") for c in self.bounds if c.offer is candidate.offer}
            now = Usage(self, self.plan).offers[candidate.offer["id"]]
            return {float(self.least[candidate.offer["id"]]), float(sum(others.values())), float(now + 1)}
        taken, bound = self.bounds[candidate][subject]
        used = 0 if is_empty else Usage(self, self.plan).used[subject]
        return {float(number) for number in (taken, bound, used, used + taken - bound)}

    # MARK: Alone

    def alone(self, need):
        """None if some plan may hold one group more of the need, else the limits each of which alone stands against
        it."""
        wanted = sum(count for candidate, count in self.plan.items() if candidate.need["id"] == need) + 1
        if self._fits_alone(need, wanted, None):
            return None
        subjects = {subject for candidate in self.fitting[need] for subject in self.reach(candidate)}
        return sorted(subject for subject in subjects if self._fits_alone(need, wanted, subject))

    def _fits_alone(self, need, wanted, free):
        for chosen in itertools.combinations_with_replacement(self.fitting[need], wanted):
            used = Counter()
            for candidate in chosen:
                for subject, (taken, _) in self.bounds[candidate].items():
                    used[subject] += taken
            if all(used[s] <= self.bound[s] for s in used if s != free) and all(
                    free == ("L-06", c.offer["id"]) or self._can_take_place(c.offer, need, chosen) for c in chosen):
                return True
        return False

    def _can_take_place(self, offer, need, chosen):
        """Whether the groups of this need and those that other needs could bring make the offer's least number."""
        own = sum(candidate.offer is offer for candidate in chosen)
        others = {c.need["id"]: optional(c.need, "groups")
                  for c in self.bounds if c.offer is offer and c.need["id"] != need}
        return own + sum(others.values()) >= optional(offer, "min_groups", 1)

    # MARK: Exchange

    def exchange(self, need, free, depth=2):
        """A better plan in which the limits `free` do not count one more group of the need: what it changes; None if
        none is found. At most `depth` groups of the plan are taken away or moved to another of their
        possibilities."""
        before = self.goals(self.plan)
        for steps in range(depth + 1):
            for extra in self.fitting[need]:
                if all(subject in self.reach(extra) for subject in free):
                    found = self._repair(Usage(self, self.plan, extra, free), before, steps, [("+", extra)])
                    if found:
                        return found
        return None

    def reach(self, candidate):
        """Every limit that counts a group of the candidate."""
        return set(self.bounds[candidate]) | {("L-06", candidate.offer["id"]), SHARE}

    def _repair(self, usage, before, depth, steps):
        broken = usage.broken()
        if not broken:
            return steps if usage.goals() > before else None
        # What is taken away never comes back, so a first goal that is worse stays worse.
        if depth == 0 or usage.first < before[0]:
            return None
        for candidate in self._contributing(usage, broken[0]):
            for other in [None] + self._moves(candidate):
                usage.add(candidate, -1)
                if other:
                    usage.add(other)
                step = [("-", candidate)] + ([("+", other)] if other else [])
                found = self._repair(usage, before, depth - 1, steps + step)
                usage.add(candidate)
                if other:
                    usage.add(other, -1)
                if found:
                    return found
        return None

    def _contributing(self, usage, subject):
        """Groups of others whose loss helps the broken limit, the least urgent first."""
        rule, of = subject
        helps = []
        for candidate, count in usage.groups.items():
            if count - (usage.more if candidate is usage.extra else 0) <= 0:
                continue
            if subject == SHARE and not candidate.is_high or rule == "L-06" and candidate.offer["id"] == of \
                    or subject in self.bounds[candidate]:
                helps.append(candidate)
        return sorted(helps, key=lambda candidate: (self.terms[candidate], candidate.key))

    def _moves(self, candidate):
        return [other for other in self.fitting[candidate.need["id"]] if other is not candidate]
