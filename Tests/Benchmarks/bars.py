# SPDX-License-Identifier: GPL-3.0-or-later
"""What the optimiser has to reach on the reference instances. A bar that is missed is told, it is no error."""
from fractions import Fraction

import mps

#: What the gap of nrw's first goal may be.
NRW_GAP = Fraction(1, 100)


def both(own, other):
    """All goals proven, in at most HiGHS's time."""
    missed = [f"{goal.id} is not proven" for goal in own.goals if not goal.proven]
    if not missed and other and own.goals[-1].seconds > other["goals"][-1]["seconds"]:
        missed.append("slower than HiGHS")
    return missed


def koeln(own, other):
    """G-1 = 1225 proven in at most HiGHS's time for it, then a smaller gap for G-2 than HiGHS at the same total time."""
    first, second = own.goals[:2]
    missed = []
    if not (first.proven and first.value == 1225):
        missed.append(f"G-1 is {mps.decimal(first.value)}, bound {mps.decimal(first.bound)}")
    if other and len(other["goals"]) > 0 and other["goals"][0]["proven"]:
        if first.seconds > other["goals"][0]["seconds"]:
            missed.append("G-1 is slower than HiGHS")
    theirs = other["goals"][1] if other and len(other["goals"]) > 1 else None
    if theirs and theirs["value"] is not None and theirs["bound"] is not None:
        gap = abs(theirs["bound"] - theirs["value"]) / max(1, abs(theirs["value"]))
        if second.gap > gap:
            missed.append(f"G-2 has a gap of {float(second.gap):.2%}, HiGHS {gap:.2%}")
    return missed


def muenster(own, other):
    """G-1 at least 3467 with a bound of at most 3474; to be proven in the end."""
    first = own.goals[0]
    missed = [f"G-1 is {mps.decimal(first.value)}, below 3467"] if first.value < 3467 else []
    if first.bound > 3474:
        missed.append(f"the bound of G-1 is {mps.decimal(first.bound)}, above 3474")
    return missed + ([] if first.proven else ["G-1 is not proven (the goal)"])


def nrw(own, other):
    """A gap of at most 1 % (the goal: 0.1 %) within 300 s and 4 GB."""
    first = own.goals[0]
    missed = []
    if first.gap > NRW_GAP:
        missed.append(f"the gap of G-1 is {float(first.gap):.2%}, above 1 %")
    elif first.gap > Fraction(1, 1000):
        missed.append(f"the gap of G-1 is {float(first.gap):.2%}, above 0.1 % (the goal)")
    if own.megabytes > 4096:
        missed.append(f"{own.megabytes} MB")
    if own.wall > 310:
        missed.append(f"{own.wall:.0f} s for 300 asked for")
    return missed


BARS = {"steinfurt": both, "koeln": koeln, "muenster": muenster, "nrw": nrw}


def verdict(name, own, other):
    """A line for an instance that has a bar, else None."""
    if name not in BARS:
        return None
    missed = BARS[name](own, other)
    return "bar reached" if not missed else "bar missed: " + "; ".join(missed)
