// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables

extension PlanPrices {
    /// Reads the prices that stand in the `plan.json` of a plan's folder: none where there is no such file or it holds
    /// none, and a note in the sink where it cannot be understood.
    static func read(folder: String, into sink: inout DiagnosticSink) -> PlanPrices {
        let name = InputFiles.join(folder, "plan.json")
        guard InputFiles.exists(name),
            let file = InputFiles.read(name, orReport: { EarlierMessages.missing($0) }, into: &sink)
        else { return PlanPrices() }
        guard let written = try? JSONDecoder().decode(Written.self, from: Data(file.bytes)) else {
            sink.report(EarlierMessages.noPrices(at: file.start))
            return PlanPrices()
        }
        return PlanPrices(goals: written.goals)
    }

    /// The part of `plan.json` with the prices.
    private struct Written: Decodable {
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
