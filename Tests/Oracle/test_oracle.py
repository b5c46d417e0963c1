#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The oracle itself: known answers of tiny scenarios, brute force against HiGHS, told values that are made wrong."""
import copy
import pathlib
import tempfile
import unittest
from fractions import Fraction

import claims_conflict
import claims_curve
import claims_losses
import claims_plan
import claims_ties
import evaluation
import expressions
import random_scenarios
import yaml_reader
from brute import Brute, Demand, TooMany, lexicographic
from claim import RIGHT, WRONG, Case
from highs import Highs, Undecided, highspy
from model import Model
from program import WrittenPlan
from scenario import Scenario

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = PROJECT / "rules"
WINZLING = PROJECT / "scenarios" / "winzling"


class Silent:
    """A program that answers what it is given."""

    def __init__(self, answers):
        self.answers = answers

    def explain(self, *_words, **_options):
        return copy.deepcopy(self.answers)


def verdicts(claims):
    return {claim.question: claim.verdict for claim in claims}


class Reading(unittest.TestCase):
    def test_yaml(self):
        text = "a: {b: [1, 'x: y', \"q, #\"], c: ~}  # note\nlist:\n  - id: one\n    when: \"1 < 2\"\n  - {id: two}"
        self.assertEqual(yaml_reader.parse(text), {
            "a": {"b": ["1", "x: y", "q, #"], "c": None}, "list": [{"id": "one", "when": "1 < 2"}, {"id": "two"}]})

    def test_expressions_are_exact(self):
        def value(text):
            return evaluation.Candidate({}, []).value(expressions.parse(text), None)
        self.assertTrue(value("0.1 + 0.2 == 0.3"))
        self.assertEqual(value("3 / 2 - 1 * 2"), Fraction(-1, 2))
        self.assertEqual(value("1 < 2 && !(2 < 1) ? min(4, 3) : 0"), 3)
        self.assertTrue(value("true || 1 / 0 > 1"))
        self.assertTrue(value("'a' in ['b', 'a']"))

    def test_a_distance_is_exact_where_its_root_is(self):
        self.assertEqual(evaluation.root(Fraction("0.077228410000")), Fraction("0.2779"))

    def test_winzling_as_it_is_solved_by_hand(self):
        brute = Brute(Model(Scenario(WINZLING, SHIPPED)))
        bests, plans = brute.best()
        self.assertEqual(bests, [8, Fraction(3, 2), Fraction(-3, 10)])
        self.assertEqual(len(plans), 1)
        given = {key: groups for key, groups in zip(brute.model.keys, plans[0][0]) if groups}
        self.assertEqual(given, {("B1", "A4", "KUS"): 1, ("B2", "A1", "KUS"): 1, ("B3", "A2", "KOM"): 2})

    def test_tolerance_is_given_up_to_later_goals_only(self):
        class Goal:
            sign, tolerance = 1, Fraction(1, 4)
        plans = [((0,), (4, 1)), ((1,), (3, 5)), ((2,), (2, 9))]
        self.assertEqual(lexicographic([Goal, Goal], plans), ([4, 5], [((1,), (3, 5))]))


@unittest.skipIf(highspy is None, "highspy is not installed")
class TwoSolvers(unittest.TestCase):
    def test_brute_force_and_highs_agree(self):
        compared = 0
        for seed in range(40):
            with tempfile.TemporaryDirectory() as folder:
                random_scenarios.write(pathlib.Path(folder), seed)
                model = Model(Scenario(folder, SHIPPED))
                try:
                    one, other = Brute(model).best(), Highs(model).best()
                except (TooMany, Undecided):
                    continue
            self.assertEqual(one is None, other is None, seed)
            if one and not any(goal.tolerance for goal in model.goals):
                compared += 1
                for told, right in zip(other[0], one[0]):
                    self.assertAlmostEqual(float(told), float(right), 5, seed)
        self.assertGreater(compared, 10)

    def test_a_conflict_has_to_be_minimal_and_a_conflict(self):
        case = Case(WINZLING, None, SHIPPED)
        demand = [case.at_least(2, need="B2")]
        told = {"members": [member("L-02", "A4"), member("L-05", "S2")], "is_minimal": True, "besides": [],
                "repairs": [{"steps": [repair("L-05", "S2", 1500, 1520)]}]}
        found = verdicts(claims_conflict.claims(case, "unmet", "B2", told, demand))
        self.assertEqual(set(found.values()), {RIGHT}, found)
        told["members"].append(member("L-01", "B1"))
        told["repairs"] = [{"steps": [repair("L-05", "S2", 1500, 1519)]}]
        found = verdicts(claims_conflict.claims(case, "unmet", "B2", told, demand))
        wrong = [question for question, verdict in found.items() if verdict == WRONG]
        self.assertEqual(len(wrong), 2, wrong)
        self.assertEqual([c.verdict for c in claims_conflict.claims(case, "conflict", "", dict(told, members=[]), [])],
                         [WRONG])


class Mutations(unittest.TestCase):
    """A told value that is changed by one is found wrong."""

    def setUp(self):
        self.case = Case(WINZLING, None, SHIPPED)
        self.case.plan = WrittenPlan.__new__(WrittenPlan)
        self.case.plan.groups = {("B1", "A4", "KUS"): 1, ("B2", "A1", "KUS"): 1, ("B3", "A2", "KOM"): 2}

    def test_losses(self):
        told = {"answer": "loses", "changes": [], "losses": [
            {"goal": "G-1", "after": 8, "at_least": 0, "at_most": 0},
            {"goal": "G-2", "after": 1.5, "at_least": 0, "at_most": 0},
            {"goal": "G-3", "after": -2, "at_least": 1.7, "at_most": 1.7}]}
        demand = [self.case.at_most(0, need="B1", offer="A4")]
        ask = lambda: set(verdicts(claims_losses.claims(self.case, "why", "B1", told, demand)).values())
        self.assertEqual(ask(), {RIGHT})
        told["losses"][2].update(at_least=2.7, at_most=2.7)
        self.assertIn(WRONG, ask())
        told["losses"][2].update(at_least=1.7, at_most=1.7, after=-3)
        self.assertIn(WRONG, ask())
        told["answer"] = "equal"
        self.assertEqual(ask(), {WRONG})

    def test_ties(self):
        same = [{"allocation": {"need": {"id": n}, "offer": o, "fund": f}, "after": groups}
                for (n, o, f), groups in self.case.plan.groups.items()]
        told = {"kind": "ties", "is_complete": True, "same": same, "free": []}
        self.case.out, self.case.program = None, Silent([told])
        self.assertEqual(set(verdicts(claims_ties.claims(self.case)).values()), {RIGHT})
        told["free"] = [dict(same.pop(), groups=2, other=1)]
        self.assertIn(WRONG, verdicts(claims_ties.claims(self.case)).values())

    def test_goals_of_a_plan(self):
        goals = [{"value": v, "bound": v, "proven": True} for v in (8, 1.5, -0.3)]
        self.case.plan.json = {"goals": goals, "status": "optimal"}
        ask = lambda: [c.verdict for c in claims_plan._goals(self.case, self.case.plan, self.case.groups(),
                                                             self.case.truth.best())]
        self.assertEqual(set(ask()), {RIGHT})
        goals[1]["bound"] = 2.5
        self.assertEqual(ask().count(WRONG), 1)

    def test_curve(self):
        with tempfile.TemporaryDirectory() as folder:
            import shutil
            target = pathlib.Path(folder) / "winzling"
            shutil.copytree(WINZLING, target)
            case = Case(target, None, SHIPPED)
            steps = [{"amount": 2880, "goals": [4, 1.5, 0.2], "is_proven": True},
                     {"amount": 6080, "goals": [8, 1.5, -0.3], "is_proven": True}]
            told = {"kind": "curve", "steps": steps, "is_saturated": True, "up_to": 20000, "sentences": []}
            case.out, case.program = None, Silent([told])
            self.assertEqual(set(verdicts(claims_curve.claims(case, "KUS")).values()), {RIGHT})
            steps[1]["amount"] = 6081
            self.assertIn(WRONG, verdicts(claims_curve.claims(case, "KUS")).values())


def member(name, subject):
    return {"limit": {"kind": "limit", "id": name, "subject": subject}}


def repair(name, subject, before, after):
    return {"action": "relax", "id": name, "subject": subject, "before": before, "after": after, "is_money": True}


if __name__ == "__main__":
    unittest.main()
