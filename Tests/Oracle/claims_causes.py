# SPDX-License-Identifier: GPL-3.0-or-later
"""`compare --causes`: the best value of every goal with each change alone, without it, before and after."""
import json
import random

from brute import TooMany
from claim import UNDECIDED, Claim, close, judged, write_variant
from highs import Undecided
from model import Model
from scenario import Scenario


def claims(case, seed):
    changes = random_changes(case, random.Random(seed))
    if len(changes) < 2:
        return
    second = case.folder.parent / (case.folder.name + "-second")
    second.mkdir(exist_ok=True)
    write_variant(second, f"../{case.folder.name}/scenario.yaml", changes)
    done = case.program.run("compare", case.folder, second, "--causes", "--json", "--time-limit", 5, good=(0, 2))
    if not done.stdout.strip():
        return
    told = json.loads(done.stdout)
    if not told.get("causes_proven"):
        yield Claim("causes", "proven", UNDECIDED, str(told.get("causes_proven")))
        return
    yield judged("causes", "number of changes", len(told["causes_changes"]), len(changes))
    if len(told["causes_changes"]) != len(changes):
        return
    try:
        yield from _goals(case, changes, told)
    except (Undecided, TooMany) as error:
        yield Claim("causes", "goals", UNDECIDED, "", str(error))


def random_changes(case, chance):
    """Two or three single changes, each of another row."""
    tables = case.model.scenario.tables
    options = [{"set": f"funds.{row.id}.amount", "to": chance.choice((50, 150, 400, 900))} for row in tables["funds"]]
    options += [{"set": f"needs.{row.id}.groups", "to": row.cells["groups"] + 1} for row in tables["needs"][:2]]
    options += [{"set": f"offers.{row.id}.capacity", "to": chance.choice((0, 1, 5))} for row in tables["offers"][:2]
                if not row.cells["capacity"] in (0, 1, 5)]
    rules = [limit.id for book in case.model.scenario.rulebooks for limit in book.limits
             if limit.id not in ("L-01", "L-02")]
    options += [{"drop_rule": name} for name in rules[:2]]
    chance.shuffle(options)
    return options[:chance.randint(2, 3)]


def _goals(case, changes, told):
    goals = case.model.goals
    variants = {"before": {n: [] for n in range(len(changes))}, "after": {n: changes for n in range(len(changes))},
                "alone": {n: [change] for n, change in enumerate(changes)},
                "without": {n: changes[:n] + changes[n + 1:] for n in range(len(changes))}}
    known = {}
    for row in told["causes_goals"]:
        at = next((i for i, goal in enumerate(goals) if goal.id == row["goal"]), None)
        number = row["number"] - min(r["number"] for r in told["causes_goals"])
        for column, chosen in variants.items():
            key = json.dumps([str(change) for change in chosen[number]])
            if key not in known:
                known[key] = _best(case, chosen[number])
            best = known[key]
            right = best and float(best[0][at])
            question = f"{row['goal']} {column} {told['causes_changes'][number]['change']}"
            if goals[at].tolerance:
                continue
            yield judged("causes", question, row[column], right,
                         row[column] is None if best is None else close(row[column], best[0][at], goals[at]))


def _best(case, changes):
    second = case.folder.parent / (case.folder.name + "-causes")
    second.mkdir(exist_ok=True)
    write_variant(second, f"../{case.folder.name}/scenario.yaml", changes)
    return case.solver(Model(Scenario(second, case.shipped))).best()
