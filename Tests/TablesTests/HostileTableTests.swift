// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Tables

/// Tables that are meant to crash, hang or fill the memory: every one is an error with its place.
@Suite struct HostileTableTests {
    private static let header = "id,name,kind\n"

    private func expect(_ bytes: [UInt8], _ id: String, line: Int, column: Int) {
        var region = SmallRegion()
        region.replace("regions", with: bytes)
        let (set, sink) = region.load()
        #expect(set == nil)
        let found = sink.shown.first { $0.id == id }
        #expect(found?.location?.line == line, "\(sink.shown.map(\.id))")
        #expect(found?.location?.column == column)
    }

    private func expect(_ text: String, _ id: String, line: Int, column: Int) {
        expect(Array(text.utf8), id, line: line, column: column)
    }

    @Test func longCells() {
        let long = String(repeating: "x", count: 1_000_001)
        expect(Self.header + "1,\(long),k\n", "tables.cell-too-long", line: 2, column: 3)
        expect(Self.header + "1,\"a\n\(long)", "tables.cell-too-long", line: 2, column: 4)
        expect("id,name,\(long)\n", "tables.cell-too-long", line: 1, column: 9)
    }

    /// A file beyond all limits is told by the cell that makes it so, else by the place where it is too much.
    @Test func aFileThatIsTooLarge() {
        let start = Self.header + "1,Seeland,Kreis\n"
        let limits = TextDecoding.Limits(bytes: 2 << 20, lines: 1_000)
        let cases: [(text: String, id: String, line: Int, column: Int)] = [
            (start + "2,\"" + String(repeating: "a", count: 3 << 20), "tables.cell-too-long", 3, 4),
            (start + String(repeating: "9,Seeland,Kreis\n", count: 200_000), "tables.file-too-large", 131_073, 4),
            (start + String(repeating: "\n", count: 2_000), "tables.too-many-lines", 1_001, 1),
        ]
        for (text, id, line, column) in cases {
            var sink = DiagnosticSink()
            let file = SourceFile(name: "regions.csv", text: text)
            #expect(TextDecoding.decode(file, limits: limits, into: &sink) == nil)
            #expect(sink.shown.map(\.id) == [id])
            #expect(sink.shown.first?.location?.line == line)
            #expect(sink.shown.first?.location?.column == column)
        }
    }

    @Test func manyColumns() {
        let header = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
        expect(header + "\n", "tables.too-many-columns", line: 1, column: 4_891)
    }

    @Test func longRows() {
        let cell = String(repeating: "x", count: 900_000)
        expect(
            Self.header + Array(repeating: cell, count: 5).joined(separator: ","), "tables.row-too-long", line: 2,
            column: 1)
    }

    @Test func emptyLines() {
        let lines = [UInt8](repeating: 0x0A, count: 200_000)
        // At the end they are blank rows of a spreadsheet, in the middle they are not.
        var region = SmallRegion()
        region.replace("regions", with: Array((Self.header + "99001,Seeland,Kreis\n").utf8) + lines)
        #expect(region.load().set != nil)
        expect(
            Array(Self.header.utf8) + lines + Array("99001,Seeland,Kreis\n".utf8), "tables.blank-line", line: 2,
            column: 1)
    }

    /// Millions of bad cells are counted; only the first ones are made into diagnostics.
    @Test func badCellsWithoutEnd() {
        let row = "S1,Schule,school,x,true,99001001,a,b,c,d,e,f\n"
        let header =
            "id,name,sector,type,public,municipality,easting,northing,pupils,social_index,startchancen,own_budget\n"
        var region = SmallRegion()
        region.replace("schools", with: header + String(repeating: row, count: 20_000))
        let (set, sink) = region.load()
        #expect(set == nil)
        // One cause a column, with all its rows.
        let cells = sink.shown.reduce(0) { $0 + 1 + ($1.further?.count ?? 0) }
        #expect(cells >= 6 * 20_000)
        #expect(sink.shown.count < 10)
    }

    /// A cell of half a million members takes no longer than its bytes.
    @Test func longLists() throws {
        var region = SmallRegion()
        let members = (0..<120_000).map { "s\($0 % 100_000)" }.joined(separator: "|")
        region.replace(
            "needs", with: "id,school,kind,field,groups,slots\nB1,S1,project,musik,2,\(members)\n")
        let set = try #require(region.load().set)
        let column = try #require(set.table("needs")?.column(named: "slots"))
        guard case .lists(_, let found) = column.storage else {
            Issue.record("no list")
            return
        }
        #expect(found.count == 100_000)
    }

    @Test func longNumbers() {
        let digits = String(repeating: "9", count: 100_000)
        let rows: [(String, String)] = [
            ("99001001,M,99001,\(digits)", "tables.number-too-large"),
            ("99001001,M,99001,0.\(digits)", "tables.not-an-integer"),
            ("99001001,M,99001,1e999999", "tables.not-an-integer"), ("99001001,M,99001,-", "tables.not-an-integer"),
        ]
        for (row, id) in rows {
            var region = SmallRegion()
            region.replace("municipalities", with: "id,name,region,population\n\(row)\n")
            let (set, sink) = region.load()
            #expect(set == nil)
            let found = sink.shown.first { $0.location?.file == "municipalities.csv" }
            #expect(found?.location?.column == 18, "\(id): \(sink.shown.map(\.id))")
        }
    }

    /// Two ids of a megabyte that differ in one byte are not compared letter by letter.
    @Test func longReferences() {
        let long = String(repeating: "x", count: 900_000)
        var region = SmallRegion()
        region.replace("regions", with: Self.header + "\(long)a,Seeland,Kreis\n")
        region.replace("municipalities", with: "id,name,region,population\n99001001,Moorbach,\(long)b,12000\n")
        let (set, sink) = region.load()
        #expect(set == nil)
        #expect(sink.shown.contains { $0.id == "tables.dangling-reference" && $0.location?.line == 2 })
    }

    @Test(arguments: ["a\u{0}b", "a\u{1B}[2Jb", "a\u{7F}", "\"a\nb\"", "\"a\tb\"", "a\u{85}b"])
    func idsWithControlCharacters(id: String) {
        var region = SmallRegion()
        region.replace("regions", with: Self.header + "\(id),Seeland,Kreis\n")
        let (set, sink) = region.load()
        #expect(set == nil)
        #expect(
            sink.shown.contains {
                ["tables.control-character", "tables.bad-id"].contains($0.id) && $0.location?.line == 2
            }, "\(sink.shown.map(\.id))")
    }

    @Test(
        arguments: [
            [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3], [0x81], [0xEF, 0xBB, 0xBF, 0xFF],
        ] as [[UInt8]])
    func bytesThatAreNoText(bytes: [UInt8]) {
        var region = SmallRegion()
        region.replace(
            "regions", with: Array(Self.header.utf8) + Array("99001,\u{E4}\u{F6}".utf8) + bytes + Array(",K\n".utf8))
        let (set, sink) = region.load()
        #expect((set == nil) == sink.hasErrors)
        #expect(sink.shown.contains { $0.location?.file == "regions.csv" })
    }

    @Test(arguments: [
        "0000-01-01", "9999-12-31", "99999999-01-01", "2026-02-30", "-1-1-1", "31.12.99999999999999999999",
    ])
    func datesOutOfRange(date: String) {
        var region = SmallRegion()
        region.schemas = StandardTables.schemas(
            declaring: [TableSchema("terms", columns: [ColumnSchema("day", .date)], key: [], required: false)])
        region.replace("terms", with: "day\n\(date)\n")
        let (set, sink) = region.load()
        #expect((set == nil) == sink.hasErrors)
    }
}
