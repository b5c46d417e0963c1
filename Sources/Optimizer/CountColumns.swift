// SPDX-License-Identifier: GPL-3.0-or-later

/// A kernel with a further column for each weighted linking row: how many units are under it.
///
/// A relaxation fills a fund to the last cent with parts of groups. How many groups a fund pays is an integer, and to
/// branch on that integer splits the search where a branch on one of its many columns hardly moves it. (Branching on
/// such sums is a general disjunction; Karamanov and Cornuéjols 2011 give the reasons.) The column is free, so the
/// ordinary branching and all bounds see it; nothing else has to know.
struct CountColumns {
    /// Rows with fewer columns are not counted.
    private static let leastColumns = 8
    /// Rows with at most this many different coefficients are counted apart for each coefficient.
    private static let largestClassCount = 4

    /// The original columns first, then the counts.
    let kernel: Kernel
    /// The columns that each count adds up.
    private let sets: [[Int32]]

    init(_ original: Kernel) {
        let decomposition = Decomposition(original)
        var sets: [[Int32]] = []
        var known: Set<[Int32]> = []
        for row in decomposition.linkingRows {
            for set in Self.classes(original, row) where set.count >= Self.leastColumns && known.insert(set).inserted {
                sets.append(set)
            }
        }
        self.sets = sets
        var kernel = original
        for set in sets {
            let column = Int32(kernel.columnCount)
            kernel.appendColumn(
                lower: set.reduce(0) { $0 + original.lower[Int($1)] },
                upper: set.reduce(0) { $0 + original.upper[Int($1)] }, isCount: true)
            kernel.appendRow(lower: 0, upper: 0, entries: set.map { ($0, 1) } + [(column, -1)])
        }
        if !sets.isEmpty { kernel.indexColumns() }
        self.kernel = kernel
    }

    /// The columns of a row that are worth a count: those of each coefficient, or all of one sign when there are many.
    private static func classes(_ kernel: Kernel, _ row: Int) -> [[Int32]] {
        let entries = kernel.rows.entries(row).filter { !kernel.isContinuous[Int($0.index)] }
        let sizes = Set(entries.map(\.value))
        guard sizes.count > 1 else { return [] }
        if sizes.count <= largestClassCount {
            return sizes.sorted().map { size in entries.filter { $0.value == size }.map(\.index) }
        }
        return [entries.filter { $0.value > 0 }.map(\.index), entries.filter { $0.value < 0 }.map(\.index)]
    }

    /// A point with its counts.
    func extended(_ values: [Int64]) -> [Int64] {
        values + sets.map { set in set.reduce(0) { $0 + values[Int($1)] } }
    }
}
