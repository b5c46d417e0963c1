# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker of causes itself: what it finds true in scenarios solved by hand, and that it finds what is planted
wrong.

    python3 -m unittest discover --start-directory Tests/Acceptance
"""
import json, pathlib, shutil, tempfile, unittest

import claims
from matching import candidates, nearest
from scenario_tables import Scenario, flow, number, parameters
from told import Said, Told
from truth import PlanTruths

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
ALLOCATIONS = "need,offer,fund,groups\nB1,A4,KUS,1\nB2,A1,KUS,1\nB3,A2,KOM,2\n"
OWN_MONEY = ("Eigenmittel der Schule: höchstens 1.500,00 EUR, vergeben 800,00 EUR, eine Gruppe braucht 800,00 EUR, "
             "es fehlen 100,00 EUR [L-05].")
SENTENCES = {
    "B2": f"2 passende Möglichkeiten. {OWN_MONEY} Eine Ausnahme davon würde genügen. "
          "Außerdem: Plätze des Angebots (Freie Bühne Wiesenbrück, A4) (1 Möglichkeit) [L-02].",
    "B4": "Das eine Angebot für Tanz (Projekt) passt nicht. Am nächsten ist A3 (Tanzatelier): Der Weg beträgt 10 km "
          "Luftlinie, der Anbieter kommt bis 8 km. [B-05]",
}


class WinzlingTests(unittest.TestCase):
    """The plan of scenarios/winzling as its README works it out on paper."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.scenario = Scenario(SCENARIOS / "winzling")

    def write(self, sentences, allocations=ALLOCATIONS, goals=(8, 1.5, -0.3)):
        (self.folder / "allocations.csv").write_text(allocations)
        lines = [f'{need},S,1,cause,"{text}"\n' for need, text in sentences.items()]
        (self.folder / "unmet.csv").write_text("need,school,groups_open,cause,sentence\n" + "".join(lines))
        (self.folder / "report.html").write_text("<p>" + "</p> <p>".join(sentences.values()) + "</p>")
        goal = [{"id": f"G-{index + 1}", "value": value} for index, value in enumerate(goals)]
        (self.folder / "plan.json").write_text(json.dumps(
            {"status": "optimal", "goals": goal, "model": {"candidates": 5}}))

    def faults(self):
        truths, told = PlanTruths(self.scenario, self.folder), Told(self.folder)
        wrong = [text for need, truth in truths.open.items()
                 for text in claims.faults(told.said(need), truth, truths.region)]
        return [*truths.faults, *told.faults(truths.open), *wrong]

    def planted(self, need, old, new):
        """The faults where one sentence is changed."""
        self.assertIn(old, SENTENCES[need])
        self.write(SENTENCES | {need: SENTENCES[need].replace(old, new)})
        return " ".join(self.faults())

    def test_what_is_true_is_accepted(self):
        self.write(SENTENCES)
        self.assertEqual(self.faults(), [])
        truths = PlanTruths(self.scenario, self.folder).open
        self.assertEqual({need: str(truth) for need, truth in truths.items()},
                         {"B2": "L-05 S2 in every plan", "B4": "A3 at 10.0 km: B-05"})

    def test_a_wrong_limit_is_found(self):
        fund = "Mittel des Topfes (Kultur und Schule) [L-04]."
        self.assertIn("L-04 is not decisive", self.planted("B2", OWN_MONEY, fund))

    def test_a_limit_of_another_subject_is_found(self):
        places = "Plätze des Angebots (Theaterwerkstatt Kulissenschieber, A1) [L-02]."
        self.assertIn("L-02 is not decisive", self.planted("B2", OWN_MONEY, places))

    def test_a_wrong_amount_is_found(self):
        self.assertIn("120 is no number of L-05", self.planted("B2", "fehlen 100,00", "fehlen 120,00"))

    def test_a_false_proof_is_found(self):
        self.assertIn("L-05 is not impossible", self.planted(
            "B2", "Eine Ausnahme davon würde genügen.", "So kann kein Plan dem Bedarf eine weitere Gruppe geben."))

    def test_one_limit_told_as_several_is_found(self):
        said = self.planted("B2", OWN_MONEY + " Eine Ausnahme davon würde genügen.",
                            "In diesem Plan steht mehreres zugleich entgegen: " + OWN_MONEY)
        self.assertIn("L-05 is not several", said)

    def test_a_limit_with_room_is_found(self):
        self.assertIn("L-04 has room", self.planted(
            "B2", "Außerdem: ", "Außerdem: Mittel des Topfes (Kultur und Schule) [L-04]; "))

    def test_a_wrong_nearest_offer_is_found(self):
        self.assertIn("A2 is not the nearest", self.planted("B4", "A3", "A2"))

    def test_a_wrong_rule_of_the_nearest_offer_is_found(self):
        self.assertIn("A3 does not break just B-03", self.planted("B4", "B-05", "B-03"))

    def test_a_wrong_distance_is_found(self):
        self.assertIn("11 is no number of B4/A3", self.planted("B4", "10 km", "11 km"))

    def test_a_known_way_called_assumed_is_found(self):
        self.assertIn("called assumed", self.planted("B4", "beträgt 10 km", "ist mit 10 km angenommen"))

    def test_nobody_offers_it_is_found_where_somebody_does(self):
        said = self.planted("B4", SENTENCES["B4"], "Für Tanz (Projekt) gibt es kein Angebot.")
        self.assertIn("it is said: none", said)

    def test_other_words_in_the_report_are_found(self):
        self.write(SENTENCES)
        (self.folder / "report.html").write_text("<p>" + SENTENCES["B2"] + "</p>")
        self.assertTrue(self.faults()[0].startswith("B4: report.html does not say"))

    def test_another_cause_on_another_page_is_found(self):
        said = Said(SENTENCES["B2"])
        self.assertEqual(claims.regional(["L-05"], said), [])
        for rules in [["L-04"], ["L-05", "L-02"], [], None]:
            self.assertEqual(len(claims.regional(rules, said)), 1, rules)

    def test_a_need_left_out_is_found(self):
        self.write({"B2": SENTENCES["B2"]})
        self.assertEqual(self.faults()[0], "B4: 0 groups are told open, 1 are")
        self.assertTrue(self.faults()[1].startswith("nothing is said"))

    def test_a_plan_with_other_goals_is_found(self):
        self.write(SENTENCES, goals=(9, 1.5, -0.3))
        self.assertEqual(self.faults(), ["G-1 is 9, here 8"])

    def test_a_plan_that_breaks_a_limit_is_found(self):
        self.write(SENTENCES, ALLOCATIONS.replace("B1,A4,KUS,1", "B1,A4,KUS,2"))
        self.assertIn("limit L-01 B1 is broken", self.faults())


class MatchingTests(unittest.TestCase):
    def test_the_nearest_offer_is_of_the_same_field_and_kind(self):
        scenario = Scenario(SCENARIOS / "musterkreis")
        found = {need: [(c.offer["id"], list(c.broken)) for c in nearest(candidates(scenario, scenario.needs[need]))]
                 for need in ["B43", "B59", "B23"]}
        self.assertEqual(found, {"B43": [("A11", ["B-03"])], "B59": [("A06", ["B-05"])], "B23": []})

    def test_every_possibility_of_the_musterkreis_is_found(self):
        scenario = Scenario(SCENARIOS / "musterkreis")
        fitting = [c for need in scenario.needs.values() for c in candidates(scenario, need) if not c.broken]
        self.assertEqual(len(fitting), 114)


class ReadingTests(unittest.TestCase):
    def test_flow_values_are_read(self):
        self.assertEqual(flow('{a: [b, "c, d"], e: {f: 0.3}}'), {"a": ["b", "c, d"], "e": {"f": "0.3"}})

    def test_what_is_not_understood_is_refused(self):
        for text in ["{a: 1} b", "{a: b: c}", "[a"]:
            with self.assertRaises(ValueError, msg=text):
                flow(text)

    def test_changes_and_both_number_styles_are_read(self):
        scenario = Scenario(SCENARIOS / "musterkreis-sparhaushalt")
        self.assertEqual(number(scenario.funds["KUS-05999"]["amount"]), 30600)
        self.assertEqual(number("1.234,56"), number("1234.56"))

    def test_the_parameter_of_the_school_year_counts(self):
        self.assertEqual(parameters(["kultur-und-schule"], "2015-08-01")["kus_cost_cap"], 3050)
        self.assertEqual(parameters(["kultur-und-schule"], "2026-08-01")["kus_cost_cap"], 4200)


if __name__ == "__main__":
    unittest.main()
