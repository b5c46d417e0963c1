#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what a plan says of its open needs true? Every nearest offer and every cause, recomputed from the tables.

    causes.py BINARY SCENARIO [--plan FOLDER]

Plans the scenario into a temporary folder (or reads the plan in FOLDER), works out from tables and allocations why each open
need is open, and holds that against unmet.csv, report.html and `explain --json`. One line a need: `ok`, or what is told and
what is true. Ends with 1 on any difference. It shares no code with the engine and reads none of its analysis.
"""
import argparse, pathlib, subprocess, sys, tempfile

import claims
from scenario_tables import Scenario
from told import Told
from truth import PlanTruths


def plan(binary, scenario, folder):
    subprocess.run([binary, "plan", str(scenario), "--out", str(folder), "--no-questions", "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)


def check(binary, path, folder):
    """The faults of a written plan's sentences, one text each, after a line for every open need."""
    scenario = Scenario(path)
    truths = PlanTruths(scenario, folder)
    told = Told(folder, binary)
    faults = [*truths.faults, *told.faults(truths.open)]
    for need, truth in truths.open.items():
        wrong = claims.faults(told.said(need), truth, truths.region) + claims.explained(told.explained(need), truth)
        print(f"{need}: {'ok' if not wrong else 'WRONG'}: {truth}")
        faults += [f"{need}: {text}" for text in wrong]
    return faults


def main(arguments):
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("scenario")
    parser.add_argument("--plan")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(chosen.plan or temporary)
        if not chosen.plan:
            plan(chosen.binary, chosen.scenario, folder)
        faults = check(chosen.binary, chosen.scenario, folder)
    print("\n".join(faults) or "every sentence about an open need is true")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
