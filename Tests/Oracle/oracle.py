#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the program tells against what is true, on random small scenarios and on regions of a large one.

usage: oracle.py PROGRAM [--claims N] [--scenarios N] [--seed N] [--scenario N]
                 [--regions FOLDER [--count N]] [--kept FOLDER]

Ends after so many claims and so many random scenarios, whichever is later; many scenarios share the claims, so that
each is asked fewer questions. A tenth of the claims, but no more than 300, go to each region.

Prints tried, wrong and undecided for every kind; exit 1 if anything is wrong. Every wrong claim is printed with what
was told, what is right and how to see it again; its scenario stays in the folder of `--kept` (.build/oracle).
"""
import argparse
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import traceback

import claims_causes
import claims_change
import claims_conflict
import claims_curve
import claims_plan
import claims_ties
import claims_why
import random_scenarios
import regions
from brute import TooMany
from claim import RIGHT, UNDECIDED, WRONG, Case, Claim, Tally
from highs import Undecided
from program import Failed, Program

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class Run:
    """One run: scenarios, their questions, the tally, the folders of what was wrong."""

    def __init__(self, program, kept):
        self.program, self.kept = program, kept
        self.tally = Tally()
        self.most = 0

    def scenario(self, folder, seed, is_small, again):
        """Asks about one scenario until there are `most` claims; what fails is a wrong claim of its own."""
        enough = self.tally.total + self.most
        try:
            case = Case(folder, self.program, PROJECT / "rules", is_small)
            best = case.truth.best()
        except TooMany as error:
            return self.tally.add(Claim("plan", folder.name, UNDECIDED, "", str(error)))
        except Undecided as error:
            return self.tally.add(Claim("plan", folder.name, UNDECIDED, "", str(error)))
        for kind, ask in self._questions(case, seed, best is not None):
            try:
                for claim in folded(ask()) if kind == "plan" else ask():
                    self.note(claim, folder, again)
            except Failed as error:
                self.note(Claim(kind, "run", WRONG, str(error), "an answer"), folder, again)
            except (Undecided, TooMany) as error:
                self.note(Claim(kind, "run", UNDECIDED, "", str(error)), folder, again)
            if self.tally.total >= enough:
                return None
        return None

    def _questions(self, case, seed, is_possible):
        """(kind, function that gives claims), in an order that the seed decides after the plan."""
        yield "plan", lambda: claims_plan.claims(case)
        if not is_possible:
            yield "conflict", lambda: claims_conflict.of_scenario(case)
            return
        if case.plan is None:
            return
        chance, tables = random.Random(seed), case.model.scenario.tables
        asked = [("order", lambda: claims_plan.order_claims(case, seed)), ("ties", lambda: claims_ties.claims(case))]
        tries, steps = (12, 8) if case.is_small else (2, 4)
        for fund in (row for row in tables["funds"] if case.model.members(fund=row.id)):
            asked.append(("curve", lambda fund=fund.id: claims_curve.claims(case, fund, steps)))
        needs = chance.sample(tables["needs"], min(len(tables["needs"]), 12))
        asked += [("why", lambda need=need.id: claims_why.of_need(case, need)) for need in needs]
        for need, offer, fund in self._pairs(case, needs, chance):
            asked.append(("why_not", lambda n=need, o=offer, f=fund: claims_why.why_not(case, n, o, f)))
            asked.append(("what_if", lambda n=need, o=offer: claims_change.claims(case, n, o, tries)))
        if case.is_small:
            asked.append(("causes", lambda: claims_causes.claims(case, seed)))
        chance.shuffle(asked)
        yield from asked

    @staticmethod
    def _pairs(case, needs, chance):
        offers = case.model.scenario.tables["offers"]
        near = {(i.id, j.id) for i in needs for j in offers if i.cells["field"] == j.cells["field"] or case.is_small}
        pairs = chance.sample(sorted(near), min(len(near), 5))
        funds = [row.id for row in case.model.scenario.tables["funds"]]
        return [(n, o, chance.choice([None, *funds])) for n, o in pairs]

    def note(self, claim, folder, again):
        self.tally.add(claim)
        if claim.verdict != WRONG:
            return
        target = self.kept / folder.name
        if not target.exists():
            shutil.copytree(folder, target)
        print(f"WRONG {claim.kind}: {claim.question}\n  told:  {claim.told[:700]}\n  right: {claim.right[:700]}\n"
              f"  scenario: {target}\n  again: {again}", flush=True)


def folded(claims):
    """A plan is one claim where everything about it is right; what is not is told one by one."""
    first, bad = None, False
    for claim in claims:
        first = first or claim
        if claim.verdict != RIGHT:
            bad = True
            yield claim
    if first and not bad:
        yield first


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("program", type=pathlib.Path)
    words.add_argument("--claims", type=int, default=300)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--scenario", type=int, help="only the random scenario of this number")
    words.add_argument("--scenarios", type=int, default=0, help="at least so many random scenarios")
    words.add_argument("--regions", type=pathlib.Path, help="a scenario of many regions")
    words.add_argument("--count", type=int, default=5, help="how many regions")
    words.add_argument("--kept", type=pathlib.Path, default=PROJECT / ".build" / "oracle")
    options = words.parse_args()
    run = Run(Program(options.program.resolve(), PROJECT), options.kept)
    run.kept.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        try:
            every(run, options, pathlib.Path(folder))
        except KeyboardInterrupt:
            print("interrupted; so far:")
    print(run.tally.table())
    sys.exit(1 if run.tally.wrong else 0)


def every(run, options, work):
    """The regions first, then random scenarios until there are enough."""
    again = f"python3 Tests/Oracle/oracle.py {options.program} --seed {options.seed}"
    if options.scenario is not None:
        run.most = 10 ** 9
        return small(run, options.scenario, work, again)
    for region in regions.chosen(options.regions, options.count) if options.regions else ():
        run.most = min(300, options.claims // 10)
        folder = regions.cut(options.regions, work / f"region-{region}", region)
        guarded(run, folder, options.seed, False, f"{again} --regions {options.regions}")
        print(f"{folder.name}: {run.tally.total} claims so far", file=sys.stderr, flush=True)
    run.most = max(8, options.claims // options.scenarios) if options.scenarios else 10 ** 9
    number = options.seed * 100_000
    while run.tally.total < options.claims or number < options.seed * 100_000 + options.scenarios:
        small(run, number, work, again)
        number += 1
    return None


def small(run, number, work, again):
    folder = work / f"random-{number}"
    random_scenarios.write(folder, number)
    guarded(run, folder, number, True, f"{again} --scenario {number}")
    for path in work.glob(f"random-{number}*"):
        shutil.rmtree(path)


def guarded(run, folder, seed, is_small, again):
    """A fault of the oracle itself is told and counted as undecided."""
    try:
        run.scenario(folder, seed, is_small, again)
    except Exception:  # pylint: disable=broad-except
        traceback.print_exc()
        print(f"  again: {again}", flush=True)
        run.tally.add(Claim("oracle", folder.name, UNDECIDED))


if __name__ == "__main__":
    main()
