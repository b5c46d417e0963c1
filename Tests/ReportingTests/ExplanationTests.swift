// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import Tables
import TestSupport
import Testing

@testable import Planning
@testable import Reporting

/// What is said of the region that can be solved by hand, in every kind of answer.
@Suite struct ExplanationTests {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let questions: [ExplanationQuestion] = [
        .need("B1"), .need("B2"), .need("B4"), .pair(need: "B1", offer: "A1", fund: nil),
        .pair(need: "B1", offer: "A2", fund: nil), .pair(need: "B1", offer: "A4", fund: "KUS"),
        .pair(need: "B2", offer: "A4", fund: nil), .whatIf(need: "B2", offer: "A4", fund: nil),
        .whatIf(need: "B4", offer: "A3", fund: nil), .ties(need: nil), .ties(need: "B1"), .curve(fund: "KUS"),
    ]

    private func explainer(_ name: String, threads: Int = 1) throws -> Explainer {
        var sink = DiagnosticSink()
        let path = Self.project.appendingPathComponent("scenarios/\(name)").path
        let prepared = try #require(PreparedScenario.load(path, threads: .one, into: &sink))
        let plan = try Planner.plan(prepared, options: SolveOptions())
        return Explainer(
            try #require(PlannedScenario(prepared, plan: plan)),
            options: ExplanationOptions(timeLimit: 3_600, threads: try #require(ThreadCount(threads))))
    }

    @Test func answersAreTheSameForAnyNumberOfThreads() throws {
        let (one, three) = (try explainer("winzling"), try explainer("winzling", threads: 3))
        #expect(try answers(one) == answers(three))
    }

    private func answers(_ explainer: Explainer) throws -> [Explanation] {
        try Self.questions.flatMap { question in
            var sink = DiagnosticSink()
            let answers = try explainer.explain(question, into: &sink)
            #expect(!sink.hasErrors)
            return try #require(answers, "\(question)")
        }
    }

    @Test(arguments: [Language.de, .en]) func theSmallRegionInSentences(language: Language) throws {
        let explainer = try explainer("winzling")
        let text = try Self.questions.map { question in
            var sink = DiagnosticSink()
            let answers = try #require(try explainer.explain(question, into: &sink))
            return "== \(question)\n" + ExplanationText.text(answers, language: language, withTrace: false)
        }.joined(separator: "\n")
        try expectSnapshot(text, named: "explanations-\(language.rawValue).txt")
    }

    @Test func theTraceNamesCellRuleAndRow() throws {
        let explainer = try explainer("winzling")
        var sink = DiagnosticSink()
        let answers = try #require(
            try explainer.explain(.pair(need: "B2", offer: "A4", fund: nil), into: &sink))
        let root = Self.project.path + "/"
        let text = ExplanationText.text(answers, language: .de, withTrace: true).replacing(root, with: "")
        try expectSnapshot(text, named: "explanation-trace.txt")
    }

    /// A number that is written in a rule is told by the comparison it stands in, and traced to its place.
    @Test func aNumberInARuleIsToldInItsWords() throws {
        let (files, folder) = (
            FileManager.default, FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        )
        defer { try? files.removeItem(at: folder) }
        try files.copyItem(at: Self.project.appendingPathComponent("scenarios/winzling"), to: folder)
        try files.copyItem(at: Self.project.appendingPathComponent("rules"), to: folder.appendingPathComponent("rules"))
        let manifest = folder.appendingPathComponent("scenario.yaml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try Data(text.replacing("region]", with: "region, ort]").utf8).write(to: manifest)
        let own = """
            rulebook: ort
            title: Ort
            match:
              - {id: O-1, title: Vorrang, when: need.priority <= 2, else: "Priorität {need.priority}"}

            """
        try Data(own.utf8).write(to: folder.appendingPathComponent("rules/ort.yaml"))
        var sink = DiagnosticSink()
        let prepared = try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink), "\(sink.shown)")
        let planned = try #require(PlannedScenario(prepared, plan: try Planner.plan(prepared, options: SolveOptions())))
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: 3_600))
        let asked = ExplanationQuestion.whatIf(need: "B2", offer: "A1", fund: nil)
        let answers = try #require(try explainer.explain(asked, into: &sink))
        let told = ExplanationText.text(answers, language: .de, withTrace: true)
        #expect(told.contains("Lenkungsgruppe: Zahl in „need.priority <= 2“ von 2 auf 3 [O-1]."), "\(told)")
        #expect(told.contains("rules/ort.yaml:4:54  need.priority <= 2"), "\(told)")
        #expect(told.contains("Schule: Priorität des Bedarfs B2 von 3 auf 2 [O-1]."), "\(told)")
    }

    @Test func theDataSurvivesJSON() throws {
        let all = try answers(try explainer("winzling"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(all)
        let read = try JSONDecoder().decode([Explanation].self, from: data)
        #expect(try encoder.encode(read) == data)
        #expect(read.map(\.id) == all.map(\.id))
        #expect(Set(all.map(\.kind)).isSuperset(of: [.why, .whyNot, .whatIf, .unmet, .ties, .curve]))
        #expect(Set(all.map(\.id)).count >= all.count - 1)
    }

    // MARK: Schema

    @Test func theJSONIsAsTheSchemaSays() throws {
        let explainer = try explainer("winzling")
        let text = try ExplanationJSON.text(try answers(explainer), scenario: "winzling", language: .de)
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let check = try SchemaCheck("explanation.schema.json")
        #expect(try check.errors(value) == [])
        // The check itself must see what is wrong.
        #expect(try check.errors(["scenario": 1]).isEmpty == false)
    }

    // MARK: Bounds

    /// A loss that is not proven exactly is never told as if it were.
    @Test func boundsAreToldAsBounds() {
        func text(_ atLeast: Int64?, _ atMost: Int64?, scale: Int = 0) -> String? {
            let loss = GoalLoss(
                goal: "G", title: LocalizedText(de: "Ziel", en: "goal"), sense: "maximise", before: FixedPoint(9),
                after: nil, atLeast: atLeast.map { FixedPoint(mantissa: $0, scale: scale) },
                atMost: atMost.map { FixedPoint(mantissa: $0, scale: scale) }, place: "r.yaml:1:1")
            return ExplanationSentences(.de).losses([loss], "test").first?.text
        }
        #expect(text(2, 2) == "Das Ziel „Ziel“ wird um 2 schlechter [G].")
        #expect(text(-2, -2) == "Das Ziel „Ziel“ wird um 2 besser [G].")
        #expect(text(0, 0) == nil)
        #expect(text(1, 3) == "Das Ziel „Ziel“ wird um mindestens 1 und höchstens 3 schlechter [G].")
        #expect(text(0, 3) == "Das Ziel „Ziel“ wird um höchstens 3 schlechter [G].")
        #expect(text(-1, 3) == "Das Ziel „Ziel“ wird um höchstens 1 besser oder um höchstens 3 schlechter [G].")
        #expect(text(1, nil) == "Das Ziel „Ziel“ wird um mindestens 1 schlechter [G].")
        #expect(text(nil, nil) == nil)
        #expect(
            text(1_239, 5_671, scale: 3) == "Das Ziel „Ziel“ wird um mindestens 1,23 und höchstens 5,68 schlechter [G]."
        )
        #expect(text(1_239, 1_239, scale: 3) == "Das Ziel „Ziel“ wird um rund 1,24 schlechter [G].")
    }
}
