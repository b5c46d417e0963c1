// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer

extension UnmetNeed {
    /// What the cause comes down to: the titles of the rules that the nearest offer breaks, or of the limits that stop
    /// the group; for what no rule stops, a code.
    public enum ShortCause: Sendable, Hashable {
        case rules([Rule])
        case outweighed
        case notOffered
    }

    public struct Rule: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
    }

    public var shortCause: ShortCause {
        switch reason {
        case .excluded(let nearest, _):
            .rules(nearest.first?.rules.map { Rule(id: $0.id, title: $0.title) } ?? [])
        case .limited(_, let stop):
            .rules(stop.cause.map { Rule(id: $0.limit.id, title: $0.limit.title) })
        case .outweighed: .outweighed
        case .notOffered, .noOffers: .notOffered
        }
    }
}

extension PreparedScenario {
    /// Why needs stay open beside the allocations of a plan that was written before, in the order of the needs table.
    ///
    /// - Parameter rows: those that are no candidates of the scenario count for nothing.
    /// - Complexity: one pass over the model, and one over the offers for each need that no offer fits.
    public func unmetNeeds(of rows: [PlannedRow]) -> [UnmetNeed] {
        let index = CandidateIndex(candidates)
        var values = [Int64](repeating: 0, count: model.model.columns.count)
        for row in rows {
            if let candidate = index[row.need, row.offer, row.fund] { values[candidate] += row.groups }
        }
        let settled = DerivedColumns(model).settled(values)
        return UnmetAnalysis(self, values: settled, isProven: false).unmetNeeds()
    }
}
