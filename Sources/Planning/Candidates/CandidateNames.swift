// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// The ids of candidates, for the names of columns and for messages.
struct CandidateNames {
    private let candidates: CandidateSet
    private let pool: TextPool
    private let needs: [Int32]
    private let offers: [Int32]
    private let funds: [Int32]

    init(_ candidates: CandidateSet, _ scenario: Scenario) {
        self.candidates = candidates
        pool = scenario.tables.pool
        needs = scenario.tables.table("needs")?.ids ?? []
        offers = scenario.tables.table("offers")?.ids ?? []
        funds = scenario.tables.table("funds")?.ids ?? []
    }

    /// Need, offer and, where there are funds, fund: `B00001/A00012/KUS-05566`.
    func name(_ index: Int, separator: String) -> String {
        var name = pool[needs[Int(candidates.needs[index])]]
        name += separator
        name += pool[offers[Int(candidates.offers[index])]]
        guard !candidates.funds.isEmpty else { return name }
        name += separator
        name += pool[funds[Int(candidates.funds[index])]]
        return name
    }
}
