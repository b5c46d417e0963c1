// SPDX-License-Identifier: GPL-3.0-or-later

/// A linking row Σ a·x ≤ U·y with x ≥ 0 and a binary y, as for an offer that takes no group or a least number of them:
/// without y every x of it is 0.
struct SwitchRow {
    /// y.
    let column: Int
    /// The columns of each block that are under the switch; blocks ascend.
    let groups: [(block: Int, columns: [Int])]

    /// `nil` when the row is none of that kind. (Presolve may have made it an equation.)
    init?(row: Int, _ kernel: Kernel, _ decomposition: Decomposition) {
        guard kernel.rowUpper[row] == 0 else { return nil }
        let range = kernel.rows.range(row)
        let negative = range.filter { kernel.rows.values[$0] < 0 }
        guard negative.count == 1 else { return nil }
        let column = Int(kernel.rows.indices[negative[0]])
        guard kernel.lower[column] == 0, kernel.upper[column] == 1 else { return nil }
        var groups: [Int: [Int]] = [:]
        for place in range where kernel.rows.values[place] > 0 {
            let index = Int(kernel.rows.indices[place])
            guard kernel.lower[index] >= 0 else { return nil }
            groups[Int(decomposition.blockOfColumn[index]), default: []].append(index)
        }
        self.column = column
        self.groups = groups.keys.filter { $0 >= 0 }.sorted().map { (block: $0, columns: groups[$0] ?? []) }
    }

    static func all(_ kernel: Kernel, _ decomposition: Decomposition) -> [SwitchRow] {
        decomposition.linkingRows.compactMap { SwitchRow(row: $0, kernel, decomposition) }
    }

    /// Of each column the switch that it is under, the first of several; −1 for none.
    static func switches(_ rows: [SwitchRow], columns: Int) -> [Int32] {
        var switchOf = [Int32](repeating: -1, count: columns)
        for row in rows {
            for group in row.groups {
                for column in group.columns where switchOf[column] < 0 { switchOf[column] = Int32(row.column) }
            }
        }
        return switchOf
    }
}
