// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables

/// What the `plan.json` of an earlier plan says beside its allocations.
struct EarlierSummary {
    let goals: [EarlierPlan.Goal]
    let prices: PlanPrices

    private static let none = EarlierSummary(goals: [], prices: PlanPrices())

    /// Reads it from a plan's folder: nothing where there is no such file, and a note in the sink where it cannot be
    /// understood.
    static func read(folder: String, into sink: inout DiagnosticSink) -> EarlierSummary {
        let name = InputFiles.join(folder, "plan.json")
        guard InputFiles.exists(name),
            let file = InputFiles.read(name, orReport: { EarlierMessages.missing($0) }, into: &sink)
        else { return none }
        let data = Data(file.bytes)
        let (goals, prices) = (
            try? JSONDecoder().decode(WrittenGoals.self, from: data),
            try? JSONDecoder().decode(WrittenPrices.self, from: data)
        )
        let known = goals.flatMap(\.found)
        if known == nil { sink.report(EarlierMessages.noGoals(at: file.start)) }
        if prices == nil { sink.report(EarlierMessages.noPrices(at: file.start)) }
        return EarlierSummary(goals: known ?? [], prices: PlanPrices(goals: prices?.goals ?? []))
    }

    /// The part of `plan.json` with the goals.
    private struct WrittenGoals: Decodable {
        struct Goal: Decodable {
            let id: String
            let value: Decimal
        }

        let goals: [Goal]

        /// `nil` where a value is no number of the tables' kind.
        var found: [EarlierPlan.Goal]? {
            let known = goals.compactMap { goal in
                FixedPoint(parsing: "\(goal.value)").map { EarlierPlan.Goal(id: goal.id, value: $0.normalised) }
            }
            return known.count == goals.count ? known : nil
        }
    }

    /// The part of `plan.json` with the prices.
    private struct WrittenPrices: Decodable {
        struct Solve: Decodable {
            let prices: [Goal]?
        }

        struct Goal: Decodable {
            let goal: String
            let rows: [String: Double]
            let held: [String: Double]
        }

        let solve: Solve

        var goals: [PlanPrices.Goal] {
            (solve.prices ?? []).map {
                PlanPrices.Goal(id: $0.goal, rows: Self.prices($0.rows), held: Self.prices($0.held))
            }
        }

        private static func prices(_ written: [String: Double]) -> [PlanPrices.Price] {
            written.sorted { $0.key < $1.key }.compactMap { name, worth in
                PlanPrices.rounded(worth).map { PlanPrices.Price(name: name, worth: $0) }
            }
        }
    }
}
