# SPDX-License-Identifier: GPL-3.0-or-later
"""Which offer fits which need through which fund, by what the shipped rulebooks mean, written down a second time.

Every broken rule has a *distance from fitting*: where it compares numbers their difference as a part of the larger of
the two, added up where it compares several; 1 for any other rule. Rules of base, kultur-und-schule, kulturrucksack,
startchancen, kommune and kulturstrolche.
"""
import math
from fractions import Fraction

from scenario_tables import number

# What a fund pays for at all; a fund that does not pay for the need's field or kind is no near miss.
PURPOSES = {"KUS-01", "KUS-01a", "KRS-01a", "KOM-01", "KST-01b", "KST-02"}
PROGRAMMES = {"kultur-und-schule", "kulturrucksack", "startchancen", "kommune", "kulturstrolche"}


def beyond(value, bound):
    """How far `value` is above `bound`, as a part of the value; 0 if it is not."""
    return Fraction(value - bound) / Fraction(value) if value > bound else 0


def below(value, bound):
    """How far `value` is below `bound`, as a part of the bound; 0 if it is not."""
    return beyond(bound, value)


def optional(row, column, blank=None):
    return plain(number(row[column])) if row.get(column) else blank


def plain(value):
    """The same number as an int where it is one: sums of ints are quick."""
    return int(value) if value == int(value) else value


def members(row, column):
    return set(row[column].split("|")) if row.get(column) else set()


class Candidate:
    """A need with an offer and a fund: what it costs, and which rules keep it out."""

    def __init__(self, scenario, need, offer, fund):
        self.scenario, self.need, self.offer, self.fund = scenario, need, offer, fund
        self.school = scenario.schools[need["school"]]
        self.provider = scenario.providers[offer["provider"]]
        self.programme = fund["programme"]
        if self.programme not in PROGRAMMES:
            raise ValueError(f"the rulebook of {self.programme} is not written down here")
        self.key = (need["id"], offer["id"], fund["id"])
        self.has_point = bool(self.provider["easting"] and self.provider["northing"])
        self.km = self._km()
        self.cost = optional(offer, "fee", 0) + optional(offer, "materials", 0)
        self.funded = plain(self._funded())
        self.own = self.cost - self.funded
        index = optional(self.school, "social_index")
        self.is_high = index is not None and index >= self.value("social_floor")
        self.broken = {rule: far for rule, far in (self._base() | self._programme()).items() if far}

    def __repr__(self):
        return "/".join(self.key)

    def value(self, name):
        return self.scenario.parameters[name]

    @property
    def distance(self):
        """The order of near misses: a fund that pays for such things, fewest broken rules, the sum of the distances,
        then the way, then the ids."""
        is_off = bool(PURPOSES & self.broken.keys())
        return (is_off, len(self.broken), float(sum(self.broken.values())), self.km, self.offer["id"], self.fund["id"])


    @property
    def urgency(self):
        priority = optional(self.need, "priority", 1)
        return 4 if priority == 3 else priority

    def _km(self):
        if not self.has_point:
            return float(self.value("km_if_unknown"))
        east, north = (float(self.school[c]) - float(self.provider[c]) for c in ("easting", "northing"))
        return math.hypot(east, north) / 1000

    def _is_afternoon_project(self):
        return self.need["kind"] == "project" and self.need["setting"] != "lesson"

    def _artists(self):
        return optional(self.offer, "artists", Fraction(1))

    def _kus_factor(self):
        return 2 if self._artists() >= 2 else 1

    def _funded(self):
        if self.programme == "kultur-und-schule":
            is_ogs = self.need["setting"] == "ogs" and self.school["type"] == "grundschule"
            cap = self.value("kus_ogs_grant_cap" if is_ogs else "kus_grant_cap") * self._kus_factor()
            return min(self.cost * self.value("kus_state_share"), cap)
        if self.programme == "kommune":
            return self.cost * self.value("kom_share")
        if self.programme == "kulturstrolche":
            return min(self.cost, self.value("kst_class_amount"))
        return self.cost

    def _base(self):
        need, offer, school = self.need, self.offer, self.school
        ages = [optional(need, "age_from"), optional(need, "age_to")]
        size = optional(need, "group_size")
        ours, theirs = need["setting"], offer["setting"]
        radius, units = optional(offer, "radius_km"), [optional(offer, "units"), optional(need, "units")]
        region = self.scenario.municipalities[school["municipality"]]["region"]
        return {
            "B-01": need["field"] != offer["field"],
            "B-02": need["kind"] != offer["kind"],
            "B-03": 0 if None in ages else below(ages[0], optional(offer, "age_from", 0))
            + beyond(ages[1], optional(offer, "age_to", 99)),
            "B-04": 0 if size is None else below(size, optional(offer, "group_min", 0))
            + beyond(size, optional(offer, "group_max", 999)),
            "B-05": 0 if radius is None else beyond(self.km, float(radius)),
            "B-06": bool(offer["school_types"]) and school["type"] not in members(offer, "school_types"),
            "B-07": bool(need["slots"] and offer["slots"]) and not members(need, "slots") & members(offer, "slots"),
            "B-08": bool(ours and theirs) and "any" not in (ours, theirs) and ours != theirs
            and not (ours == "ogs" and theirs == "afternoon"),
            "B-09": 0 if None in units else beyond(*units),
            "B-10": bool(self.fund.get("region")) and self.fund["region"] != region,
            "B-11": None in ages and bool(offer["age_from"] or offer["age_to"]),
            "B-12": size is None and bool(offer["group_min"] or offer["group_max"]),
            "B-13": not offer["fee"],
        }

    def _programme(self):
        ages = [optional(self.need, "age_from"), optional(self.need, "age_to")]
        kind, units = self.need["kind"], optional(self.offer, "units")
        if self.programme == "kultur-und-schule":
            floor = self.value("kus_fee_floor") * self.value("kus_units") * self._artists()
            fields = "theater literatur bildende-kunst musik tanz film neue-medien spartenuebergreifend".split()
            return {
                "KUS-01": not self._is_afternoon_project(),
                "KUS-01a": self.need["field"] not in fields,
                "KUS-01b": self.school["sector"] not in ("", "school"),
                "KUS-02": 1 if units is None else beyond(units, self.value("kus_units"))
                + below(units, self.value("kus_units")),
                "KUS-04": beyond(self.cost, self.value("kus_cost_cap") * self._kus_factor()),
                "KUS-06": 1 if not self.offer["fee"] else below(number(self.offer["fee"]), floor),
                "KUS-13": self.school["public"] != "true",
                "KUS-14": beyond(self._artists(), 4),
                "KUS-17": self.provider["qualified"] != "true",
            }
        if self.programme == "kulturrucksack":
            return {
                "KRS-01": 1 if None in ages else below(ages[0], 10) + beyond(ages[1], 14),
                "KRS-01a": not self._is_afternoon_project(),
                "KRS-05": beyond(self.cost, self.value("krs_project_cap")),
            }
        if self.programme == "startchancen":
            return {"SC-01": self.school["startchancen"] != "true"}
        if self.programme == "kommune":
            return {"KOM-01": kind not in ("visit", "training")}
        fields = "theater musik literatur film neue-medien geschichte bildende-kunst tanz".split()
        return {
            "KST-01": self.school["type"] != "grundschule",
            "KST-01a": 1 if None in ages else below(ages[0], self.value("kst_age_from"))
            + beyond(ages[1], self.value("kst_age_to")),
            "KST-01b": kind != "visit",
            "KST-02": self.need["field"] not in fields,
        }


def candidates(scenario, need):
    """Every offer with every fund for a need, whether it fits or not."""
    offers, funds = scenario.offers.values(), scenario.funds.values()
    return [Candidate(scenario, need, offer, fund) for offer in offers for fund in funds]


def nearest(every, count=1):
    """The offers of the need's field and kind that come nearest, each once with its nearest fund; empty: there is
    none."""
    same = [c for c in every if (c.offer["field"], c.offer["kind"]) == (c.need["field"], c.need["kind"])]
    best = {}
    for candidate in sorted(same, key=lambda candidate: candidate.distance):
        best.setdefault(candidate.offer["id"], candidate)
    return list(best.values())[:count]
