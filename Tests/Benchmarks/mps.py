# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the MPS files that `plan --write-model` writes, and checks points on them exactly.

Nothing here is shared with the program: the numbers are read as decimals and summed as fractions, so that a check is a
second opinion on the model as written. Only what the program writes is read: free MPS, one entry a line, bounds LO, UP
and FX on every column, an N row for each goal in order, all to be minimised, and a comment for each that says which sense
it has. A maximised goal is turned back here; the constants of goals are costs of a column that is 1.
"""
import array
import math
import sys
from fractions import Fraction


class Goal:
    """A goal in its own sense: the name of its row, and a coefficient (as text) for each column that has one."""

    def __init__(self, name, sense):
        self.name, self.sense = name, sense
        self.terms = {}

    def add(self, column, text):
        """A coefficient as written, for minimising."""
        if self.sense == "maximise":
            text = text[1:] if text.startswith("-") else text if Fraction(text) == 0 else "-" + text
        self.terms[column] = text

    def value(self, point):
        """The exact value at a point (column -> integer; absent columns are 0)."""
        return sum(Fraction(self.terms[c]) * v for c, v in point.items() if c in self.terms)


class Model:
    """A model in column form. Coefficients are kept as text, so that nothing is lost; floats are made on demand."""

    def __init__(self, path):
        self.goals, self.columns, self.integer = [], [], []
        self.lower, self.upper = [], []
        self.rows, self.kinds = [], []
        self.starts, self.indices, self.texts = array.array("q", [0]), array.array("i"), []
        self._senses = {}
        self._sides, self._ranges, self._bounds = {}, {}, {}
        self._goal_of, self._row_of, self._column_of = {}, {}, {}
        self._inside = False
        with open(path, encoding="ascii") as file:
            self._read(file)
        self.row_lower, self.row_upper = zip(*map(self._limits, range(len(self.rows)))) if self.rows else ((), ())

    def _read(self, file):
        section = ""
        readers = {"ROWS": self._row, "COLUMNS": self._entry, "RHS": self._side, "RANGES": self._range,
                   "BOUNDS": self._bound}
        for line in file:
            words = line.split()
            if not words:
                continue
            if line[0] == "*":
                self._comment(words)
                continue
            if line[0] != " ":
                section = words[0]
                if section == "ENDATA":
                    break
                if section not in readers and section != "NAME":
                    raise ValueError(f"unknown section {section}")
                continue
            readers[section](words)
        else:
            raise ValueError("the file has no ENDATA")

    def _comment(self, words):
        """`* goal 1 maximise row minus_G_1 …`"""
        if words[:2] == ["*", "goal"]:
            self._senses[words[5]] = words[3]

    def _row(self, words):
        kind, name = words
        if kind == "N":
            if name not in self._senses and (self._senses or self.goals):
                raise ValueError(f"no comment says what goal {name} is")
            self._goal_of[name] = len(self.goals)
            self.goals.append(Goal(name, self._senses.get(name, "minimise")))
            return
        self._row_of[name] = len(self.rows)
        self.rows.append(name)
        self.kinds.append(kind)

    def _entry(self, words):
        if words[1] == "'MARKER'":
            self._inside = words[2] == "'INTORG'"
            return
        name, row, text = words
        if name not in self._column_of:
            self._start(name)
        column = len(self.columns) - 1
        if self.columns[column] != name:
            raise ValueError(f"column {name} is not in one piece")
        if row in self._goal_of:
            self.goals[self._goal_of[row]].add(column, text)
            return
        self.indices.append(self._row_of[row])
        self.texts.append(sys.intern(text))
        self.starts[-1] += 1

    def _start(self, name):
        self._column_of[name] = len(self.columns)
        self.columns.append(name)
        self.integer.append(self._inside)
        self.lower.append(0)
        self.upper.append(None)
        self.starts.append(self.starts[-1])

    def _side(self, words):
        _, row, text = words
        if row in self._goal_of:
            raise ValueError(f"readers differ in what a right-hand side of {row} means")
        self._sides[self._row_of[row]] = Fraction(text)

    def _range(self, words):
        self._ranges[self._row_of[words[1]]] = Fraction(words[2])

    def _bound(self, words):
        kind, _, name, text = words
        if name not in self._column_of:
            raise ValueError(f"the bounds name {name}, which is no column")
        column, value = self._column_of[name], int(text)
        if kind in ("LO", "FX"):
            self.lower[column] = value
        if kind in ("UP", "FX"):
            self.upper[column] = value

    def _limits(self, row):
        kind, side = self.kinds[row], self._sides.get(row, Fraction(0))
        if kind == "E":
            return side, side
        if kind == "G":
            return side, None
        return (side - self._ranges[row] if row in self._ranges else None), side

    def column(self, name):
        """The index of a column, or None."""
        return self._column_of.get(name)

    def faults(self, point, most=5):
        """What a point (column -> integer; absent columns are 0) breaks, as sentences; empty if it is admissible."""
        found = []
        for column in range(len(self.columns)):
            value, upper = point.get(column, 0), self.upper[column]
            if value < self.lower[column] or (upper is not None and value > upper):
                found.append(f"column {self.columns[column]} is {value}, not {self.lower[column]} to {upper}")
        activity = [Fraction(0)] * len(self.rows)
        for column, value in point.items():
            for place in range(self.starts[column], self.starts[column + 1]):
                activity[self.indices[place]] += Fraction(self.texts[place]) * value
        for row, sum_ in enumerate(activity):
            lower, upper = self.row_lower[row], self.row_upper[row]
            if (lower is not None and sum_ < lower) or (upper is not None and sum_ > upper):
                found.append(f"row {self.rows[row]} is {float(sum_)}, not "
                             f"{'-inf' if lower is None else float(lower)} to {'inf' if upper is None else float(upper)}")
        return found[:most] + ([f"and {len(found) - most} more"] if len(found) > most else [])


#: What could be read as a section or a key word of an LP file.
KEY_WORDS = set("""name rows columns rhs ranges bounds bound endata objsense objsens objname objective marker sos sos1 sos2 quadobj
qmatrix qcmatrix qsection indicators lazycons usercuts negative max min maximize maximise maximum minimize minimise minimum
subject such st s.t. st. to that free inf infinity general generals gen integer integers int binary binaries bin semi semis
sec semi-continuous end rng bnd nan""".split())


def safe_name(name):
    """A name as it stands in files: ASCII letters, digits, `_`, `.` and `-`, at most 80, no beginning of a number, no key word."""
    text = "".join(chr(b) if chr(b).isalnum() and b < 0x80 or b in b"_.-" else "_" for b in name.encode("utf-8")[:80])
    rest = text[1:] if text[:1] in ("e", "E") else text
    return "_" + text if not rest or rest[0] in "0123456789.-" or text.lower() in KEY_WORDS else text


def decimal(value):
    """A fraction as text: exact where it is a decimal, which all numbers of a model are."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "-"
    value = Fraction(value)
    for digits in range(19):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            return f"{scaled.numerator / 10**digits:.{digits}f}" if abs(scaled) < 2**53 else _long(scaled, digits)
    return f"{float(value):.9f}"


def _long(scaled, digits):
    text = str(abs(scaled.numerator)).rjust(digits + 1, "0")
    sign = "-" if scaled < 0 else ""
    return sign + (text if digits == 0 else f"{text[:-digits]}.{text[-digits:]}")
