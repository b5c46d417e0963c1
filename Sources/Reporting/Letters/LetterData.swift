// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
import Planning
import Tables

/// What letters say beside the plan.
public struct LetterData: Sendable {
    let decision: DecisionRecord
    /// What a drop-out changed; `nil` for letters about the plan as it was decided.
    let change: PlanChange?
    /// Of the decision, or of the drop-out.
    let receipt: String
    let date: String
    let reserves: ReserveList
    let contacts: ContactList
    /// The office that writes.
    let sender: LocalizedText
    let network: LocalizedText

    /// - Parameter change: what a drop-out changed; letters then go to those concerned only.
    public init(
        decided: DecidedPlan, change: PlanChange?, reserves: ReserveList, contacts: ContactList, sender: LocalizedText,
        network: LocalizedText
    ) {
        (self.decision, self.change, self.reserves) = (decided.record, change, reserves)
        receipt = change?.dropOut.entry.receipt ?? decided.entry.receipt
        date = change?.dropOut.record.date ?? decided.record.date
        (self.contacts, self.sender, self.network) = (contacts, sender, network)
    }
}

/// Names of contact persons, from a table apart: no plan needs them and nothing prints them unless asked.
public struct ContactList: Sendable {
    private let names: [String: String]

    /// Nobody.
    public static let none = ContactList(names: [:])

    private init(names: [String: String]) { self.names = names }

    /// Reads a CSV file with the columns `organisation` (id of a school or provider) and `name`; `nil` if there was an
    /// error.
    public static func read(_ path: String, into sink: inout DiagnosticSink) -> ContactList? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(ReportMessages.missingContacts(path))
            return nil
        }
        let file = SourceFile(name: path, bytes: bytes)
        let schema = TableSchema(
            "contacts",
            columns: [
                ColumnSchema("organisation", .text, required: true), ColumnSchema("name", .text, required: true),
            ], key: ["organisation"], required: true)
        let tables = TableLoader.load(
            sources: [TableSource(table: "contacts", file: file)], schemas: [schema], edits: [], missingAt: file.start,
            into: &sink)
        guard let tables, !sink.hasErrors else { return nil }
        let names = PlanNames(tables)
        var found: [String: String] = [:]
        for row in 0..<names.count("contacts") {
            guard let organisation = names.text("contacts", "organisation", row) else { continue }
            found[organisation] = names.text("contacts", "name", row)
        }
        return ContactList(names: found)
    }

    func name(of organisation: String) -> String? { names[organisation] }
}
