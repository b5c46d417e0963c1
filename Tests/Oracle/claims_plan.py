# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan itself: whether there is one, its values and bounds, what `verify` says, and rows in another order."""
import random

from claim import Claim, UNDECIDED, close, judged, shown
from program import Failed, WrittenPlan
from tables import read_csv, write_csv


def claims(case):
    """Plans the case; what comes after needs `case.plan`, which stays None where there is none."""
    best = case.truth.best()
    code = case.program.plan(case.folder, case.out)
    yield judged("plan", "is there a plan", code == 0, best is not None)
    if code != 0 or best is None:
        return
    case.plan = plan = WrittenPlan(case.out)
    groups = case.groups()
    extra = sorted(key for key in plan.groups if key not in case.model.keys)
    yield judged("plan", "allocations are candidates", extra, [])
    yield judged("plan", "candidates", plan.json["model"]["candidates"], len(case.model.keys))
    yield judged("plan", "limits kept", [line.key for line in case.model.broken(groups)], [])
    yield from _goals(case, plan, groups, best)
    yield from _open_needs(case, plan, groups)
    yield judged("verify", "verify of the plan", case.program.run("verify", case.out, good=(0, 2)).returncode, 0)


def _goals(case, plan, groups, best):
    values = case.model.values(groups)
    for at, (told, goal) in enumerate(zip(plan.json["goals"], case.model.goals)):
        yield judged("plan", f"value of {goal.id}", told["value"], float(values[at]),
                     close(told["value"], values[at], goal))
        if not told["proven"]:
            yield Claim("plan", f"{goal.id} is best", UNDECIDED, f"bound {told['bound']}", str(float(best[0][at])))
            return
        yield judged("plan", f"bound of {goal.id}", told["bound"], float(best[0][at]),
                     close(told["bound"], best[0][at], goal))
        least = best[0][at] * goal.sign - goal.tolerance * abs(best[0][at])
        yield judged("plan", f"{goal.id} is best", shown(values), shown(best[0]),
                     values[at] * goal.sign >= least or close(values[at] * goal.sign, least, goal))
    yield judged("plan", "status", plan.json["status"], "optimal")


def _open_needs(case, plan, groups):
    asked = {row.id: row.cells.get("groups", 0) for row in case.model.scenario.tables["needs"]}
    given = {need: sum(groups[i] for i in case.model.members(need=need)) for need in asked}
    left = {need: int(number - given[need]) for need, number in asked.items() if number > given[need]}
    told = {row["need"]: int(row["groups_open"]) for row in plan.unmet}
    yield judged("plan", "open needs", told, left)
    for row in plan.unmet:
        is_excluded = not case.model.members(need=row["need"])
        is_told = row["cause"] in ("excluded", "no_offers")
        yield judged("plan", f"cause of {row['need']}", row["cause"], "excluded" if is_excluded else "limited",
                     is_told == is_excluded)


def order_claims(case, seed):
    """The same rows in another order give the same files."""
    if case.plan is None:
        return
    shuffled = case.folder.parent / (case.folder.name + "-shuffled")
    shuffle(case.folder, shuffled, seed)
    out = case.folder.parent / (case.folder.name + "-shuffled-plan")
    if case.program.plan(shuffled, out) != 0:
        raise Failed("no plan with the rows in another order")
    for name in ("allocations.csv", "unmet.csv"):
        yield judged("order", name, (out / name).read_text("utf-8"), (case.out / name).read_text("utf-8"))


def shuffle(folder, target, seed):
    """A copy whose tables have their rows in another order."""
    import shutil
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(folder, target)
    chance = random.Random(seed)
    for path in sorted((target / "tables").glob("*.csv")):
        rows = read_csv(path)
        chance.shuffle(rows)
        if rows:
            write_csv(path, rows)
