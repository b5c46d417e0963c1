// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

extension CandidateBatch {
    /// The ids of need, offer and fund, as far as they are bound, for messages: `B00001/A00012/KUS-05566`.
    func description(at position: Int, scenario: Scenario) -> String {
        [Root.need, .offer, .fund].compactMap { root in
            let rows = rows(of: root)
            guard !rows.isEmpty, let table = scenario.tables.table(root.table) else { return nil }
            return scenario.tables.pool[table.ids[Int(rows[position])]]
        }.joined(separator: "/")
    }
}
