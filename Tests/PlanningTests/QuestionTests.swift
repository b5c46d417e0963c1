// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Testing

/// The questions of a scenario; what is wrong with questions is told by the cases.
@Suite struct QuestionTests {
    private func load(_ text: String, _ file: String = "") throws -> (Scenario?, DiagnosticSink) {
        let temporary = try TemporaryScenario(case: text)
        defer { temporary.remove() }
        var sink = DiagnosticSink()
        let scenario = ScenarioLoader.load(temporary.folder.path + file, into: &sink)
        return (scenario, sink)
    }

    private static let questions = """

        === questions.yaml
        questions:
          - {id: F-1, why: B1}
          - {id: F-2, why_not: {need: B2, offer: A1, fund: T1}}
          - {id: F-3, what_if: {need: B2, offer: A2}}

        """

    @Test func theyAreReadInTheirOrder() throws {
        let scenario = try #require(try load(Self.questions).0)
        #expect(scenario.questions.map(\.id) == ["F-1", "F-2", "F-3"])
        #expect(
            scenario.questions.map(\.kind) == [
                .why(need: "B1"), .whyNot(need: "B2", offer: "A1", fund: "T1"),
                .whatIf(need: "B2", offer: "A2", fund: nil),
            ])
        #expect(scenario.questions.map(\.place.line) == [2, 3, 4])
    }

    /// A question is no input of the plan: with or without it the plan is the same.
    @Test func theyDoNotCountInTheFingerprint() throws {
        let (with, without) = (try load(Self.questions).0, try load("").0)
        #expect(try #require(with).fingerprint == #require(without).fingerprint)
    }

    /// What an ancestor asks about may be gone: that is a warning, and the question is left out.
    @Test func aDerivedScenarioInheritsWhatStillExists() throws {
        let derived = """
            === ab/scenario.yaml
            scenario: abgeleitet
            extends: ../scenario.yaml
            changes: [{remove: offers.A2}]

            """
        let (scenario, sink) = try load(Self.questions + "\n" + derived, "/ab")
        #expect(try #require(scenario, "\(sink.shown)").questions.map(\.id) == ["F-1", "F-2"])
        #expect(sink.shown.contains { $0.id == "questions.unknown-id" && $0.severity == .warning })
    }
}
