// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan by going through the columns once or twice, the most worth for its share of the rows first: no search, and
/// seldom the best, but there before the clock is looked at.
///
/// A column is moved as far as all rows allow. Where one stops it, others in that row are moved to make room, one step
/// deep: that opens an offer with its least number, covers a value that a goal counts, or pays for a soft limit.
struct GreedyPlan {
    /// Entries that may be looked at to make room, for each entry and column of the kernel.
    private static let effortPerEntry = 20
    /// The span of a column up to which it is moved unit by unit.
    private static let shortSpan: Int64 = 16

    private var state: ChainState
    private let objective: [Int64]
    private let lower: [Int64]
    private let upper: [Int64]
    private var effort: Int
    private var moves: [(column: Int, change: Int64)] = []

    /// An admissible point; `nil` where none is found in this way.
    ///
    /// - Parameters:
    ///   - objective: to be maximised.
    ///   - start: values within the columns' bounds; rows may be broken.
    static func values(_ kernel: Kernel, objective: [Int64], from start: [Int64]) -> [Int64]? {
        guard let start = admissible(kernel, objective: objective, from: start) else { return nil }
        let orders = [true, false].map { opensFirst in
            var plan = GreedyPlan(kernel, objective: objective, values: start)
            plan.fill(opensFirst: opensFirst)
            return plan.state.values
        }
        let (first, second) = (orders[0], orders[1])
        return Kernel.value(objective, at: first) >= Kernel.value(objective, at: second) ? first : second
    }

    private init(_ kernel: Kernel, objective: [Int64], values: [Int64]) {
        state = ChainState(kernel, values: values)
        self.objective = objective
        lower = kernel.lower
        upper = kernel.upper
        effort = Self.effortPerEntry * (kernel.rows.indices.count + kernel.columnCount)
    }

    /// The start with rows that do not hold mended, or else the least values, which are those of a plan without groups.
    private static func admissible(_ kernel: Kernel, objective: [Int64], from start: [Int64]) -> [Int64]? {
        if let mended = mended(kernel, objective: objective, from: start) { return mended }
        var search = LocalSearch(kernel, objective: objective, values: start)
        if search.repairAll() { return search.bestValues }
        return start == kernel.lower ? nil : mended(kernel, objective: objective, from: kernel.lower)
    }

    /// Rows that do not hold mended by moves that break nothing; where that takes too long, by the columns alone that follow
    /// from others, as what a soft limit is broken by.
    private static func mended(_ kernel: Kernel, objective: [Int64], from start: [Int64]) -> [Int64]? {
        var plan = GreedyPlan(kernel, objective: objective, values: start)
        let broken = plan.state.violated.map(Int.init)
        if broken.isEmpty { return start }
        for row in broken { _ = plan.mend(row, without: -1) }
        if plan.state.violated.isEmpty { return plan.state.values }
        plan = GreedyPlan(kernel, objective: objective, values: start)
        plan.effort = Int.max
        for row in broken { _ = plan.mend(row, without: -1, onlyImplied: true) }
        return plan.state.violated.isEmpty ? plan.state.values : nil
    }

    private mutating func fill(opensFirst: Bool) {
        let order = order()
        if opensFirst { open() }
        raise(order)
        if !opensFirst {
            open()
            raise(order)
        }
        for column in order where effort > 0 { push(column) }
    }

    /// Columns that count in the objective, by what they are worth for their largest share of a row's room.
    private func order() -> [Int] {
        let worth = objective.indices.map { column -> Double in
            let rises = objective[column] > 0
            let share = state.entries(of: column).reduce(0.0) { share, entry in
                max(share, state.share(of: entry, rises: rises))
            }
            return abs(Double(objective[column])) / max(share, 1e-12)
        }
        return objective.indices.filter { objective[$0] != 0 }.sorted { (worth[$1], $0) < (worth[$0], $1) }
    }

    private mutating func raise(_ order: [Int]) {
        for column in order {
            let rises = objective[column] > 0
            let steps = state.room(column, rises: rises, most: span(column, rises: rises))
            if steps > 0 { state.apply(column, rises ? steps : -steps) }
        }
    }

    /// How far a column is from its bound.
    private func span(_ column: Int, rises: Bool) -> Int64 {
        rises ? upper[column] - state.values[column] : state.values[column] - lower[column]
    }
}

// MARK: - Making room

extension GreedyPlan {
    /// Sets binary columns that cost nothing and are in the way of others at 0: offers that take none or a least number.
    private mutating func open() {
        let switches = objective.indices.filter {
            objective[$0] == 0 && lower[$0] == 0 && upper[$0] == 1 && state.values[$0] == 0
        }
        for column in switches where effort > 0 && state.room(column, rises: true, most: 1) == 0 {
            _ = move(column, 1, atLeast: 0)
        }
    }

    /// Moves a column in the direction of the objective while that gains: unit by unit, or in steps that halve.
    private mutating func push(_ column: Int) {
        let rises = objective[column] > 0
        var step = span(column, rises: rises)
        if step <= Self.shortSpan { step = min(step, 1) }
        while step > 0, effort > 0 {
            let isPossible = step <= span(column, rises: rises)
            if isPossible, move(column, rises ? step : -step, atLeast: 1) { continue }
            step /= 2
        }
    }

    /// Moves a column and mends the rows that break; takes all back unless they hold and the gain is enough.
    private mutating func move(_ column: Int, _ change: Int64, atLeast least: Int64) -> Bool {
        moves = []
        apply(column, change)
        let isMended = state.violated.map(Int.init).allSatisfy { mend($0, without: column) }
        let gain = moves.reduce(Int128(0)) { $0 + Int128(objective[$1.column]) * Int128($1.change) }
        if isMended, state.violated.isEmpty, gain >= Int128(least) { return true }
        for move in moves.reversed() { state.apply(move.column, -move.change) }
        return false
    }

    private mutating func apply(_ column: Int, _ change: Int64) {
        state.apply(column, change)
        moves.append((column, change))
        effort -= 1 + state.entries(of: column).count
    }

    /// Moves other columns of a broken row, the least loss first, none so far that a row breaks that holds.
    private mutating func mend(_ row: Int, without column: Int, onlyImplied: Bool = false) -> Bool {
        let range = state.kernel.rows.range(row)
        effort -= range.count
        let places = range.filter { place in
            let other = Int(state.kernel.rows.indices[place])
            return other != column && (!onlyImplied || state.kernel.isImplied[other])
        }
        for place in places.sorted(by: { (loss($0, row), $0) < (loss($1, row), $1) }) where effort > 0 {
            let excess = state.excess(row)
            if excess == 0 { return true }
            let (other, coefficient) = (Int(state.kernel.rows.indices[place]), state.kernel.rows.values[place])
            let rises = (excess < 0) == (coefficient > 0)
            let needed = Int64(clamping: Exact.ceilDivide(excess.magnitude, coefficient.magnitude))
            let most = min(needed, span(other, rises: rises))
            effort -= state.entries(of: other).count
            let steps = state.room(other, rises: rises, most: most)
            if steps > 0 { apply(other, rises ? steps : -steps) }
        }
        return state.excess(row) == 0
    }

    /// What mending a row by this entry costs for each unit of the row.
    private func loss(_ place: Int, _ row: Int) -> Double {
        let (column, coefficient) = (Int(state.kernel.rows.indices[place]), state.kernel.rows.values[place])
        let rises = (state.excess(row) < 0) == (coefficient > 0)
        return (rises ? -1 : 1) * Double(objective[column]) / Double(coefficient.magnitude)
    }
}
