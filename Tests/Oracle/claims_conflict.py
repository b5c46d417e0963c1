# SPDX-License-Identifier: GPL-3.0-or-later
"""Conflicts: the members cannot hold together, all but any one of them can, and every repair repairs."""
from fractions import Fraction

from candidates import Joined
from claim import RIGHT, UNDECIDED, WRONG, Claim, close, exact, judged
from highs import Program, Undecided, highspy
from model import Model
from variants import changed_by_lever

LOCK, MATCH = "lock", "match"


def of_scenario(case):
    """A scenario without a plan: every conflict that `explain` tells of it."""
    for told in case.program.explain(case.folder):
        if told["kind"] == "conflict":
            yield from claims(case, "conflict", "scenario", told, [])


def claims(case, kind, question, told, demand):
    """`demand`: what is asked beside the rules (one group of an offer, one more of a need); empty for a scenario."""
    kind = "conflict"
    members = [(m["limit"]["kind"], m["limit"]["id"], m["limit"]["subject"]) for m in told["members"]]
    if not members:
        yield Claim(kind, f"{question}: members", WRONG, "no member at all", "the rules that cannot hold together")
        return
    try:
        yield judged(kind, f"{question}: cannot hold together", members, "infeasible",
                     not can_hold(case, members, demand))
        if told["is_minimal"]:
            for member in members:
                rest = [other for other in members if other != member]
                yield judged(kind, f"{question}: needs {member[1]} {member[2]}", members, "feasible without it",
                             can_hold(case, rest, demand))
    except Undecided as error:
        yield Claim(kind, f"{question}: members", UNDECIDED, str(members), str(error))
    for repair in told["repairs"]:
        try:
            yield from _repair(case, question, told, repair, demand)
        except Undecided as error:
            yield Claim("repair", f"{question}: {repair['steps']}", UNDECIDED, "", str(error))


def can_hold(case, members, demand):
    """Whether some groups, however many, keep the members alone."""
    model, lines = case.model, []
    rules = {name for kind, name, _ in members if kind == MATCH}
    pairs = {tuple(subject.split("/")[:2]) for kind, _, subject in members if kind == LOCK}
    pairs |= set(getattr(case, "asked_pairs", ()))
    if rules or _has_shut_lock(case, pairs):
        every = {rule.id for book in model.scenario.rulebooks for rule in book.match}
        model = Model(model.scenario, Joined(model.scenario, every - rules, pairs))
        demand = []
    for kind, name, subject in members:
        if kind != MATCH:
            line = model.line(name, subject)
            if line is None:
                raise Undecided(f"no line {name} {subject}")
            lines.append(line)
    return is_feasible(model, lines, demand)


def _has_shut_lock(case, pairs):
    return any(not case.model.members(*pair) for pair in pairs)


def is_feasible(model, lines, demand):
    if highspy is None:
        raise Undecided("highspy is not installed")
    hard = [line for line in lines if not line.soft]
    return Program(model, demand, 20, lines=hard).solve(None) is not None


def _repair(case, question, told, repair, demand):
    """The scenario with every step of the repair has a plan; with a little less of a single step it has none."""
    steps = repair["steps"]
    text = "; ".join(f"{s['action']} {s['id']} {s['subject']} {s.get('before')} to {s.get('after', s.get('by'))}"
                     for s in steps)
    yield judged("repair", f"{question}: {text}", text, "a plan", repaired(case, told, steps, demand))
    for step in steps if len(steps) > 1 else ():
        rest = [other for other in steps if other is not step]
        yield judged("repair", f"{question}: {text} needs {step['id']} {step['subject']}", text, "no plan without it",
                     not repaired(case, told, rest, demand))
    if len(steps) != 1 or steps[0]["action"] != "relax" or told["besides"]:
        return
    step = steps[0]
    key = "by" if "by" in step else "after"
    if key not in step:
        return
    before = exact(step.get("before", 0)) if key == "after" else Fraction(0)
    line = next((line for line in case.model.hard if line.name == step["id"]
                 and step["subject"] in ("", line.subject)), None)
    if line is not None and "before" in step and key == "after" and line.form not in ("forbid",):
        yield judged("repair", f"{question}: before of {text}", step["before"], float(line.written),
                     close(step["before"], line.written, line))
    if exact(step[key]) == before:
        yield Claim("repair", f"{question}: {text}", WRONG, "a change of nothing", "a change")
        return
    less = exact(step[key]) - _grain(line, step, exact(step[key]) - before)
    smaller = dict(step, **{key: less})
    yield judged("repair", f"{question}: {text} is just enough", float(exact(step[key])), "no plan with less",
                 not repaired(case, told, [smaller], demand))


def _grain(line, step, change):
    """The smallest part of a change that counts, towards no change."""
    sign = 1 if change > 0 else -1
    if step["is_money"]:
        grain = Fraction(1, 100)
    elif line is not None and line.measure.scale == 1 and change.denominator == 1 and not line.share:
        grain = Fraction(1)
    else:
        grain = max(abs(change) / 1000, Fraction(1, 10 ** 5))
    return sign * min(grain, abs(change))


def repaired(case, told, steps, demand):
    model = case.model
    for step in steps:
        if step["action"] == "change":
            model = changed_by_lever(case, step["lever"], step["lever"].get("after", step.get("after")))
            demand = []
    dropped = [line for line in model.lines if line.name == LOCK and _is_beside(line, told["besides"])]
    lines = [line for line in model.hard if line not in dropped]
    for step in steps:
        lines = _stepped(lines, step)
    if [line.key for line in lines] == [line.key for line in model.hard] and not steps:
        return False
    return is_feasible(model, lines, demand)


def _is_beside(line, besides):
    return any(line.subject == text or line.subject in text for text in besides)


def _stepped(lines, step):
    """The lines after one step of a repair, taken literally."""
    def is_meant(line):
        return line.name == step["id"] and (step["subject"] == "" or line.subject == step["subject"])
    if step["action"] == "drop":
        return [line for line in lines if not is_meant(line)]
    if step["action"] == "relax" and "by" in step:
        return [line.with_bound(line.written + exact(step["by"])) if is_meant(line) else line for line in lines]
    if step["action"] == "relax" and "after" in step:
        return [line.with_bound(exact(step["after"])) if is_meant(line) else line for line in lines]
    return lines


def stop_claims(case, need, told, demand):
    """What stops a further group of a need: in every plan, or one limit an exception from which is enough."""
    stop, standing = told["stop"], told["stop"]["standing"]
    try:
        if standing == "impossible":
            yield judged("unmet", f"{need}: impossible", standing, "no plan with one more group",
                         case.truth.best(demand) is None)
        elif standing == "decisive":
            yield _decisive(case, need, stop, demand)
    except Undecided as error:
        yield Claim("unmet", f"{need}: {standing}", UNDECIDED, standing, str(error))


def _decisive(case, need, stop, demand):
    limit = stop["cause"][0]["limit"]
    model = Model(case.model.scenario, case.model.joined)
    gone = model.line(limit["id"], limit["subject"])
    if gone is None:
        return Claim("unmet", f"{need}: decisive", WRONG, f"{limit['id']} {limit['subject']}", "a limit of the model")
    kept = [None if most is None else most + 1 for most in model.most]
    model.lines = [line for line in model.lines if line is not gone]
    model.hard = [line for line in model.hard if line is not gone]
    model.most = [most if most is not None else kept[i] for i, most in enumerate(
        model._most(i) for i in range(len(model.keys)))]
    best = case.solver(model).best(demand)
    old, signs = case.truth.best()[0], [goal.sign for goal in model.goals]
    if best is None:
        return Claim("unmet", f"{need}: decisive", WRONG, f"without {limit['id']}", "no plan has one more group")
    new = [value * sign for value, sign in zip(best[0], signs)]
    same = [value * sign for value, sign in zip(old, signs)]
    is_right = any(goal.tolerance for goal in model.goals) or new >= same
    return judged("unmet", f"{need}: decisive", f"without {limit['id']} {limit['subject']}",
                  f"goals {[float(v) for v in best[0]]}, with it {[float(v) for v in old]}", is_right) \
        if is_right is not None else Claim("unmet", need, RIGHT)
