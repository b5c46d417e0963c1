// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Rules
import Tables
import Testing

/// Changes compose in order, and each tells what it did.
@Suite struct ChangeTraceTests {
    private static let changes = """

        === edit scenario.yaml
        rulebooks: [regeln] ==> rulebooks: [regeln]\\nparameters: {cap: 900}\\nchanges:\\n\
          - {set: funds.T1.amount, to: 500}\\n  - {set: funds.T1.amount, to: 700}\\n\
          - {remove: providers.P2}\\n  - {add: offers, rows: mehr.csv}\\n\
          - {set: offers.A3.capacity, to: 4}\\n  - {drop_rule: M-3}

        === mehr.csv
        id,provider,kind,field,capacity,fee,radius_km
        A3,P1,project,tanz,2,100.00,20

        """

    private func scenario(further: [ScenarioChange] = []) throws -> Scenario {
        let temporary = try TemporaryScenario(case: Self.changes)
        defer { temporary.remove() }
        var sink = DiagnosticSink()
        return try #require(
            ScenarioLoader.load(temporary.folder.path, further: further, into: &sink), "\(sink.shown)")
    }

    @Test func everyChangeTellsWhatItDid() throws {
        let scenario = try scenario()
        let texts = scenario.changes.map { $0.change.text.split(separator: "<")[0] }
        #expect(
            texts == [
                "parameters.cap = 900", "set funds.T1.amount = 500", "set funds.T1.amount = 700",
                "remove providers.P2", "add offers ", "set offers.A3.capacity = 4", "drop_rule M-3",
            ])
        #expect(
            scenario.changes.map(\.effects) == [
                [.parameter(name: "cap", before: "1200", after: "900")],
                [.table(.set(table: "funds", row: "T1", column: "amount", before: "1000.00", after: "500"))],
                [.table(.set(table: "funds", row: "T1", column: "amount", before: "500", after: "700"))],
                [
                    .table(.removed(table: "providers", row: "P2")), .table(.removed(table: "offers", row: "A2")),
                ],
                [.table(.added(table: "offers", row: "A3"))],
                [.table(.set(table: "offers", row: "A3", column: "capacity", before: "2", after: "4"))],
                [.dropped(rule: "M-3", rulebook: "regeln")],
            ])
    }

    @Test func aCellRemembersItsChange() throws {
        let scenario = try scenario()
        let amount = try #require(scenario.change(ofCell: "amount", row: "T1", table: "funds"))
        #expect(amount.change.text == "set funds.T1.amount = 700")
        let funds = try #require(scenario.tables.table("funds"))
        #expect(funds.location(row: 0, column: "amount") == amount.change.place)
        #expect(scenario.change(ofCell: "fee", row: "A3", table: "offers")?.change.text.hasPrefix("add") == true)
        #expect(scenario.change(ofCell: "fee", row: "A1", table: "offers") == nil)
    }

    @Test func furtherChangesComeLastAndCountInTheFingerprint() throws {
        let place = SourceLocation(file: "--vary")
        let further = [
            ScenarioChange(.set(table: "funds", id: "T1", column: "amount", value: "1"), at: place),
            ScenarioChange(.parameter(name: "cap", value: Parameter.Value(plain: "5")), at: place),
        ]
        let (plain, changed) = (try scenario(), try scenario(further: further))
        #expect(plain.fingerprint != changed.fingerprint)
        #expect(plain.fingerprint == (try scenario()).fingerprint)
        #expect(changed.change(ofCell: "amount", row: "T1", table: "funds")?.change.place == place)
        #expect(
            changed.changes.suffix(2).map(\.effects) == [
                [.parameter(name: "cap", before: "900", after: "5")],
                [.table(.set(table: "funds", row: "T1", column: "amount", before: "700", after: "1"))],
            ])
    }
}
