// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import TestSupport
import Testing

@testable import Planning
@testable import Reporting

/// What is said and written of the questions of the region that can be solved by hand.
@Suite struct QuestionTests {
    private static let questions = """
        questions:
          - {id: F-1, why: B2}
          - {id: F-2, why_not: {need: B2, offer: A4}}
          - {id: F-3, why_not: {need: B1, offer: A4, fund: KUS}}
          - {id: F-4, why_not: {need: B4, offer: A3}}
          - {id: F-5, what_if: {need: B4, offer: A3}}
          - {id: F-6, why: B1}
        """

    /// A planned scenario with the questions, in a folder of its own.
    private final class Region {
        let folder: URL
        let prepared: PreparedScenario
        let plan: Plan

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("questions-\(UUID().uuidString)")
            let scenario = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("scenarios/winzling")
            try FileManager.default.copyItem(at: scenario, to: folder)
            try Data(QuestionTests.questions.utf8).write(to: folder.appendingPathComponent("questions.yaml"))
            var sink = DiagnosticSink()
            prepared = try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink))
            plan = try Planner.plan(prepared, options: SolveOptions())
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// - Parameter interruptedAt: the question during which the run is interrupted.
        func answers(interruptedAt: String? = nil) -> [AnsweredQuestion] {
            let options = ExplanationOptions(timeLimit: 3_600)
            var sink = DiagnosticSink()
            return Explainer.answers(about: plan, prepared, options: options, into: &sink) { _, question in
                if question.id == interruptedAt { options.cancellation.cancel() }
            }
        }

        func report(_ answers: [AnsweredQuestion], _ language: Language) throws -> String {
            let entities = PlanEntities(prepared.scenario.tables)
            return HTMLReport(plan, entities, try PlanTotals(plan, entities), language, answers: answers).text
        }

        var written: String { folder.path + "/out" }

        func write(_ answers: [AnsweredQuestion]) throws {
            try OutputFolder.write(plan, to: written, format: .rfc4180, language: .de)
            try OutputFolder.write(answers, of: plan, to: written, format: .rfc4180, language: .de)
        }
    }

    @Test(arguments: [Language.de, .en]) func theSummaryHasALineForEachQuestion(language: Language) throws {
        let region = try Region()
        let text = QuestionSummary.text(
            region.answers(), of: region.prepared.scenario, language: language, width: 100)
        try expectSnapshot(text, named: "questions-\(language.rawValue).txt")
    }

    @Test func theReportAsksInWordsAndAnswersInSentences() throws {
        let region = try Region()
        let report = try region.report(region.answers(), .de)
        let start = try #require(report.range(of: "<section id=\"questions\">"))
        let rest = report[start.lowerBound...]
        let end = try #require(rest.range(of: "</section>"))
        let root =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/"
        try expectSnapshot(rest[..<end.upperBound].replacing(root, with: "") + "\n", named: "questions-section.html")
        #expect(report.contains("<a href=\"#questions\">Fragen</a>"))
    }

    /// Without answers the report is byte for byte the one of a scenario without questions.
    @Test func withoutAnswersThereIsNoSection() throws {
        let region = try Region()
        let report = try region.report([], .de)
        #expect(!report.contains("id=\"questions\""))
        let answered = try region.report(region.answers(), .de)
        let start = try #require(answered.range(of: "\n<section id=\"questions\">"))
        let end = try #require(answered.range(of: "\n<section id=\"method\">"))
        let link = "\n<li><a href=\"#questions\">Fragen</a></li>"
        let without = answered[..<start.lowerBound] + answered[end.lowerBound...]
        #expect(without.contains(link))
        #expect(without.replacing(link, with: "") == report)
    }

    @Test func theFileIsAsTheSchemaSays() throws {
        let region = try Region()
        let check = try SchemaCheck("answers.schema.json")
        for answers in [region.answers(), region.answers(interruptedAt: "F-3")] {
            let text = try AnswersJSON.text(answers, of: region.plan, language: .de)
            let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
            #expect(try check.errors(value) == [])
        }
        let wrong: [String: Any] = [
            "scenario": "s", "language": "de", "version": "1", "input": ["sha256": "0"], "questions": [["question": 1]],
        ]
        let errors = try check.errors(wrong)
        #expect(errors.contains("$.questions[0].question: no text"))
        #expect(errors.contains("$.questions[0].answers is missing"))
    }

    // MARK: Interrupt

    /// What was answered stays, the question at hand is not told half.
    @Test func anInterruptEndsTheAnswering() throws {
        let region = try Region()
        let all = region.answers()
        #expect(all.allSatisfy { $0.state == .answered && !$0.answers.isEmpty })
        let some = region.answers(interruptedAt: "F-3")
        #expect(some.map(\.id) == all.map(\.id))
        #expect(Array(some.prefix(2)) == Array(all.prefix(2)))
        #expect(some.dropFirst(2).allSatisfy { $0.state == .interrupted && $0.answers.isEmpty })
        let note = "Das Beantworten wurde abgebrochen; beantwortet: 2 von 6 Fragen."
        #expect(try region.report(some, .de).contains(note))
        let summary = QuestionSummary.text(some, of: region.prepared.scenario, language: .de, width: 100)
        #expect(summary.hasSuffix("  \(note)\n"))
        #expect(summary.contains("F-3, warum nicht A4/KUS für B1: nicht beantwortet: abgebrochen\n"))
    }

    /// What was not proven in time is not told as if it could not be.
    @Test func aChangeThatWasNotFoundInTimeIsLeftOpen() throws {
        let region = try Region()
        let options = ExplanationOptions()
        options.cancellation.cancel()
        let explainer = Explainer(
            try #require(PlannedScenario(region.prepared, plan: region.plan)), options: options)
        var sink = DiagnosticSink()
        let answers = try #require(
            try explainer.explain(.whatIf(need: "B4", offer: "A3", fund: nil), into: &sink))
        guard case .whatIf(let whatIf)? = answers.first else {
            Issue.record("no answer")
            return
        }
        #expect(whatIf.changes.isEmpty && whatIf.without.isEmpty)
        #expect(whatIf.undecided.map(\.target) == ["offers.A3.radius_km"])
        #expect(AnswerSummary(whatIf).verdict == .open)
        #expect(
            ExplanationText.text(answers, language: .de, withTrace: false) == """
                Ob eine einzelne Zahl A3 (Tanzatelier Drehmoment) für B4 (Grundschule Lindenhof, Tanz) in \
                einen besten Plan bringt, ist nicht entschieden.
                Nicht entschieden, ob es allein hilft: Umkreis in km des Angebots A3.

                """)
        // With time it is proven.
        let decided = region.answers().first { $0.id == "F-5" }
        #expect(decided?.summary.verdict == .noChange)
    }

    // MARK: Reading back

    private func read(_ region: Region, _ sink: inout DiagnosticSink) -> [AnsweredQuestion]? {
        AnswersFile.read(folder: region.written, fingerprint: region.prepared.scenario.fingerprint, into: &sink)
    }

    @Test func theAnswersSurviveTheFile() throws {
        let region = try Region()
        let answers = region.answers()
        try region.write(answers)
        var sink = DiagnosticSink()
        let read = try #require(read(region, &sink))
        #expect(read == answers)
        #expect(read.map(\.summary) == answers.map(\.summary))
        #expect(sink.errorCount + sink.warningCount == 0)
    }

    /// A file that was cut off anywhere is an error with its place, and nothing is compared.
    @Test func aBrokenFileIsToldWithItsPlace() throws {
        let region = try Region()
        try region.write(region.answers())
        let path = URL(fileURLWithPath: region.written + "/answers.json")
        let whole = try Data(contentsOf: path)
        for length in stride(from: 0, to: whole.count - 2, by: 997) {
            try whole.prefix(length).write(to: path)
            var sink = DiagnosticSink()
            #expect(read(region, &sink) == nil)
            #expect(sink.shown.contains { $0.id == "rules.json-syntax" && ($0.location?.line ?? 0) > 0 }, "\(length)")
        }
    }

    @Test(arguments: [
        ("\"state\" : \"answered\"", "\"state\" : \"vielleicht\"", "\"vielleicht\""),
        ("\"kind\" : \"why_not\",\n      \"need\"", "\"kind\" : \"warum\",\n      \"need\"", "\"warum\""),
        ("\"question\" : \"F-1\"", "\"question\" : 7", "7"),
        ("\"is_money\" : true", "\"is_money\" : \"ja\"", "\"ja\""),
    ])
    func aValueThatIsNoneIsToldWithItsPlace(old: String, new: String, wrong: String) throws {
        let region = try Region()
        try region.write(region.answers())
        let path = URL(fileURLWithPath: region.written + "/answers.json")
        let text = try String(contentsOf: path, encoding: .utf8)
        let found = try #require(text.range(of: old))
        let changed = text.replacingCharacters(in: found, with: new)
        try Data(changed.utf8).write(to: path)
        var sink = DiagnosticSink()
        #expect(read(region, &sink) == nil)
        let diagnostic = try #require(sink.shown.first)
        #expect(diagnostic.id == "questions.bad-answers")
        let line = changed.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains(" : \(wrong)") }
        #expect(diagnostic.location?.line == line.map { $0 + 1 })
    }

    /// Answers that were left beside another plan are not told of it.
    @Test func answersOfAnotherInputAreLeftOut() throws {
        let region = try Region()
        try region.write(region.answers())
        var sink = DiagnosticSink()
        #expect(AnswersFile.read(folder: region.written, fingerprint: "0", into: &sink) == [])
        #expect(sink.shown.map(\.id) == ["questions.other-input"])
        #expect(!sink.hasErrors)
    }

    /// The answers of an earlier plan go with it.
    @Test func aNewPlanTakesTheOldAnswersAway() throws {
        let region = try Region()
        try region.write(region.answers())
        let path = region.written + "/answers.json"
        #expect(FileManager.default.fileExists(atPath: path))
        try region.write([])
        #expect(!FileManager.default.fileExists(atPath: path))
        let names = try FileManager.default.contentsOfDirectory(atPath: region.written).sorted()
        #expect(names == OutputFolder.fileNames.sorted())
    }
}
