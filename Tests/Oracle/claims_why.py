# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a need has its partners, why not another offer, and why groups stay open."""
import claims_conflict
import claims_losses
from claim import close, judged
from evaluation import NoValue


def of_need(case, need):
    """Everything that `explain --need` tells."""
    for told in case.program.explain(case.out, "--need", need):
        if told["kind"] == "why":
            yield from _why(case, need, told)
        elif told["kind"] == "unmet":
            yield from _unmet(case, need, told)


def _why(case, need, told):
    plan = {key[1:]: groups for key, groups in case.plan.groups.items() if key[0] == need}
    partners = {(p["allocation"]["offer"], p["allocation"].get("fund")): p["groups"] for p in told["partners"]}
    yield judged("why", f"{need}: partners", partners, plan)
    for partner in told["partners"]:
        yield from _partner(case, need, partner)
    for other in told["alternatives"]:
        if other.get("offer"):
            pair = other["offer"]
            of = dict(need=need, offer=pair["offer"], fund=pair.get("fund"))
            yield from claims_losses.claims(case, "why", f"{need} with {pair['offer']}/{pair.get('fund')}", other,
                                            [case.at_least(1, **of)])


def _partner(case, need, partner):
    pair, model = partner["allocation"], case.model
    offer, fund = pair["offer"], pair.get("fund")
    index = model.keys.index((need, offer, fund))
    yield from claims_losses.claims(case, "why", f"{need} without {offer}", partner["without"],
                                    [case.at_most(0, need=need, offer=offer)])
    for goal in model.goals:
        told = [term["points"] for term in partner["terms"] if term["goal"] == goal.id]
        if goal.form == "sum":
            right = goal.measure.terms.get(index, 0) * partner["groups"]
            yield judged("why", f"{need}/{offer} in {goal.id}", told or [0], float(right),
                         close((told or [0])[0], right, goal))
    yield _full(case, "why", f"{need}/{offer}/{fund}", index, partner["limits"])


def _full(case, kind, question, index, told):
    """The limits that have no room for one more group, with what is used and needed."""
    groups = list(case.groups())
    before = tuple(groups)
    groups[index] += 1
    right = {}
    for line in case.model.hard:
        # That a need gets all that it asks for goes without saying.
        is_own = line.subject == case.model.keys[index][0]
        if not is_own and not line.holds(groups) and line.form != "zero_or_at_least" and not line.measure.counts:
            right[line.key] = (line.measure.value(before), line.measure.terms.get(index, 0))
    names = {(limit["id"], limit["subject"]): limit for limit in told
             if limit["bound"] != "zero_or_at_least" and _is_sum(case, limit)
             and limit["subject"] != case.model.keys[index][0]}
    wrong = {key for key in names.keys() ^ right.keys()}
    for key in names.keys() & right.keys():
        if "used" in names[key] and not case.model.line(*key).form.endswith("share"):
            line, pair = case.model.line(*key), (names[key]["used"], names[key]["needed"])
            if not all(close(told_part, true_part, line) for told_part, true_part in zip(pair, right[key])):
                wrong.add(key)
    return judged(kind, f"{question}: no room", {k: (v.get("used"), v.get("needed")) for k, v in names.items()},
                  {k: shown_pair(v) for k, v in right.items()}, not wrong)


def _is_sum(case, limit):
    line = case.model.line(limit["id"], limit["subject"])
    return line is None or not line.measure.counts


def shown_pair(pair):
    return tuple(float(part) for part in pair)


def why_not(case, need, offer, fund=None):
    words = ["--need", need, "--offer", offer] + (["--fund", fund] if fund else [])
    for told in case.program.explain(case.out, *words):
        if told["kind"] != "why_not":
            continue
        question = f"{need}/{offer}/{fund or ''}"
        members = case.model.members(need=need, offer=offer, fund=fund)
        groups = sum(case.groups()[i] for i in members)
        yield judged("why_not", f"{question}: groups", told["groups"], groups)
        if not members or groups or told["answer"] in ("excluded", "in_plan"):
            yield judged("why_not", f"{question}: answer", told["answer"], "in_plan" if groups else "excluded",
                         told["answer"] == ("in_plan" if groups else "excluded") and (not members or groups > 0))
        else:
            yield from claims_losses.claims(case, "why_not", question, told,
                                            [case.at_least(1, need=need, offer=offer, fund=fund)])
            if len(members) == 1:
                yield _full(case, "why_not", question, members[0], told["limits"])
        if not members:
            yield from _excluded(case, question, (need, offer, fund), told)
        if told.get("conflict"):
            demand = [case.at_least(1, need=need, offer=offer, fund=fund)]
            yield from claims_conflict.claims(case, "why_not", question, told["conflict"], demand)


def _excluded(case, question, asked, told):
    """The rules against a pair: those of one of its funds, or of all of them."""
    need, offer, fund = asked
    tables = case.model.scenario.tables
    funds = [fund] if fund or not tables.has("funds") else [row.id for row in tables["funds"]]
    try:
        each = [case.model.joined.broken(need, offer, f) for f in funds]
    except NoValue:
        return
    rules = [rule["id"] for rule in told["excluded_by"]]
    every = [rule for broken in each for rule in broken]
    is_right = rules in each or set(rules) == set(every)
    yield judged("why_not", f"{question}: excluded by", rules, each, is_right)


def _unmet(case, need, told):
    model, members = case.model, case.model.members(need=need)
    groups = sum(case.groups()[i] for i in members)
    row = model.scenario.tables.find("needs", need)
    yield judged("unmet", f"{need}: groups open", told["groups_open"], int(row.cells["groups"] - groups))
    yield judged("unmet", f"{need}: candidates", told["candidates"], len(members))
    yield judged("unmet", f"{need}: possibilities", told["possibilities"], len({model.keys[i][1] for i in members}))
    if not members:
        yield judged("unmet", f"{need}: answer", told["answer"], "excluded")
        yield from _misses(case, need, row, told)
        return
    demand = [case.at_least(groups + 1, need=need)]
    yield from claims_losses.claims(case, "unmet", need, told, demand)
    if told.get("conflict"):
        yield from claims_conflict.claims(case, "unmet", need, told["conflict"], demand)
    if told.get("stop"):
        yield from claims_conflict.stop_claims(case, need, told, demand)


def _misses(case, need, row, told):
    """Offers of the field and kind with the fewest broken rules come first, with just these rules."""
    tables = case.model.scenario.tables
    funds = [f.id for f in tables["funds"]] if tables.has("funds") else [None]
    near = [offer.id for offer in tables["offers"]
            if all(offer.cells.get(cell) == row.cells.get(cell) for cell in ("field", "kind"))]
    try:
        broken = {offer: {fund: case.model.joined.broken(need, offer, fund) for fund in funds}
                  for offer in {*near, *(miss["offer"] for miss in told["misses"])}}
    except NoValue:
        return
    fewest = min((len(rules) for each in broken.values() for rules in each.values()), default=None)
    if "of_kind" in told:
        yield judged("unmet", f"{need}: offers of its field and kind", told["of_kind"], len(near))
    for at, miss in enumerate(told["misses"]):
        rules, each = [rule["id"] for rule in miss["rules"]], broken.get(miss["offer"], {})
        options = [each[miss.get("fund")]] if miss.get("fund") in each else list(each.values())
        yield judged("unmet", f"{need}: miss {miss['offer']}", rules, options, rules in options)
        if at == 0:
            yield judged("unmet", f"{need}: fewest rules", len(rules), fewest)
