# SPDX-License-Identifier: GPL-3.0-or-later
"""One scenario solved by the program and by HiGHS, and the two held against each other."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import time
from fractions import Fraction

import mps

HERE = pathlib.Path(__file__).parent
#: HiGHS's bound and feasibility are floating point with tolerances of 1e-6.
TOLERANCE = Fraction(2, 10**6)


class Failure(Exception):
    """A run that ended wrongly, or results that contradict each other; what is wrong, as a sentence."""


class OwnGoal:
    """A goal as plan.json tells it, exact, with the second at which its proof or its time was over."""

    def __init__(self, entry, seconds):
        self.id, self.sense, self.proven = entry["id"], entry["sense"], entry["proven"]
        self.value, self.bound = Fraction(entry["value"]), Fraction(entry["bound"])
        self.seconds = seconds

    @property
    def gap(self):
        return gap(self.value, self.bound)


class OwnRun:
    """`plan` on a scenario: goals, seconds of the search, memory of the process."""

    def __init__(self, program, scenario, out, limit, threads, options=()):
        self.out = pathlib.Path(out)
        command = [program, "plan", str(scenario), "--out", str(out), "--time-limit", str(limit), "--threads",
                   str(threads), "--progress", "json", *options]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        lines = process.stderr.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss // 1024
        self.goals = []
        if process.returncode == 1 and not (self.out / "plan.json").exists() and all(map(self._is_harmless, lines)):
            # Time was up before a plan was found.
            self.status, self.seconds = "unknown", self.wall
            return
        if process.returncode != 0:
            raise Failure(f"`{' '.join(command)}` ended with {process.returncode}: {' '.join(lines[-3:])}")
        plan = json.loads((self.out / "plan.json").read_text("utf-8"), parse_float=Fraction)
        self.seconds = float(plan["solve"]["seconds"])
        self.work, self.size, self.status = plan["solve"], plan["model"], plan["status"]
        ends = self._ends(lines, [goal["id"] for goal in plan["goals"]])
        self.goals = [OwnGoal(goal, ends[goal["id"]]) for goal in plan["goals"]]

    @staticmethod
    def _is_harmless(text):
        """Whether a line of stderr is no error; the whole of it is told by the program itself otherwise."""
        return not text.strip() or text.startswith("{") or "Fehler" not in text and "error" not in text.lower()

    def _ends(self, lines, ids):
        """When each goal was done: when its value met its bound, else when the next one was begun, else at the end."""
        events = [json.loads(line) for line in lines if line.startswith('{"event": "progress"')]
        ends = {}
        for index, goal in enumerate(ids):
            own = [e for e in events if e["goal"] == goal and e["value"] is not None and e["value"] == e["bound"]]
            later = [e for e in events if e["goal"] in ids[index + 1:]]
            ends[goal] = min([e["seconds"] for e in own[:1] + later[:1]], default=self.seconds)
        return ends

    def point(self, model):
        """The plan's allocations as values of the model's columns, which stand first and in the candidates' order."""
        point = {}
        with (self.out / "allocations.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = mps.safe_name(".".join(part for part in (row["need"], row["offer"], row["fund"]) if part))
                column = model.column(name)
                if column is None or column >= self.size["candidates"]:
                    raise Failure(f"the model has no candidate {name}, but the plan allocates it")
                point[column] = int(row["groups"])
        return point


def gap(value, bound):
    """|bound − value| / max(1, |value|), as everywhere in the program."""
    return abs(bound - value) / max(1, abs(value))


def write_model(program, scenario, path, folder):
    """Exports a scenario's model in a run of its own, so that writing it costs the measured run nothing."""
    command = [program, "plan", str(scenario), "--out", str(folder), "--write-model", str(path), "--gap", "1000000",
               "--time-limit", "1", "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True)
    # Without a plan within the second (exit 1) the model was still written.
    if not path.is_file() or run.returncode not in (0, 1):
        raise Failure(f"`{' '.join(command)}` ended with {run.returncode}: {run.stderr.strip()[-500:]}")


def check_reading(path):
    """Ends with a failure unless HiGHS's own reader has the model that mps.py reads, number by number, and so its optimum."""
    run = subprocess.run([sys.executable, str(HERE / "reading.py"), str(path)], capture_output=True, text=True)
    if run.returncode != 0:
        raise Failure(f"HiGHS reads another model: {(run.stdout + run.stderr).strip()[-500:]}")


def highs(path, senses, limit, threads, fixed=None):
    """HiGHS on an exported model in a process of its own; see highs.py for what is told."""
    command = [sys.executable, str(HERE / "highs.py"), str(path), ",".join(senses), "--threads", str(threads)]
    if limit is not None:
        command += ["--limit", str(limit)]
    if fixed is not None:
        fix = path.with_suffix(".fixed.json")
        fix.write_text(json.dumps(fixed))
        command += ["--fix", str(fix)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        raise Failure(f"HiGHS ended with {run.returncode}: {run.stderr.strip()[-500:]}")
    return json.loads(run.stdout.splitlines()[-1])


def check_plan(own, model, path):
    """Ends with a failure unless the plan satisfies the exported model exactly, with the goal values it tells.

    The candidates' columns are those of allocations.csv. What follows from them (counts, breaches, switches) is found
    by HiGHS with the candidates fixed, rounded, and then checked exactly with everything else.
    """
    point = own.point(model)
    fixed = {column: point.get(column, 0) for column in range(own.size["candidates"])}
    rest = highs(path, [goal.sense for goal in own.goals], None, 1, fixed)
    if rest["point"] is None or len(rest["goals"]) < len(own.goals) or rest["goals"][-1]["value"] is None:
        raise Failure("the exported model has no point with the plan's allocations")
    full = {int(column): value for column, value in rest["point"].items()}
    if {c: v for c, v in full.items() if c < own.size["candidates"]} != point:
        raise Failure("the fixed candidates were changed")
    faults = model.faults(full)
    if faults:
        raise Failure(f"the plan breaks the exported model: {'; '.join(faults)}")
    for goal, written in zip(own.goals, model.goals):
        value = written.value(full)
        if value != goal.value:
            raise Failure(f"{goal.id}: plan.json says {mps.decimal(goal.value)}, the model {mps.decimal(value)}")


def contradictions(own, other):
    """What cannot both be true of the two results, as sentences.

    Bounds and values of a later goal are compared only where both hold the same values of the goals before.
    """
    found = []
    for mine, theirs in zip(own.goals, other["goals"]):
        sign = 1 if mine.sense == "maximise" else -1
        if sign * mine.bound < sign * mine.value:
            found.append(f"{mine.id}: our bound {mps.decimal(mine.bound)} is worse than our own value")
        if theirs["admissible"] and sign * Fraction(theirs["exact"]) > sign * mine.bound:
            found.append(f"{mine.id}: HiGHS has an admissible plan with {theirs['exact']}, "
                         f"our bound is {mps.decimal(mine.bound)}")
        if theirs["bound"] is not None:
            bound = sign * Fraction(theirs["bound"]) + TOLERANCE * max(1, abs(Fraction(theirs["bound"])))
            if sign * mine.value > bound:
                found.append(f"{mine.id}: our plan has {mps.decimal(mine.value)}, HiGHS's bound is {theirs['bound']}")
        if not theirs["admissible"] or Fraction(theirs["exact"]) != mine.value:
            break
    return found
