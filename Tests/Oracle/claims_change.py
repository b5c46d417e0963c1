# SPDX-License-Identifier: GPL-3.0-or-later
"""What would have to change: the told number is enough, none nearer is, and what does not help does not."""
import random
from fractions import Fraction

from brute import Demand, TooMany
from claim import UNDECIDED, Claim, exact, judged
from evaluation import NoValue
from highs import Undecided
from variants import changed_by_lever


def claims(case, need, offer, tries=12):
    for told in case.program.explain(case.out, "--need", need, "--offer", offer, "--what-if"):
        if told["kind"] != "what_if":
            continue
        for change in told["changes"]:
            yield from _change(case, need, offer, change, tries)
        for lever in told["without"]:
            yield _without(case, need, offer, lever, tries)


def is_in(case, lever, value, need, offer):
    """(some best plan has the offer, every best plan has it) with another number; neither without a plan."""
    try:
        model = changed_by_lever(case, lever, value)
    except NoValue:
        return False, False
    truth = case.solver(model)
    members = model.members(need=need, offer=offer)
    if not members or truth.best() is None:
        return False, False
    some = truth.has_best([Demand(members, "ge", 1)])
    return some, some and not truth.has_best([Demand(members, "le", 0)])


def _change(case, need, offer, change, tries):
    lever, after = change["lever"], exact(change["after"])
    question = f"{need}/{offer}: {lever['target'] if lever['kind'] != 'literal' else lever['place']} " \
               f"{lever['before']} to {change['after']}"
    try:
        some, every = is_in(case, lever, after, need, offer)
        yield judged("what_if", f"{question} is enough", some, True)
        if some:
            yield judged("what_if", f"{question} in every best plan", change["is_in_every_best_plan"], every)
        if change["is_smallest"]:
            nearer = next((value for value in between(exact(lever["before"]), after, exact(lever["step"]), tries)
                           if is_in(case, lever, value, need, offer)[0]), None)
            yield judged("what_if", f"{question} is the smallest", change["after"],
                         float(nearer) if nearer is not None else change["after"], nearer is None)
    except (Undecided, TooMany) as error:
        yield Claim("what_if", question, UNDECIDED, "", str(error))


def between(before, after, step, tries):
    """Values nearer than `after`: all of them where they are few, else the last ones, the first ones and some."""
    sign = 1 if after > before else -1
    count = int(abs(after - before) / step)
    steps = [n for n in range(1, count + 1) if before + sign * step * n != after]
    if len(steps) > tries:
        chance = random.Random(count)
        steps = sorted({steps[-1], steps[-2], steps[0], *chance.sample(steps, min(len(steps), max(0, tries - 3)))}, reverse=True)
    return [before + sign * step * n for n in steps]


def _without(case, need, offer, lever, tries):
    question = f"{need}/{offer}: {lever['target']} {lever['before']} is of no help"
    before, step = exact(lever["before"]), exact(lever["step"])
    try:
        for value in reach(before, step, tries):
            if is_in(case, lever, value, need, offer)[0]:
                return judged("what_if", question, "no help", f"in with {float(value)}")
    except (Undecided, TooMany) as error:
        return Claim("what_if", question, UNDECIDED, "", str(error))
    return judged("what_if", question, "no help", "no help")


def reach(before, step, tries):
    """Numbers on both sides, growing apart; never below 0 where the number is not."""
    found, distance = [], step
    while len(found) < tries:
        found += [value for value in (before + distance, before - distance) if value >= 0 or before < 0]
        distance *= 3
        if distance > 10 ** 6 * step:
            break
    return [value for value in found if value != before][:tries] + ([Fraction(0)] if before else [])
