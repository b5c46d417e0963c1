# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what is said of an open need against what is true of it; every text that comes back is a fault."""
import re
from fractions import Fraction

from limits import SHARE
from matching import optional
from told import numbers

PROGRAMMES = {"kultur-und-schule": "Kultur und Schule", "kulturrucksack": "Kulturrucksack",
              "startchancen": "Startchancen", "kommune": "Kommunale Mittel", "kulturstrolche": "Kulturstrolche"}


def faults(said, truth, region):
    """What is wrong in a sentence about a need."""
    if said is None:
        return ["nothing is said"]
    found = near(said, truth) if not truth.blocking else limits(said, truth, region)
    return [f"{text}; true is: {truth}; said is: {said.text}" for text in found]


# MARK: No offer

def near(said, truth):
    rules = sorted(rule for rule, _ in said.rules)
    if not truth.near:
        return [] if said.standing == "none" else [f"{said.offer} is called near"]
    if said.standing != "near":
        return [f"an offer of the field and kind is there, and it is said: {said.standing}"]
    if said.offer != truth.near[0].offer["id"]:
        return [f"{said.offer} is not the nearest"]
    meant = [candidate for candidate in truth.near if sorted(candidate.broken) == rules]
    if not meant:
        return [f"{said.offer} does not break just {', '.join(rules)}"]
    return assumed(said, meant[0]) + [
        f"{number:g} is no number of {meant[0]}" for rule, words in said.rules
        for number in numbers(plain(words, meant[0])) if number not in facts(meant[0])]


def assumed(said, candidate):
    """A way without a point is assumed, and must be called so."""
    if "B-05" not in candidate.broken or is_assumed(said) != candidate.has_point:
        return []
    return ["the way is known and called assumed" if candidate.has_point else "the way is assumed and not called so"]


def is_assumed(said):
    """Whether the sentence says that a value stands for a blank cell."""
    return re.search(r"angenommen|Annahme|[Oo]hne Angabe|[Kk]eine Angabe|nicht angegeben", said.text) is not None


def plain(words, candidate):
    """Words without the names in them, which may have numbers of their own."""
    for name in (candidate.school["name"], candidate.provider["name"], candidate.offer["id"], candidate.fund["id"]):
        words = words.replace(name, "")
    return words.split(":", 1)[-1]


def facts(candidate):
    """Every number that a reason may name: of the need, the offer, the rules of its programme."""
    need, offer, value = candidate.need, candidate.offer, candidate.scenario.parameters
    offered = ["age_from", "age_to", "group_min", "group_max", "units", "radius_km", "artists"]
    cells = [optional(need, column) for column in ["age_from", "age_to", "group_size", "units"]]
    cells += [optional(offer, column) for column in offered]
    rules = [number for name, number in value.items() if name.startswith(("kus_", "krs_", "kst_", "km_"))]
    blanks = [0, 99, 999, 90, 10, 14]  # what rulebooks say for a blank bound, and in their own words
    known = [float(number) for number in [*cells, *rules, candidate.cost, *blanks] if number is not None]
    return set(known) | {round(candidate.km, 1)}


# MARK: Limits

def limits(said, truth, region):
    if said.standing not in CLAIMS:
        return [f"it is said: {said.standing}"]
    chosen = [candidate for candidate, blocking in truth.blocking.items() if CLAIMS[said.standing](
        subjects(said.rules, region.reach(candidate), candidate), candidate, blocking, truth, region)]
    if not chosen:
        return [f"{', '.join(rule for rule, _ in said.rules)} is not {said.standing}"]
    return [*better(said, truth, region), *unknown(said, chosen[0]), *amounts(said, chosen, region),
            *besides(said, truth, region)]


def subjects(rules, among, candidate):
    """The limits that are meant by rule and words; None for one that is not found."""
    def meant(rule, words):
        named = (subject for subject in sorted(among) if subject[0] == rule and is_named(subject, words, candidate))
        return next(named, None)
    return [meant(rule, words) for rule, words in rules]


def is_named(subject, words, candidate):
    """Whether the words name what the limit is about; the need's own school goes without saying."""
    # An offer may go by its provider's name where no other offer is named.
    is_other = set(re.findall(r"\w+", words)) & (candidate.scenario.offers.keys() - {candidate.offer["id"]})
    provider = [] if is_other else [candidate.provider["name"]]
    names = {candidate.school["id"]: [""], candidate.need["id"]: [""],
             candidate.offer["id"]: [candidate.offer["id"], *provider],
             candidate.provider["id"]: [candidate.provider["id"], candidate.provider["name"]],
             candidate.fund["id"]: [candidate.fund["id"], PROGRAMMES[candidate.programme]]}
    return all(any(name in words for name in names.get(part, [part])) for part in subject[1].split(" + "))


def is_impossible(said, candidate, blocking, truth, region):
    return truth.is_impossible and set(said) <= region.hopeless(candidate)


def is_decisive(said, candidate, blocking, truth, region):
    return said == blocking and len(said) == 1 and region.improves(candidate, tuple(said))


def is_single(said, candidate, blocking, truth, region):
    return said == blocking and len(said) == 1


def is_several(said, candidate, blocking, truth, region):
    return sorted(map(str, said)) == sorted(map(str, blocking)) and len(said) > 1


CLAIMS = {"impossible": is_impossible, "decisive": is_decisive, "single": is_single, "several": is_several}


def better(said, truth, region):
    """What would have been the plainer truth."""
    if said.standing != "impossible" and all(region.hopeless(candidate) for candidate in truth.blocking):
        return ["no plan at all can serve the need, and it is not said"]
    fewest = min(len(blocking) for blocking in truth.blocking.values())
    if said.standing == "several" and len(said.rules) > fewest:
        return [f"{len(said.rules)} limits are named, {fewest} stop a possibility"]
    return []


def unknown(said, candidate):
    """Own money that nobody stated is assumed to be none, and must be called so."""
    is_cause = "L-05" in [rule for rule, _ in said.rules]
    is_blank = not candidate.school["own_budget"]
    return ["own money is assumed and not called so"] if is_cause and is_blank and not is_assumed(said) else []


def amounts(said, chosen, region):
    """The numbers behind a limit are those of a possibility that is meant."""
    wrong = []
    for rule, words in said.rules:
        known = set()
        for candidate in chosen:
            for subject in subjects([(rule, words)], region.reach(candidate), candidate):
                known |= region.figures(candidate, subject, is_empty=said.standing == "impossible")
        told = numbers(words.rsplit(": ", 1)[-1]) if ": " in words else []
        wrong += [f"{number:g} is no number of {rule}" for number in told if number not in known]
    return wrong


def besides(said, truth, region):
    """Whatever else is named has no room for a group of some possibility."""
    return [f"{rule} has room" for rule, words in said.besides if not any(
        subjects([(rule, words)], blocking, candidate)[0] for candidate, blocking in truth.blocking.items())]


# MARK: Other pages

def regional(rules, said):
    """What is wrong in the rules (None: nothing is told) that the page of the region's needs tells of a need."""
    meant = [rule for rule, _ in said.rules] if said else []
    return [] if rules is not None and sorted(rules) == sorted(meant) else [
        f"the region's needs tell {rules}; the plan tells {meant}"]


def explained(found, truth):
    """What is wrong in (answer, offer, rules, limits) of `explain --json`."""
    answer, offer, rules, told = found
    if not truth.blocking:
        if truth.near and offer != truth.near[0].offer["id"]:
            return [f"explain calls {offer} nearest; true is: {truth}"]
        if truth.near and sorted(rules) not in [sorted(candidate.broken) for candidate in truth.near]:
            return [f"explain says {offer} breaks {', '.join(rules)}; true is: {truth}"]
        return [f"explain calls {offer} near; true is: {truth}"] if offer and not truth.near else []
    stopping = {subject for blocking in truth.blocking.values() for subject in blocking}
    wrong = [f"explain says {rule} {of} stops it, which has room" for rule, of in told if (rule, of) not in stopping]
    if truth.is_impossible and answer != "impossible":
        wrong.append(f"explain says {answer}; true is: {truth}")
    return wrong
