// SPDX-License-Identifier: GPL-3.0-or-later

/// Which rows touch the columns of one block only, and which link blocks.
///
/// A row is local to a block when all its columns belong to it and it is a packing row or has a lower bound only;
/// everything else links. Columns without a block, and
/// blocks without a local row, stay as they are ("free"): a bundle of theirs would say nothing that a column does not.
struct Decomposition: Sendable {
    let blocks: [BlockProgram]
    /// The block of each kernel column as an index into `blocks`; −1 for free columns.
    let blockOfColumn: [Int32]
    /// The place of each kernel column within its block.
    let placeInBlock: [Int32]
    let linkingRows: [Int]
    let freeColumns: [Int]
    /// Of the free columns those that follow from others.
    let continuousColumns: [Int]

    init(_ kernel: Kernel) {
        let localRows = kernel.rowsWithinBlocks.map { $0.filter { Self.isSimple($0, of: kernel) } }
        var blocks: [BlockProgram] = []
        var blockOfColumn = [Int32](repeating: -1, count: kernel.columnCount)
        var placeInBlock = [Int32](repeating: -1, count: kernel.columnCount)
        var isLocal = [Bool](repeating: false, count: kernel.rowCount)
        for (rows, columns) in zip(localRows, kernel.columnsOfBlocks) where !rows.isEmpty {
            for (place, column) in columns.enumerated() { placeInBlock[column] = Int32(place) }
            let program = Self.program(kernel, columns: columns, rows: rows, placeInBlock: placeInBlock)
            for row in rows where program.list != nil || kernel.isRedundant[row] || !Self.isFloor(row, of: kernel) {
                isLocal[row] = true
            }
            guard program.list != nil || !program.rowUpper.isEmpty else { continue }
            for column in columns { blockOfColumn[column] = Int32(blocks.count) }
            blocks.append(program)
        }
        self.blocks = blocks
        self.blockOfColumn = blockOfColumn
        self.placeInBlock = placeInBlock
        linkingRows = (0..<kernel.rowCount).filter { !isLocal[$0] }
        freeColumns = (0..<kernel.columnCount).filter { blockOfColumn[$0] < 0 }
        continuousColumns = freeColumns.filter { kernel.isContinuous[$0] }
    }

    /// A block with the list of its bundles where floors leave few, else without those rows: redundant ones are then
    /// dropped, others link.
    static func program(
        _ kernel: Kernel, columns: [Int], rows: [Int], placeInBlock: [Int32]
    ) -> BlockProgram {
        var program = BlockProgram(kernel, columns: columns, rows: rows, placeInBlock: placeInBlock)
        guard rows.contains(where: { isFloor($0, of: kernel) }) else { return program }
        program.list = BundleList(
            program, lower: columns.map { kernel.lower[$0] }, upper: columns.map { kernel.upper[$0] })
        if program.list != nil { return program }
        return BlockProgram(
            kernel, columns: columns, rows: rows.filter { !isFloor($0, of: kernel) }, placeInBlock: placeInBlock)
    }

    private static func isFloor(_ row: Int, of kernel: Kernel) -> Bool { kernel.rowUpper[row] == Kernel.noUpper }

    /// Whether the search for bundles can deal with a row: a packing, or a lower bound only.
    static func isSimple(_ row: Int, of kernel: Kernel) -> Bool {
        if isFloor(row, of: kernel) { return true }
        return kernel.rowLower[row] == Kernel.noLower
            && kernel.rows.range(row).allSatisfy { kernel.rows.values[$0] >= 0 }
    }
}

/// The columns of one block and the rows that are its own.
struct BlockProgram: Sendable {
    /// Kernel columns, ascending.
    let columns: [Int]
    /// Over places in the block.
    let entriesOfColumn: SparseLists
    let rowLower: [Int64]
    let rowUpper: [Int64]
    /// The rows with a lower bound only; all others are Σ a·x ≤ b with a ≥ 0.
    let floorRows: [Int]
    /// The coefficients of each floor, one for each place.
    private let floorValues: [[Int64]]
    /// The row with unit coefficients that has the most columns; −1 for none.
    let capRow: Int
    /// Whether each place is in the cap row.
    let inCap: [Bool]
    let capCoversAll: Bool
    /// For each place a further row with unit coefficients, such that these rows do not overlap; −1 for none.
    let groupRow: [Int32]
    /// The row Σ a·x ≤ b with coefficients other than 1 that has the most columns; −1 for none.
    let budgetRow: Int
    /// The coefficient of each place in the budget row.
    let budgetWeights: [Int64]
    /// For each place a unit row beside cap and group, which an exchange of columns may have to look at; −1 for none.
    let sideRow: [Int32]
    /// Columns that differ in the budget row and the side row only belong to one family.
    let family: [Int32]
    /// Whether the budget row is the only row, and all that can be in it fits a table.
    let isKnapsack: Bool
    /// All bundles, where they were listed.
    var list: BundleList?

    init(_ kernel: Kernel, columns: [Int], rows: [Int], placeInBlock: [Int32]) {
        self.columns = columns
        var lists = SparseLists()
        for row in rows {
            lists.append(kernel.rows.entries(row).map { (index: placeInBlock[Int($0.index)], value: $0.value) })
        }
        entriesOfColumn = lists.transposed(width: columns.count)
        rowLower = rows.map { kernel.rowLower[$0] }
        rowUpper = rows.map { kernel.rowUpper[$0] }
        let (lowers, uppers) = (rowLower, rowUpper)
        floorRows = lowers.indices.filter { uppers[$0] == Kernel.noUpper }
        floorValues = floorRows.map { row in
            var values = [Int64](repeating: 0, count: columns.count)
            for place in lists.range(row) { values[Int(lists.indices[place])] = lists.values[place] }
            return values
        }
        (capRow, groupRow) = Self.countRows(lists, rowUpper: rowUpper, width: columns.count)
        var inCap = [Bool](repeating: false, count: columns.count)
        if capRow >= 0 { for place in lists.range(capRow) { inCap[Int(lists.indices[place])] = true } }
        self.inCap = inCap
        capCoversAll = inCap.allSatisfy { $0 }
        let budgets = lists.rowsWithWeights(upper: uppers)
        budgetRow = budgets.max { (lists.range($0).count, -$0) < (lists.range($1).count, -$1) } ?? -1
        var weights = [Int64](repeating: 0, count: columns.count)
        if budgetRow >= 0 {
            for place in lists.range(budgetRow) { weights[Int(lists.indices[place])] = lists.values[place] }
        }
        budgetWeights = weights
        isKnapsack = Self.isKnapsack(kernel, columns, weights, isOnlyRow: rows.count == 1 && budgetRow == 0, rowUpper)
        let unitRows = Set(Self.unitRows(lists, rowUpper: uppers))
        let (cap, groups, entries) = (capRow, groupRow, entriesOfColumn)
        sideRow = columns.indices.map { place in
            let rest = entries.range(place).first { entry in
                let row = Int(entries.indices[entry])
                return unitRows.contains(row) && row != cap && row != groups[place]
            }
            return rest.map { entries.indices[$0] } ?? -1
        }
        family = Self.families(entriesOfColumn, sideRow: sideRow, budgetRow: budgetRow)
    }

    /// Whether the budget is the only row and what it has room for, lower bounds left out, fits a table.
    private static func isKnapsack(
        _ kernel: Kernel, _ columns: [Int], _ weights: [Int64], isOnlyRow: Bool, _ rowUpper: [Int64]
    ) -> Bool {
        guard isOnlyRow, weights.allSatisfy({ $0 > 0 }) else { return false }
        let atLeast = zip(columns, weights).reduce(0) { $0 + kernel.lower[$1.0] * $1.1 }
        let (capacity, overflow) = rowUpper[0].subtractingReportingOverflow(atLeast)
        return !overflow
            && KnapsackTable.fits(
                weights: weights, spans: columns.map { kernel.upper[$0] - kernel.lower[$0] }, capacity: capacity)
    }

    /// Numbers columns by their entries in all rows but the budget and their side rows.
    private static func families(_ entries: SparseLists, sideRow: [Int32], budgetRow: Int) -> [Int32] {
        var numbers: [[Int64]: Int32] = [:]
        return (0..<entries.count).map { place in
            var key: [Int64] = []
            for entry in entries.range(place) {
                let row = entries.indices[entry]
                if row != sideRow[place], Int(row) != budgetRow { key += [Int64(row), entries.values[entry]] }
            }
            let next = Int32(numbers.count)
            let number = numbers[key] ?? next
            if number == next { numbers[key] = next }
            return number
        }
    }

    /// Whether the block's own rows hold for values by place.
    func admits(_ values: [Int64]) -> Bool {
        var activity = [Int64](repeating: 0, count: rowUpper.count)
        for (place, value) in values.enumerated() where value != 0 {
            for entry in entriesOfColumn.range(place) {
                activity[Int(entriesOfColumn.indices[entry])] += entriesOfColumn.values[entry] * value
            }
        }
        return activity.indices.allSatisfy { row in
            (rowUpper[row] == Kernel.noUpper || activity[row] <= rowUpper[row])
                && (rowLower[row] == Kernel.noLower || activity[row] >= rowLower[row])
        }
    }

    /// The coefficient of a place in a floor.
    func floorValue(_ floor: Int, _ place: Int) -> Int64 { floorValues[floor][place] }

    /// Rows with coefficients 1 and an upper bound, the longest first.
    private static func unitRows(_ lists: SparseLists, rowUpper: [Int64]) -> [Int] {
        (0..<lists.count).filter { row in
            rowUpper[row] != Kernel.noUpper && lists.range(row).allSatisfy { lists.values[$0] == 1 }
        }.sorted { (-lists.range($0).count, $0) < (-lists.range($1).count, $1) }
    }

    /// Rows that count: all coefficients 1 and an upper bound. The largest is the cap; of the others a set of few long
    /// rows become groups that do not overlap and lie wholly inside or outside the cap, so that filling greedily is
    /// optimal for them.
    private static func countRows(_ lists: SparseLists, rowUpper: [Int64], width: Int) -> (Int, [Int32]) {
        let counting = unitRows(lists, rowUpper: rowUpper)
        let none = [Int32](repeating: -1, count: width)
        guard let cap = counting.first else { return (-1, none) }
        var inCap = [Bool](repeating: false, count: width)
        for place in lists.range(cap) { inCap[Int(lists.indices[place])] = true }
        var best: (groups: [Int32], covered: Int, rows: Int)?
        for first in counting.dropFirst().prefix(triedFirstRows) {
            var (groups, covered, rows) = (none, 0, 0)
            for row in [first] + counting.dropFirst() {
                let members = lists.range(row).map { Int(lists.indices[$0]) }
                let inside = members.count { inCap[$0] }
                guard inside == 0 || inside == members.count, members.allSatisfy({ groups[$0] < 0 }) else { continue }
                for member in members { groups[member] = Int32(row) }
                covered += members.count
                rows += 1
            }
            if best.map({ (covered, $0.rows) > ($0.covered, rows) }) ?? true { best = (groups, covered, rows) }
        }
        return (cap, best?.groups ?? none)
    }

    /// Rows that are tried as the first group.
    private static let triedFirstRows = 4
}

extension SparseLists {
    /// The rows with an upper bound, no negative coefficient and one above 1.
    fileprivate func rowsWithWeights(upper: [Int64]) -> [Int] {
        (0..<count).filter { row in
            upper[row] != Kernel.noUpper && range(row).allSatisfy { values[$0] >= 0 }
                && range(row).contains { values[$0] > 1 }
        }
    }
}
