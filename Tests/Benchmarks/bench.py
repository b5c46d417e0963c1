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
import subprocess
import sys
import tempfile

import bars
import mps
import solves

INSTANCES = {"steinfurt": 60, "koeln": 120, "muenster": 120, "nrw": 300}
#: HiGHS solves neither the relaxation nor anything else of these in their time; asked for with --highs-all.
OWN_ONLY = {"nrw"}
HEADER = ("instance", "goal", "value", "bound", "gap", "proven", "s", "HiGHS", "bound", "gap", "proven", "s", "ratio")
WIDTHS = (20, 5, 12, 12, 9, 8, 8, 13, 12, 9, 8, 8, 7)


def line(cells):
    return "".join(str(c).ljust(w) if i < 2 else str(c).rjust(w) for i, (c, w) in enumerate(zip(cells, WIDTHS)))


def share(value):
    return "-" if value is None else f"{100 * float(value):.3f}%"


def rounded(value):
    """Up to six decimals, for the table."""
    if value is None:
        return "-"
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def rows(name, own, other):
    """The lines of an instance: one a goal."""
    for index, goal in enumerate(own.goals):
        theirs = other["goals"][index] if other and index < len(other["goals"]) else None
        cells = [name if index == 0 else "", goal.id, rounded(goal.value), rounded(goal.bound), share(goal.gap),
                 "yes" if goal.proven else "no", f"{goal.seconds:.2f}"]
        if theirs is None:
            yield line(cells + ["-" if other is None else "no time"])
            continue
        ratio = f"{goal.seconds / theirs['seconds']:.2f}" if goal.proven and theirs["proven"] else "-"
        yield line(cells + [rounded(theirs["value"]), rounded(theirs["bound"]), share(highs_gap(theirs)),
                            "yes" if theirs["proven"] else "no", f"{theirs['seconds']:.2f}", ratio])


def tell(text=""):
    print(text, flush=True)


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
            senses = [goal.sense for goal in own.goals] or ["maximise" if model.maximises else "minimise"]
            other = None
            if with_highs:
                del model
                other = solves.highs(model_path, senses, limit, threads)
        except solves.Failure as failure:
            self._fault(name, str(failure))
            return
        self.pairs.append((own, other))
        if own.goals:
            for text in rows(name, own, other):
                tell(text)
            self._tell_run(name, own, other, fault)
        else:
            self._tell_nothing(name, own, other)
        for text in ([fault] if fault else []) + (solves.contradictions(own, other) if other else []):
            self._fault(name, text)
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

    def _fault(self, name, text):
        self.faults.append(f"{name}: {text}")
        tell(f"    ERROR {name}: {text}")

    def warm(self, instances, limit):
        """One fund's amount changed in koeln: cold against started from the plan before the change."""
        name = "koeln, one fund changed"
        if "--from" not in help_of(self.arguments.program):
            tell(f"{name}: skipped, `plan` of this build has no `--from` and cannot start from a plan")
            return
        base = self.plans.get("koeln")
        if base is None:
            tell(f"{name}: skipped, koeln itself was not solved in this run")
            return
        scenario = changed_scenario(self.folder / "koeln-fund", instances / "koeln")
        program, threads = self.arguments.program, self.arguments.threads
        try:
            cold = solves.OwnRun(program, scenario, self.folder / "koeln-cold", limit, threads)
            warm = solves.OwnRun(program, scenario, self.folder / "koeln-warm", limit, threads,
                                 ("--from", str(base.out)))
            fifth = solves.OwnRun(program, scenario, self.folder / "koeln-fifth", limit / 5, threads,
                                  ("--from", str(base.out)))
            path = self.folder / "koeln-fund.mps"
            solves.write_model(program, scenario, path, self.folder / "koeln-fund-export")
            model = mps.Model(path)
            for run in (cold, warm, fifth):
                solves.check_plan(run, model, path)
        except solves.Failure as failure:
            self._fault(name, str(failure))
            return
        self._tell_warm(name, cold, warm)
        self._tell_fifth(cold, fifth, limit)

    def _tell_warm(self, name, cold, warm):
        tell(f"{name}: cold against warm (`--from` the plan before the change)")
        for one, other in zip(cold.goals, warm.goals):
            ratio = other.seconds / one.seconds if one.seconds > 0 else float("nan")
            tell(f"    {one.id}: cold {rounded(one.value)} of {rounded(one.bound)} in {one.seconds:.2f} s"
                 f"{' (proven)' if one.proven else ''}, warm {rounded(other.value)} of {rounded(other.bound)} in "
                 f"{other.seconds:.2f} s{' (proven)' if other.proven else ''}, ratio {ratio:.2f}")
            if one.bound < other.value if one.sense == "maximise" else one.bound > other.value:
                self._fault(name, f"{one.id}: the warm plan is better than the cold bound")
            if other.bound < one.value if one.sense == "maximise" else other.bound > one.value:
                self._fault(name, f"{one.id}: the cold plan is better than the warm bound")
            if one.value != other.value:
                break
        first_cold, first_warm = cold.goals[0], warm.goals[0]
        reached = first_warm.proven >= first_cold.proven and first_warm.seconds <= first_cold.seconds / 5
        tell(f"    {'bar reached' if reached else 'bar missed'}: the same proof of G-1 in at most a fifth of the time")

    def _tell_fifth(self, cold, fifth, limit):
        """What a fifth of the time is enough for, all goals together."""
        texts = [f"{one.id} {share(other.gap)} against {share(one.gap)}" for one, other in zip(cold.goals, fifth.goals)]
        reached = len(fifth.goals) == len(cold.goals) and all(
            other.gap <= one.gap for one, other in zip(cold.goals, fifth.goals))
        tell(f"    gaps from the plan after {limit / 5:g} s against cold after {limit:g} s: {', '.join(texts)}; "
             f"{'bar reached' if reached else 'bar missed'}: the same proof of all goals in a fifth of the time")


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


def highs_gap(result):
    known = result["value"] is not None and result["bound"] is not None
    return abs(result["bound"] - result["value"]) / max(1, abs(result["value"])) if known else None


def help_of(program):
    return subprocess.run([program, "plan", "--help"], capture_output=True, text=True).stdout


def changed_scenario(folder, base):
    """koeln with five per cent less in its first fund."""
    folder.mkdir()
    header, first = (base / "tables" / "funds.csv").read_text("utf-8").splitlines()[:2]
    fund = dict(zip(header.split(","), first.split(",")))
    amount = round(float(fund["amount"]) * 0.95, 2)
    target = os.path.relpath((base / "scenario.yaml").resolve(), folder.resolve())
    (folder / "scenario.yaml").write_text(
        f"scenario: koeln-one-fund-changed\nextends: {target}\nchanges:\n"
        f"  - {{set: funds.{fund['id']}.amount, to: {amount}}}\n", "utf-8")
    return folder


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
    parser.add_argument("--no-warm", action="store_true", help="without the row of the changed fund")
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
        if arguments.instances and not arguments.no_warm and any(name == "koeln" for name, _, _ in tasks):
            bench.warm(arguments.instances, dict((n, l) for n, _, l in tasks)["koeln"])
    if bench.faults:
        sys.exit(f"{len(bench.faults)} errors:\n" + "\n".join(bench.faults))


if __name__ == "__main__":
    main()
