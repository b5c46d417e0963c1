#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what a plan says of its open needs true? Every nearest offer and every cause, recomputed from the tables.

    causes.py BINARY SCENARIO [--plan FOLDER]

Plans the scenario into a temporary folder (or reads the plan in FOLDER), works out from tables and allocations why
each open need is open, and holds that against unmet.csv, report.html and `explain --json`; where the scenario has an
agreement also against the proposal, and where it ships decisions against the decided plan and its letters. One line a
need: `ok`, or WRONG with what is true. Ends with 1 on any difference. It shares no code with the engine and reads
none of its analysis.
"""
import argparse, pathlib, sys, tempfile

import claims
import papers
from scenario_tables import Scenario
from told import Told
from truth import PlanTruths


def check(binary, work, path, folder, pages=(), letters=None):
    """The faults of a written plan's sentences, one text each, after a line for every open need."""
    truths = PlanTruths(Scenario(path), folder)
    told = Told(folder, binary, work)
    for page in pages:
        told.add(page)
    if letters is not None:
        told.add_letters(letters)
    faults = [*truths.faults, *told.faults(truths.open)]
    regional = told.regional(path)
    for need, truth in truths.open.items():
        said = told.said(need)
        wrong = [*claims.faults(said, truth, truths.region), *claims.explained(told.explained(need), truth),
                 *claims.regional(regional.get(need), said)]
        print(f"{need}: {'ok' if not wrong else 'WRONG'}: {truth}")
        faults += [f"{need}: {text}" for text in wrong]
    return faults


def main(arguments):
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("scenario")
    parser.add_argument("--plan")
    chosen = parser.parse_args(arguments)
    binary, scenario = (pathlib.Path(given).resolve() for given in (chosen.binary, chosen.scenario))
    with tempfile.TemporaryDirectory() as temporary:
        work = papers.desk(pathlib.Path(temporary))
        folder = pathlib.Path(chosen.plan).resolve() if chosen.plan else papers.plan(binary, work, scenario)
        pages = [papers.proposal(binary, work, folder)] if (scenario / "network.yaml").exists() else []
        faults = check(binary, work, scenario, folder, pages)
        if papers.decisions(scenario):
            decided, letters = papers.decide(binary, work, scenario, folder)
            print(f"after the decision {decided.name}:")
            faults += check(binary, work, decided, decided / "plan", letters=letters)
    print("\n".join(faults) or "every sentence about an open need is true")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
