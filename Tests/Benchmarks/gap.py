#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes generalised assignment problems as scenarios: every job to one agent, within each agent's capacity, at least cost.

usage: gap.py FOLDER [CLASS-AGENTSxJOBS-SEED[-one] …]        prints the path of each scenario; otherwise the usual ones

A job is a need, of a school of its own or, with `-one`, all of one school; an agent is an offer; `applications` has a row
for each pair with `load` and `cost`; the capacity of an agent is a limit on the sum of loads per offer. The classes, with U(a, b) for integers uniform from a to b:

    C   load U(5, 25), cost U(10, 50)
    D   load U(1, 100), cost 111 - load + U(-10, 10)
    E   load 1 - 10 ln(e), cost 1000/load - 10 e', with e, e' real and uniform in (0, 1]
    all: capacity of agent i = 0.8 * (sum of i's loads) / agents

C and D are those of the OR-Library (Chu and Beasley, A genetic algorithm for the generalised assignment problem, Computers
& Operations Research 24, 1997), E is in Yagiura, Ibaraki and Glover, An ejection chain approach for the generalized
assignment problem, INFORMS Journal on Computing 16, 2004. Real numbers are rounded down, at least to 1. The numbers come
from a generator of its own (SplitMix64), the same on every machine; they are not those of the library's files.
"""
import math
import pathlib
import re
import sys

USUAL = ["C-5x15-1", "C-5x25-1", "C-8x40-1", "C-10x60-1", "C-5x100-1", "C-10x100-1", "C-20x100-1", "C-20x200-1",
         "D-5x15-1", "D-5x25-1", "D-8x40-1", "D-5x100-1", "D-10x100-1", "D-20x100-1", "D-20x200-1",
         "C-20x100-1-one", "D-5x25-1-one",
         "E-5x15-1", "E-5x25-1", "E-8x40-1", "E-5x100-1", "E-10x100-1", "E-20x100-1", "E-20x200-1"]
RULES = """rulebook: gap
match:
  - id: J-00
    title: {de: Last und Kosten sind bekannt, en: Load and cost are known}
    when: has(application.load) && has(application.cost)
    else: {de: "Zu {need.id} und {offer.id} gibt es keine Angaben.", en: "Nothing is known of {need.id} and {offer.id}."}
compute:
  load: "has(application.load) ? application.load : 0"
  cost: "has(application.cost) ? application.cost : 0"
limits:
  - id: J-01
    title: {de: Jede Aufgabe genau einmal, en: Every job exactly once}
    sum: 1
    per: need
    exactly: 1
  - id: J-02
    title: {de: Last des Anbieters, en: Load of the agent}
    sum: load
    per: offer
    at_most: offer.load_limit
goals:
  - id: G-1
    title: {de: Geringste Kosten, en: Least cost}
    minimise: cost
"""
SCENARIO = """scenario: %s
school_year: 2026/27
rulebooks: [gap]
tables:
  applications: {columns: {load: integer, cost: integer}}
  offers: {columns: {load_limit: integer}}
"""


class Numbers:
    """SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014)."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed & self.MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def integer(self, least, most):
        return least + (self.next() * (most - least + 1) >> 64)

    def real(self):
        """Uniform in (0, 1]."""
        return ((self.next() >> 11) + 1) / (1 << 53)


class Problem:
    """`load[agent][job]`, `cost[agent][job]` and `capacity[agent]`."""

    def __init__(self, kind, agents, jobs, seed, schools=None):
        self.schools = schools or jobs
        numbers = Numbers((ord(kind) << 40) + agents * 1_000_003 + jobs * 1_009 + seed)
        self.kind, self.agents, self.jobs = kind, agents, jobs
        pairs = [[self._pair(kind, numbers) for _ in range(jobs)] for _ in range(agents)]
        self.load = [[load for load, _ in row] for row in pairs]
        self.cost = [[cost for _, cost in row] for row in pairs]
        # Whole numbers throughout: 0.8 * sum / agents, rounded down.
        self.capacity = [8 * sum(row) // (10 * agents) for row in self.load]

    @staticmethod
    def _pair(kind, numbers):
        if kind == "C":
            return numbers.integer(5, 25), numbers.integer(10, 50)
        if kind == "D":
            load = numbers.integer(1, 100)
            return load, 111 - load + numbers.integer(-10, 10)
        load = max(1, math.floor(1 - 10 * math.log(numbers.real())))
        return load, max(1, math.floor(1000 / load - 10 * numbers.real()))

    def write(self, folder, name):
        """One scenario folder; its path. The jobs are dealt out to the schools in turn."""
        path = folder / name
        for part in ("tables", "rules"):
            (path / part).mkdir(parents=True, exist_ok=True)
        (path / "scenario.yaml").write_text(SCENARIO % name, "utf-8")
        (path / "rules" / "gap.yaml").write_text(RULES, "utf-8")
        for table, (header, rows) in self._tables().items():
            lines = [header] + [",".join(map(str, row)) for row in rows]
            (path / "tables" / f"{table}.csv").write_text("\n".join(lines) + "\n", "utf-8")
        return path

    def _tables(self):
        agents, jobs = range(1, self.agents + 1), range(1, self.jobs + 1)
        return {
            "regions": ("id,name,kind", [("R", "Region", "kreis")]),
            "municipalities": ("id,name,region", [("M", "Ort", "R")]),
            "schools": ("id,name,sector,type,municipality,easting,northing",
                        [(f"S{s}", f"Schule {s}", "school", "grundschule", "M", 400000, 5700000)
                         for s in range(1, self.schools + 1)]),
            "needs": ("id,school,kind,field,groups",
                      [(f"J{j}", f"S{(j - 1) % self.schools + 1}", "project", "musik", 1) for j in jobs]),
            "providers": ("id,name", [(f"P{i}", f"Anbieter {i}") for i in agents]),
            "offers": ("id,provider,kind,field,capacity,load_limit",
                       [(f"A{i}", f"P{i}", "project", "musik", self.jobs, self.capacity[i - 1]) for i in agents]),
            "applications": ("need,offer,load,cost",
                             [(f"J{j}", f"A{i}", self.load[i - 1][j - 1], self.cost[i - 1][j - 1])
                              for j in jobs for i in agents]),
        }


def parse(name):
    match = re.fullmatch(r"([CDE])-(\d+)x(\d+)-(\d+)(-one)?", name)
    if not match or not 1 <= int(match[2]) <= 1_000 or not 1 <= int(match[3]) <= 10_000:
        sys.exit(f"a problem is CLASS-AGENTSxJOBS-SEED or the same with -one, for example D-5x100-1, not {name}")
    return match[1], int(match[2]), int(match[3]), int(match[4]), 1 if match[5] else None


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    for name in sys.argv[2:] or USUAL:
        print(Problem(*parse(name)).write(pathlib.Path(sys.argv[1]), f"gap-{name}"))


if __name__ == "__main__":
    main()
