# SPDX-License-Identifier: GPL-3.0-or-later
"""One fund's amount changed: what a plan from before the change is worth (`plan --from`)."""
import os

import bars
import mps
import solves
from table import rounded, share, tell


def koeln(bench, instances, limit):
    """Cold against started from the plan before the change."""
    name = "koeln, one fund changed"
    base = bench.plans.get("koeln")
    if base is None:
        tell(f"{name}: skipped, koeln itself was not solved in this run")
        return
    scenario = scenario_of(bench.folder / "koeln-fund", instances / "koeln")
    program, threads = bench.arguments.program, bench.arguments.threads
    try:
        cold = solves.OwnRun(program, scenario, bench.folder / "koeln-cold", limit, threads)
        warm = solves.OwnRun(program, scenario, bench.folder / "koeln-warm", limit, threads,
                             ("--from", str(base.out)))
        fifth = solves.OwnRun(program, scenario, bench.folder / "koeln-fifth", limit / 5, threads,
                              ("--from", str(base.out)))
        path = bench.folder / "koeln-fund.mps"
        solves.write_model(program, scenario, path, bench.folder / "koeln-fund-export")
        model = mps.Model(path)
        for run in (cold, warm, fifth):
            solves.check_plan(run, model, path)
    except solves.Failure as failure:
        bench.fault(name, str(failure))
        return
    _tell_koeln(bench, name, cold, warm)
    _tell_fifth(cold, fifth, limit)


def nrw(bench, instances, limit):
    """A fifth of the time from the plan before the change, against that plan: a second cold run would take 300 s."""
    name = "nrw, one fund changed"
    base = bench.plans.get("nrw")
    if base is None or not base.goals:
        tell(f"{name}: skipped, there is no plan of nrw itself in this run")
        return
    scenario = scenario_of(bench.folder / "nrw-fund", instances / "nrw")
    program, threads = bench.arguments.program, bench.arguments.threads
    path = bench.folder / "nrw-fund.mps"
    try:
        run = solves.OwnRun(program, scenario, bench.folder / "nrw-warm", limit / 5, threads,
                            ("--from", str(base.out)))
        solves.write_model(program, scenario, path, bench.folder / "nrw-fund-export")
        solves.check_plan(run, mps.Model(path), path)
    except solves.Failure as failure:
        bench.fault(name, str(failure))
        return
    first, before = run.goals[0], base.goals[0]
    tell(f"{name}: `--from` the plan before the change, {limit / 5:g} s; the plan satisfies the exported model exactly")
    tell(f"    {first.id}: {rounded(first.value)} of {rounded(first.bound)} in {first.seconds:.2f} s, gap "
         f"{share(first.gap)}; the plan before: {rounded(before.value)} of {rounded(before.bound)} in "
         f"{before.seconds:.2f} s, gap {share(before.gap)}")
    reached = first.gap <= bars.NRW_GAP
    tell(f"    {'bar reached' if reached else 'bar missed'}: a gap of at most {share(bars.NRW_GAP)} in a fifth of the time")


def _tell_koeln(bench, name, cold, warm):
    tell(f"{name}: cold against warm (`--from` the plan before the change)")
    for one, other in zip(cold.goals, warm.goals):
        ratio = other.seconds / one.seconds if one.seconds > 0 else float("nan")
        tell(f"    {one.id}: cold {rounded(one.value)} of {rounded(one.bound)} in {one.seconds:.2f} s"
             f"{' (proven)' if one.proven else ''}, warm {rounded(other.value)} of {rounded(other.bound)} in "
             f"{other.seconds:.2f} s{' (proven)' if other.proven else ''}, ratio {ratio:.2f}")
        if one.bound < other.value if one.sense == "maximise" else one.bound > other.value:
            bench.fault(name, f"{one.id}: the warm plan is better than the cold bound")
        if other.bound < one.value if one.sense == "maximise" else other.bound > one.value:
            bench.fault(name, f"{one.id}: the cold plan is better than the warm bound")
        if one.value != other.value:
            break
    first_cold, first_warm = cold.goals[0], warm.goals[0]
    reached = first_warm.proven >= first_cold.proven and first_warm.seconds <= first_cold.seconds / 5
    tell(f"    {'bar reached' if reached else 'bar missed'}: the same proof of G-1 in at most a fifth of the time")


def _tell_fifth(cold, fifth, limit):
    """What a fifth of the time is enough for, all goals together."""
    texts = [f"{one.id} {share(other.gap)} against {share(one.gap)}" for one, other in zip(cold.goals, fifth.goals)]
    reached = len(fifth.goals) == len(cold.goals) and all(
        other.gap <= one.gap for one, other in zip(cold.goals, fifth.goals))
    tell(f"    gaps from the plan after {limit / 5:g} s against cold after {limit:g} s: {', '.join(texts)}; "
         f"{'bar reached' if reached else 'bar missed'}: the same proof of all goals in a fifth of the time")


def scenario_of(folder, base):
    """A scenario with five per cent less in its first fund."""
    folder.mkdir()
    header, first = (base / "tables" / "funds.csv").read_text("utf-8").splitlines()[:2]
    fund = dict(zip(header.split(","), first.split(",")))
    amount = round(float(fund["amount"]) * 0.95, 2)
    target = os.path.relpath((base / "scenario.yaml").resolve(), folder.resolve())
    (folder / "scenario.yaml").write_text(
        f"scenario: {base.name}-one-fund-changed\nextends: {target}\nchanges:\n"
        f"  - {{set: funds.{fund['id']}.amount, to: {amount}}}\n", "utf-8")
    return folder
