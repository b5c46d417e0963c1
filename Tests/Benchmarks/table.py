# SPDX-License-Identifier: GPL-3.0-or-later
"""How results are told: the lines of the table, gaps, numbers."""
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


def highs_gap(result):
    known = result["value"] is not None and result["bound"] is not None
    return abs(result["bound"] - result["value"]) / max(1, abs(result["value"])) if known else None
