#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether HiGHS's own reader takes an exported model for what it is.

usage: reading.py MODEL.mps        needs: pip install highspy

`highs.py` passes the model as mps.py reads it. Here HiGHS reads the file itself, and both are compared number by number:
columns with bounds and integrality, rows with sides, all entries, and the first goal, which is minimised. Exit code 1 and
the differences where there are some.
"""
import sys
from fractions import Fraction

import highspy

import mps


def differences(path):
    """What HiGHS reads differently, as sentences; empty if nothing."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    if highs.readModel(str(path)) != highspy.HighsStatus.kOk:
        return ["HiGHS does not read the file without a warning"]
    model, lp = mps.Model(path), highs.getLp()
    if (lp.num_col_, lp.num_row_) != (len(model.columns), len(model.rows)):
        return [f"{lp.num_col_} columns and {lp.num_row_} rows, not {len(model.columns)} and {len(model.rows)}"]
    integer = [kind == highspy.HighsVarType.kInteger for kind in lp.integrality_] or [False] * lp.num_col_
    infinity = highspy.kHighsInf
    pairs = [
        ("column names", list(lp.col_names_), model.columns),
        ("integer columns", integer, model.integer),
        ("lower bounds", list(lp.col_lower_), [float(b) for b in model.lower]),
        ("upper bounds", list(lp.col_upper_), [infinity if b is None else float(b) for b in model.upper]),
        ("row names", list(lp.row_names_), model.rows),
        ("lower sides", list(lp.row_lower_), [-infinity if b is None else float(b) for b in model.row_lower]),
        ("upper sides", list(lp.row_upper_), [infinity if b is None else float(b) for b in model.row_upper]),
        ("entries", _entries(lp), [sorted((model.indices[k], float(model.texts[k]))
                                          for k in range(model.starts[c], model.starts[c + 1]))
                                   for c in range(len(model.columns))]),
        ("costs", list(lp.col_cost_), _costs(model)),
        ("constant", [lp.offset_], [0.0]),
        ("sense", [lp.sense_], [highspy.ObjSense.kMinimize]),
    ]
    return [f"{what}: {_first(theirs, ours)}" for what, theirs, ours in pairs if theirs != ours]


def _entries(lp):
    matrix = lp.a_matrix_
    matrix.ensureColwise() if hasattr(matrix, "ensureColwise") else None
    starts, indices, values = list(matrix.start_), list(matrix.index_), list(matrix.value_)
    return [sorted(zip(indices[starts[c]:starts[c + 1]], values[starts[c]:starts[c + 1]])) for c in range(lp.num_col_)]


def _costs(model):
    costs = [0.0] * len(model.columns)
    if model.goals:
        sign = -1 if model.goals[0].sense == "maximise" else 1
        for column, text in model.goals[0].terms.items():
            costs[column] = float(sign * Fraction(text))
    return costs


def _first(theirs, ours):
    """The first difference of two lists."""
    if len(theirs) != len(ours):
        return f"{len(theirs)} in place of {len(ours)}"
    place = next(k for k in range(len(ours)) if theirs[k] != ours[k])
    return f"number {place} is {theirs[place]}, not {ours[place]}"


if __name__ == "__main__":
    found = differences(sys.argv[1])
    print("\n".join(found))
    sys.exit(1 if found else 0)
