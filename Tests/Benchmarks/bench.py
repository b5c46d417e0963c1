#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The optimiser beside HiGHS, which solves the same exported models in the same way, in one run.

needs: pip install highspy (`make bench` does it)

Both solve the goals in order and hold each one reached by a row, with the same limit for all goals together, on the same
cores, one after the other. Seconds are those of the search since its beginning, on both sides without reading tables or
files; our limit holds for the whole command, tables and model included, HiGHS's for its search alone. HiGHS may use all of
its time for the first goal. Every plan of ours is checked against the exported model, exactly and with nothing of the
program; a plan that breaks it, a goal value that differs, or results of the two solvers that cannot both be true are
errors: exit code 1. Bars (bars.py) that are missed are told and are no error.
"""
import argparse
import datetime
import math
import os
import pathlib
import re
import sys
import tempfile

import bars
import changed
import mps
import solves
from table import HEADER, highs_gap, line, rounded, rows, share, tell

INSTANCES = {"steinfurt": 60, "koeln": 120, "muenster": 120, "nrw": 300}
#: HiGHS solves neither the relaxation nor anything else of these in their time; asked for with --highs-all.
OWN_ONLY = {"nrw"}


class Bench:
    """The runs that were asked for; `faults` is what makes the exit code 1."""

    def __init__(self, arguments, folder):
        self.arguments, self.folder, self.faults = arguments, folder, []
        self.plans, self.pairs = {}, []

    def compare(self, name, scenario, limit, with_highs):
        """One instance: our run, the check of its plan, HiGHS, contradictions, bars."""
        program, threads = self.arguments.program, self.arguments.threads
        model_path = self.folder / f"{name}.mps"
        try:
            own = solves.OwnRun(program, scenario, self.folder / name, limit, threads)
            self.plans[name] = own
            solves.write_model(program, scenario, model_path, self.folder / f"{name}-export")
            model = mps.Model(model_path)
            fault = self._checked(own, model, model_path) if own.goals else None
            solves.check_reading(model_path)
            senses = [goal.sense for goal in model.goals]
            other = None
            if with_highs:
                del model
                other = solves.highs(model_path, senses, limit, threads)
        except solves.Failure as failure:
            self.fault(name, str(failure))
            return
        self.pairs.append((own, other))
        if own.goals:
            for text in rows(name, own, other):
                tell(text)
            self._tell_run(name, own, other, fault)
        else:
            self._tell_nothing(name, own, other)
        for text in ([fault] if fault else []) + (solves.contradictions(own, other) if other else []):
            self.fault(name, text)
        model_path.unlink()

    def _checked(self, own, model, path):
        try:
            solves.check_plan(own, model, path)
        except solves.Failure as failure:
            return str(failure)
        return None

    def _tell_run(self, name, own, other, fault):
        size = own.size
        tell(f"    {size['candidates']:,} candidates, {size['rows']:,} rows; whole command {own.wall:.1f} s, "
             f"{own.cpu:.1f} s of CPU, {own.megabytes} MB peak"
             + (f" (HiGHS {other['cpu_seconds']:.1f} s of CPU, {other['peak_megabytes']} MB)" if other else "")
             + ("" if fault else "; the plan satisfies the exported model exactly"))
        tell(f"    work: {own.work['nodes']:,} nodes, {own.work['columns']:,} columns, {own.work['subproblems']:,} "
             f"pricings, {own.work['simplex_iterations']:,} simplex iterations")
        verdict = bars.verdict(name, own, other)
        if verdict:
            tell(f"    {verdict}")

    def _tell_nothing(self, name, own, other):
        """Our search found no plan in time."""
        theirs = other["goals"][0] if other and other["goals"] else None
        cells = [name, "", "no plan", "-", "-", "no", f"{own.wall:.2f}"]
        tell(line(cells + ([rounded(theirs["value"]), rounded(theirs["bound"]), share(highs_gap(theirs)),
                            "yes" if theirs["proven"] else "no", f"{theirs['seconds']:.2f}", "-"] if theirs else ["-"])))

    def fault(self, name, text):
        self.faults.append(f"{name}: {text}")
        tell(f"    ERROR {name}: {text}")

def summary(pairs):
    """How many goals each side has proven, and the geometric means of what can be compared."""
    empty = sum(not own.goals for own, _ in pairs)
    pairs = [(own, other) for own, other in pairs if own.goals]
    compared = [(mine, theirs) for own, other in pairs if other
                for mine, theirs in zip(own.goals, other["goals"] + [None] * len(own.goals))]
    both = [(m, t) for m, t in compared if t and m.proven and t["proven"]]
    lines = [f"{len(pairs) + empty} scenarios, {empty} of them without a plan of ours; {sum(len(own.goals) for own, _ in pairs)} goals: "
             f"proven by us {sum(g.proven for own, _ in pairs for g in own.goals)}"
             + (f", by HiGHS {sum(1 for _, t in compared if t and t['proven'])}, by both {len(both)}, "
                f"only by us {sum(1 for m, t in compared if m.proven and not (t and t['proven']))}" if compared else "")]
    lines.append(f"all goals proven by us in {sum(all(g.proven for g in own.goals) for own, _ in pairs)} scenarios, mean "
                 f"gap of our open goals {mean_gap([g.gap for own, _ in pairs for g in own.goals if not g.proven])}")
    if compared:
        full = [len(other["goals"]) == len(own.goals) and all(t["proven"] for t in other["goals"])
                for own, other in pairs if other]
        lines.append(f"all goals proven by HiGHS in {sum(full)} scenarios, mean gap of its open goals "
                     f"{mean_gap([highs_gap(t) for _, t in compared if t and not t['proven'] and highs_gap(t) is not None])}, "
                     f"goals without a plan {sum(1 for _, t in compared if not t or t['value'] is None)}")
    if both:
        logs = [math.log(max(m.seconds, 0.01) / max(t["seconds"], 0.01)) for m, t in both]
        lines.append(f"time where both have proven: {math.exp(sum(logs) / len(logs)):.2f} of HiGHS's (geometric mean, "
                     f"times below 0.01 s as 0.01 s); at most HiGHS's in {sum(l <= 0 for l in logs)} of {len(logs)} goals")
    return "\n".join(lines)


def mean_gap(gaps):
    return f"{float(sum(gaps) / len(gaps)):.3%}" if gaps else "(none)"


def parse(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("scenarios", nargs="*", type=pathlib.Path, help="scenarios beside the reference instances")
    parser.add_argument("--instances", type=pathlib.Path, help="folder of the reference instances; otherwise none of them")
    parser.add_argument("--only", default="", help="instances, separated by commas; otherwise all four")
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=SECONDS")
    parser.add_argument("--seconds", type=float, help="limit of everything that has none of its own")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--highs-all", action="store_true", help="HiGHS also where it gets nowhere (nrw)")
    parser.add_argument("--no-highs", action="store_true", help="only our own runs and their checks")
    parser.add_argument("--no-warm", action="store_true", help="without the rows of the changed fund")
    arguments = parser.parse_intermixed_args(argv)
    arguments.limits = {}
    for text in arguments.limit:
        match = re.fullmatch(r"([^=]+)=(\d+(?:\.\d+)?)", text)
        if not match:
            parser.error(f"--limit needs NAME=SECONDS, not {text}")
        arguments.limits[match[1]] = float(match[2])
    return arguments


def chosen(arguments):
    """(name, path, limit) of all that is to be solved; ends with a sentence where something is missing."""
    names = [n for n in arguments.only.split(",") if n] or list(INSTANCES) if arguments.instances else []
    paths = [(n, arguments.instances / n) for n in names] + [(p.resolve().name, p) for p in arguments.scenarios]
    missing = [str(p) for _, p in paths if not p.exists()]
    if missing:
        sys.exit(f"no scenario at {', '.join(missing)}; the folder of the instances is named by: make bench BENCH=folder")
    if not paths:
        sys.exit("nothing to solve: neither --instances nor a scenario is given")
    other = arguments.seconds or 60
    return [(n, p, arguments.limits.get(n, arguments.seconds or INSTANCES.get(n, other))) for n, p in paths]


def main():
    arguments = parse(sys.argv[1:])
    tasks = chosen(arguments)
    tell(f"{datetime.datetime.now():%Y-%m-%d %H:%M}, {arguments.threads} threads, "
         f"load {os.getloadavg()[0]:.1f}; limits: {', '.join(f'{n} {limit:g} s' for n, _, limit in tasks)}")
    tell(line(HEADER))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments, pathlib.Path(folder))
        for name, path, limit in tasks:
            with_highs = not arguments.no_highs and (arguments.highs_all or name not in OWN_ONLY)
            bench.compare(name, path, limit, with_highs)
        if len(bench.pairs) > 5:
            tell(summary(bench.pairs))
        limits = {name: limit for name, _, limit in tasks}
        if arguments.instances and not arguments.no_warm:
            if "koeln" in limits:
                changed.koeln(bench, arguments.instances, limits["koeln"])
            if "nrw" in limits:
                changed.nrw(bench, arguments.instances, limits["nrw"])
    if bench.faults:
        sys.exit(f"{len(bench.faults)} errors:\n" + "\n".join(bench.faults))


if __name__ == "__main__":
    main()
