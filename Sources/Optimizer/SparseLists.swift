// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists of (index, value) pairs one behind the other: the rows of a matrix, or its columns.
struct SparseLists: Sendable, Equatable {
    private(set) var starts: [Int32] = [0]
    private(set) var indices: [Int32] = []
    private(set) var values: [Int64] = []

    var count: Int { starts.count - 1 }

    /// Where the entries of a list stand.
    @inline(__always)
    func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    mutating func append(_ entries: some Sequence<(index: Int32, value: Int64)>) {
        for entry in entries {
            indices.append(entry.index)
            values.append(entry.value)
        }
        starts.append(Int32(indices.count))
    }

    func entries(_ list: Int) -> [(index: Int32, value: Int64)] {
        range(list).map { (indices[$0], values[$0]) }
    }

    /// The same matrix the other way round, with `width` lists; indices ascend within each.
    func transposed(width: Int) -> SparseLists {
        var counts = [Int32](repeating: 0, count: width + 1)
        for index in indices { counts[Int(index) + 1] += 1 }
        for place in 0..<width { counts[place + 1] += counts[place] }
        var result = SparseLists()
        result.starts = counts
        result.indices = [Int32](repeating: 0, count: indices.count)
        result.values = [Int64](repeating: 0, count: indices.count)
        for list in 0..<count {
            for place in range(list) {
                let target = Int(counts[Int(indices[place])])
                counts[Int(indices[place])] += 1
                result.indices[target] = Int32(list)
                result.values[target] = values[place]
            }
        }
        return result
    }
}
