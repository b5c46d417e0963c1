// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A decision of people that every plan keeps: a row of the locks table.
public struct Lock: Sendable {
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        case fix
        case atLeast = "at_least"
        case atMost = "at_most"
        /// No group at all, whatever number stands beside it.
        case forbid
    }

    /// Row of the locks table.
    public let row: Int
    public let need: Int
    public let offer: Int
    /// `nil`: the groups of all funds together.
    public let fund: Int?
    public let mode: Mode
    public let groups: Int64
    public let reason: String
    /// The decision that the lock carries out, if one is named.
    public let decidedBy: String?
    public let location: SourceLocation

    /// The fewest groups that keep the lock.
    var least: Int64 { mode == .fix || mode == .atLeast ? groups : 0 }

    /// The most groups that keep the lock; `nil` for any number.
    var most: Int64? {
        switch mode {
        case .fix, .atMost: groups
        case .forbid: 0
        case .atLeast: nil
        }
    }

    /// The locks in the order of the table; a row with an unknown mode is reported and left out.
    static func read(_ tables: TableSet, into sink: inout DiagnosticSink) -> [Lock] {
        guard let table = tables.table("locks"),
            case .references(let needs)? = table.column(named: "need")?.storage,
            case .references(let offers)? = table.column(named: "offer")?.storage,
            case .numbers(let groups, _)? = table.column(named: "groups")?.storage,
            case .texts(let modes)? = table.column(named: "mode")?.storage,
            case .texts(let reasons)? = table.column(named: "reason")?.storage
        else { return [] }
        let funds = table.column(named: "fund")
        let decisions = table.column(named: "decided_by")
        return (0..<table.rowCount).compactMap { row in
            let text = tables.pool[modes[row]]
            guard let mode = Mode(rawValue: text) else {
                let place = table.location(row: row, column: "mode")
                sink.report(PlanningMessages.unknownLockMode(text, known: Mode.allCases.map(\.rawValue), at: place))
                return nil
            }
            var fund: Int?
            if let funds, funds.isPresent(row), case .references(let rows) = funds.storage { fund = Int(rows[row]) }
            var decision: String?
            if let decisions, decisions.isPresent(row), case .texts(let ids) = decisions.storage {
                decision = tables.pool[ids[row]]
            }
            return Lock(
                row: row, need: Int(needs[row]), offer: Int(offers[row]), fund: fund, mode: mode, groups: groups[row],
                reason: tables.pool[reasons[row]], decidedBy: decision, location: table.location(row: row))
        }
    }

    /// As a change of a scenario names the row: `B1/A1/T1/at_least`.
    public func rowName(in tables: TableSet) -> String { subject(tables) + "/" + mode.rawValue }

    /// Whether a plan has to give groups for it.
    public var isDemand: Bool { least > 0 }

    /// `B1/A1/T1`, for messages.
    func subject(_ tables: TableSet) -> String {
        [("needs", need), ("offers", offer), ("funds", fund)].compactMap { name, row in
            row.flatMap { row in tables.table(name).map { tables.pool[$0.ids[row]] } }
        }.joined(separator: "/")
    }
}

extension Scenario {
    /// The locks that every plan keeps, in the order of the table.
    public var locks: [Lock] {
        // What is wrong with them was told when the scenario was loaded.
        var told = DiagnosticSink()
        return Lock.read(tables, into: &told)
    }
}
