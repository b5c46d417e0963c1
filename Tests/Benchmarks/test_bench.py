# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark's own checks have to fail where something is wrong: python3 -m unittest discover -s Tests/Benchmarks"""
import importlib.util
import pathlib
import tempfile
import types
import unittest
from fractions import Fraction

import bars
import gap
import mps
import solves

MODEL = """* Everything is minimised.
* goal 1 maximise row minus_G-1 (the row is its negative)
* goal 2 minimise row G-2
NAME MODEL
ROWS
 N minus_G-1
 N G-2
 L L-1
 G L-2
 E L-3
 L L-4
COLUMNS
    MARKER 'MARKER' 'INTORG'
 x minus_G-1 -2
 x L-1 0.1
 x L-3 1
 x L-4 1
 y minus_G-1 -1
 y G-2 -0.000000001
 y L-1 0.2
 y L-2 1
 y L-3 1
    MARKER 'MARKER' 'INTEND'
 s L-2 1
 constant minus_G-1 -5
RHS
 RHS L-1 0.3
 RHS L-2 1
 RHS L-3 2
 RHS L-4 2
RANGES
 RNG L-4 1
BOUNDS
 LO BND x 0
 UP BND x 3
 LO BND y 0
 UP BND y 3
 FX BND s 0
 FX BND constant 1
ENDATA
"""


def model(text=MODEL):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "m.mps"
        path.write_text(text)
        return mps.Model(path)


class ModelTests(unittest.TestCase):
    def test_reads_what_the_program_writes(self):
        read = model()
        self.assertEqual(read.columns, ["x", "y", "s", "constant"])
        self.assertEqual(read.integer, [True, True, False, False])
        self.assertEqual((read.lower, read.upper), ([0, 0, 0, 1], [3, 3, 0, 1]))
        self.assertEqual(read.row_lower, (None, 1, 2, 1))
        self.assertEqual(read.row_upper, (Fraction(3, 10), None, 2, 2))
        self.assertEqual([goal.sense for goal in read.goals], ["maximise", "minimise"])

    def test_checks_exactly(self):
        read = model()
        # 0.1 + 0.2 is 0.3 here, which it is not in floating point.
        self.assertEqual(read.faults({0: 1, 1: 1, 3: 1}), [])
        self.assertEqual(read.goals[0].value({0: 1, 1: 1, 3: 1}), 8)
        self.assertEqual(read.goals[1].value({1: 1}), Fraction(-1, 10**9))

    def test_names_every_breach(self):
        faults = " ".join(model().faults({0: 4, 1: -1, 3: 1}))
        for name in ("column x", "column y", "row L-2", "row L-3", "row L-4"):
            self.assertIn(name, faults)
        self.assertNotIn("row L-1", faults)
        self.assertIn("row L-1", " ".join(model().faults({0: 2, 1: 1, 3: 1})))
        self.assertIn("row L-4", " ".join(model().faults({1: 2, 3: 1})))

    def test_a_broken_file_is_refused(self):
        for text in (MODEL.replace("ENDATA\n", ""), MODEL.replace("RANGES", "SOS"), MODEL.replace(" x L-3 1\n", "")
                     .replace(" s L-2 1\n", " s L-2 1\n x L-3 1\n"), MODEL.replace("* goal 2 minimise row G-2\n", ""),
                     MODEL.replace("RHS\n RHS", "RHS\n RHS minus_G-1 5\n RHS"), MODEL.replace(" FX BND s", " FX BND t")):
            with self.assertRaises(ValueError):
                model(text)

    def test_names_are_those_of_the_program(self):
        for name, safe in (("B1.A1.KUS-05566", "B1.A1.KUS-05566"), ("Ä 1", "___1"), ("9a", "_9a"), ("e5", "_e5"), ("equal", "equal"),
                           ("RHS", "_RHS"), ("x" * 200, "x" * 80)):
            self.assertEqual(mps.safe_name(name), safe)

    @unittest.skipUnless(importlib.util.find_spec("highspy"), "highspy is not installed")
    def test_highs_reads_the_same_model(self):
        import reading

        for text, fault in ((MODEL, None), (MODEL.replace("'INTORG'", "INTORG"), "does not read"),
                            (MODEL.replace(" s L-2 1", " s L-2 1e-30"), "does not read")):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "m.mps"
                path.write_text(text)
                found = " ".join(reading.differences(path))
                self.assertTrue(fault in found if fault else not found, found)

    def test_decimals_are_written_exactly(self):
        for text in ("0", "-71.514854569", "1225", "9007199254740993.5", "-0.000000001"):
            self.assertEqual(Fraction(mps.decimal(Fraction(text))), Fraction(text))


def goal(value, bound, proven=None, sense="maximise", id="G-1", seconds=1.0):
    value, bound = Fraction(value), Fraction(bound)
    return types.SimpleNamespace(id=id, sense=sense, value=value, bound=bound, seconds=seconds,
                                 proven=value == bound if proven is None else proven, gap=solves.gap(value, bound))


def theirs(value, bound, exact=None, admissible=True, proven=False, seconds=2.0):
    return {"value": value, "bound": bound, "exact": str(value) if exact is None else exact, "admissible": admissible,
            "proven": proven, "seconds": seconds}


class ContradictionTests(unittest.TestCase):
    def found(self, ours, other):
        return solves.contradictions(types.SimpleNamespace(goals=ours), {"goals": other})

    def test_agreement_is_silent(self):
        self.assertEqual(self.found([goal(5, 7)], [theirs(6, 6.5)]), [])
        self.assertEqual(self.found([goal(5, 5)], [theirs(5, 5.0000001)]), [])
        self.assertEqual(self.found([goal(5, 3, sense="minimise")], [theirs(4, 3.5)]), [])

    def test_a_better_plan_than_our_bound_is_told(self):
        self.assertIn("our bound is 6", self.found([goal(5, 6)], [theirs(7, 8)])[0])
        self.assertIn("our bound is 4", self.found([goal(5, 4, sense="minimise")], [theirs(3, 2)])[0])

    def test_a_plan_within_tolerances_only_is_no_witness(self):
        self.assertEqual(self.found([goal(5, 6)], [theirs(7, 8, admissible=False)]), [])

    def test_a_better_plan_than_their_bound_is_told(self):
        self.assertIn("HiGHS's bound", self.found([goal(9, 9)], [theirs(5, 8)])[0])
        self.assertIn("HiGHS's bound", self.found([goal(1, 1, sense="minimise")], [theirs(5, 2)])[0])

    def test_later_goals_count_only_where_the_first_agree(self):
        first, second = goal(5, 6), goal(1, 1, id="G-2")
        self.assertEqual(self.found([first, second], [theirs(6, 6), theirs(3, 4)]), [])
        self.assertEqual(len(self.found([first, second], [theirs(5, 6), theirs(3, 4)])), 1)


class BarTests(unittest.TestCase):
    def test_bars_are_reached_and_missed(self):
        own = types.SimpleNamespace(goals=[goal(1225, 1225), goal(-150, -148)])
        other = {"goals": [theirs(1225, 1225, proven=True), theirs(-152, -143)]}
        self.assertEqual(bars.verdict("koeln", own, other), "bar reached")
        own.goals[0] = goal(1224, 1225)
        self.assertIn("G-1 is 1224, bound 1225", bars.verdict("koeln", own, other))
        self.assertIsNone(bars.verdict("elsewhere", own, other))


class AssignmentTests(unittest.TestCase):
    def test_the_classes_are_as_published(self):
        for kind, loads, costs in (("C", (5, 25), (10, 50)), ("D", (1, 100), (1, 120))):
            problem = gap.Problem(kind, 5, 200, 1)
            for rows, (least, most) in ((problem.load, loads), (problem.cost, costs)):
                numbers = [n for row in rows for n in row]
                self.assertTrue(least <= min(numbers) and max(numbers) <= most, kind)
        problem = gap.Problem("D", 5, 200, 1)
        pairs = [(l, c) for loads, costs in zip(problem.load, problem.cost) for l, c in zip(loads, costs)]
        self.assertTrue(all(abs(111 - l - c) <= 10 for l, c in pairs))
        self.assertEqual(problem.capacity[0], 8 * sum(problem.load[0]) // 50)

    def test_the_same_seed_gives_the_same_problem(self):
        one, same, other = (gap.Problem("E", 3, 9, seed) for seed in (4, 4, 5))
        self.assertEqual((one.load, one.cost), (same.load, same.cost))
        self.assertNotEqual(one.load, other.load)

    def test_all_jobs_can_be_of_one_school(self):
        for name, schools in (("D-5x25-1", 25), ("D-5x25-1-one", 1)):
            tables = gap.Problem(*gap.parse(name))._tables()
            self.assertEqual(len(tables["schools"][1]), schools)
            self.assertEqual({need[1] for need in tables["needs"][1]}, {school[0] for school in tables["schools"][1]})


if __name__ == "__main__":
    unittest.main()
