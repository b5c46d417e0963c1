// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// The restricted master problem in GLPK: free columns as they are, one column for each known bundle of a block, the
/// linking rows, and one row for each block that its bundles share one unit.
///
/// GLPK's rows are the linking rows first, then the blocks, then later cuts; its columns the free columns, then one
/// pair of artificial columns for each row and the bundles in the order in which they came.
struct Master {
    enum Answer: Sendable {
        case optimal
        case infeasible
        case stopped
        /// The simplex method gave up.
        case failed
    }

    private struct BundleKey: Hashable {
        let block: Int32
        let columns: [Int32]
        let values: [Int64]
    }

    /// Of the simplex method: what a column of the scaled objective may be worth at an optimum.
    static let tolerance = 1e-9

    let decomposition: Decomposition
    private(set) var rows: LinkingRows
    private(set) var bundles = SparseLists()
    private(set) var bundleBlock: [Int32] = []
    private(set) var simplexIterations = 0
    /// Iterations times rows: what the solves have cost, about.
    private(set) var effort = 0
    private(set) var bundleColumn: [Int] = []
    private var bundleIsOpen: [Bool] = []
    private var known: Set<BundleKey> = []
    private var rowScale: [Double]
    /// Of each kernel column, a power of two: what one unit of the GLPK column stands for.
    let columnScale: [Double]
    let costScale: Double
    let objective: [Int64]
    private let firstRows: Int
    private(set) var artificials: [(column: Int, upperSide: Bool)] = []
    private(set) var columnCount = 0
    private var lower: [Int64]
    private var upper: [Int64]
    /// Whether rows may break at a price, and the objective is forgotten.
    var isSeekingFeasibility = false

    init(_ kernel: Kernel, _ decomposition: Decomposition, objective: [Int64], problem: inout Problem) throws(GLPKError)
    {
        self.decomposition = decomposition
        self.objective = objective
        rows = LinkingRows(kernel, decomposition)
        firstRows = rows.count
        let columnScale = Self.columnScale(rows, decomposition, width: kernel.columnCount)
        self.columnScale = columnScale
        costScale = 1 / zip(objective, columnScale).reduce(1) { max($0, abs(Double($1.0)) * $1.1) }
        rowScale = (0..<rows.count).map { [rows] in Self.scale(rows, $0, columnScale) }
        lower = kernel.lower
        upper = kernel.upper
        try problem.setObjective(maximise: true)
        try addFirstRows(&problem)
        try addFreeColumns(&problem)
        try addArtificials(rows: 0..<(firstRows + decomposition.blocks.count), &problem)
    }

    private func glpkRow(_ row: Int) -> Int { row < firstRows ? row : row + decomposition.blocks.count }

    private func glpkBounds(_ row: Int) -> (Double, Double) {
        (
            rows.lower[row] == Kernel.noLower ? -Double.infinity : Double(rows.lower[row]) * rowScale[row],
            rows.upper[row] == Kernel.noUpper ? Double.infinity : Double(rows.upper[row]) * rowScale[row]
        )
    }

    private mutating func addFirstRows(_ problem: inout Problem) throws(GLPKError) {
        let bounds = (0..<firstRows).map(glpkBounds)
        let ones = [Double](repeating: 1, count: decomposition.blocks.count)
        try problem.addRows(lower: bounds.map(\.0) + ones, upper: bounds.map(\.1) + ones)
    }

    private mutating func addFreeColumns(_ problem: inout Problem) throws(GLPKError) {
        let free = decomposition.freeColumns
        var starts: [Int32] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        for column in free {
            for place in rows.columns.range(column) {
                let row = Int(rows.columns.indices[place])
                indices.append(Int32(row))
                values.append(Double(rows.columns.values[place]) * rowScale[row] * columnScale[column])
            }
            starts.append(Int32(indices.count))
        }
        try problem.addColumns(
            lower: free.map { Double(lower[$0]) / columnScale[$0] },
            upper: free.map { Double(upper[$0]) / columnScale[$0] },
            cost: free.map { Double(objective[$0]) * columnScale[$0] * costScale },
            isInteger: [Bool](repeating: false, count: free.count),
            starts: starts, rows: indices, values: values)
        columnCount = free.count
    }

    /// Columns that may break a row while a feasible point is sought; else fixed at 0.
    private mutating func addArtificials(rows range: Range<Int>, _ problem: inout Problem) throws(GLPKError) {
        let count = 2 * range.count
        let zeros = [Double](repeating: 0, count: count)
        try problem.addColumns(
            lower: zeros, upper: zeros, cost: zeros, isInteger: [Bool](repeating: false, count: count),
            starts: (0...Int32(count)).map { $0 }, rows: range.flatMap { [Int32($0), Int32($0)] },
            values: range.flatMap { _ in [1.0, -1.0] })
        for _ in range {
            artificials.append((columnCount, false))
            artificials.append((columnCount + 1, true))
            columnCount += 2
        }
    }
}

extension Master {
    var bundleCount: Int { bundleBlock.count }

    /// Adds bundles that are not known yet; returns how many were new.
    mutating func add(_ new: [(block: Int, bundle: [Int64])], _ problem: inout Problem) throws(GLPKError) -> Int {
        var starts: [Int32] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        var costs: [Double] = []
        var dense = [Double](repeating: 0, count: rows.count)
        for (block, bundle) in new {
            let entries = entries(block, bundle)
            let key = BundleKey(block: Int32(block), columns: entries.map(\.index), values: entries.map(\.value))
            guard known.insert(key).inserted else { continue }
            let cost = entries.reduce(0) { $0 + Double(objective[Int($1.index)]) * Double($1.value) }
            costs.append(cost * costScale)
            append(entries, to: &indices, &values, dense: &dense)
            indices.append(Int32(firstRows + block))
            values.append(1)
            starts.append(Int32(indices.count))
            bundles.append(entries)
            bundleBlock.append(Int32(block))
            bundleColumn.append(columnCount)
            bundleIsOpen.append(true)
            columnCount += 1
        }
        let zeros = [Double](repeating: 0, count: costs.count)
        try problem.addColumns(
            lower: zeros, upper: zeros.map { _ in .infinity }, cost: isSeekingFeasibility ? zeros : costs,
            isInteger: zeros.map { _ in false }, starts: starts, rows: indices, values: values)
        return costs.count
    }

    private func entries(_ block: Int, _ bundle: [Int64]) -> [(index: Int32, value: Int64)] {
        let columns = decomposition.blocks[block].columns
        return bundle.indices.filter { bundle[$0] != 0 }.map { (Int32(columns[$0]), bundle[$0]) }
    }

    /// The coefficients of a bundle in the linking rows.
    private func append(
        _ entries: [(index: Int32, value: Int64)], to indices: inout [Int32], _ values: inout [Double],
        dense: inout [Double]
    ) {
        var touched: [Int32] = []
        for entry in entries {
            for place in rows.columns.range(Int(entry.index)) {
                let row = rows.columns.indices[place]
                if dense[Int(row)] == 0 { touched.append(row) }
                dense[Int(row)] += Double(rows.columns.values[place]) * Double(entry.value)
            }
        }
        for row in touched where dense[Int(row)] != 0 {
            indices.append(Int32(glpkRow(Int(row))))
            values.append(dense[Int(row)] * rowScale[Int(row)])
            dense[Int(row)] = 0
        }
    }

    /// Adds valid inequalities as rows.
    mutating func add(_ cuts: [Cut], _ problem: inout Problem) throws(GLPKError) {
        guard !cuts.isEmpty else { return }
        let first = rows.count
        rows.append(cuts)
        for row in first..<rows.count { rowScale.append(Self.scale(rows, row, columnScale)) }
        var starts: [Int32] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        var dense = [Double](repeating: 0, count: lower.count)
        for row in first..<rows.count {
            for place in rows.rows.range(row) {
                dense[Int(rows.rows.indices[place])] = Double(rows.rows.values[place]) * rowScale[row]
            }
            appendRow(dense, to: &indices, &values)
            starts.append(Int32(indices.count))
            for place in rows.rows.range(row) { dense[Int(rows.rows.indices[place])] = 0 }
        }
        let bounds = (first..<rows.count).map(glpkBounds)
        try problem.addRows(
            lower: bounds.map(\.0), upper: bounds.map(\.1), starts: starts, columns: indices, values: values)
        try addArtificials(rows: glpkRow(first)..<glpkRow(rows.count), &problem)
    }

    /// Drops the cuts that do not bind in the basis at hand; returns the places of the rows that stay.
    mutating func dropLooseCuts(_ problem: inout Problem) throws(GLPKError) -> [Int] {
        let statuses = try problem.basis().rows
        let kept = (0..<rows.count).filter { $0 < firstRows || statuses[glpkRow($0)] != .basic }
        var isKept = [Bool](repeating: false, count: rows.count)
        for row in kept { isKept[row] = true }
        let dropped = (firstRows..<rows.count).filter { !isKept[$0] }
        try problem.deleteRows(dropped.map { Int32(glpkRow($0)) })
        rows.keep(kept)
        rowScale = kept.map { rowScale[$0] }
        return kept
    }

    private func appendRow(_ dense: [Double], to indices: inout [Int32], _ values: inout [Double]) {
        for (place, column) in decomposition.freeColumns.enumerated() where dense[column] != 0 {
            indices.append(Int32(place))
            values.append(dense[column] * columnScale[column])
        }
        for bundle in bundleColumn.indices {
            var sum = 0.0
            for place in bundles.range(bundle) {
                sum += dense[Int(bundles.indices[place])] * Double(bundles.values[place])
            }
            if sum != 0 {
                indices.append(Int32(bundleColumn[bundle]))
                values.append(sum)
            }
        }
    }
}

extension Master {
    /// Moves to other column bounds: bundles outside them are closed.
    mutating func setBounds(lower: [Int64], upper: [Int64], _ problem: inout Problem) throws(GLPKError) {
        for (place, column) in decomposition.freeColumns.enumerated()
        where lower[column] != self.lower[column] || upper[column] != self.upper[column] {
            let scale = columnScale[column]
            try problem.setColumnBounds(
                column: place, lower: Double(lower[column]) / scale, upper: Double(upper[column]) / scale)
        }
        self.lower = lower
        self.upper = upper
        let required = decomposition.blocks.map { block in block.columns.count { lower[$0] > 0 || upper[$0] < 0 } }
        for bundle in bundleColumn.indices {
            let isOpen = admits(bundle, required: required[Int(bundleBlock[bundle])])
            guard isOpen != bundleIsOpen[bundle] else { continue }
            bundleIsOpen[bundle] = isOpen
            try problem.setColumnBounds(column: bundleColumn[bundle], lower: 0, upper: isOpen ? .infinity : 0)
        }
    }

    /// - Parameter required: how many columns of the block must not be 0.
    private func admits(_ bundle: Int, required: Int) -> Bool {
        var missing = required
        for place in bundles.range(bundle) {
            let column = Int(bundles.indices[place])
            let value = bundles.values[place]
            if value < lower[column] || value > upper[column] { return false }
            if lower[column] > 0 || upper[column] < 0 { missing -= 1 }
        }
        return missing == 0
    }

    /// Solves the restricted master from the basis at hand.
    mutating func solve(
        _ method: SimplexOptions.Method, until clock: SolveClock, _ problem: inout Problem
    ) throws(GLPKError) -> Answer {
        if clock.isOver { return .stopped }
        var options = SimplexOptions(method: method, timeLimit: clock.remaining, cancel: clock.cancellation.flag)
        options.tolerance = Self.tolerance
        // Degenerate masters can cycle at so small a tolerance.
        options.iterationLimit = 2_000 + 2 * rows.count
        var result = try problem.simplex(options)
        count(result)
        if Self.answer(result) == .failed {
            try problem.standardBasis()
            options.method = .primal
            options.tolerance = Self.tolerance
            options.iterationLimit = 20_000 + 20 * rows.count
            result = try problem.simplex(options)
            count(result)
        }
        return Self.answer(result)
    }

    /// A short dual simplex from an optimal basis after bounds were tightened; what it reaches is an estimate.
    mutating func trial(until clock: SolveClock, _ problem: inout Problem) throws(GLPKError) -> Answer {
        var options = SimplexOptions(method: .dual, iterationLimit: 60, timeLimit: clock.remaining)
        options.tolerance = 1e-7
        let result = try problem.simplex(options)
        count(result)
        if result.code == .iterationLimit, result.dualStatus == .feasible { return .optimal }
        return Self.answer(result)
    }

    private mutating func count(_ result: SimplexResult) {
        simplexIterations += result.iterations
        effort += (result.iterations + 10) * (rows.count + decomposition.blocks.count)
    }

    private static func answer(_ result: SimplexResult) -> Answer {
        switch (result.code, result.status) {
        case (.success, .optimal): .optimal
        case (.success, .noFeasible): .infeasible
        case (.timeLimit, _), (.stopped, _): .stopped
        default: .failed
        }
    }

    /// Prices of the linking rows and of the blocks' rows in the objective's units; in units of broken rows while
    /// feasibility is sought.
    func duals(_ problem: borrowing Problem) throws(GLPKError) -> (rows: [Double], blocks: [Double]) {
        let duals = try problem.rowDuals()
        let unit = isSeekingFeasibility ? 1 : 1 / costScale
        return (
            (0..<rows.count).map { duals[glpkRow($0)] * rowScale[$0] * unit },
            decomposition.blocks.indices.map { duals[firstRows + $0] * unit }
        )
    }

    func objectiveValue(_ problem: borrowing Problem) throws(GLPKError) -> Double {
        try problem.objectiveValue() * (isSeekingFeasibility ? 1 : 1 / costScale)
    }

    /// The value of each kernel column.
    func columnValues(_ problem: borrowing Problem) throws(GLPKError) -> [Double] {
        let primals = try problem.columnPrimals()
        var values = [Double](repeating: 0, count: lower.count)
        for (place, column) in decomposition.freeColumns.enumerated() {
            values[column] = primals[place] * columnScale[column]
        }
        for bundle in bundleColumn.indices where primals[bundleColumn[bundle]] > 0 {
            for place in bundles.range(bundle) {
                values[Int(bundles.indices[place])] += primals[bundleColumn[bundle]] * Double(bundles.values[place])
            }
        }
        return values
    }

    /// The share of each bundle that is above `least`: block, bundle index, share.
    func shares(above least: Double, _ problem: borrowing Problem) throws(GLPKError) -> [(bundle: Int, share: Double)] {
        let primals = try problem.columnPrimals()
        return bundleColumn.indices.filter { primals[bundleColumn[$0]] > least }.map { ($0, primals[bundleColumn[$0]]) }
    }
}

extension Master {
    /// The known bundles as bundles of a reduced kernel, where that fixes none of their columns otherwise.
    func bundles(within reduced: Presolve.Result) -> [Bundle] {
        var placeOf = [Int32](repeating: -1, count: lower.count)
        for (place, column) in reduced.original.enumerated() { placeOf[column] = Int32(place) }
        return bundleBlock.indices.compactMap { index in
            var bundle = Bundle(columns: [], values: [])
            var fixedLeft = decomposition.blocks[Int(bundleBlock[index])].columns.count {
                placeOf[$0] < 0 && reduced.fixedValues[$0] != 0
            }
            for place in bundles.range(index) {
                let (column, value) = (Int(bundles.indices[place]), bundles.values[place])
                if placeOf[column] >= 0 {
                    bundle.columns.append(placeOf[column])
                    bundle.values.append(value)
                } else {
                    guard reduced.fixedValues[column] == value else { return nil }
                    fixedLeft -= 1
                }
            }
            return fixedLeft == 0 ? bundle : nil
        }
    }
}
