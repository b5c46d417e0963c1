// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Finds the rows of the optional tables that belong to a pair: the application by need and offer, last year's
/// co-operation by the need's school and the offer's provider.
struct RowJoins {
    private struct Pair: Hashable {
        let first: Int32
        let second: Int32
    }

    private let applications: [Pair: Int]
    private let previous: [Pair: Int]
    private let schools: [Int32]
    private let providers: [Int32]

    init(_ tables: TableSet) {
        applications = Self.index(tables.table("applications"), "need", "offer")
        previous = Self.index(tables.table("previous"), "school", "provider")
        schools = Self.references(tables.table("needs"), "school")
        providers = Self.references(tables.table("offers"), "provider")
    }

    func context(need: Int, offer: Int, fund: Int?) -> CandidateContext {
        CandidateContext(
            need: need, offer: offer, fund: fund,
            application: applications[Pair(first: Int32(need), second: Int32(offer))],
            previous: previous[Pair(first: schools[need], second: providers[offer])])
    }

    /// The first row of each pair.
    private static func index(_ table: Table?, _ first: String, _ second: String) -> [Pair: Int] {
        let (left, right) = (references(table, first), references(table, second))
        return Dictionary(
            zip(left, right).enumerated().map { (Pair(first: $1.0, second: $1.1), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func references(_ table: Table?, _ column: String) -> [Int32] {
        guard case .references(let rows)? = table?.column(named: column)?.storage else { return [] }
        return rows
    }
}
