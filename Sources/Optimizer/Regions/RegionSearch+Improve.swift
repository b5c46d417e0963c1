// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

extension RegionSearch {
    /// Searches pairs of neighbouring parts anew, all pairs of a round at once.
    ///
    /// What a row that crosses has left goes to one of the groups that touch it, in an order that turns with every
    /// round, so that whatever the groups find fits together.
    ///
    /// - Parameter failures: rounds without a better plan after which this ends.
    mutating func improve(failures limit: Int, until deadline: SolveClock) throws(GLPKError) {
        var (failures, round) = (0, 0)
        let neighbours = neighbours()
        while let start = plan, failures < limit, !deadline.isOver, !isClosed {
            let before = value
            let groups = round % 3 == 0 ? partition.members.indices.map { [$0] } : pairs(neighbours, round: round)
            try search(
                groups, round: round, plan: start, best: 10 << min(2, failures / 2),
                nodeLimit: Self.leastNodes << min(4, failures / 4), until: deadline)
            failures = value > before ? 0 : failures + 1
            round += 1
        }
    }

    /// Search nodes of one group; more after rounds without a better plan.
    private static let leastNodes = 25

    /// How many rows two parts share.
    private func neighbours() -> [[Int]] {
        let count = partition.count
        var shared = Array(repeating: [Int](repeating: 0, count: count), count: count)
        for row in 0..<kernel.rowCount where partition.partOfRow[row] < 0 {
            let range = kernel.rows.range(row)
            guard range.count < 1_000 else { continue }
            let parts = Set(
                range.lazy.map { Int(kernel.rows.indices[$0]) }.filter { prices.average[$0] > 1e-3 }
                    .map { Int(partition.partOfColumn[$0]) }.filter { $0 >= 0 })
            for first in parts { for second in parts where first != second { shared[first][second] += 1 } }
        }
        return shared
    }

    /// Every part with a neighbour that it was not searched with too often.
    private mutating func pairs(_ neighbours: [[Int]], round: Int) -> [[Int]] {
        var isFree = [Bool](repeating: true, count: partition.count)
        var groups: [[Int]] = []
        for offset in 0..<partition.count {
            let part = (offset + round) % partition.count
            guard isFree[part] else { continue }
            isFree[part] = false
            var best: (part: Int, score: Double)?
            for other in 0..<partition.count where isFree[other] {
                let times = pairings[min(part, other) * partition.count + max(part, other)] ?? 0
                let score = Double(neighbours[part][other] + 1) / Double((1 + times) * (1 + times))
                if score > best?.score ?? 0 { best = (other, score) }
            }
            guard let best else {
                groups.append([part])
                continue
            }
            isFree[best.part] = false
            pairings[min(part, best.part) * partition.count + max(part, best.part), default: 0] += 1
            groups.append([min(part, best.part), max(part, best.part)])
        }
        return groups
    }

    private mutating func search(
        _ groups: [[Int]], round: Int, plan: [Int64], best most: Int, nodeLimit: Int,
        until deadline: SolveClock
    ) throws(GLPKError) {
        var groupOfPart = [Int](repeating: -1, count: partition.count)
        for (group, parts) in groups.enumerated() { for part in parts { groupOfPart[part] = group } }
        let groupOfColumn = assign(groupOfPart, round: round)
        let bounds = remaining(groupOfColumn, groups: groups.count, round: round, plan: plan)
        let isKept = interesting(best: most)
        var columns: [[Int]] = Array(repeating: [], count: groups.count)
        for column in isKept.indices where isKept[column] && groupOfColumn[column] >= 0 {
            columns[Int(groupOfColumn[column])].append(column)
        }
        let outcomes = try solve(
            groups: groups.count, until: deadline, nodeLimit: nodeLimit
        ) { group in
            let program = PartProgram(kernel, columns: columns[group]) { bounds[group][$0] }
            return (program, columns[group].map { plan[$0] })
        }
        var values = plan
        for (columns, outcome) in outcomes {
            work.count(outcome.work)
            guard let found = outcome.values else { continue }
            for (column, value) in zip(columns, found) { values[column] = value }
        }
        offer(values)
    }

    /// The group of each column; columns of no part go to one of the groups around them, by turns.
    private func assign(_ groupOfPart: [Int], round: Int) -> [Int32] {
        (0..<kernel.columnCount).map { column in
            let part = partition.partOfColumn[column]
            if part >= 0 { return Int32(groupOfPart[Int(part)]) }
            var around: Set<Int> = []
            for place in kernel.columns.range(column) {
                for entry in kernel.rows.range(Int(kernel.columns.indices[place])) {
                    let other = Int(kernel.rows.indices[entry])
                    if partition.partOfColumn[other] >= 0, prices.average[other] > 1e-3 || (plan?[other] ?? 0) != 0 {
                        around.insert(groupOfPart[Int(partition.partOfColumn[other])])
                    }
                }
            }
            let sorted = around.sorted()
            return sorted.isEmpty ? -1 : Int32(sorted[(column + round) % sorted.count])
        }
    }

    /// For each group the bounds of its rows: its activity, and what is left for the one whose turn it is.
    private func remaining(
        _ groupOfColumn: [Int32], groups: Int, round: Int, plan: [Int64]
    ) -> [[Int: RowBounds]] {
        var bounds: [[Int: RowBounds]] = Array(repeating: [:], count: groups)
        var activity = [Int64](repeating: 0, count: groups)
        var isTouched = [Bool](repeating: false, count: groups)
        for row in 0..<kernel.rowCount where !kernel.isRedundant[row] {
            var touched: [Int] = []
            var total: Int64 = 0
            for place in kernel.rows.range(row) {
                let column = Int(kernel.rows.indices[place])
                let term = kernel.rows.values[place] * plan[column]
                total += term
                let group = Int(groupOfColumn[column])
                guard group >= 0 else { continue }
                activity[group] += term
                if !isTouched[group] {
                    isTouched[group] = true
                    touched.append(group)
                }
            }
            touched.sort()
            let favoured = touched.indices.min {
                (touched[$0] + round) % groups < (touched[$1] + round) % groups
            }
            let (low, high) = (kernel.rowLower[row], kernel.rowUpper[row])
            for (place, group) in touched.enumerated() {
                let isOwner = place == favoured
                let (own, rest) = (activity[group], total - activity[group])
                bounds[group][row] = (
                    low == Kernel.noLower ? low : isOwner ? low - rest : own,
                    high == Kernel.noUpper ? high : isOwner ? high - rest : own
                )
                activity[group] = 0
                isTouched[group] = false
            }
        }
        return bounds
    }
}
