// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// The ids of candidates, for the names of columns and for messages: need, offer and, where there are funds, fund,
/// as far as they are known: `B00001/A00012/KUS-05566`.
struct CandidateNames {
    private let pool: TextPool
    /// The ids of the tables, by `Root.rawValue` as far as in `roots`.
    private let ids: [[Int32]]
    private static let roots = [Root.need, .offer, .fund]

    init(_ scenario: Scenario) {
        pool = scenario.tables.pool
        ids = Self.roots.map { scenario.tables.table($0.table)?.ids ?? [] }
    }

    func name(_ index: Int, of candidates: CandidateSet, separator: String = "/") -> String {
        var name = ""
        append(.need, candidates.needs, index, separator, to: &name)
        append(.offer, candidates.offers, index, separator, to: &name)
        append(.fund, candidates.funds, index, separator, to: &name)
        return name
    }

    func name(_ position: Int, of batch: CandidateBatch) -> String {
        var name = ""
        for root in Self.roots { append(root, batch.rows(of: root), position, "/", to: &name) }
        return name
    }

    /// Nothing where the root is left out.
    private func append(_ root: Root, _ rows: [Int32], _ index: Int, _ separator: String, to name: inout String) {
        guard !rows.isEmpty else { return }
        if !name.isEmpty { name += separator }
        name += pool[ids[root.rawValue][Int(rows[index])]]
    }
}
