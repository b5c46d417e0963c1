# SPDX-License-Identifier: GPL-3.0-or-later
"""Ties: what is the same in every best plan, and what another best plan has otherwise."""
from brute import Demand
from claim import RIGHT, UNDECIDED, WRONG, Claim, judged
from highs import Undecided


def claims(case, most=60):
    """At most so many allocations are asked of HiGHS, every one of brute force."""
    told = next(t for t in case.program.explain(case.out, "--ties") if t["kind"] == "ties")
    model, plan = case.model, case.groups()
    same = {_key(item): item["after"] for item in told["same"]}
    free = {_key(item): item for item in told["free"]}
    if told["is_complete"]:
        covered = {key for key, groups in case.plan.groups.items() if groups}
        yield judged("ties", "every allocation is told", sorted(map(str, covered - same.keys() - free.keys())), [])
    refuted = 0
    for key, groups in list(same.items())[:most]:
        index = model.keys.index(key)
        claim = _asked(case, f"{key} is the same", groups == plan[index], [Demand([index], "ne", groups)], False)
        if claim.verdict == WRONG and not told["is_complete"]:
            # The data says that it was not decided; what the sentence says is asked below.
            refuted, claim = refuted + 1, Claim("ties", claim.question, UNDECIDED, claim.told, claim.right)
        yield claim
    if not told["is_complete"]:
        yield judged("ties", "so many are the same", told["sentences"][0], f"{refuted} of them are free", not refuted)
    for key, item in list(free.items())[:most]:
        index = model.keys.index(key)
        is_own = item["groups"] == plan[index] and item["other"] != plan[index]
        yield _asked(case, f"{key} is free", is_own, [Demand([index], "eq", item["other"])], True)
    if told["is_complete"] and hasattr(case.truth, "plans"):
        finals = case.truth.best()[1]
        moving = {model.keys[i] for i in range(len(plan)) if any(x[i] != plan[i] for x, _ in finals)}
        yield judged("ties", "what is free", sorted(map(str, free)), sorted(map(str, moving)))


def _key(item):
    pair = item["allocation"]
    return (pair["need"]["id"], pair["offer"], pair.get("fund"))


def _asked(case, question, is_own, demand, expected):
    if not is_own:
        return judged("ties", question, "other groups than the plan's", "the plan's groups")
    try:
        if hasattr(case.truth, "plans") or demand[0].kind != "ne":
            found = case.truth.has_best(demand)
        else:
            asked, number = demand[0], demand[0].number
            found = any(case.truth.has_best([Demand(asked.members, kind, bound)])
                        for kind, bound in (("le", number - 1), ("ge", number + 1)))
    except Undecided as error:
        return Claim("ties", question, UNDECIDED, "", str(error))
    return Claim("ties", question, RIGHT) if found is expected \
        else judged("ties", question, "the same" if found else "free", "free" if found else "the same")
