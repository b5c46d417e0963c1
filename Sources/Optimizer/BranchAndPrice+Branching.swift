// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension BranchAndPrice {
    /// Splits a node at the column of the best score; when all is integral, at any column that is not fixed.
    mutating func branch(
        _ node: Node, values: [Double], lower: [Int64], upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> [Node] {
        guard let column = try branchingColumn(node, values, lower, upper, &problem) else { return [] }
        let split = Self.split(values[column], lower[column], upper[column])
        var down = node
        down.depth += 1
        down.estimate = try master.objectiveValue(problem)
        down.hasOpenSwitch = hasOpenSwitch(values)
        var up = down
        down.changes[column] = lower[column]...split
        up.changes[column] = (split + 1)...upper[column]
        return values[column] - Double(split) > 0.4 ? [up, down] : [down, up]
    }

    /// The upper bound of the lower part.
    static func split(_ value: Double, _ lower: Int64, _ upper: Int64) -> Int64 {
        min(max(Int64(value.rounded(.down)), lower), upper - 1)
    }

    private mutating func branchingColumn(
        _ node: Node, _ values: [Double], _ lower: [Int64], _ upper: [Int64], _ problem: inout Problem
    ) throws(GLPKError) -> Int? {
        let onlySwitches = isSettingSwitches && hasOpenSwitch(values)
        var candidates: [(column: Int, score: Double)] = []
        for column in values.indices where lower[column] < upper[column] && !kernel.isContinuous[column] {
            let distance = abs(values[column] - values[column].rounded())
            guard distance > Self.tolerance, !onlySwitches || isSwitch(column) else { continue }
            let isFree = lagrangian.decomposition.blockOfColumn[column] < 0 && !kernel.isImplied[column]
            candidates.append((column, distance + (isFree ? 1 : 0)))
        }
        if candidates.isEmpty {
            let open = values.indices.filter { lower[$0] < upper[$0] }
            return open.first { !kernel.isContinuous[$0] } ?? open.first
        }
        candidates.sort { ($1.score, $0.column) < ($0.score, $1.column) }
        if isPart { return candidates[0].column }
        return try tried(Array(candidates.prefix(trialLimits.columns)).map(\.column), values, lower, upper, &problem)
    }
}
