// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@testable import Rules

@Suite struct InlineRowsTests {
    private func probe(_ text: String, _ cells: [String]) -> (answers: [ExpressionProbe.Answer], sink: DiagnosticSink) {
        var sink = DiagnosticSink()
        var rows = InlineRows(schemas: StandardTables.all)
        for cell in cells { rows.set(assignment: cell, into: &sink) }
        let (tables, candidate) = rows.build(into: &sink)
        guard !sink.hasErrors else { return ([], sink) }
        return (ExpressionProbe(tables: tables).answers(text, for: candidate, into: &sink), sink)
    }

    @Test(arguments: [
        ("need.groups * 2", "need.groups=3", "6", "number, exact"),
        ("need.groups / 2", "need.groups=3", "1.5", "number, rounded"),
        ("offer.fee * 0.8", "offer.fee=4199.99", "3359.992", "number, exact"),
        ("has(need.group_size)", "need.groups=3", "false", "boolean"),
        ("has(previous.groups)", "need.groups=3", "false", "boolean"),
        ("has(previous.groups) && previous.groups > 1", "previous.groups=2", "true", "boolean"),
        ("need.school.type", "school.type=gesamtschule", "gesamtschule", "text"),
        ("need.slots", "need.slots=mo|di", "[mo, di]", "list"),
        ("fund.region == need.school.municipality.region", "fund.region=05998", "false", "boolean"),
        ("date('1.8.2026')", "need.groups=1", "2026-08-01", "date"),
    ])
    func aRowGivesAValueAndAType(text: String, cell: String, value: String, type: String) throws {
        var cells = [cell]
        if cell.hasPrefix("fund") { cells.append("need.school.municipality.region=05999") }
        let (answers, sink) = probe(text, cells)
        let answer = try #require(answers.first, "\(sink.shown)")
        #expect(answer.value == value)
        #expect(answer.type.en == type)
        #expect(answer.rulebook == nil)
    }

    @Test func rowsWithTheSameIdAreTheSame() {
        let cells = ["fund.region=05998", "need.school.municipality.region.id=05998", "region.kind=Kreis"]
        #expect(probe("fund.region == need.school.municipality.region", cells).answers.first?.value == "true")
        #expect(probe("fund.region.kind", cells).answers.first?.value == "Kreis")
    }

    @Test(arguments: [
        ("need.groups", "need.grups=2", "rules.unknown-row-column", "did you mean `groups`?"),
        ("need.groups", "ned.groups=2", "rules.unknown-row", "did you mean `need`?"),
        ("need.groups", "groups=2", "rules.no-row", "for example need.groups=2"),
        ("need.groups", "need.groups", "rules.bad-assignment", "for example need.groups=2"),
        ("need.groups", "need.field.name=2", "rules.no-reference", "possible are `school`"),
        ("need.groups", "need.groups=-1", "rules.bad-cell", nil),
        ("need.groups", "need.groups=1.5", "rules.bad-cell", nil),
        ("offer.fee", "offer.fee=1.505", "rules.bad-cell", nil),
        ("need.school.public", "school.public=ja", "rules.bad-cell", nil),
        ("need.groups +", "need.groups=1", "rules.syntax", nil),
        ("need.groups", "need.field=tanz", "rules.no-value", nil),
        ("ned.groups", "need.field=tanz", "rules.unknown-name", "did you mean `need`?"),
    ])
    func whatIsWrongIsTold(text: String, cell: String, id: String, help: String?) throws {
        let (answers, sink) = probe(text, [cell])
        #expect(answers.isEmpty)
        let diagnostic = try #require(sink.shown.first)
        #expect(diagnostic.id == id)
        if let help { #expect(diagnostic.help?.en == help) }
        #expect(diagnostic.message.de != diagnostic.message.en)
    }

    @Test func rulebooksThatDisagreeAreToldOneByOne() throws {
        var sink = DiagnosticSink()
        let books = ["a", "b"].compactMap { name in
            RulebookReader.read(
                SourceFile(
                    name: name,
                    text:
                        "rulebook: \(name)\nparameters: [{name: cap, value: \(name == "a" ? 1 : 2)}, {name: of_\(name), value: 5}]"
                ),
                into: &sink)
        }
        let parameters = ParameterTable(rulebooks: books, overrides: [], day: Day(number: 0), into: &sink)
        let tables = InlineRows(schemas: StandardTables.all).build(into: &sink).tables
        let probe = ExpressionProbe(tables: tables, rulebooks: books, parameters: parameters)
        let answers = probe.answers("cap + of_a", for: CandidateContext(), into: &sink)
        #expect(answers.map(\.rulebook) == ["a", "b"])
        #expect(answers.map(\.value) == ["6", "7"])
        #expect(probe.answers("of_a", for: CandidateContext(), into: &sink).map(\.value) == ["5"])
        #expect(!sink.hasErrors)
    }
}
