# SPDX-License-Identifier: GPL-3.0-or-later
"""One fund's amount changed: what a plan from before the change is worth (`plan --from`)."""
import os

import bars
import mps
import solves
from table import rounded, share, tell


def koeln(bench, instances, limit):
    """Cold against started from the plan before the change."""
    name, base = "koeln, one fund changed", bench.plans.get("koeln")
    if base is None or not base.goals:
        tell(f"{name}: skipped, there is no plan of koeln itself in this run")
        return
    start = ("--from", str(base.out))
    try:
        cold, warm, fifth = _runs(bench, "koeln", instances, [(limit, ()), (limit, start), (limit / 5, start)])
    except solves.Failure as failure:
        bench.fault(name, str(failure))
        return
    _tell_koeln(bench, name, cold, warm)
    _tell_fifth(cold, fifth, limit)


def nrw(bench, instances, limit):
    """A fifth of the time from the plan before the change, against that plan: a second cold run would take 300 s."""
    name, base = "nrw, one fund changed", bench.plans.get("nrw")
    if base is None or not base.goals:
        tell(f"{name}: skipped, there is no plan of nrw itself in this run")
        return
    try:
        [run] = _runs(bench, "nrw", instances, [(limit / 5, ("--from", str(base.out)))])
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


def _runs(bench, instance, instances, wanted):
    """One run of the changed instance for each (limit, options), every plan checked on the exported model."""
    program, folder = bench.arguments.program, bench.folder
    scenario = scenario_of(folder / f"{instance}-fund", instances / instance)
    runs = [solves.OwnRun(program, scenario, folder / f"{instance}-changed-{place}", limit, bench.arguments.threads, options)
            for place, (limit, options) in enumerate(wanted)]
    path = folder / f"{instance}-fund.mps"
    solves.write_model(program, scenario, path, folder / f"{instance}-fund-export")
    model = mps.Model(path)
    for run in runs:
        if not run.goals:
            raise solves.Failure("no plan was found in its time")
        solves.check_plan(run, model, path)
    return runs


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
