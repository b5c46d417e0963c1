// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// The rows that belong to a pair: its application, and last year's co-operation of school and provider.
struct JoinedRows: Sendable {
    private let applications: [Int64: Int32]?
    private let previous: [Int64: Int32]?
    private let schoolOfNeed: [Int32]
    private let providerOfOffer: [Int32]

    init(_ scenario: Scenario) {
        let tables = scenario.tables
        applications = Self.index(tables.table("applications"), "need", "offer")
        previous = Self.index(tables.table("previous"), "school", "provider")
        schoolOfNeed = Self.references(tables.table("needs"), "school")
        providerOfOffer = Self.references(tables.table("offers"), "provider")
    }

    private static func references(_ table: Table?, _ column: String) -> [Int32] {
        guard case .references(let rows)? = table?.column(named: column)?.storage else { return [] }
        return rows
    }

    private static func index(_ table: Table?, _ first: String, _ second: String) -> [Int64: Int32]? {
        guard let table else { return nil }
        let (left, right) = (references(table, first), references(table, second))
        var index: [Int64: Int32] = [:]
        for row in 0..<table.rowCount { index[key(left[row], right[row])] = Int32(row) }
        return index
    }

    private static func key(_ left: Int32, _ right: Int32) -> Int64 { Int64(left) << 32 | Int64(right) }

    /// Binds the rows of the tables that the scenario has.
    func joined(to batch: CandidateBatch) -> CandidateBatch {
        var result = batch
        let (needs, offers) = (batch.rows(of: .need), batch.rows(of: .offer))
        if let applications {
            result.bind(.application, to: zip(needs, offers).map { applications[Self.key($0, $1)] ?? -1 })
        }
        if let previous {
            result.bind(
                .previous,
                to: zip(needs, offers).map {
                    previous[Self.key(schoolOfNeed[Int($0)], providerOfOffer[Int($1)])] ?? -1
                })
        }
        return result
    }
}
