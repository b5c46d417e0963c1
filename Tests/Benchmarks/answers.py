#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `explain` says of a scenario's plan, held against HiGHS on the exported model.

usage: answers.py PROGRAM SCENARIO [--pairs N] [--limit S]        needs: pip install highspy (`make check-answers` does it)

Every open need is asked about, and a sample of offers that are not in the plan. What is said is forced in HiGHS, a row of
one group more, with nothing of the program: an offer that is excluded has no column, an impossible one leaves no point,
and each goal loses exactly what was said. Answers that time did not decide, of either program, are counted and no error. Exit code 1 where
one answer is wrong.
"""
import argparse
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import Counter
from fractions import Fraction

import highspy
import numpy

import highs
import mps
import solves

#: The answer about a need and about a pair: what of it has to be seen.
FORCED = {"crowded_out", "loses", "equal", "impossible"}


class Check:
    def __init__(self, program, scenario, folder, limit):
        self.program, self.scenario, self.limit = program, scenario, limit
        self.plan = folder / "plan"
        self._run("plan", str(scenario), "--out", str(self.plan), "--no-questions", "--quiet")
        solves.write_model(program, scenario, folder / "model.mps", folder / "export")
        self.model = mps.Model(folder / "model.mps")
        self.goals = json.loads((self.plan / "plan.json").read_text("utf-8"), parse_float=Fraction)["goals"]
        self.needs = {row["need"] for name in ("unmet.csv", "allocations.csv") for row in self._table(name)}
        self.candidates = {}
        for index, name in enumerate(self.model.columns):
            parts = name.split(".")
            if parts[0] in self.needs and len(parts) in (2, 3):
                self.candidates.setdefault(parts[0], []).append((index, parts[1]))
        # From several funds together.
        self.allocated = Counter()
        for row in self._table("allocations.csv"):
            self.allocated[row["need"], row["offer"]] += int(row["groups"])
        self.counts, self.faults = Counter(), []

    def _table(self, name):
        with open(self.plan / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def _run(self, *arguments):
        run = subprocess.run([self.program, *arguments], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"`{' '.join(arguments)}` ended with {run.returncode}: {run.stderr.strip()[-500:]}")
        return run.stdout

    def explain(self, *question):
        text = self._run("explain", str(self.plan), "--scenario", str(self.scenario), *question, "--json",
                         "--time-limit", str(self.limit))
        return [answer["explanation"] for answer in json.loads(text, parse_float=Fraction)["answers"]]

    # Answers

    def need(self, need):
        """The answer about an open need: one group more than the plan has, of whichever offer."""
        told = [answer for answer in self.explain("--need", need) if answer["kind"] == "unmet"]
        if len(told) != 1:
            self._fault(need, f"{len(told)} answers about its open groups")
            return
        columns = [column for column, _ in self.candidates.get(need, [])]
        groups = sum(count for (other, _), count in self.allocated.items() if other == need)
        self._judge(need, told[0], columns, groups + 1)

    def pair(self, need, offer):
        told = self.explain("--need", need, "--offer", offer)[0]
        self._judge(f"{need} {offer}", told, [c for c, o in self.candidates.get(need, []) if o == offer], 1)

    def _judge(self, asked, told, columns, groups):
        answer = told["answer"]
        self.counts[answer] += 1
        if (answer == "excluded") != (not columns):
            self._fault(asked, f"{answer}, and the model has {len(columns)} columns for it")
        if answer not in FORCED or not columns:
            return
        result = self._forced(columns, groups)
        if result is None:
            self.counts["open in HiGHS"] += 1
        elif (answer == "impossible") != (result == []):
            self._fault(asked, f"{answer}, and HiGHS says {'no point' if result == [] else 'possible'}")
        elif answer != "impossible":
            self._compare(asked, told, result)

    def _compare(self, asked, told, result):
        for goal, loss, forced in zip(self.goals, told["losses"], result):
            if "at_least" not in loss or loss["at_least"] != loss.get("at_most"):
                self.counts["goals that are not exact"] += 1
                return
            sign = 1 if goal["sense"] == "maximise" else -1
            seen = sign * (Fraction(goal["value"]) - forced)
            if seen != Fraction(loss["at_least"]):
                self._fault(asked, f"{goal['id']} loses {float(loss['at_least'])}, HiGHS says {float(seen)}")
            self.counts["goals that are exact"] += 1

    def _forced(self, columns, groups):
        """The exact values of all goals with so many groups of the columns; `[]` for none, `None` for no answer."""
        search = highs.Search(self.model, [goal["sense"] for goal in self.goals], 120, 2, {})
        search.highs.addRow(float(groups), highspy.kHighsInf, len(columns), numpy.array(columns, dtype=numpy.int32),
                            numpy.ones(len(columns)))
        results = search.run()
        if results and results[0]["status"] == "Infeasible":
            return []
        if len(results) < len(self.goals) or not all(r["proven"] and r["admissible"] for r in results):
            return None
        point = search.point
        if sum(point.get(column, 0) for column in columns) < groups:
            return None
        return [self.model.goals[index].value(point) for index in range(len(self.goals))]

    def _fault(self, asked, text):
        self.faults.append(asked)
        print(f"WRONG {asked}: {text}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("scenario", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--limit", type=float, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check = Check(arguments.program, arguments.scenario, pathlib.Path(folder), arguments.limit)
        if not all(goal["proven"] for goal in check.goals):
            sys.exit("the plan is not proven, so that its answers have no exact losses to compare")
        unmet = [row["need"] for row in check._table("unmet.csv")]
        for need in unmet:
            check.need(need)
        offers = sorted({offer for entries in check.candidates.values() for _, offer in entries})
        pairs = sorted({(need, offer) for need in check.needs for offer in offers} - set(check.allocated))
        likely = sorted({(n, o) for n, entries in check.candidates.items() for _, o in entries} - set(check.allocated))
        chosen = random.Random(1)
        asked = chosen.sample(likely, min(len(likely), arguments.pairs)) \
            + chosen.sample(pairs, min(len(pairs), arguments.pairs // 4))
        for need, offer in asked:
            check.pair(need, offer)
    print(f"{len(unmet)} open needs and {len(asked)} offers: "
          + ", ".join(f"{name} {count}" for name, count in sorted(check.counts.items()))
          + f"; {len(check.faults)} wrong")
    sys.exit(1 if check.faults else 0)


if __name__ == "__main__":
    main()
