// SPDX-License-Identifier: GPL-3.0-or-later

/// Ejection chains on the true integer rows: a column is changed, each row that breaks is repaired by changing another
/// of its columns, and so on until all rows hold again or the chain is given up.
///
/// One mechanism makes the moves that would else be written one by one: add, drop, swap one for one or two, open an
/// offer with its least number of groups (the row of its binary breaks and asks for more), close it, and pay for a
/// soft row. Runs are deterministic: they are limited by steps, with numbers from a seed.
struct LocalSearch {
    /// How many repairs of a broken row are tried at each depth of a chain.
    private static let breadth = [5, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1]
    /// Column changes after which one chain is given up.
    private static let chainSteps = 60
    /// Effort of a repair, beside that for each column, after which rows are no longer brought nearer step by step.
    private static let (repairEffort, repairEffortPerColumn) = (1_000_000, 200)
    /// Entries of a row that are looked at for a repair.
    private static let scanLimit = 150
    /// The span of a column up to which it is moved unit by unit.
    private static let shortSpan: Int64 = 1_000

    private(set) var state: ChainState
    private(set) var value: Int64
    private(set) var bestValues: [Int64]
    private(set) var bestValue: Int64
    private(set) var steps = 0
    /// Entries of rows looked at, the measure of work.
    private(set) var effort = 0
    private let objective: [Int64]
    private let lower: [Int64]
    private let upper: [Int64]
    private var breakPenalty: Int64
    private let largestPenalty: Int64
    private var random: SplitMix
    private var chainEnd = 0
    private var changedIn: [Int32]
    /// Rows that did not hold at the start of a repair; those that break later come behind them and go first.
    private var isOld: [Bool]
    /// How far rows may be from holding at the end of a chain that brings one nearer.
    private var excessLimits: [(row: Int, most: UInt64)] = []
    private var chain: Int32 = 0
    /// The block of the column that changed last; −1 for none.
    private var lastBlock = -1
    private let members: [[Int]]
    /// The entries without a block of long rows, at most as many as are looked at: soft breaks and switches.
    private let loosePlaces: [Int: [Int]]

    /// - Parameter values: an admissible point, unless ``repairAll()`` is called next.
    init(_ kernel: Kernel, objective: [Int64], values: [Int64], seed: UInt64 = 1) {
        state = ChainState(kernel, values: values)
        self.objective = objective
        lower = kernel.lower
        upper = kernel.upper
        value = Kernel.value(objective, at: values)
        bestValues = values
        bestValue = value
        random = SplitMix(seed: seed)
        members = kernel.columnsOfBlocks
        var loosePlaces: [Int: [Int]] = [:]
        for row in 0..<kernel.rowCount where kernel.rows.range(row).count > Self.scanLimit {
            let loose = kernel.rows.range(row).filter { kernel.block[Int(kernel.rows.indices[$0])] < 0 }
            loosePlaces[row] = Array(loose.prefix(Self.scanLimit))
        }
        self.loosePlaces = loosePlaces
        changedIn = [Int32](repeating: 0, count: kernel.columnCount)
        isOld = [Bool](repeating: false, count: kernel.rowCount)
        let sizes = objective.filter { $0 != 0 }.map(\.magnitude)
        // All rows of a column may break at once, and gains below 2^62 are set against that.
        let longest = (0..<kernel.columnCount).reduce(1) { max($0, kernel.columns.range($1).count) }
        largestPenalty = (1 << 61) / Int64(longest)
        let mean = sizes.isEmpty ? 1 : Int64(sizes.reduce(0) { $0 + $1 / UInt64(sizes.count) })
        breakPenalty = min(mean, largestPenalty)
    }

    /// Makes all rows hold; `false` when that fails, the state is then of no use.
    ///
    /// A row that one chain cannot mend, as a fund with much less money, is brought nearer by one chain after the other.
    mutating func repairAll() -> Bool {
        // What breaks nothing else comes first, whatever it costs.
        let penalty = breakPenalty
        breakPenalty = penalty > largestPenalty / 1_000 ? largestPenalty : 1_000 * penalty
        defer { breakPenalty = penalty }
        for row in state.violated { isOld[Int(row)] = true }
        let end = effort + Self.repairEffort + Self.repairEffortPerColumn * lower.count
        while !state.violated.isEmpty {
            if repairOne() { continue }
            guard effort < end, improveOne(until: end) else { return false }
        }
        bestValues = state.values
        bestValue = value
        return true
    }

    /// Mends one of the rows that do not hold, and breaks none.
    private mutating func repairOne() -> Bool {
        let before = state.violated.count
        return state.violated.reversed().contains { row in
            beginRepair(of: Int(row))
            return repair(depth: 0, total: 0, atLeast: Int64.min, until: before - 1)
        }
    }

    /// Brings one of the rows that do not hold nearer to its bounds, by half of the way if it can.
    private mutating func improveOne(until end: Int) -> Bool {
        for row in state.violated.reversed().map(Int.init) {
            let excess = state.excess(row).magnitude
            guard improve(row) else { continue }
            while effort < end, state.excess(row).magnitude > excess / 2, improve(row) {}
            return true
        }
        return false
    }

    /// Brings a row that does not hold nearer to its bounds, none of the others farther away, and breaks none.
    private mutating func improve(_ row: Int) -> Bool {
        excessLimits = state.violated.map { other in
            let excess = state.excess(Int(other)).magnitude
            return (Int(other), Int(other) == row ? excess - 1 : excess)
        }
        defer { excessLimits = [] }
        beginRepair(of: row)
        return repair(depth: 0, total: 0, atLeast: Int64.min, until: state.violated.count)
    }

    private mutating func beginRepair(of row: Int) {
        state.bringToEnd(row)
        beginChain()
        chainEnd = steps + 10 * Self.chainSteps
    }

    /// Tries to change every column in the direction of the objective until nothing improves.
    ///
    /// - Parameter budget: effort after which this ends.
    mutating func climb(budget: Int? = nil, until deadline: SolveClock) {
        let end = budget.map { effort + $0 } ?? Int.max
        let order = objective.indices.filter { objective[$0] != 0 }
            .sorted { (objective[$1].magnitude, $0) < (objective[$0].magnitude, $1) }
        var improved = true
        var nextLook = steps
        while improved {
            improved = false
            for column in order where effort < end {
                if steps >= nextLook {
                    nextLook = steps + 2_000
                    if deadline.isOver { return }
                }
                if push(column) { improved = true }
            }
        }
    }

    /// Moves a column in the direction of the objective as far as that gains; whether it moved.
    ///
    /// Unit by unit where the column is short. A long one (a break in cents, say) would take as many steps as it is
    /// long: its steps double while they gain, and then halve.
    private mutating func push(_ column: Int) -> Bool {
        let direction: Int64 = objective[column] > 0 ? 1 : -1
        var moved = false
        if upper[column] - lower[column] <= Self.shortSpan {
            while tryMove(column, direction, atLeast: 1) { moved = true }
            return moved
        }
        var (step, grows) = (Int64(1), true)
        while step > 0 {
            let room = direction > 0 ? upper[column] - state.values[column] : state.values[column] - lower[column]
            if step <= room, tryMove(column, direction * step, atLeast: 1) {
                moved = true
                if grows { step *= 2 }
            } else {
                grows = false
                step /= 2
            }
        }
        return moved
    }

    /// Threshold accepting (Dueck and Scheuer 1990) over chains with random first moves, then back to the best point and a climb.
    ///
    /// - Parameters:
    ///   - budget: effort that may be spent.
    ///   - temperature: of the start, in the objective's units; falls linearly to 0.
    mutating func anneal(budget: Int, temperature: Double, until deadline: SolveClock) {
        // A unit of a continuous column is nothing.
        let movable = lower.indices.filter { lower[$0] < upper[$0] && !state.kernel.isContinuous[$0] }
        guard !movable.isEmpty else { return }
        let (start, end) = (effort, effort + budget)
        var nextLook = steps
        while effort < end {
            if steps >= nextLook {
                nextLook = steps + 2_000
                if deadline.isOver { break }
            }
            let heat = temperature * Double(end - effort) / Double(end - start)
            let loss = random.unit() * heat
            let column = movable[random.below(movable.count)]
            let canRise = state.values[column] < upper[column]
            let canFall = state.values[column] > lower[column]
            let rises = canRise && (!canFall || random.next() & 1 == 0)
            _ = tryMove(column, rises ? 1 : -1, atLeast: -Int64(min(loss, 1e15)))
        }
        restoreBest()
        climb(until: deadline)
    }

    private mutating func restoreBest() {
        for column in bestValues.indices where bestValues[column] != state.values[column] {
            state.apply(column, bestValues[column] - state.values[column])
        }
        value = bestValue
    }

    private mutating func beginChain() {
        chain += 1
        chainEnd = steps + Self.chainSteps
    }

    /// Changes a column and repairs; keeps the result when it gains at least `least`, else takes all back.
    private mutating func tryMove(_ column: Int, _ change: Int64, atLeast least: Int64) -> Bool {
        let next = state.values[column] + change
        guard next >= lower[column], next <= upper[column] else { return false }
        beginChain()
        changedIn[column] = chain
        steps += 1
        effort += 10
        lastBlock = Int(state.kernel.block[column])
        state.apply(column, change)
        value += objective[column] * change
        if repair(depth: 0, total: objective[column] * change, atLeast: least, until: 0) {
            if value > bestValue {
                bestValue = value
                bestValues = state.values
            }
            return true
        }
        state.apply(column, -change)
        value -= objective[column] * change
        return false
    }

    /// Repairs broken rows until at most `count` are left and the chain's total is at least `least`.
    private mutating func repair(depth: Int, total: Int64, atLeast least: Int64, until count: Int) -> Bool {
        if state.violated.count <= count, state.violated.last.map({ isOld[Int($0)] }) ?? true, isWithinLimits {
            return total >= least
        }
        guard depth < Self.breadth.count, steps < chainEnd, let row = state.violated.last else { return false }
        for candidate in repairs(of: Int(row), limit: Self.breadth[depth]) {
            let (column, change) = (candidate.column, candidate.change)
            let gain = objective[column] * change
            let mark = changedIn[column]
            changedIn[column] = chain
            steps += 1
            effort += 10
            lastBlock = Int(state.kernel.block[column])
            state.apply(column, change)
            value += gain
            if repair(depth: depth + 1, total: total + gain, atLeast: least, until: count) { return true }
            state.apply(column, -change)
            value -= gain
            changedIn[column] = mark
        }
        return false
    }

    private var isWithinLimits: Bool { excessLimits.allSatisfy { state.excess($0.row).magnitude <= $0.most } }

    private struct Repair {
        let column: Int
        let change: Int64
        let score: Int64
    }

    /// The best single changes towards a broken row, by gain less a penalty for each further row that they break.
    ///
    /// A short row is looked through; of a long one, the columns without a block, those of the block that
    /// changed last, and a random sample.
    private mutating func repairs(of row: Int, limit: Int) -> [Repair] {
        let range = state.kernel.rows.range(row)
        let excess = state.excess(row)
        var best: [Repair] = []
        if range.count <= Self.scanLimit {
            effort += range.count
            for place in range { consider(place, excess, &best, limit) }
            return best
        }
        if lastBlock >= 0 {
            for column in members[lastBlock] {
                if let place = state.kernel.place(of: column, inRow: row) { consider(place, excess, &best, limit) }
            }
            effort += 4 * members[lastBlock].count
        }
        for place in loosePlaces[row] ?? [] { consider(place, excess, &best, limit) }
        effort += Self.scanLimit
        let offset = random.below(range.count)
        for step in 0..<Self.scanLimit {
            let place = offset + step
            consider(range.lowerBound + (place < range.count ? place : place - range.count), excess, &best, limit)
        }
        return best
    }

    private func consider(_ place: Int, _ excess: Int64, _ best: inout [Repair], _ limit: Int) {
        let column = Int(state.kernel.rows.indices[place])
        guard changedIn[column] != chain else { return }
        let change = self.change(column, state.kernel.rows.values[place], against: excess)
        guard change != 0 else { return }
        let gain = objective[column] * change
        var mostBreaks = Int64.max
        if best.count == limit {
            let lead = gain - best[limit - 1].score
            if lead <= 0 { return }
            // With more breaks it is no better than the last one.
            if breakPenalty > 0 { mostBreaks = lead / breakPenalty }
        }
        let score = gain - breakPenalty * state.breaks(column, change, limit: mostBreaks)
        insert(Repair(column: column, change: change, score: score), into: &best, limit: limit)
    }

    private func insert(_ repair: Repair, into best: inout [Repair], limit: Int) {
        var place = best.count
        while place > 0, best[place - 1].score < repair.score { place -= 1 }
        if place < limit {
            best.insert(repair, at: place)
            if best.count > limit { best.removeLast() }
        }
    }

    /// The smallest change of a column that takes the whole excess away, or what its bounds allow of it.
    private func change(_ column: Int, _ coefficient: Int64, against excess: Int64) -> Int64 {
        let falls = (excess > 0) == (coefficient > 0)
        let room = falls ? state.values[column] - lower[column] : upper[column] - state.values[column]
        if room <= 0 { return 0 }
        let amount = min(room, Int64(clamping: Exact.ceilDivide(excess.magnitude, coefficient.magnitude)))
        return falls ? -amount : amount
    }
}
