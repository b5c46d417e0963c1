# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker of causes itself: what it finds true in scenarios solved by hand, and that it finds what is planted wrong.

    python3 -m unittest discover --start-directory Tests/Acceptance
"""
import json, pathlib, shutil, tempfile, unittest

from matching import candidates, nearest
from scenario_tables import Scenario, flow, number, parameters
from told import Told, difference
from truth import PlanTruths

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
ALLOCATIONS = "need,offer,fund,groups\nB1,A4,KUS,1\nB2,A1,KUS,1\nB3,A2,KOM,2\n"
SENTENCES = {
    "B2": "2 Möglichkeiten, aber keine weitere Gruppe passt: Eigenmittel der Schule S2 [L-05].",
    "B4": "Kein Angebot passt. Am nächsten ist A3 (Tanzatelier): Der Weg beträgt 10 km Luftlinie. [B-05]",
}


class WinzlingTests(unittest.TestCase):
    """The plan of scenarios/winzling as its README works it out on paper."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.scenario = Scenario(SCENARIOS / "winzling")
        self.write(ALLOCATIONS, SENTENCES)

    def write(self, allocations, sentences, goals=(8, 1.5, -0.3)):
        (self.folder / "allocations.csv").write_text(allocations)
        cause = {need: "excluded" if "Kein Angebot" in text else "limited" for need, text in sentences.items()}
        lines = [f'{need},S,1,{cause[need]},"{text}"\n' for need, text in sentences.items()]
        (self.folder / "unmet.csv").write_text("need,school,groups_open,cause,sentence\n" + "".join(lines))
        texts = [text.removeprefix("Kein Angebot passt. ") for text in sentences.values()]
        (self.folder / "report.html").write_text("<p>" + "</p> <p>".join(texts) + "</p>")
        goal = [{"id": f"G-{index + 1}", "value": value} for index, value in enumerate(goals)]
        (self.folder / "plan.json").write_text(json.dumps(
            {"status": "optimal", "goals": goal, "model": {"candidates": 5}}))

    def faults(self):
        truths, told = PlanTruths(self.scenario, self.folder), Told(self.scenario, self.folder)
        wrong = [text for need, truth in truths.open.items() for source, said in told.of(need)
                 for text in difference(source, said, truth)]
        return [*truths.faults, *told.faults(truths.open), *wrong]

    def test_what_is_true_is_accepted(self):
        self.assertEqual(self.faults(), [])
        truths = PlanTruths(self.scenario, self.folder).open
        self.assertEqual({need: str(truth) for need, truth in truths.items()},
                         {"B2": "L-05 S2", "B4": "A3 at 10.0 km: B-05"})

    def test_a_wrong_limit_is_found(self):
        self.write(ALLOCATIONS, SENTENCES | {"B2": "2 Möglichkeiten: Mittel des Topfes KUS [L-04]."})
        self.assertIn("L-04", self.faults()[0])

    def test_a_limit_of_somebody_else_is_found(self):
        self.write(ALLOCATIONS, SENTENCES | {"B2": "2 Möglichkeiten: Eigenmittel der Schule S1 [L-05]."})
        self.assertIn("L-05", self.faults()[0])

    def test_a_limit_with_room_beside_the_true_one_is_found(self):
        self.write(ALLOCATIONS, SENTENCES | {"B2": SENTENCES["B2"][:-1] + ", Mittel des Topfes KUS [L-04]."})
        self.assertIn("which has room", self.faults()[0])

    def test_a_wrong_nearest_offer_is_found(self):
        self.write(ALLOCATIONS, SENTENCES | {"B4": SENTENCES["B4"].replace("A3", "A2").replace("B-05", "B-01")})
        self.assertIn("A2 is nearest (B-01)", self.faults()[0])

    def test_another_sentence_in_the_report_is_found(self):
        (self.folder / "report.html").write_text("<p>" + SENTENCES["B2"] + "</p>")
        self.assertTrue(any(fault.startswith("report.html") for fault in self.faults()))

    def test_a_need_left_out_is_found(self):
        self.write(ALLOCATIONS, {"B2": SENTENCES["B2"]})
        self.assertIn("B4: 0 groups are told open, 1 are", self.faults())

    def test_a_plan_with_other_goals_is_found(self):
        self.write(ALLOCATIONS, SENTENCES, goals=(9, 1.5, -0.3))
        self.assertIn("G-1 is 9, here 8", self.faults())

    def test_a_plan_that_breaks_a_limit_is_found(self):
        self.write(ALLOCATIONS.replace("B1,A4,KUS,1", "B1,A4,KUS,2"), SENTENCES)
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
