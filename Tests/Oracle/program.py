# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program and reads what it writes."""
import csv
import json
import subprocess

from highs import Undecided


# What the program says where it admits that it does not know.
OPEN = ("No plan was found within the limit", "explain.no-plan")


class Failed(Exception):
    """The program ended in a way that no input of the oracle asks for."""


class Slow(Undecided):
    """The program did not end in time."""


class Program:
    """The binary, called from a folder that has the shipped rules."""

    def __init__(self, path, cwd):
        self.path, self.cwd = str(path), str(cwd)

    def run(self, *words, good=(0,), timeout=150):
        words = [self.path, *map(str, words), "--quiet", "--language", "en"]
        try:
            done = subprocess.run(words, capture_output=True, text=True, cwd=self.cwd, timeout=timeout, check=False)
        except subprocess.TimeoutExpired as error:
            raise Slow(f"no end after {timeout} s: {' '.join(words)}") from error
        if done.returncode not in good and any(word in done.stdout + done.stderr for word in OPEN):
            raise Slow(f"open after its time limit: {' '.join(words)}")
        if done.returncode not in good:
            raise Failed(f"exit {done.returncode}: {' '.join(words)}\n{done.stderr.strip()[:600]}")
        return done

    def plan(self, scenario, out, seconds=20):
        """The exit code: 0 for a plan, 2 for none."""
        return self.run("plan", scenario, "--out", out, "--time-limit", seconds, "--no-questions", "--threads", 1,
                        "--overwrite", good=(0, 2)).returncode

    def explain(self, where, *words, seconds=5):
        """Every explanation with its sentences."""
        done = self.run("explain", where, *words, "--json", "--time-limit", seconds, "--threads", 1)
        answers = json.loads(done.stdout)["answers"]
        return [dict(answer["explanation"], sentences=[s["text"] for s in answer["sentences"]]) for answer in answers]


class WrittenPlan:
    """`plan.json`, the groups of `allocations.csv` by (need, offer, fund), the rows of `unmet.csv`."""

    def __init__(self, folder):
        self.folder = folder
        self.json = json.loads((folder / "plan.json").read_text("utf-8"))
        self.rows = self._read("allocations.csv")
        self.unmet = self._read("unmet.csv")
        self.groups = {(row["need"], row["offer"], row.get("fund") or None): int(row["groups"]) for row in self.rows}

    def _read(self, name):
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
