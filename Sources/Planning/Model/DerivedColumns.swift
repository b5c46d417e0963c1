// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// The columns that follow from the groups of the candidates: counts, breaches of soft limits and the like.
///
/// Their rows bound them only from the side on which a goal or limit would cheat, so a solver may leave them worse than
/// they need be: where no goal pushes them, or where a goal has a tolerance that later goals use.
struct DerivedColumns {
    private let planning: PlanningModel
    private var model: LinearModel { planning.model }

    init(_ planning: PlanningModel) { self.planning = planning }

    /// The same groups with every derived column as the rules mean it. No row is broken that was kept, and no goal is
    /// worse.
    func settled(_ values: [Int64]) -> [Int64] {
        var values = values
        // A derived column reads candidates and derived columns before it only.
        for (column, origin) in planning.columns.enumerated() {
            switch origin {
            case .candidate: continue
            case .counted(let members): values[column] = members.contains { values[Int($0)] > 0 } ? 1 : 0
            case .used(let row): values[column] = restOfRow(row, without: column, values) > 0 ? 1 : 0
            case .breach(let row), .dropped(let row): values[column] = breach(row, column, values)
            case .lowest(let rows): values[column] = lowest(rows, column, values)
            case .reaches(let rows, let before):
                let isNext = before.map { values[Int($0)] == 1 } ?? true
                values[column] = isNext && rows.allSatisfy { reaches($0, column, values) } ? 1 : 0
            }
        }
        return values
    }

    /// How much is missing or too much, whichever the column stands for.
    private func breach(_ row: Int, _ column: Int, _ values: [Int64]) -> Int64 {
        let rest = restOfRow(row, without: column, values)
        let bounds = model.rows[row]
        let isMissing = model.rows[row].terms.contains {
            model.termColumns[$0] == Int32(column) && model.termCoefficients[$0] > 0
        }
        let amount = isMissing ? Int128(bounds.lower ?? 0) - rest : rest - Int128(bounds.upper ?? 0)
        return Int64(clamping: max(0, amount))
    }

    /// The largest number that all rows Σ − b·t ≥ least allow.
    private func lowest(_ rows: Range<Int>, _ column: Int, _ values: [Int64]) -> Int64 {
        rows.reduce(model.columns[column].upper) { most, row in
            let base = model.rows[row].terms.first { model.termColumns[$0] == Int32(column) }
            guard let base else { return most }
            let room = restOfRow(row, without: column, values) - Int128(model.rows[row].lower ?? 0)
            return min(most, Int64(clamping: room / -Int128(model.termCoefficients[base])))
        }
    }

    /// Whether the row is kept with this level and those before it, which are the columns before it.
    private func reaches(_ row: Int, _ column: Int, _ values: [Int64]) -> Bool {
        var sum: Int128 = 0
        for term in model.rows[row].terms where model.termColumns[term] <= Int32(column) {
            let other = Int(model.termColumns[term])
            sum += Int128(model.termCoefficients[term]) * Int128(other == column ? 1 : values[other])
        }
        return sum >= Int128(model.rows[row].lower ?? 0)
    }

    /// The row's activity from other columns; the breaches of the same row do not count.
    private func restOfRow(_ row: Int, without column: Int, _ values: [Int64]) -> Int128 {
        var sum: Int128 = 0
        for term in model.rows[row].terms {
            let other = Int(model.termColumns[term])
            guard other != column, planning.columns[other] != .breach(row: row) else { continue }
            sum += Int128(model.termCoefficients[term]) * Int128(values[other])
        }
        return sum
    }
}
