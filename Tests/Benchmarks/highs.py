#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HiGHS on an exported model, goal after goal, as JSON.

usage: highs.py MODEL.mps SENSE[,SENSE…] [--limit S] [--threads N] [--fix POINT.json]        needs: pip install highspy

The goals are solved in order: the first; then a row holds it at the value reached, and the second; and so on. Each solve
starts from the plan of the one before. The limit holds for all goals together and counts HiGHS's own run time only;
reading the file is free. The gap asked for is 0. `--fix` fixes columns (index -> value) before anything is solved.

For each goal: value and bound in HiGHS's floating point, its status, seconds when it was done, nodes, and of its plan,
rounded to integers: whether it is admissible exactly, and its exact value.
"""
import argparse
import json
import pathlib
import resource
import sys

import highspy
import numpy

import mps


def program(model, fixed):
    """The model as HiGHS takes it, without an objective."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.columns), len(model.rows)
    lower = numpy.array(model.lower, dtype=float)
    upper = numpy.array([highspy.kHighsInf if u is None else u for u in model.upper], dtype=float)
    for column, value in fixed.items():
        lower[column] = upper[column] = value
    lp.col_lower_, lp.col_upper_ = lower, upper
    lp.col_cost_ = numpy.zeros(lp.num_col_)
    lp.row_lower_ = numpy.array([-highspy.kHighsInf if b is None else float(b) for b in model.row_lower])
    lp.row_upper_ = numpy.array([highspy.kHighsInf if b is None else float(b) for b in model.row_upper])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = numpy.frombuffer(model.starts, dtype=numpy.int64).astype(numpy.int32)
    lp.a_matrix_.index_ = numpy.frombuffer(model.indices, dtype=numpy.int32).copy()
    lp.a_matrix_.value_ = numpy.array([float(text) for text in model.texts])
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[is_integer] for is_integer in model.integer]
    return lp


class Search:
    """One lexicographic solve."""

    def __init__(self, model, senses, limit, threads, fixed):
        self.model, self.senses, self.limit = model, senses, limit
        self.highs = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", threads), ("mip_rel_gap", 0.0)):
            self.highs.setOptionValue(name, value)
        self.highs.passModel(program(model, fixed))
        self.used = 0.0
        # The last plan: column -> integer, zeros left out.
        self.point = {}

    def run(self):
        results = []
        for index, sense in enumerate(self.senses):
            if self.limit is not None and self.limit - self.used < 0.01:
                break
            result = self._solve(index, sense)
            results.append(result)
            if result["value"] is None:
                break
            self._hold(index, sense, result)
        return results

    def _solve(self, index, sense):
        goal, count = self.model.goals[index], len(self.model.columns)
        costs = numpy.zeros(count)
        for column, text in goal.terms.items():
            costs[column] = float(text)
        self.highs.changeColsCost(count, numpy.arange(count, dtype=numpy.int32), costs)
        self.highs.changeObjectiveSense(
            highspy.ObjSense.kMaximize if sense == "maximise" else highspy.ObjSense.kMinimize)
        # HiGHS's clock goes on from run to run, its limit is for one run.
        if self.limit is not None:
            self.highs.setOptionValue("time_limit", self.limit - self.used)
        if self.point:
            # Last of all: any change of the model makes HiGHS forget a solution it was given.
            start = highspy.HighsSolution()
            start.col_value = [float(self.point.get(column, 0)) for column in range(count)]
            self.highs.setSolution(start)
        self.highs.run()
        self.used = self.highs.getRunTime()
        return self._result(goal)

    def _result(self, goal):
        info, status = self.highs.getInfo(), self.highs.getModelStatus()
        has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        is_optimal = status == highspy.HighsModelStatus.kOptimal
        result = {
            "goal": goal.name, "status": self.highs.modelStatusToString(status), "seconds": self.used,
            "proven": is_optimal, "nodes": int(info.mip_node_count), "value": None, "bound": None, "exact": None,
            "admissible": False,
        }
        # Without integer columns there is no dual bound; the optimum is one.
        bound = info.mip_dual_bound if any(self.model.integer) else info.objective_function_value
        if numpy.isfinite(bound) and abs(bound) < 1e29 and (is_optimal or any(self.model.integer)):
            result["bound"] = float(bound)
        if has_plan:
            result["value"] = float(info.objective_function_value)
            values = self.highs.getSolution().col_value
            self.point = {c: round(v) for c, v in enumerate(values) if round(v) != 0}
            result["admissible"] = not self.model.faults(self.point)
            result["exact"] = mps.decimal(goal.value(self.point))
        return result

    def _hold(self, index, sense, result):
        """A row that keeps the goal: at the exact value of the rounded plan where that is admissible."""
        goal = self.model.goals[index]
        side = float(result["exact"] if result["admissible"] else result["value"])
        low, high = (side, highspy.kHighsInf) if sense == "maximise" else (-highspy.kHighsInf, side)
        columns = sorted(goal.terms)
        self.highs.addRow(
            low, high, len(columns), numpy.array(columns, dtype=numpy.int32),
            numpy.array([float(goal.terms[c]) for c in columns]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("senses")
    parser.add_argument("--limit", type=float)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fix", type=pathlib.Path)
    arguments = parser.parse_args()
    senses = arguments.senses.split(",")
    if not set(senses) <= {"maximise", "minimise"}:
        sys.exit(f"a sense is maximise or minimise, not {arguments.senses}")
    fixed = {int(c): v for c, v in json.loads(arguments.fix.read_text()).items()} if arguments.fix else {}
    model = mps.Model(arguments.model)
    search = Search(model, senses, arguments.limit, arguments.threads, fixed)
    results = search.run()
    print(json.dumps({
        "version": search.highs.version(), "goals": results,
        "point": {str(c): v for c, v in search.point.items()} if arguments.fix else None,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "cpu_seconds": sum(resource.getrusage(resource.RUSAGE_SELF)[:2]),
    }))


if __name__ == "__main__":
    main()
