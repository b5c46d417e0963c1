// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A place on the way from the root to a plan: what is fixed, and the relaxation of what is left.
struct DiveState {
    var room: RowRoom
    /// Of the relaxation: its objective, its values over kernel columns, and the bundles with a share.
    let objective: Double
    let values: [Double]
    let shares: [(bundle: Int, share: Double)]
    /// Steps that led nowhere from here.
    var avoided: Set<DiveStep.Thing> = []
}

/// What a dive may fix next.
struct DiveStep {
    /// What is decided by a step.
    enum Thing: Hashable {
        /// A column without a block, or a single one of a block, and the value it gets.
        case column(Int, Int64)
        case bundle(Int)
    }

    let thing: Thing
    let values: [(column: Int, value: Int64)]
    /// Whether the relaxation has it so already.
    let isWhole: Bool
}

extension BranchAndPrice {
    /// A dive from a node that is about to be searched, as long as dives take no more than a third of all effort.
    mutating func diveIfDue(_ node: Node, _ problem: inout Problem) throws(GLPKError) {
        guard !isPart, node.depth > 0, 3 * diveEffort < master.effort, let bounds = bounds(of: node) else { return }
        try dive(from: bounds, &problem)
    }

    /// Steps that are tried where one has to be chosen.
    private static let triedSteps = 5
    /// What a step may lose without others being tried, in mean coefficients of the goal.
    private static let smallLoss = 0.02
    /// Steps that may be taken back before the dive is given up.
    private static let retreats = 8
    /// Open columns at which the rest of a large program is searched as a small one, and its nodes.
    private static let openAtEnd = 600
    private static let lastNodes = 100

    /// Rounds the relaxation step by step until a plan is found or nothing better is left: many things at once while
    /// that costs nothing, then the best one of several. What follows is propagated, the rest is priced again.
    ///
    /// (Diving with strong branching and limited backtracking for column generation; Sadykov, Vanderbeck, Pessoa, Tahiri
    /// and Uchoa, Primal heuristics for branch and price, 2019.)
    mutating func dive(from bounds: ColumnBounds, _ problem: inout Problem) throws(GLPKError) {
        let effort = master.effort
        defer { diveEffort += master.effort - effort }
        guard var state = try settle(RowRoom(kernel, lower: bounds.lower, upper: bounds.upper), &problem) else {
            return
        }
        var earlier: [DiveState] = []
        var (size, retreats) = (Int.max, 0)
        while !clock.isOver {
            if try finish(state) { return }
            let steps = steps(from: state)
            if size > 1, let count = try takeMany(steps, size, &state, &problem) {
                size = count.isTaken ? max(count.steps, size / 2) * 2 : max(1, count.steps / 4)
                if count.isTaken || size > 1 { continue }
            }
            if let (best, thing) = try bestStep(steps, from: state, &problem) {
                state.avoided.insert(thing)
                earlier.append(state)
                state = best
                size = max(size, 2)
            } else {
                retreats += 1
                guard retreats <= Self.retreats, let last = earlier.popLast() else { return }
                state = last
                size = 1
            }
        }
    }

    /// Takes a whole relaxation up as a plan, or searches the last columns of a large program; `false` when the way goes on.
    private mutating func finish(_ state: DiveState) throws(GLPKError) -> Bool {
        let rounded = state.values.map { Int64($0.rounded()) }
        let isWhole = rounded.indices.allSatisfy {
            kernel.isContinuous[$0] || abs(state.values[$0] - Double(rounded[$0])) < Self.tolerance
        }
        if isWhole {
            offer(rounded)
            return true
        }
        guard kernel.columnCount > 3 * Self.openAtEnd, state.room.openCount <= Self.openAtEnd else { return false }
        _ = try searchPart(
            lower: state.room.lower, upper: state.room.upper, start: nil, scope: .part(nodes: Self.lastNodes))
        return true
    }

    /// Propagates and prices what is left; `nil` when nothing better is left or a limit was hit.
    private mutating func settle(_ room: RowRoom, _ problem: inout Problem) throws(GLPKError) -> DiveState? {
        var (room, bound) = (room, Int64.max)
        guard room.propagate(),
            case .open(let values) = try price(
                &bound, lower: room.lower, upper: room.upper, smooth: false, &problem)
        else { return nil }
        return DiveState(
            room: room, objective: try master.objectiveValue(problem), values: values,
            shares: try master.shares(above: 0.01, problem).map { ($0.bundle, $0.share) })
    }

    /// Fixes up to `size` things at once; `nil` when there is only one. They are taken when that loses little.
    private mutating func takeMany(
        _ steps: [DiveStep], _ size: Int, _ state: inout DiveState, _ problem: inout Problem
    ) throws(GLPKError) -> (steps: Int, isTaken: Bool)? {
        var room = state.room
        var count = 0
        let most = max(2, steps.count / 10)
        for step in steps where count < size && (step.isWhole || count < most) {
            if room.fix(step.values) { count += 1 }
        }
        guard count > 1 else { return nil }
        let allowed = Double(min(count, 5)) * Self.smallLoss * target.meanCoefficient
        guard let next = try settle(room, &problem), state.objective - next.objective <= allowed else {
            return (count, false)
        }
        state = next
        return (count, true)
    }

    /// The step that loses least of the first few.
    private mutating func bestStep(
        _ steps: [DiveStep], from state: DiveState, _ problem: inout Problem
    ) throws(GLPKError) -> (state: DiveState, thing: DiveStep.Thing)? {
        var best: (state: DiveState, thing: DiveStep.Thing)?
        var tried = 0
        for step in steps where !state.avoided.contains(step.thing) && tried < Self.triedSteps && !clock.isOver {
            var room = state.room
            guard room.fix(step.values) else { continue }
            tried += 1
            guard let next = try settle(room, &problem) else { continue }
            if best.map({ next.objective > $0.state.objective }) ?? true { best = (next, step.thing) }
            if state.objective - next.objective <= Self.smallLoss * target.meanCoefficient { break }
        }
        return best
    }

    /// What can be fixed next, the surest things first: fractional free columns, or else bundles, or else single columns.
    private func steps(from state: DiveState) -> [DiveStep] {
        let free = freeSteps(from: state)
        if !free.isEmpty { return free }
        let bundles = bundleSteps(from: state)
        return bundles + columnSteps(from: state)
    }

    private func freeSteps(from state: DiveState) -> [DiveStep] {
        let loose = lagrangian.decomposition.freeColumns.filter { isLoose($0, state) }
            .map { (column: $0, distance: abs(state.values[$0] - state.values[$0].rounded())) }
            .sorted { ($0.distance, $0.column) < ($1.distance, $1.column) }
        let near = loose.map { (column: $0.column, value: Int64(state.values[$0.column].rounded())) }
        let far = loose.reversed().map { item in
            let value = state.values[item.column]
            let other = value.rounded() > value ? value.rounded(.down) : value.rounded(.up)
            return (column: item.column, value: Int64(other))
        }
        return (near + far).map { DiveStep(thing: .column($0.column, $0.value), values: [$0], isWhole: false) }
    }

    /// Of each open block the bundle with the largest share.
    private func bundleSteps(from state: DiveState) -> [DiveStep] {
        let blocks = lagrangian.decomposition.blocks
        var isDone = blocks.map { $0.columns.allSatisfy { state.room.lower[$0] == state.room.upper[$0] } }
        var steps: [DiveStep] = []
        for item in state.shares.sorted(by: { ($1.share, $0.bundle) < ($0.share, $1.bundle) }) {
            let block = Int(master.bundleBlock[item.bundle])
            if isDone[block] || state.avoided.contains(.bundle(item.bundle)) { continue }
            isDone[block] = true
            steps.append(
                DiveStep(
                    thing: .bundle(item.bundle), values: values(of: item.bundle, in: block), isWhole: item.share > 0.99)
            )
        }
        return steps
    }

    /// Single columns, those nearest to the next integer first.
    private func columnSteps(from state: DiveState) -> [DiveStep] {
        let loose = state.values.indices.filter { isLoose($0, state) }
            .map { (column: $0, rest: state.values[$0].rounded(.up) - state.values[$0]) }
            .sorted { ($0.rest, $0.column) < ($1.rest, $1.column) }
        return loose.flatMap { item -> [DiveStep] in
            let above = Int64(state.values[item.column].rounded(.up))
            return [above, above - 1].map {
                DiveStep(thing: .column(item.column, $0), values: [(item.column, $0)], isWhole: false)
            }
        }
    }

    /// Whether a column is to be decided on its own: open, fractional, neither implied nor a count.
    private func isLoose(_ column: Int, _ state: DiveState) -> Bool {
        state.room.lower[column] < state.room.upper[column] && !kernel.isImplied[column] && !kernel.isCount[column]
            && abs(state.values[column] - state.values[column].rounded()) > Self.tolerance
    }

    /// All columns of a block as a bundle has them.
    private func values(of bundle: Int, in block: Int) -> [(column: Int, value: Int64)] {
        var amounts: [Int: Int64] = [:]
        for place in master.bundles.range(bundle) {
            amounts[Int(master.bundles.indices[place])] = master.bundles.values[place]
        }
        return lagrangian.decomposition.blocks[block].columns.map { ($0, amounts[$0] ?? 0) }
    }
}
