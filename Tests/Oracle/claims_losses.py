# SPDX-License-Identifier: GPL-3.0-or-later
"""What another plan costs: the answer and the loss of every goal where a demand is solved, for why, why not, unmet."""
from claim import Claim, RIGHT, UNDECIDED, WRONG, close, exact, judged, shown
from highs import Undecided

KNOWN = ("impossible", "equal", "loses", "crowded_out")


def claims(case, kind, question, told, demand):
    """Of `told`: answer, losses, changes; `demand` is what the other plan has to keep."""
    if told["answer"] not in KNOWN:
        yield Claim(kind, f"{question}: answer", UNDECIDED if told["answer"] == "open" else WRONG, told["answer"])
        return
    try:
        best = case.truth.best(demand)
        right = "impossible" if best is None else "equal" if case.truth.has_best(demand) else "loses"
    except Undecided as error:
        yield Claim(kind, f"{question}: answer", UNDECIDED, told["answer"], str(error))
        return
    answer = "loses" if told["answer"] == "crowded_out" else told["answer"]
    if answer == "equal" and right == "loses" and _is_hair(case, best):
        yield Claim(kind, f"{question}: answer", UNDECIDED, answer, "less than the tolerance of doubles")
        return
    yield judged(kind, f"{question}: answer", answer, right)
    if answer == right and best is not None:
        yield from _losses(case, kind, question, told, best)
        if told.get("changes"):
            yield _changes(case, kind, question, told, demand, best)


def _is_hair(case, best):
    """Whether only goals over doubles differ, and by less than their tolerance."""
    before = case.truth.best()[1][0][1]
    return all(close(a, b, goal) for a, b, goal in zip(before, best[1][0][1], case.model.goals))


def _losses(case, kind, question, told, best):
    goals = case.model.goals
    before, finals = case.model.values(case.groups()), [values for _, values in best[1]]
    after = [loss.get("after") for loss in told["losses"]]
    is_one = any(all(close(t, v, g) for t, v, g in zip(after, values, goals)) for values in finals)
    is_proven = all(loss.get("at_least") == loss.get("at_most") is not None for loss in told["losses"])
    if not is_proven and not is_one:
        yield Claim(kind, f"{question}: losses", UNDECIDED, str(after), str(shown(finals[0])))
        return
    yield judged(kind, f"{question}: values after", after, shown(finals[0]), is_one)
    if any(goal.tolerance for goal in goals):
        return
    for loss, goal, old, new in zip(told["losses"], goals, before, finals[0]):
        lost = (old - new) * goal.sign
        low, high = loss.get("at_least"), loss.get("at_most")
        is_right = (low is None or exact(low) <= lost or close(low, lost, goal)) \
            and (high is None or exact(high) >= lost or close(high, lost, goal))
        yield judged(kind, f"{question}: loss of {goal.id}", f"{low} to {high}", float(lost), is_right)


def _changes(case, kind, question, told, demand, best):
    """The changes make of the plan another one: admissible, with the values that are told."""
    groups = list(case.groups())
    for change in (inner for need in told["changes"] for inner in need["changes"]):
        pair = change["allocation"]
        key = (pair["need"]["id"], pair["offer"], pair.get("fund"))
        if key not in case.model.keys or groups[case.model.keys.index(key)] != change["before"]:
            return Claim(kind, f"{question}: changes", WRONG, str(change), "not the plan's groups")
        groups[case.model.keys.index(key)] = change["after"]
    is_right = not case.model.broken(groups) and all(asked.holds(groups) for asked in demand)
    values = case.model.values(groups)
    same = all(close(t["after"], v, g) for t, v, g in zip(told["losses"], values, case.model.goals))
    if not is_right or not same:
        return Claim(kind, f"{question}: changes", WRONG, str(groups), "admissible, with the values told")
    if not hasattr(case.truth, "plans") or any(goal.tolerance for goal in case.model.goals):
        return Claim(kind, f"{question}: changes", RIGHT)
    size = sum(abs(a - b) for a, b in zip(groups, case.groups()))
    fewest = min(sum(abs(a - b) for a, b in zip(x, case.groups())) for x, _ in best[1])
    return judged(kind, f"{question}: fewest changes", size, fewest)
