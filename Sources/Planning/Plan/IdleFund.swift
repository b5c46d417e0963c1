// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// A fund with money of which a plan spends nothing.
public struct IdleFund: Sendable, Hashable {
    /// Row of the funds table.
    public let fund: Int
    /// Possibilities that could be paid from it; 0 if the rules let nobody use it.
    public let possibilities: Int

    public init(fund: Int, possibilities: Int) {
        self.fund = fund
        self.possibilities = possibilities
    }

    /// The idle funds of a plan, in the order of the table.
    static func all(_ prepared: PreparedScenario, _ allocations: [Allocation]) -> [IdleFund] {
        guard let table = prepared.scenario.tables.table("funds"),
            case .numbers(let amounts, _)? = table.column(named: "amount")?.storage
        else { return [] }
        var possibilities = Array(repeating: 0, count: table.rowCount)
        for fund in prepared.candidates.funds { possibilities[Int(fund)] += 1 }
        let used = Set(allocations.compactMap(\.fund))
        return (0..<table.rowCount).filter { amounts[$0] > 0 && !used.contains($0) }
            .map { IdleFund(fund: $0, possibilities: possibilities[$0]) }
    }
}

extension Plan {
    /// The rules that most needs with open groups fail on, with the number of needs, most first, then by id.
    public var mainCauses: [(rule: UnmetNeed.Rule, needs: Int)] {
        var counts: [UnmetNeed.Rule: Int] = [:]
        for need in unmet {
            guard case .rules(let rules) = need.shortCause else { continue }
            for rule in Set(rules) { counts[rule, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key.id) < ($0.value, $1.key.id) }.map { (rule: $0.key, needs: $0.value) }
    }
}
