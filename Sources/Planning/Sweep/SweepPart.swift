// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Tables

/// What one point of a sweep gave: no times, so that the same point gives the same bytes.
public struct SweepPart: Codable, Sendable, Hashable {
    public struct Goal: Codable, Sendable, Hashable {
        public let id: String
        /// Exact decimals.
        public let value: String
        public let bound: String
        public let proven: Bool
    }

    public struct Figure: Codable, Sendable, Hashable {
        public let figure: String
        /// `nil` for money that no rulebook computes.
        public let value: String?
    }

    public struct Fund: Codable, Sendable, Hashable {
        public let id: String
        public let amount: String
        public let spent: String?
    }

    /// The fingerprint of the definition.
    public let sweep: String
    public let index: Int
    public let status: String
    /// Empty without a plan.
    public let goals: [Goal]
    public let figures: [Figure]
    public let funds: [Fund]

    init(_ plan: Plan, sweep: String, index: Int) throws(PlanningError) {
        self.sweep = sweep
        self.index = index
        status = plan.status.rawValue
        goals = plan.goals.map {
            Goal(id: $0.id, value: $0.value.description, bound: $0.bound.description, proven: $0.proven)
        }
        guard plan.exists else {
            (figures, funds) = ([], [])
            return
        }
        let compared = try PlanDifferences([ComparedPlan(plan, label: "")])
        figures = compared.figures.map { Figure(figure: $0.kind.rawValue, value: $0.values[0]?.description) }
        funds = compared.funds.compactMap { fund in
            fund.money[0].map {
                Fund(id: fund.id, amount: $0.amount.description, spent: $0.spent?.description)
            }
        }
    }

    /// The file; the same bytes for the same result.
    ///
    /// - Throws: if the part has no JSON form.
    public func bytes() throws(SweepEncodingError) -> [UInt8] { try SweepCoding.bytes(self) }

    /// `nil` for a file that is no part: cut short, or of something else.
    public static func read(_ bytes: [UInt8]) -> SweepPart? { SweepCoding.read(SweepPart.self, bytes) }
}
