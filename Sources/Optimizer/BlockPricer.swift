// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best bundle of one block for given profits: a depth-first search over columns in order of profit, cut by
/// a count bound. Exact in integers; a node limit turns the value into an upper bound that still holds.
struct BlockPricer {
    struct Outcome {
        /// No bundle is worth more; `nil` when the block has no admissible bundle.
        var bound: Int64?
        /// The best bundle found, by place in the block; `nil` when none was found.
        var bundle: [Int64]?
        /// Its profit.
        var value: Int64
        /// Whether the search came to its end: no bundle is worth more than this one.
        var isExact: Bool { bound == nil || bundle != nil && bound == value }
    }

    /// Search nodes after which a block is only bounded.
    static let nodeLimit = 20_000

    /// Search nodes after which a block that is a single knapsack is left to its table.
    private static let knapsackNodes = 50

    private let program: BlockProgram
    private var order: [Int] = []
    private var profit: [Int64] = []
    private var span: [Int64] = []
    private var table = BudgetTable()
    private var knapsack = KnapsackTable()
    private var room: [Int64]
    private var chosen: [Int64]
    private var best: [Int64] = []
    private var bestValue = Int64.min
    private var groupRoom: [Int64]
    private var stamp: [Int32]
    private var stampNow: Int32 = 0
    /// The position that was kept last of each family, and the one of the family before it; −1 for none.
    private var newestOfFamily: [Int32]
    private var olderOfFamily: [Int32]
    private(set) var nodes = 0
    private var lastNode = 0
    /// Search nodes of a pricing that get by with the table.
    private static let easyNodes = 300
    private var costlyNode = 0
    /// Search nodes of a pricing after which a table is worth building.
    private static let tableNodes = 16
    private var tableNode = 0
    /// What the cap and the budget have left for a whole bundle.
    private var (wholeCap, wholeBudget) = (Int64(0), Int64(0))

    init(_ program: BlockProgram) {
        self.program = program
        let rows = program.rowUpper.count
        room = [Int64](repeating: 0, count: rows)
        groupRoom = room
        stamp = [Int32](repeating: 0, count: rows)
        chosen = [Int64](repeating: 0, count: program.columns.count)
        newestOfFamily = [Int32](repeating: -1, count: Int(program.family.max() ?? -1) + 1)
        olderOfFamily = [Int32](repeating: -1, count: program.columns.count)
    }

    /// - Parameters:
    ///   - profits: profit of a unit of each place; sums over a bundle must fit 62 bits.
    ///   - lower: bounds of each place, at most `upper`.
    mutating func solve(profits: [Int64], lower: [Int64], upper: [Int64]) -> Outcome {
        if let list = program.list {
            nodes += list.count
            guard let found = list.best(profits: profits, lower: lower, upper: upper) else {
                return Outcome(bound: nil, bundle: nil, value: 0)
            }
            return Outcome(
                bound: found.value, bundle: list.dense(found.bundle, width: profits.count), value: found.value)
        }
        let base = prepare(profits: profits, lower: lower, upper: upper)
        if room.contains(where: { $0 < 0 }) { return Outcome(bound: nil, bundle: nil, value: 0) }
        lastNode = nodes + (program.isKnapsack ? Self.knapsackNodes : Self.nodeLimit)
        costlyNode = nodes + Self.easyNodes
        tableNode = nodes + Self.tableNodes
        bestValue = Int64.min
        record(0)
        search(from: 0, value: 0)
        let finished = nodes < lastNode
        if !finished && program.isKnapsack { return solveKnapsack(base: base, lower: lower) }
        var bound: Int64? = bestValue == Int64.min ? nil : base + bestValue
        if !finished {
            bound = base + countBound(from: 0, enough: Int64.max)
            if table.isBuilt, let count = bound {
                let most = table.bound(from: 0, cap: room[program.capRow], budget: budgetRoom)
                bound = min(count, base + most)
            }
        }
        guard bestValue > Int64.min else { return Outcome(bound: bound, bundle: nil, value: 0) }
        var bundle = lower
        for (position, place) in order.enumerated() { bundle[place] += best[position] }
        return Outcome(bound: bound, bundle: bundle, value: base + bestValue)
    }

    /// The best bundle where one budget is all that binds.
    private mutating func solveKnapsack(base: Int64, lower: [Int64]) -> Outcome {
        let amounts = knapsack.solve(
            profits: profit, weights: order.map { program.budgetWeights[$0] }, spans: span,
            capacity: room[program.budgetRow])
        nodes += order.count
        var (bundle, value) = (lower, base)
        for (position, place) in order.enumerated() {
            bundle[place] += amounts[position]
            value += profit[position] * amounts[position]
        }
        return Outcome(bound: value, bundle: bundle, value: value)
    }

    /// Shifts every column to lower bound 0 and sorts; returns the profit of the lower bounds.
    private mutating func prepare(profits: [Int64], lower: [Int64], upper: [Int64]) -> Int64 {
        for row in room.indices {
            room[row] = program.rowUpper[row]
        }
        var base: Int64 = 0
        order.removeAll(keepingCapacity: true)
        for place in profits.indices {
            base += profits[place] * lower[place]
            if lower[place] != 0 { take(place: place, lower[place]) }
            if upper[place] > lower[place], profits[place] > 0 { order.append(place) }
        }
        order.sort { (-profits[$0], $0) < (-profits[$1], $1) }
        dropDominated(lower: lower, upper: upper)
        profit = order.map { profits[$0] }
        span = order.map { upper[$0] - lower[$0] }
        for position in order.indices { chosen[position] = 0 }
        table.clear()
        wholeCap = program.capRow >= 0 ? room[program.capRow] : 0
        wholeBudget = budgetRoom
        return base
    }

    /// Drops columns that no best bundle needs.
    ///
    /// Others of the family bring at least as much for at most as much budget. A unit of the column can be exchanged
    /// for one of theirs as long as one is left: every other unit of the bundle takes at most one of them away, by the
    /// column's own bound or by its side row.
    private mutating func dropDominated(lower: [Int64], upper: [Int64]) {
        var kept = 0
        for position in order.indices {
            let place = order[position]
            let family = Int(program.family[place])
            if newestOfFamily[family] >= 0, isDominated(place, lower, upper) { continue }
            olderOfFamily[kept] = newestOfFamily[family]
            newestOfFamily[family] = Int32(kept)
            order[kept] = place
            kept += 1
        }
        order.removeLast(order.count - kept)
        for place in order { newestOfFamily[Int(program.family[place])] = -1 }
    }

    private mutating func isDominated(_ place: Int, _ lower: [Int64], _ upper: [Int64]) -> Bool {
        let weight = program.budgetWeights[place]
        var (left, hasSides) = (Int64(0), false)
        stampNow += 1
        var earlier = newestOfFamily[Int(program.family[place])]
        while earlier >= 0 {
            let other = order[Int(earlier)]
            earlier = olderOfFamily[Int(earlier)]
            guard program.budgetWeights[other] <= weight else { continue }
            var span = upper[other] - lower[other]
            let side = Int(program.sideRow[other])
            if side >= 0 {
                hasSides = true
                if stamp[side] != stampNow {
                    stamp[side] = stampNow
                    groupRoom[side] = room[side]
                }
                span = min(span, groupRoom[side])
                groupRoom[side] -= span
            }
            left += span
        }
        guard left > 0 else { return false }
        return left >= (hasSides ? unitRoom : familyRoom(place))
    }

    /// How many units a bundle may have in all.
    private var unitRoom: Int64 {
        program.capRow >= 0 && program.capCoversAll ? room[program.capRow] : Int64.max
    }

    /// How many units a family may have, by the rows that all of it share.
    private func familyRoom(_ place: Int) -> Int64 {
        let entries = program.entriesOfColumn
        var most = Int64.max
        for entry in entries.range(place) where entries.values[entry] > 0 {
            let row = Int(entries.indices[entry])
            if row != program.budgetRow, row != Int(program.sideRow[place]), room[row] != Kernel.noUpper {
                most = min(most, room[row] / entries.values[entry])
            }
        }
        return most
    }

    private var budgetRoom: Int64 { program.budgetRow >= 0 ? room[program.budgetRow] : 0 }

    /// A table of count and budget where the best columns exceed the budget, of the count alone elsewhere.
    private mutating func buildTable() {
        guard program.capRow >= 0, program.capCoversAll, order.count > 4 else { return }
        let cap = wholeCap
        guard cap > 0, cap <= 8 else { return }
        let isTight = exceedsBudget(cap: cap)
        table.build(
            profits: profit, spans: span, weights: isTight ? order.map { program.budgetWeights[$0] } : [],
            cap: Int(cap), budget: isTight ? wholeBudget : 0)
    }

    /// Whether the columns with the best profits use more than the budget.
    private func exceedsBudget(cap: Int64) -> Bool {
        guard program.budgetRow >= 0 else { return false }
        var (left, used) = (cap, Int64(0))
        for position in order.indices where left > 0 {
            let count = min(left, span[position])
            used += count * program.budgetWeights[order[position]]
            left -= count
        }
        return used > wholeBudget && wholeBudget >= 0
    }

    private mutating func take(place: Int, _ amount: Int64) {
        for entry in program.entriesOfColumn.range(place) {
            let row = Int(program.entriesOfColumn.indices[entry])
            let use = program.entriesOfColumn.values[entry] * amount
            if room[row] != Kernel.noUpper { room[row] -= use }
        }
    }

    private mutating func record(_ value: Int64) {
        bestValue = value
        best = Array(chosen[..<order.count])
    }

    /// Tries every further column as the next one taken; what is skipped stays 0.
    private mutating func search(from start: Int, value: Int64) {
        for position in start..<order.count {
            nodes += 1
            if nodes >= lastNode { return }
            if nodes == tableNode { buildTable() }
            if table.isBuilt,
                table.bound(from: position, cap: room[program.capRow], budget: budgetRoom)
                    <= bestValue - value
            {
                return
            }
            // The count bound sees the groups that the table does not, but it costs a pass over the columns: it is for
            // blocks that prove hard.
            if !table.isBuilt || position == start && nodes > costlyNode,
                countBound(from: position, enough: bestValue - value) <= bestValue - value
            {
                return
            }
            let most = fitting(position)
            guard most > 0 else { continue }
            var taken = most
            take(place: order[position], most)
            while taken > 0 {
                chosen[position] = taken
                let reached = value + taken * profit[position]
                if reached > bestValue { record(reached) }
                search(from: position + 1, value: reached)
                if nodes >= lastNode {
                    // A column may have more units than there is time for; the room is needed for the bound.
                    take(place: order[position], -taken)
                    return
                }
                take(place: order[position], -1)
                taken -= 1
            }
            chosen[position] = 0
        }
    }

    /// How many units of a column fit, by rows with an upper bound and positive coefficients.
    private func fitting(_ position: Int) -> Int64 {
        var most = span[position]
        let entries = program.entriesOfColumn
        for entry in entries.range(order[position]) {
            let coefficient = entries.values[entry]
            let left = room[Int(entries.indices[entry])]
            if left < coefficient { return 0 }
            if coefficient > 0 { most = min(most, left / coefficient) }
        }
        return most
    }

    /// What the columns from `start` on can add at most: filled greedily under the cap and the groups, each column only
    /// as far as it fits by itself. Stops adding above `enough`.
    private mutating func countBound(from start: Int, enough: Int64) -> Int64 {
        stampNow += 1
        let cap = program.capRow
        var capRoom = cap >= 0 ? room[cap] : Int64.max
        var sum: Int64 = 0
        for position in start..<order.count {
            var most = fitting(position)
            guard most > 0 else { continue }
            let place = order[position]
            let usesCap = cap >= 0 && program.inCap[place]
            if usesCap { most = min(most, capRoom) }
            let group = Int(program.groupRow[place])
            if group >= 0 {
                if stamp[group] != stampNow {
                    stamp[group] = stampNow
                    groupRoom[group] = room[group]
                }
                most = min(most, groupRoom[group])
                groupRoom[group] -= most
            }
            if usesCap { capRoom -= most }
            sum += most * profit[position]
            if sum > enough || capRoom == 0 && program.capCoversAll { break }
        }
        return sum
    }
}
