# SPDX-License-Identifier: GPL-3.0-or-later
"""The curve of a fund: every step's values, nothing between the steps, nothing after the last one."""
from fractions import Fraction

from brute import TooMany
from claim import UNDECIDED, Claim, close, exact, judged, shown
from highs import Undecided

CENT = Fraction(1, 100)


def claims(case, fund, most=8):
    told = next(t for t in case.program.explain(case.out, "--fund", fund, "--curve") if t["kind"] == "curve")
    steps = told["steps"]
    picked = steps if len(steps) <= most else steps[:: max(1, len(steps) // most)]
    for step in picked:
        try:
            yield from _step(case, fund, steps, steps.index(step))
        except (Undecided, TooMany) as error:
            yield Claim("curve", f"{fund} {step['amount']}", UNDECIDED, "", str(error))
    if steps and told["is_saturated"]:
        try:
            yield from _after(case, fund, told)
        except (Undecided, TooMany) as error:
            yield Claim("curve", f"{fund} after {steps[-1]['amount']}", UNDECIDED, "", str(error))


def best(case, fund, amount):
    return case.varied([{"set": f"funds.{fund}.amount", "to": amount}]).best()


def _step(case, fund, steps, at):
    step, goals = steps[at], case.model.goals
    question, amount = f"{fund} {step['amount']}", exact(step["amount"])
    if not step["is_proven"]:
        yield Claim("curve", question, UNDECIDED, "not proven")
        return
    found = best(case, fund, amount)
    is_right = found is not None and any(all(close(t, v, g) for t, v, g in zip(step["goals"], values, goals))
                                         for _, values in found[1])
    yield judged("curve", f"{question}: values", step["goals"], found and shown(found[1][0][1]), is_right)
    if amount < CENT or found is None or goals[0].tolerance:
        return
    below = best(case, fund, amount - CENT)
    first = exact(steps[at - 1]["goals"][0]) if at else None
    if at:
        is_same = below is not None and close(first, below[0][0], goals[0])
        yield judged("curve", f"{question}: holds until", float(first), below and float(below[0][0]), is_same)
    else:
        is_less = below is None or below[0][0] != found[0][0]
        yield judged("curve", f"{question}: first step", "better than below", below and float(below[0][0]), is_less)


def _after(case, fund, told):
    last, goals = told["steps"][-1], case.model.goals
    if goals[0].tolerance:
        return
    more = best(case, fund, max(exact(told["up_to"]), exact(last["amount"])) * 10 + 10 ** 6)
    yield judged("curve", f"{fund}: nothing after {last['amount']}", last["goals"][0], more and float(more[0][0]),
                 more is not None and close(last["goals"][0], more[0][0], goals[0]))
    text = " ".join(told["sentences"])
    if "buys nothing" in text and "goals after it was not looked at" not in text and "in goal" not in text:
        same = more is not None and all(close(t, v, g) for t, v, g in zip(last["goals"], more[0], goals))
        yield judged("curve", f"{fund}: nothing after {last['amount']} in any goal", last["goals"],
                     more and shown(more[0]), same)
