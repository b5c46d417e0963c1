// SPDX-License-Identifier: GPL-3.0-or-later

/// New columns or rows as sparse vectors: vector k has the entries `starts[k]..<starts[k + 1]`.
struct SparseVectors {
    enum Direction {
        case columns
        case rows
    }

    let direction: Direction
    let starts: [Int32]
    let indices: [Int32]
    let values: [Double]

    /// - Parameters:
    ///   - first: the index that the first new vector gets.
    ///   - crossing: how many rows the columns have, or columns the rows.
    func check(count: Int, first: Int, crossing: Int) throws(GLPKError) {
        try Checks.shape(
            indices.count == values.count, "\(indices.count) indices for \(values.count) values of entries")
        try Checks.starts(starts, count: count, entries: values.count)
        try Checks.finite(values, .coefficient)
        var lastSeen = Array(repeating: Int32(-1), count: crossing)
        for vector in 0..<count {
            for entry in Int(starts[vector])..<Int(starts[vector + 1]) {
                let index = Int(indices[entry])
                try Checks.index(index, below: crossing, direction == .columns ? .row : .column)
                guard lastSeen[index] != Int32(vector) else { throw duplicate(vector: first + vector, index: index) }
                lastSeen[index] = Int32(vector)
            }
        }
    }

    private func duplicate(vector: Int, index: Int) -> GLPKError {
        switch direction {
        case .columns: .duplicateEntry(row: index, column: vector)
        case .rows: .duplicateEntry(row: vector, column: index)
        }
    }
}
