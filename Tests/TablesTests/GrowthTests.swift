// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import TestSupport
import Testing

/// What reading asks of the heap grows with the rows, not with their square.
@Suite struct GrowthTests {
    private func growth(
        from rows: Int = 500, _ edits: @escaping (Int) -> [TableEdit] = { _ in [] },
        _ tables: @escaping (Int) -> [(table: String, text: String)]
    ) -> Growth {
        Growth(
            from: rows,
            input: { size in
                var region = SmallRegion()
                for (table, text) in tables(size) { region.replace(table, with: text) }
                region.edits = edits(size)
                return region
            },
            work: { region in
                var sink = DiagnosticSink()
                _ = region.load(into: &sink)
                _ = DiagnosticRenderer(language: .de, usesColour: false).render(sink)
            })
    }

    private func lines(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
        header + "\n" + (1...count).map { row($0) + "\n" }.joined()
    }

    private func needs(_ count: Int) -> String {
        lines("id,school,kind,field,groups,units,slots", count) {
            "B\($0),S1,project,musik,\($0 % 3),20.5,mo-vm|di-nm|mi-vm|do-nm"
        }
    }

    private func offers(_ count: Int, from first: Int = 1) -> String {
        lines("id,provider,kind,field,capacity,fee,slots,school_types", count) {
            "A\($0 + first),P1,project,musik,3,1650.00,mo-vm|di-nm|mi-vm,grundschule|gesamtschule|gymnasium"
        }
    }

    @Test func theCounterCounts() {
        let growth = Growth(from: 1_000, input: { $0 }, work: { _ = [UInt8](repeating: 1, count: $0 * $0 / 100) })
        #expect(growth.bytes[0] >= 10_000)
        #expect(!growth.isLinear)
    }

    @Test func numbersListsTextsAndReferences() {
        let growth = growth { [("needs", needs($0)), ("offers", offers($0))] }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test func longListsOfOneCell() {
        let growth = growth { size in
            let slots = (1...size).map { "s\($0)" }.joined(separator: "|")
            return [("needs", "id,school,kind,field,groups,slots\nB1,S1,project,musik,1,\(slots)\n")]
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test func changesOfCells() {
        let place = Diagnostics.SourceLocation(file: "scenario.yaml")
        let growth = growth { size in
            (1...size).map { .set(table: "needs", id: "B\($0)", column: "groups", value: "2", at: place) }
        } _: {
            [("needs", needs($0))]
        }
        #expect(growth.isLinear, "\(growth)")
    }

    /// Each with a row that refers to it.
    @Test func rowsThatAreRemoved() {
        let place = Diagnostics.SourceLocation(file: "scenario.yaml")
        let growth = growth { size in
            (1..<size).map { .remove(table: "schools", id: "S\($0)", at: place) }
        } _: { size in
            [
                (
                    "schools",
                    lines("id,name,municipality,easting,northing", size) { "S\($0),Schule,99001001,400000,5700000" }
                ),
                ("needs", lines("id,school,kind,field,groups", size) { "B\($0),S\($0),project,musik,1" }),
                ("previous", "school,provider\n"),
            ]
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test func filesThatAreAdded() {
        let place = Diagnostics.SourceLocation(file: "scenario.yaml")
        let growth = growth(from: 50) { size in
            (1...size).map { number in
                let file = SourceFile(name: "more-\(number).csv", text: offers(10, from: number * 10))
                return .add(table: "offers", file: file, at: place)
            }
        } _: { _ in
            []
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test func badCells() {
        let growth = growth { size in
            [
                ("needs", lines("id,school,kind,field,groups", size) { "B\($0),X\($0),project,musik,zwei" }),
                ("offers", lines("id,provider,kind,field,capacity,fee", size) { _ in "A1,P1,project,musik,1,5 EUR" }),
            ]
        }
        #expect(growth.isLinear, "\(growth)")
    }
}
