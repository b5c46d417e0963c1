// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import TestSupport

/// Small random models with every form of row that plans have, and their solution by trying every point.
enum RandomModels {
    /// 3 to 9 columns in up to 3 blocks; binaries with zero-or-at-least rows, shares, soft rows; 1 to 3 goals.
    static func model(seed: UInt64) -> LinearModel {
        var random = SeededGenerator(seed: seed)
        var model = LinearModel()
        let blocks = Int32.random(in: 1...3, using: &random)
        let plain = Int.random(in: 2...6, using: &random)
        for index in 0..<plain {
            let lower = Int64.random(in: 0...9, using: &random) == 0 ? Int64.random(in: -1...1, using: &random) : 0
            model.addColumn(
                name: "x\(index)", lower: lower, upper: lower + Int64.random(in: 1...3, using: &random),
                block: Int32.random(in: -1..<blocks, using: &random))
        }
        var builder = Builder(model: model, plain: plain)
        for _ in 0..<Int.random(in: 1...6, using: &random) { builder.addLimit(using: &random) }
        if Bool.random(using: &random) { builder.addZeroOrAtLeast(using: &random) }
        if Bool.random(using: &random) { builder.addShare(using: &random) }
        let penalised = Bool.random(using: &random) ? builder.addSoft(using: &random) : nil
        builder.addGoals(penalised: penalised, using: &random)
        return builder.model
    }

    private struct Builder {
        var model: LinearModel
        let plain: Int

        private func terms(
            _ coefficients: ClosedRange<Int64>, using random: inout SeededGenerator
        ) -> [(column: Int32, coefficient: Int64)] {
            (0..<plain).compactMap { column in
                Int.random(in: 0...2, using: &random) == 0
                    ? nil : (Int32(column), Int64.random(in: coefficients, using: &random))
            }
        }

        mutating func addLimit(using random: inout SeededGenerator) {
            switch Int.random(in: 0...5, using: &random) {
            case 0:
                model.addRow(name: "count", lower: nil, upper: 2, scale: 0, terms: terms(1...1, using: &random))
            case 1, 2:
                let room = Int64.random(in: 500...4_000, using: &random)
                model.addRow(
                    name: "money", lower: nil, upper: room, scale: 3, terms: terms(150...1_900, using: &random))
            case 3:
                model.addRow(name: "least", lower: 1, upper: nil, scale: 0, terms: terms(1...3, using: &random))
            case 4:
                let lower = Int64.random(in: -4...4, using: &random)
                let upper = lower + Int64.random(in: 0...4, using: &random)
                model.addRow(name: "range", lower: lower, upper: upper, scale: 0, terms: terms(-3...3, using: &random))
            default:
                model.addRow(name: "any", lower: nil, upper: 5, scale: 1, terms: terms(-4...6, using: &random))
            }
        }

        mutating func addZeroOrAtLeast(using random: inout SeededGenerator) {
            let switchColumn = Int32(model.addColumn(name: "y", upper: 1))
            let sum = terms(1...1, using: &random)
            let least = Int64.random(in: 2...3, using: &random)
            model.addRow(name: "y.min", lower: 0, upper: nil, scale: 0, terms: sum + [(switchColumn, -least)])
            model.addRow(name: "y.max", lower: nil, upper: 0, scale: 0, terms: sum + [(switchColumn, -9)])
        }

        mutating func addShare(using random: inout SeededGenerator) {
            let share = (0..<plain).map { column in
                let money = Int64.random(in: 100...900, using: &random)
                return (column: Int32(column), coefficient: Bool.random(using: &random) ? 75 * money : -25 * money)
            }
            model.addRow(name: "share", lower: 0, upper: nil, scale: 5, terms: share)
        }

        mutating func addSoft(using random: inout SeededGenerator) -> Int {
            let slack = model.addColumn(name: "s", upper: 1, kind: .implied)
            model.addRow(
                name: "soft", lower: 1, upper: nil, scale: 0, terms: terms(1...1, using: &random) + [(Int32(slack), 1)])
            return slack
        }

        mutating func addGoals(penalised: Int?, using random: inout SeededGenerator) {
            for goal in 0..<Int.random(in: 1...3, using: &random) {
                let large: Int64 = Bool.random(using: &random) ? 5 : 2_000_000_000
                var coefficients = model.columns.indices.map { column in
                    column < plain ? Int64.random(in: -large / 3...large, using: &random) : 0
                }
                if goal == 0, let penalised { coefficients[penalised] = -3 }
                let maximise = Int.random(in: 0...2, using: &random) > 0
                let tolerant = Int.random(in: 0...2, using: &random) == 0
                model.goals.append(
                    LinearModel.Goal(
                        id: "G-\(goal + 1)", sense: maximise ? .maximise : .minimise,
                        coefficients: maximise ? coefficients : coefficients.map { -$0 },
                        constant: Int64.random(in: -5...5, using: &random), scale: large == 5 ? 0 : 9,
                        tolerance: tolerant ? Amount(units: 125, scale: 3) : Amount(units: 0, scale: 0)))
            }
        }
    }
}

/// The lexicographic optimum by trying every point within the column bounds.
struct BruteForce {
    /// The values of all goals; `nil` when there is no admissible point.
    let goals: [Int128]?

    init(_ model: LinearModel) {
        var points: [[Int64]] = []
        var values = model.columns.map(\.lower)
        repeat {
            if SolutionCheck(values, of: model).isAdmissible { points.append(values) }
        } while Self.advance(&values, model)
        guard !points.isEmpty else {
            goals = nil
            return
        }
        var best: [Int128] = []
        for (index, goal) in model.goals.enumerated() {
            let reached = points.map { model.value(goal: index, at: $0) }
            guard let value = goal.sense == .maximise ? reached.max() : reached.min() else { continue }
            best.append(value)
            var power: Int128 = 1
            for _ in 0..<goal.tolerance.scale { power *= 10 }
            let allowance = Int128(goal.tolerance.units) * Int128(value.magnitude) / power
            points = zip(points, reached).filter { abs($1 - value) <= allowance }.map(\.0)
        }
        goals = best
    }

    private static func advance(_ values: inout [Int64], _ model: LinearModel) -> Bool {
        for column in values.indices {
            values[column] += 1
            if values[column] <= model.columns[column].upper { return true }
            values[column] = model.columns[column].lower
        }
        return false
    }
}
