// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts from rows Σ a·x ≤ U·y with a binary y: what one block can take under the row needs all of y for itself.
///
/// With y = 0 the row leaves every x of it at 0, and with y = 1 a block takes at most M of a set S of its columns, so
/// Σ_S x ≤ M·y holds, which is tighter than the row whenever M is below U. M is the block's own optimum, exactly.
struct ImpliedBoundCuts {
    private let switches: [SwitchRow]

    init(_ switches: [SwitchRow]) { self.switches = switches }

    /// The violated cuts, those that were not found before.
    func violated(
        by values: [Double], rows: LinkingRows, known: inout Set<Cut>, lagrangian: inout Lagrangian, lower: [Int64],
        upper: [Int64]
    ) -> [Cut] {
        var cuts: [Cut] = []
        for item in switches where values[item.column] < 1 - 1e-6 {
            for (block, columns) in item.groups {
                let used = columns.filter { values[$0] > 1e-6 }
                for set in Self.sets(used) {
                    let sum = set.reduce(0) { $0 + values[$1] }
                    guard sum > values[item.column] + 1e-6 else { continue }
                    let most = Self.most(set, block, &lagrangian, lower, upper)
                    guard let most, sum > Double(most) * values[item.column] + 1e-4 else { continue }
                    let cut = Self.cut(set, most: most, switchColumn: item.column)
                    if known.insert(cut).inserted { cuts.append(cut) }
                }
            }
        }
        return cuts
    }

    /// The whole set, and each of its columns alone.
    private static func sets(_ columns: [Int]) -> [[Int]] {
        columns.count > 1 ? [columns] + columns.map { [$0] } : columns.map { [$0] }
    }

    /// The most that a block can take of a set of its columns.
    private static func most(
        _ set: [Int], _ block: Int, _ lagrangian: inout Lagrangian, _ lower: [Int64], _ upper: [Int64]
    ) -> Int64? {
        var profits = [Int64](repeating: 0, count: lower.count)
        for column in set { profits[column] = 1 }
        return lagrangian.solve(block: block, profits: profits, lower: lower, upper: upper).bound
    }

    private static func cut(_ set: [Int], most: Int64, switchColumn: Int) -> Cut {
        // A block that can take nothing of the set leaves nothing of the switch.
        let terms = (set.map { (index: Int32($0), value: Int64(1)) } + [(Int32(switchColumn), -most)])
            .sorted { $0.index < $1.index }
        return Cut(terms, lower: Kernel.noLower, upper: 0)
    }
}
