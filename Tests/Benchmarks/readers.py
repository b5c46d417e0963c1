#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether other solvers read the exported models of scenarios with the same optimum of the first goal.

usage: readers.py PROGRAM SCENARIO… [--limit S]     needs at least one of: highspy, pyscipopt (PyPI), glpsol, cbc (Debian, Ubuntu)

Each scenario is planned and exported as MPS and as CPLEX LP; every solver that is installed reads both files by itself.
Exit code 1 where one has another optimum than plan.json proves, refuses a file, or where no solver is installed.
"""
import argparse
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

import solves


def highs(path):
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    if solver.readModel(str(path)) != highspy.HighsStatus.kOk:
        return None
    solver.run()
    return solver.getInfo().objective_function_value


def scip(path):
    import pyscipopt

    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.readProblem(str(path))
    solver.optimize()
    return solver.getObjVal()


def glpk(path):
    report = path.with_suffix(".glpk")
    form = "--freemps" if path.suffix == ".mps" else "--lp"
    subprocess.run(["glpsol", form, str(path), "--cuts", "-o", str(report)], capture_output=True, check=False)
    found = re.search(r"Objective:.* = (\S+)", report.read_text()) if report.exists() else None
    return float(found[1]) if found else None


def cbc(path):
    report = path.with_suffix(".cbc")
    run = subprocess.run(["cbc", str(path), "ratioGap", "0", "allowableGap", "0", "solve", "solution", str(report), "quit"],
                         capture_output=True, text=True, check=False)
    found = re.search(r"Optimal - objective value (\S+)", report.read_text()) if report.exists() else None
    return float(found[1]) if found and not re.search(r"Bad image|illegal character", run.stdout) else None


#: Name -> how it solves, and whether it is there.
SOLVERS = {
    "HiGHS": (highs, importlib.util.find_spec("highspy")),
    "SCIP": (scip, importlib.util.find_spec("pyscipopt")),
    "GLPK": (glpk, shutil.which("glpsol")),
    "CBC": (cbc, shutil.which("cbc")),
}


def check(program, scenario, limit, folder):
    """What every solver finds, as lines; and the faults among them."""
    out, faults = folder / "plan", []
    own = solves.OwnRun(program, scenario, out, limit, 1, ["--no-questions"])
    goal = own.goals[0]
    if not goal.proven:
        raise solves.Failure(f"{scenario}: {goal.id} is not proven in {limit} s, so there is nothing to compare with")
    for ending in ("mps", "lp"):
        path = folder / f"model.{ending}"
        solves.write_model(program, scenario, path, folder / "export")
        # MPS is minimised whatever the goal.
        sign = -1 if ending == "mps" and goal.sense == "maximise" else 1
        for name, (solve, _) in ((n, s) for n, s in SOLVERS.items() if s[1]):
            value = solve(path)
            is_same = value is not None and abs(sign * Fraction(value) - goal.value) <= solves.TOLERANCE * max(1, abs(goal.value))
            print(f"{scenario} {ending} {name}: {value} ({goal.id} is {float(goal.value)}){'' if is_same else ' WRONG'}", flush=True)
            if not is_same:
                faults.append(f"{name} on {scenario} as {ending}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("scenarios", nargs="+", type=pathlib.Path)
    parser.add_argument("--limit", type=float, default=60)
    arguments = parser.parse_args()
    missing = [name for name, (_, is_there) in SOLVERS.items() if not is_there]
    if len(missing) == len(SOLVERS):
        sys.exit("none of these is installed: " + ", ".join(missing))
    if missing:
        print("not installed: " + ", ".join(missing))
    faults = []
    for scenario in arguments.scenarios:
        with tempfile.TemporaryDirectory() as folder:
            faults += check(arguments.program, scenario, arguments.limit, pathlib.Path(folder))
    if faults:
        sys.exit(f"{len(faults)} wrong: {'; '.join(faults)}")


if __name__ == "__main__":
    main()
