// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Testing

@testable import Rules

@Suite struct RuleTestTests {
    private static let rules = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("rules").path

    private static let rulebook = """
        rulebook: probe
        applies: fund.programme == 'probe'
        parameters: [{name: cap, value: 10, unit: EUR, until: 2026-07-31}, {name: cap, value: 20, unit: EUR, from: 2026-08-01}]
        match:
          - id: P-1
            when: "!has(need.setting) || need.setting == 'any'"
            else: {de: "Rahmen {need.setting}", en: "setting {need.setting}"}
          - id: P-2
            when: offer.fee <= cap
            else: {de: "über {cap} EUR", en: "above {cap} EUR"}
        compute:
          double_fee: offer.fee * 2
          half: "need.groups > 1 ? offer.fee / 2 : offer.fee"
          any_morning: "need.slots.exists(slot, slot == 'mo' || slot == 'di')"
        """

    private func run(_ tests: String, into sink: inout DiagnosticSink) throws -> RuleTestRun? {
        let book = try #require(
            RulebookReader.read(SourceFile(name: "probe.yaml", text: Self.rulebook), into: &sink))
        let text = "rulebook: probe\nschool_year: 2026/27\n" + tests
        guard let file = RuleTestReader.read(SourceFile(name: "probe.tests.yaml", text: text), into: &sink) else {
            return nil
        }
        return RuleTestRun.run(file, rulebooks: [book], into: &sink)
    }

    private let given = """
        given:
          need: {groups: 1, slots: [mo]}
          offer: {fee: 15}
          fund: {programme: probe}
        tests:

        """

    @Test func everyShippedRulebookPassesItsTestsWithEveryConditionBothWays() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.rules).filter { $0.hasSuffix(".yaml") }
        let books = names.filter { !$0.hasSuffix(".tests.yaml") }.map { String($0.dropLast(5)) }.sorted()
        #expect(books.count >= 9)
        for name in books {
            var sink = DiagnosticSink()
            let run = try #require(
                RuleTestRun.run(path: "\(Self.rules)/\(name).tests.yaml", into: &sink), "\(name): \(sink.shown)")
            #expect(run.failures.map(\.message.en) == [], "\(name)")
            #expect(run.passed > 0 && run.failed == 0)
            #expect(run.gaps.map(\.text) == [], "\(name)")
            #expect(run.conditions > 0 && run.coveredConditions == run.conditions, "\(name)")
        }
    }

    @Test func whatIsNotAsExpectedIsToldWithItsPlace() throws {
        var sink = DiagnosticSink()
        let tests =
            given + """
                  - {test: good, passes: true, compute: {double_fee: 30, half: 15.0}}
                  - {test: verdict, passes: false}
                  - {test: rule, need: {setting: lesson}, fails: P-2}
                  - {test: reason, need: {setting: lesson}, fails: P-1, reason: {de: Rahmen Pause, en: setting Lesson}}
                  - {test: value, compute: {double_fee: 31, missing: 1}}
                  - {test: year, school_year: 2025/26, fails: P-2, reason: {en: above 10.00 EUR}}
                  - {test: parameter, parameters: {cap: 14.99}, fails: P-2, reason: {de: "über 14,99 EUR"}}
                  - {test: scope, fund: {programme: other}, passes: true}
                  - {test: out of scope, fund: {programme: other}, applies: false}
                  - {test: no value, offer: ~, passes: true}
                  - {test: excluded, need: {setting: lesson}, passes: true}
                """
        let run = try #require(try run(tests, into: &sink), "\(sink.shown)")
        #expect(run.passed == 4)
        #expect(run.failed == 7)
        let lines = run.failures.map { ToolMessages.line($0).en }
        #expect(
            lines == [
                "probe.tests.yaml:9:29: test `verdict`: the candidate passes",
                "probe.tests.yaml:10:50: test `rule`: expected: excluded by P-2; found: P-1",
                "probe.tests.yaml:11:70: test `reason`: expected: “Rahmen Pause”; found: “Rahmen Unterricht”",
                "probe.tests.yaml:12:41: test `value`: `double_fee`: expected 31, found 30",
                "probe.tests.yaml:12:54: test `value`: `missing`: expected 1, no value: `missing` is unknown",
                "probe.tests.yaml:15:12: test `scope`: the rulebook does not apply to the candidate",
                "probe.tests.yaml:17:12: test `no value`: `P-2` has no value: `offer` is absent",
                "probe.tests.yaml:18:55: test `excluded`: the candidate is excluded by P-1",
            ])
        #expect(
            RuleTestReport([run, run]).text(.de, listsGaps: false).hasSuffix("\n8 bestanden, 14 nicht bestanden\n"))
    }

    @Test func aConditionCountsOnlyWhenItDecides() throws {
        var sink = DiagnosticSink()
        let run = try #require(
            try run(
                given + "  - {test: a, passes: true}\n  - {test: b, need: {setting: any}, passes: true}\n", into: &sink)
        )
        #expect(
            run.gaps.map { ToolMessages.line($0).en } == [
                "probe.yaml:2:10: `fund.programme == 'probe'` never false",
                "probe.yaml:6:12: `!has(need.setting) || need.setting == 'any'` never false",
                "probe.yaml:6:34: `need.setting == 'any'` never false",
                "probe.yaml:9:11: `offer.fee <= cap` never false",
                "probe.yaml:13:10: `need.groups > 1` never true",
                "probe.yaml:14:41: `slot == 'mo'` never false",
                "probe.yaml:14:57: `slot == 'di'` never tested",
            ])
        #expect(run.conditions == 8)
        #expect(run.coveredConditions == 1)
    }

    @Test(arguments: [
        ("tests: []", "rules.no-tests"),
        ("tests: [{test: a}]", "rules.no-expectation"),
        ("tests: [{test: a, pases: true}]", "rules.unknown-key"),
        ("tests: [{test: a, passes: yes}]", "rules.wrong-shape"),
        ("tests: [{test: a, passes: true, need: 3}]", "rules.wrong-shape"),
        ("tests: [{test: a, passes: true, need: {grups: 3}}]", "rules.unknown-row-column"),
        ("tests: [{test: a, passes: true, need: {groups: drei}}]", "rules.bad-cell"),
        ("tests: [{test: a, passes: true, reason: {de: b}}]", "rules.reason-needs-rule"),
        ("tests: [{test: a, passes: true, school_year: 2026/28}]", "rules.bad-school-year"),
        ("tests: [{test: a, passes: true, parameters: {kap: 3}}]", "rules.unknown-parameter"),
        ("columns: {schools.ogs: truth}\ntests: [{test: a, passes: true}]", "rules.bad-column"),
        ("tests: [{test: a, compute: {1 +: 3}}]", "rules.syntax"),
    ])
    func aWrongTestFileIsADiagnosticWithAPlace(tests: String, id: String) throws {
        var sink = DiagnosticSink()
        #expect(try run(tests, into: &sink) == nil)
        #expect(sink.shown.map(\.id).contains(id), "\(sink.shown.map(\.id))")
        #expect(sink.shown.allSatisfy { ($0.location?.line ?? 0) > 0 })
    }

    @Test func aMissingFileEndsWith66() {
        var sink = DiagnosticSink()
        #expect(RuleTestRun.run(path: "\(Self.rules)/nothing.tests.yaml", into: &sink) == nil)
        #expect(sink.exitCode == 66)
    }

    @Test func aFurtherColumnIsDeclared() throws {
        var sink = DiagnosticSink()
        let tests =
            "columns: {schools.ogs: boolean}\n" + given
            + "  - {test: a, school: {ogs: true}, compute: {need.school.ogs: true}}\n"
        let run = try #require(try run(tests, into: &sink), "\(sink.shown)")
        #expect(run.passed == 1)
    }
}
