// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Tables

/// Rows go by their keys where that is asked for, each with its place in the file.
@Suite struct RowOrderTests {
    private func load(_ tables: [(String, String)], edits: [TableEdit] = [], inOrder: Bool = true) throws -> TableSet {
        let schemas = [
            TableSchema(
                "places", columns: [ColumnSchema("id", .text, required: true), ColumnSchema("width", .number)],
                key: ["id"], required: true),
            TableSchema(
                "ways",
                columns: [
                    ColumnSchema("from", .reference(to: "places")), ColumnSchema("to", .reference(to: "places")),
                    ColumnSchema("note", .text),
                ], key: [], required: false),
        ]
        var sink = DiagnosticSink()
        let sources = tables.map { TableSource(table: $0, file: SourceFile(name: "\($0).csv", text: $1)) }
        let set = TableLoader.load(
            sources: sources, schemas: schemas, edits: edits, missingAt: SourceLocation(file: "x"), inOrder: inOrder,
            into: &sink)
        return try #require(set, "\(sink.shown)")
    }

    private func ids(_ set: TableSet) throws -> [String] {
        try #require(set.table("places")).ids.map { set.pool[$0] }
    }

    private static let places = "id,width\nB10,1.5\nB2,2\nA,3\nB02,4\nB1,5\n"
    private static let ways = "to,from,note,further\nA,B2,x,1\nB1,B2,,2\nA,,y,3\nA,B2,x,0\n"

    @Test func digitsAreCounted() throws {
        #expect(try ids(load([("places", Self.places)])) == ["A", "B1", "B02", "B2", "B10"])
        #expect(try ids(load([("places", Self.places)], inOrder: false)) == ["B10", "B2", "A", "B02", "B1"])
        #expect(NaturalOrder.compare(Array("a9b".utf8), Array("a10".utf8)) < 0)
        #expect(NaturalOrder.compare(Array("a1".utf8), Array("a1b".utf8)) < 0)
        #expect(NaturalOrder.compare(Array("a01".utf8), Array("a1".utf8)) != 0)
        #expect(NaturalOrder.compare([], []) == 0)
    }

    @Test func everyRowKeepsItsPlace() throws {
        let table = try #require(try load([("places", Self.places)]).table("places"))
        #expect((0..<5).map { table.location(row: $0).line } == [4, 6, 5, 3, 2])
        #expect(table.location(row: 4, column: "width").column == 5)
    }

    @Test func rowsWithoutAKeyGoByAllTheirCells() throws {
        let set = try load([("places", Self.places), ("ways", Self.ways)])
        let table = try #require(set.table("ways"))
        #expect((0..<4).map { table.location(row: $0).line } == [4, 5, 2, 3])
        guard case .references(let rows)? = table.column(named: "from")?.storage else {
            Issue.record("no references")
            return
        }
        #expect(rows[1...].allSatisfy { $0 == 3 })
    }

    @Test func theSameContentInAnyOrderAndStyleIsTheSame() throws {
        let plain = try load([("places", Self.places), ("ways", Self.ways)]).content
        let other = try load([
            ("places", "width;id\r\n4,0;B02\r\n5,0;B1\r\n3;A\r\n2,00;B2\r\n1,50;B10\r\n"),
            ("ways", "further,note,from,to\n0,x,B2,A\n2,,B2,B1\n3,y,,A\n1,x,B2,A\n"),
        ]).content
        #expect(plain.map(\.name) == other.map(\.name))
        #expect(zip(plain, other).allSatisfy { $0.bytes == $1.bytes })
        let changed = try load([("places", Self.places.replacing("1.5", with: "1.6")), ("ways", Self.ways)]).content
        #expect(zip(plain, changed).contains { $0.bytes != $1.bytes })
    }

    @Test func editsComeOutAtTheirPlace() throws {
        let place = SourceLocation(file: "scenario.yaml", line: 1, column: 1)
        let set = try load(
            [("places", Self.places)],
            edits: [.add(table: "places", file: SourceFile(name: "more.csv", text: "id\nB3\nA0\n"), at: place)])
        #expect(try ids(set) == ["A", "A0", "B1", "B02", "B2", "B3", "B10"])
        #expect(set.effects == [[.added(table: "places", row: "A0"), .added(table: "places", row: "B3")]])
    }
}
