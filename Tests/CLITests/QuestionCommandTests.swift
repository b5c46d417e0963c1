// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The questions of a scenario: answered by `plan`, compared by `compare`.
@Suite struct QuestionCommandTests {
    private static let questions = """
        questions:
          - {id: F-1, why: B2}
          - {id: F-2, why_not: {need: B2, offer: A4}}
          - {id: F-3, what_if: {need: B4, offer: A3}}

        """

    private func region(_ questions: String? = questions) throws -> Program {
        let program = try Program()
        _ = try program.copy("winzling")
        if let questions { try write(questions, to: "winzling/questions.yaml", program) }
        return program
    }

    private func write(_ text: String, to name: String, _ program: Program) throws {
        try Data(text.utf8).write(to: program.folder.appendingPathComponent(name))
    }

    /// Plans without a time limit that could bite.
    private func plan(
        _ program: Program, _ scenario: String, _ folder: String, _ more: String...
    ) throws -> Program.Outcome {
        try program.run(arguments: ["plan", scenario, "--out", folder, "--question-time", "600"] + more)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    // MARK: Plan

    /// Whatever `explain` answers to the same question stands in the file, byte for byte the same values.
    @Test func theAnswersAreWhatExplainSays() throws {
        let program = try region()
        defer { program.remove() }
        let outcome = try plan(program, "winzling", "o", "--language", "en")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let file = try object(program.read("o/answers.json"))
        let questions = try #require(file["questions"] as? [[String: Any]])
        let asked = [
            ("F-1", ["--need", "B2"]), ("F-2", ["--need", "B2", "--offer", "A4"]),
            ("F-3", ["--need", "B4", "--offer", "A3", "--what-if"]),
        ]
        #expect(questions.map { $0["question"] as? String } == asked.map(\.0))
        #expect(questions.map { $0["kind"] as? String } == ["why", "why_not", "what_if"])
        #expect(questions.map { $0["place"] as? String } == (2...4).map { "winzling/questions.yaml:\($0):10" })
        for (question, (id, arguments)) in zip(questions, asked) {
            let explain = try program.run(
                arguments: ["explain", "o", "--time-limit", "600", "--json", "--language", "en"] + arguments)
            let wanted = try #require(try object(explain.output)["answers"] as? NSArray)
            #expect(wanted.count > 0)
            #expect(question["answers"] as? NSArray == wanted, "\(id)")
        }
        #expect(outcome.errors.contains("question 2 of 3: F-2\n"))
        #expect(
            outcome.output.contains("  F-2, why not A4 for B2: could enter the plan at a loss only: G-3 worse by 2.2\n")
        )
        #expect(try program.read("o/report.html").contains("<section id=\"questions\">"))
        #expect(try program.run("verify", "o").code == 0)
    }

    /// Nothing of it for a scenario without questions, and nothing is left of the answers of an earlier run.
    @Test func withoutQuestionsNothingIsLeftOfThem() throws {
        let program = try region(nil)
        defer { program.remove() }
        let files = ["allocations.csv", "datapackage.json", "plan.json", "report.html", "unmet.csv"]
        let names = { try FileManager.default.contentsOfDirectory(atPath: program.path("o")).sorted() }
        let without = try plan(program, "winzling", "o")
        let report = try program.read("o/report.html")
        #expect(try names() == files)

        try write(Self.questions, to: "winzling/questions.yaml", program)
        let skipped = try plan(program, "winzling", "o", "--no-questions")
        #expect(skipped.output == without.output)
        #expect(try names() == files)
        #expect(try program.read("o/report.html") == report)

        #expect(try plan(program, "winzling", "o").code == 0)
        #expect(try names() == (files + ["answers.json"]).sorted())
        #expect(try program.read("o/report.html") != report)

        try FileManager.default.removeItem(atPath: program.path("winzling/questions.yaml"))
        #expect(try plan(program, "winzling", "o").output == without.output)
        #expect(try names() == files)
        #expect(try program.read("o/report.html") == report)
    }

    @Test func theThreadsDoNotMatter() throws {
        let program = try region()
        defer { program.remove() }
        for threads in ["1", "2"] {
            #expect(try plan(program, "winzling", threads, "--threads", threads, "--quiet").code == 0)
        }
        for name in ["answers.json", "report.html", "allocations.csv"] {
            #expect(try program.read("1/\(name)") == program.read("2/\(name)"), "\(name)")
        }
        #expect(!(try program.read("1/answers.json").contains("seconds")))
    }

    @Test func withoutAPlanTheQuestionsHaveNoAnswer() throws {
        let program = try region()
        defer { program.remove() }
        #expect(try plan(program, "winzling", "o").code == 0)
        try program.appendLimit("at_least: 1000")
        let outcome = try plan(program, "winzling", "o")
        #expect(outcome.code == 2)
        let said =
            "3 Fragen des Szenarios ohne Antwort: Es gibt keinen Plan. "
            + "Den Widerspruch zeigt `bildungsnetz explain o`.\n"
        #expect(outcome.output.hasSuffix("\n" + said))
        #expect(!FileManager.default.fileExists(atPath: program.path("o/answers.json")))
        #expect(try program.run("explain", "o", "--time-limit", "600").code == 0)
    }

    // MARK: Compare

    /// With less money in a fund B2 does without A1; with more it is in the plan.
    private static let poor = """
        scenario: winzling-weniger
        extends: winzling/scenario.yaml
        changes: [{set: funds.KUS.amount, to: 3000}]
        """

    private static let money = """
        questions:
          - {id: F-1, why_not: {need: B2, offer: A1}}
          - {id: F-2, why: B4}

        """

    /// The plan with little money in `a`, the one with more in `b`.
    private func plans() throws -> Program {
        let program = try region(Self.money)
        try write(Self.poor, to: "weniger.yaml", program)
        #expect(try plan(program, "weniger.yaml", "a", "--quiet").code == 0)
        #expect(try plan(program, "winzling", "b", "--quiet").code == 0)
        return program
    }

    private func rows(_ program: Program, _ arguments: String...) throws -> [[String: Any]]? {
        let compare = try program.run(arguments: ["compare"] + arguments + ["--json"])
        #expect(compare.code == 0, "\(compare.errors)")
        return try object(compare.output)["questions"] as? [[String: Any]]
    }

    @Test func moreMoneyBringsTheOfferIn() throws {
        let program = try plans()
        defer { program.remove() }
        let compare = try program.run("compare", "a", "b")
        #expect(compare.code == 0, "\(compare.errors)")
        let told = """
            Antworten auf die Fragen
              F-1 Warum bekommt B2 (Gesamtschule Ostermühl, Theater) nicht A1 (Theaterwerkstatt
              Kulissenschieber)?
                A: in keinem zulässigen Plan: dagegen steht L-04 KUS
                B: ist im Plan (1 Gruppe)


            """
        #expect(compare.output.contains(told), "\(compare.output)")
        #expect(!compare.output.contains("F-2"), "equal answers only with --all")
        #expect(try program.run("compare", "a", "b", "--all").output.contains("F-2 Warum ist B4"))

        let rows = try #require(try rows(program, "a", "b"))
        #expect(rows.map { $0["plan"] as? String } == ["A", "B"])
        #expect(rows.map { $0["verdict"] as? String } == ["impossible", "in_plan"])
        #expect(rows.map { $0["rules"] as? String } == ["L-04 KUS", nil])
        #expect(rows.allSatisfy { $0["differs"] as? Bool == true && $0["question"] as? String == "F-1" })
        #expect(try self.rows(program, "a", "a")?.isEmpty == true)
        #expect(try self.rows(program, "a", "b", "--all")?.count == 4)
    }

    @Test func theTableAndThePageTellTheSame() throws {
        let program = try plans()
        defer { program.remove() }
        let compare = try program.run("compare", "a", "b", "--csv", "t", "--html", "v.html", "--language", "en")
        #expect(compare.code == 0)
        let lines = try program.read("t/questions.csv").split(separator: "\n")
        #expect(lines[0].hasPrefix("question,plan,differs,state,kind,need,offer,fund,verdict,groups,"))
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("F-1,A,true,answered,why_not,B2,A1,,impossible,0,"))
        #expect(lines[2].hasPrefix("F-1,B,true,answered,why_not,B2,A1,,in_plan,1,"))
        let page = try program.read("v.html")
        #expect(page.contains("<section id=\"questions\">") && page.contains("is in the plan (1 group)"))
    }

    /// Scenarios are planned and their questions answered first.
    @Test func scenariosGiveTheSameAsTheirPlans() throws {
        let program = try plans()
        defer { program.remove() }
        let planned = try #require(try rows(program, "weniger.yaml", "winzling", "--question-time", "600"))
        #expect(planned as NSArray == (try rows(program, "a", "b") ?? []) as NSArray)
        #expect(planned.count == 2)
        #expect(try rows(program, "weniger.yaml", "winzling", "--no-questions") == nil)
    }

    @Test func questionsOfOnePlanAndChangedOnesAreShownAsSuch() throws {
        let program = try plans()
        defer { program.remove() }
        let changed = Self.money.replacing("why_not: {need: B2, offer: A1}", with: "why: B3")
            .replacing("id: F-2", with: "id: F-9")
        try write(changed, to: "winzling/questions.yaml", program)
        #expect(try plan(program, "winzling", "c", "--quiet").code == 0)
        let text = try program.run("compare", "b", "c").output
        #expect(text.contains("    A: ist im Plan (1 Gruppe) (Warum bekommt B2 "))
        #expect(text.contains("    B: ganz erfüllt: 2 Gruppen mit A2 aus KOM (Warum ist B3 "))
        let rows = try #require(try rows(program, "b", "c"))
        #expect(
            rows.map { "\($0["question"] ?? "") \($0["plan"] ?? "") \($0["state"] ?? "")" } == [
                "F-1 A answered", "F-1 B answered", "F-2 A answered", "F-2 B not_asked", "F-9 A not_asked",
                "F-9 B answered",
            ])
    }

    @Test func aPlanWithoutAnswersIsNamed() throws {
        let program = try plans()
        defer { program.remove() }
        #expect(try plan(program, "winzling", "b", "--quiet", "--no-questions").code == 0)
        let compare = try program.run("compare", "a", "b", "--language", "en")
        #expect(compare.code == 0)
        #expect(compare.output.contains("  No answer differs.\n  Plan B has no answers:"))
        #expect(try rows(program, "a", "b")?.isEmpty == true)
        #expect(try plan(program, "weniger.yaml", "a", "--quiet", "--no-questions").code == 0)
        #expect(try rows(program, "a", "b") == nil)
    }

    @Test func aBrokenFileOfAnswersIsAnError() throws {
        let program = try plans()
        defer { program.remove() }
        try program.replace("\"verdict\"", with: "verdict", in: "b/answers.json")
        let line = try program.read("b/answers.json").split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.hasPrefix("      verdict") }
        let compare = try program.run("compare", "a", "b")
        #expect(compare.code == 65)
        #expect(compare.errors.contains("b/answers.json:\((line ?? 0) + 1):7: Fehler: kein gültiges JSON"))
        try FileManager.default.removeItem(atPath: program.path("b/answers.json"))
        #expect(try program.run("compare", "a", "b").code == 0)
    }
}
