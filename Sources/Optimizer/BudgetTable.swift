// SPDX-License-Identifier: GPL-3.0-or-later

/// What the columns of a block from a position on can add at most under a count and a budget alone: a dynamic programme
/// over both, the budget in steps with weights rounded down, so that every value is an upper bound.
struct BudgetTable {
    /// Steps of the budget.
    private static let steps = 32

    private var values: [Int64] = []
    private var cap = 0
    private var width = 1
    private var step: Int64 = 1
    private(set) var isBuilt = false

    mutating func clear() { isBuilt = false }

    /// - Parameters:
    ///   - profits: of each position, above 0.
    ///   - weights: what a unit takes of the budget, at least 0; empty for no budget.
    ///   - cap: at most so many units of all together.
    mutating func build(profits: [Int64], spans: [Int64], weights: [Int64], cap: Int, budget: Int64) {
        self.cap = cap
        step = budget / Int64(Self.steps) + 1
        isBuilt = true
        width = weights.isEmpty ? 1 : Self.steps + 1
        let width = width
        let layer = (cap + 1) * width
        let count = profits.count
        let size = (count + 1) * layer
        if values.count < size { values = [Int64](repeating: 0, count: size) }
        values.withUnsafeMutableBufferPointer { values in
            for place in count * layer..<size { values[place] = 0 }
            for position in (0..<count).reversed() {
                let (own, next) = (position * layer, (position + 1) * layer)
                for place in 0..<layer { values[own + place] = values[next + place] }
                let weight = weights.isEmpty ? 0 : Int(clamping: weights[position] / step)
                guard weight < width else { continue }
                for _ in 0..<Int(min(Int64(cap), spans[position])) {
                    // In descending order, so that each pass adds one unit at most.
                    for units in stride(from: cap, through: 1, by: -1) {
                        let (to, from) = (own + units * width, own + (units - 1) * width - weight)
                        for place in weight..<width {
                            values[to + place] = max(values[to + place], values[from + place] + profits[position])
                        }
                    }
                }
            }
        }
    }

    /// - Parameters:
    ///   - cap: units that are left.
    ///   - budget: what is left of the budget.
    func bound(from position: Int, cap left: Int64, budget: Int64) -> Int64 {
        let units = min(cap, max(0, Int(left)))
        let place = width == 1 ? 0 : min(Self.steps, max(0, Int(budget / step)))
        return values[(position * (cap + 1) + units) * width + place]
    }
}
