// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a kernel by the hints of its columns: which columns and rows lie within one part, and which cross.
struct Partition: Sendable {
    /// Ascending kernel columns of each part: those of its blocks, and columns without a block whose rows all lie in
    /// the part.
    let members: [[Int]]
    /// The part of each column; −1 for columns without a block that belong to no part.
    let partOfColumn: [Int32]
    /// The part of each row; −1 for rows that cross.
    let partOfRow: [Int32]

    var count: Int { members.count }

    init(_ kernel: Kernel) {
        let hints = kernel.part
        let count = Int(hints.max() ?? -1) + 1
        // −2: no hinted column, −1: hinted columns of several parts.
        var hintOfRow = [Int32](repeating: -2, count: kernel.rowCount)
        for row in 0..<kernel.rowCount {
            for place in kernel.rows.range(row) {
                let hint = hints[Int(kernel.rows.indices[place])]
                if hint < 0 || hint == hintOfRow[row] { continue }
                hintOfRow[row] = hintOfRow[row] == -2 ? hint : -1
                if hintOfRow[row] == -1 { break }
            }
        }
        let partOfColumn = (0..<kernel.columnCount).map { column -> Int32 in
            if hints[column] >= 0 { return hints[column] }
            let around = kernel.columns.range(column).map { hintOfRow[Int(kernel.columns.indices[$0])] }
            guard let first = around.first, first >= 0 else { return -1 }
            return around.allSatisfy { $0 == first } ? first : -1
        }
        var members: [[Int]] = Array(repeating: [], count: count)
        for (column, part) in partOfColumn.enumerated() where part >= 0 { members[Int(part)].append(column) }
        self.partOfColumn = partOfColumn
        self.members = members
        partOfRow = (0..<kernel.rowCount).map { row in
            let range = kernel.rows.range(row)
            guard let first = range.first else { return -1 }
            let part = partOfColumn[Int(kernel.rows.indices[first])]
            return range.allSatisfy { partOfColumn[Int(kernel.rows.indices[$0])] == part } ? part : -1
        }
    }
}
