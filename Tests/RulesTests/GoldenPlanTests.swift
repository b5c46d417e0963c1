// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@testable import Rules

@Suite struct GoldenPlanTests {
    private func read(_ text: String, into sink: inout DiagnosticSink) -> RuleTestFile? {
        RuleTestReader.read(SourceFile(name: "folder/plan.tests.yaml", text: text), into: &sink)
    }

    @Test func plansNeedNoRulebookAndLieBesideTheFile() throws {
        var sink = DiagnosticSink()
        let text = """
            plans:
              - plan: one
                scenario: .
                status: optimal
                goals: {G-1: 1.50}
                allocations: [{need: B1, offer: A1, groups: 2}, {need: B2, groups: 0}]
                complete: true
                unmet: [{need: B2, groups_open: 1, cause: limited, rule: L-04}]
              - {plan: two, scenario: ../other, complete: false, status: infeasible}
            """
        let file = try #require(read(text, into: &sink), "\(sink.shown)")
        #expect(file.rulebook == nil && file.tests.isEmpty)
        #expect(file.plans.map(\.name.value) == ["one", "two"])
        #expect(file.plans.map(\.scenario.value) == ["folder", "folder/../other"])
        let plan = file.plans[0]
        #expect(plan.goals.map(\.value) == [FixedPoint(mantissa: 15, scale: 1)])
        #expect(plan.goals.map(\.id.value) == ["G-1"])
        #expect(plan.allocations.map(\.groups) == [2, 0] && plan.allocations.map(\.offer) == ["A1", nil])
        #expect(plan.complete?.line == 7 && file.plans[1].complete == nil)
        #expect(plan.unmet.map(\.rule) == ["L-04"] && plan.unmet.map(\.groupsOpen) == [1])
    }

    @Test(arguments: [
        ("plans: [{plan: a, scenario: .}]", "rules.no-expectation"),
        ("plans: [{plan: a, status: optimal}]", "rules.missing-key"),
        ("plans: [{plan: a, scenario: ., goals: {G-1: viel}}]", "rules.bad-number"),
        ("plans: [{plan: a, scenario: ., goals: 3}]", "rules.wrong-shape"),
        ("plans: [{plan: a, scenario: ., complete: ja}]", "rules.wrong-shape"),
        ("plans: [{plan: a, scenario: ., allocations: [{need: B1, groups: -1}]}]", "rules.wrong-shape"),
        ("plans: [{plan: a, scenario: ., allocations: [{offer: A1}]}]", "rules.missing-key"),
        ("plans: [{plan: a, scenario: ., unmet: [{need: B1, reason: x}]}]", "rules.unknown-key"),
        ("plans: []", "rules.missing-key"),
    ])
    func aWrongPlanIsADiagnosticWithAPlace(text: String, id: String) {
        var sink = DiagnosticSink()
        #expect(read(text, into: &sink) == nil)
        #expect(sink.shown.map(\.id).contains(id), "\(sink.shown.map(\.id))")
        #expect(sink.shown.allSatisfy { ($0.location?.line ?? 0) > 0 })
    }

    @Test func differencesCountAsOneFailureOfThePlan() {
        let place = SourceLocation(file: "plan.tests.yaml", line: 3, column: 5)
        let difference = GoldenPlanOutcome.Difference(LocalizedText(de: "anders", en: "different"), at: place)
        let outcomes = [
            GoldenPlanOutcome(name: "a", differences: [difference, difference]),
            GoldenPlanOutcome(name: "b", differences: []),
        ]
        let report = RuleTestReport([], plans: outcomes)
        #expect(report.failed == 1 && report.passed == 1)
        let line = "plan.tests.yaml:3:5: plan `a`: different\n"
        #expect(report.text(.en, listsGaps: true) == line + line + "1 passed, 1 failed\n")
    }
}

@Suite struct RuleTestColumnTests {
    private func values(_ columns: String, _ rows: String, _ expected: String) throws -> RuleTestRun? {
        let book = "rulebook: probe\nmatch: [{id: P, when: 'true', else: nein}]\n"
        let text =
            "rulebook: probe\nschool_year: 2026/27\ncolumns: \(columns)\ntests: [{test: a, \(rows), \(expected)}]\n"
        var sink = DiagnosticSink()
        let rulebook = try #require(RulebookReader.read(SourceFile(name: "probe.yaml", text: book), into: &sink))
        let file = try #require(
            RuleTestReader.read(SourceFile(name: "probe.tests.yaml", text: text), into: &sink), "\(sink.shown)")
        return RuleTestRun.run(file, rulebooks: [rulebook], into: &sink)
    }

    @Test func aTableOfOnesOwnIsReachedThroughAReference() throws {
        let run = try values(
            "{needs.class: {references: classes}, classes.fields_met: list, classes.region: {references: regions}}",
            "need: {class: {id: K1, fields_met: [tanz, musik], region: '05998'}}, region: {id: '05998', name: Kreis}",
            "compute: {size(need.class.fields_met): 2, need.class.id: K1, need.class.region.name: Kreis}")
        #expect(run?.failures.map(\.message.en) == [] && run?.passed == 1)
    }

    @Test func oneRowUnderTwoPathsKeepsWhatItRefersTo() throws {
        let run = try values(
            "{applications.rating: number}",
            "offer: {id: A1, provider: {name: Haus}}, application: {offer: A1, rating: 7}",
            "compute: {offer.provider.name: Haus, application.offer.provider.name: Haus, application.rating: 7}")
        #expect(run?.failures.map(\.message.en) == [] && run?.passed == 1)
    }

    @Test(arguments: [
        ("{needs.class: {references: classes}}", "rules.unknown-table"),
        ("{class: text}", "rules.bad-column"), ("{needs.class: {refers: x}}", "rules.bad-column"),
        ("[needs]", "rules.wrong-shape"),
    ])
    func aWrongDeclarationIsADiagnosticWithAPlace(columns: String, id: String) {
        var sink = DiagnosticSink()
        let text = "rulebook: p\nschool_year: 2026/27\ncolumns: \(columns)\ntests: [{test: a, passes: true}]\n"
        #expect(RuleTestReader.read(SourceFile(name: "p.tests.yaml", text: text), into: &sink) == nil)
        #expect(sink.shown.map(\.id) == [id])
        #expect(sink.shown.allSatisfy { $0.location?.line == 3 })
    }
}
