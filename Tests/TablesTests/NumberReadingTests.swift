// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

/// What one cell of money, a number or an integer is read as, alone in its file and beside a cell that proves a style.
@Suite struct NumberReadingTests {
    enum Kind: String, CaseIterable {
        case money = "m"
        case number = "n"
        case integer = "i"
    }

    struct Example: CustomTestStringConvertible {
        let kind: Kind
        let text: String
        let separator: String
        /// A cell of money in another row; blank for none.
        var beside = ""
        /// The number, or the end of the diagnostic's id.
        let outcome: String

        var testDescription: String { "\(kind) \(text) \(separator) \(beside)" }
    }

    private static let schema = TableSchema(
        "probe",
        columns: [
            ColumnSchema("id", .text, required: true), ColumnSchema("m", .money), ColumnSchema("n", .number),
            ColumnSchema("i", .integer),
        ], key: ["id"], required: true)

    private func load(_ text: String, edits: [TableEdit] = [], isWritten: Bool = false) -> (TableSet?, DiagnosticSink) {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "probe.csv", text: text)
        let set = TableLoader.load(
            sources: [TableSource(table: "probe", file: file, isWrittenByProgram: isWritten)], schemas: [Self.schema],
            edits: edits, missingAt: file.start, into: &sink)
        return (set, sink)
    }

    private func outcome(_ kind: Kind, _ loaded: (set: TableSet?, sink: DiagnosticSink)) -> String {
        guard case .numbers(let values, let scale)? = loaded.set?.table("probe")?.column(named: kind.rawValue)?.storage
        else { return loaded.sink.shown.map { String($0.id.dropFirst("tables.".count)) }.joined(separator: ", ") }
        return FixedPoint(mantissa: values[0], scale: scale).normalised.description
    }

    private static func examples(
        _ kind: Kind, _ separator: String, beside: String = "", _ outcomes: KeyValuePairs<String, String>
    ) -> [Example] {
        outcomes.map { Example(kind: kind, text: $0, separator: separator, beside: beside, outcome: $1) }
    }

    private static let alone =
        examples(
            .money, ";",
            [
                "0,500": "too-many-decimals", "12,500": "ambiguous-number", "-12,500": "ambiguous-number",
                "1.500": "1500", "0.500": "bad-number", "00.500": "bad-number", "0.500.000": "bad-number",
                "1.500.000": "1500000", "2,5": "2.5", "1650.00": "1650", "1.234,50": "1234.5",
                "12,5000": "too-many-decimals",
            ])
        + examples(
            .money, ",",
            [
                "0.500": "too-many-decimals", "12.500": "ambiguous-number", "1,500": "1500", "0,500": "bad-number",
                "00,500": "bad-number", "0,500,000": "bad-number", "1,500,000": "1500000", "2.5": "2.5",
                "1650,00": "1650", "00.500": "too-many-decimals", "0.500.000": "bad-number",
            ])
        + examples(
            .number, ";",
            [
                "1.500": "ambiguous-number", "12,500": "ambiguous-number", "0,500": "0.5", "0.500": "0.5", "2,5": "2.5",
                "1.500.000": "1500000", "1,5000": "1.5", "1500": "1500",
            ])
        + examples(.number, ",", ["1.500": "ambiguous-number", "1,500": "ambiguous-number", "0.125": "0.125"])
        + examples(
            .integer, ";",
            [
                "1.200": "1200", "12,500": "ambiguous-number", "5,0": "5", "5.0": "5", "5,00": "5",
                "5,000": "ambiguous-number", "0,0": "0", "5,5": "bad-integer", "1.200.000": "1200000",
            ])
        + examples(.integer, ",", ["1.200": "ambiguous-number", "1,200": "1200", "5.0": "5", "1.5": "bad-integer"])

    private static let proven =
        examples(
            .money, ";", beside: "2,50",
            ["12,500": "too-many-decimals", "1.500": "1500", "0,500": "too-many-decimals"])
        + examples(.money, ";", beside: "2.50", ["12,500": "12500", "1.500": "too-many-decimals"])
        + examples(.money, ",", beside: "2.50", ["12.500": "too-many-decimals", "1,500": "1500"])
        + examples(.number, ";", beside: "2,50", ["1.500": "1500", "12,500": "12.5"])
        + examples(.number, ",", beside: "2.50", ["1.500": "1.5", "1,500": "1500"])
        + examples(.integer, ";", beside: "2,50", ["5,0": "5", "5,000": "bad-integer", "5.000": "5000"])

    @Test(arguments: alone + proven) func reads(_ example: Example) {
        let cells = Kind.allCases.map { $0 == example.kind ? "\"\(example.text)\"" : "" }
        let beside = [example.beside, "", ""].map { "\"\($0)\"" }
        let rows = [["id", "m", "n", "i"], ["1"] + cells] + (example.beside.isEmpty ? [] : [["2"] + beside])
        let text = rows.map { $0.joined(separator: example.separator) + "\n" }.joined()
        #expect(outcome(example.kind, load(text)) == example.outcome)
    }

    /// A scenario writes numbers as YAML does; what looks like thousands there is refused.
    @Test(arguments: [
        (Kind.money, "1500.5", "1500.5"), (.money, "1.500", "ambiguous-number"), (.money, "1,500", "ambiguous-number"),
        (.money, "2,5", "bad-number"), (.money, "1.234,50", "bad-number"), (.money, "0.555", "too-many-decimals"),
        (.number, "1.500", "1.5"), (.number, "1,500", "ambiguous-number"), (.integer, "5.0", "5"),
        (.integer, "1.500", "ambiguous-number"), (.integer, "1,500", "ambiguous-number"),
    ])
    func readsChanges(kind: Kind, value: String, expected: String) {
        let place = SourceLocation(file: "scenario.yaml", line: 1, column: 1)
        let edit = TableEdit.set(table: "probe", id: "1", column: kind.rawValue, value: value, at: place)
        #expect(outcome(kind, load("id;m;n;i\n1;2,50;;\n", edits: [edit])) == expected)
    }

    @Test func rowsThatAreAddedHaveTheirOwnStyle() {
        let further = SourceFile(name: "more.csv", text: "id,m\n2,12.50\n3,\"1,500\"\n")
        let edit = TableEdit.add(table: "probe", file: further, at: SourceLocation(file: "scenario.yaml"))
        let (set, _) = load("id;m\n1;12,50\n", edits: [edit])
        guard case .numbers(let cents, scale: 2)? = set?.table("probe")?.column(named: "m")?.storage else {
            Issue.record("m is no money")
            return
        }
        #expect(cents == [1_250, 1_250, 150_000])
    }

    @Test func whatTheProgramWroteIsInTheStyleOfItsSeparator() {
        #expect(outcome(.number, load("id,n\n1,12.345\n", isWritten: true)) == "12.345")
        #expect(outcome(.number, load("id;n\n1;12,345\n", isWritten: true)) == "12.345")
        #expect(outcome(.number, load("id,n\n1,12.345\n")) == "ambiguous-number")
    }

    @Test func bothReadingsAreTold() throws {
        let diagnostic = try #require(load("id;m\n1;12,500\n").1.shown.first)
        #expect(diagnostic.message.de == "`12,500` in `m` kann 12,5 oder 12.500 heißen")
        #expect(diagnostic.help?.de.hasSuffix("schreiben Sie `12,50` oder `12500`") == true)
    }

    @Test func unmistakableNumbersNeverHaveThreeDecimals() {
        let texts = [(1_125, 3), (150, 2), (125, 2), (15_000, 4)].map { mantissa, scale in
            NumberText.unmistakable(FixedPoint(mantissa: Int64(mantissa), scale: scale))
        }
        #expect(texts == ["1.1250", "1.5", "1.25", "1.5"])
    }
}
