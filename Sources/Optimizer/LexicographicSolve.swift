// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// One solve: presolve once, then goal after goal, each with the goals before it held by a row.
struct LexicographicSolve {
    private let model: LinearModel
    private let options: SolveOptions
    private let clock: SolveClock
    private let leastComponent: Int
    private var work = SolveWork()
    private var results: [GoalResult] = []
    private var rowPrices: [RowPrices] = []
    /// Of the model's columns.
    private var values: [Int64]?
    private var holds: [HoldRow] = []
    /// The model, reduced by presolve and by what the earlier goals allow.
    private var presolved: Presolve.Result

    /// An earlier goal's Σ coefficient · column ≥ `least`, over model columns, as if the goal were maximised.
    private struct HoldRow {
        let coefficients: [Int64]
        let least: Int64
    }

    /// - Parameter leastComponent: columns that a component needs to be searched apart.
    init(_ model: LinearModel, options: SolveOptions, leastComponent: Int = ComponentSearch.leastColumns) {
        self.model = model
        self.options = options
        self.leastComponent = leastComponent
        // Large models need a moment to write down what is known when time is up.
        let reserve = Double(model.columns.count) / 50_000
        let limit = options.timeLimit.map { max($0 - reserve, $0 / 2) }
        clock = SolveClock(limit: limit, memory: options.memoryLimit, cancellation: options.cancellation)
        presolved = Presolve.Result(kernel: Kernel(), original: [], fixedValues: [])
    }

    mutating func run() throws(SolverError) -> SolveResult {
        guard let reduced = Presolve.run(Kernel(model)) else { return result(.infeasible) }
        presolved = Presolve.Result(
            kernel: KnapsackBlocks.applied(to: BlockDivision.applied(to: reduced.kernel)), original: reduced.original,
            fixedValues: reduced.fixedValues)
        work.rows = presolved.kernel.rowCount
        if let start = usableStart, SolutionCheck(start, of: model).isAdmissible { values = start }
        for goal in 0..<max(model.goals.count, 1) {
            let isKnown = try solve(goal: goal)
            if !isKnown { return result(values == nil ? .infeasible : status()) }
            if values == nil { return result(options.cancellation.isCancelled ? .interrupted : .unknown) }
        }
        return result(status())
    }

    private var usableStart: [Int64]? { options.start.flatMap { $0.count == model.columns.count ? $0 : nil } }

    /// Where the search for a goal begins: the plan of the goal before, for the first one what the caller knows.
    private func start(goal index: Int) -> GoalSearch.Start? {
        let prices = index < options.prices.count ? options.prices[index] : RowPrices()
        if index == 0, let start = usableStart {
            let reduced = zip(presolved.reduce(start), zip(presolved.kernel.lower, presolved.kernel.upper))
            return GoalSearch.Start(values: reduced.map { min(max($0, $1.0), $1.1) }, isNearBest: true, prices: prices)
        }
        return values.map { GoalSearch.Start(values: presolved.reduce($0), isNearBest: false, prices: prices) }
    }

    private func status() -> SolveStatus {
        if results.count == model.goals.count, results.allSatisfy(\.proven) { return .optimal }
        return options.cancellation.isCancelled ? .interrupted : .feasible
    }

    private func result(_ status: SolveStatus) -> SolveResult {
        let hasPlan = status != .infeasible && values != nil
        return SolveResult(
            status: status, values: hasPlan ? values : nil, goals: hasPlan ? results : [],
            prices: hasPlan ? Array(rowPrices.prefix(results.count)) : [], work: work)
    }

    /// Solves one goal and holds its value for those after it; `false` when it is proven that there is no plan.
    private mutating func solve(goal index: Int) throws(SolverError) -> Bool {
        let goal = index < model.goals.count ? Goal(model.goals[index]) : Goal(columns: model.columns.count)
        let target = target(goal)
        let limit = goalLimit(index)
        let start = start(goal: index)
        let first = FirstAnswer(presolved.kernel, target: target, start: start?.values)
        let progress = first.completing(progress(index, goal: goal, offset: target.offset))
        progress(nil, nil)
        let search = ComponentSearch(
            presolved.kernel, target: target, clock: limit, threads: options.threads, leastColumns: leastComponent,
            report: progress)
        let outcome: ComponentSearch.Outcome
        do {
            (outcome, work) = try search.run(start: start, work: work)
        } catch {
            throw .glpk(OptimizerMessages.glpk(error))
        }
        if outcome.isInfeasible {
            guard values == nil, first.values == nil else {
                throw .internalError(OptimizerMessages.planDespiteProof)
            }
            return false
        }
        let (isOwn, bound) = first.completed(outcome, target: target)
        guard var found = isOwn ? outcome.values : first.values else { return true }
        if isOwn, index + 1 < model.goals.count { try blend(&found, outcome, target: target, next: index + 1) }
        try take(presolved.expand(found), bound, index: index, goal: goal, target: target)
        rowPrices.append(outcome.prices)
        if index + 1 < model.goals.count { try hold(holds[index], after: outcome) }
        return true
    }

    /// Puts plans of equal value that are better in the next goal, where some are soon found.
    private mutating func blend(
        _ found: inout [Int64], _ outcome: ComponentSearch.Outcome, target: GoalTarget, next index: Int
    ) throws(SolverError) {
        let next = self.target(Goal(model.goals[index]))
        do {
            for part in outcome.parts {
                let blend = GoalBlend(earlier: part.program.share(of: target), next: part.program.share(of: next))
                let better = try blend.improved(
                    part.outcome, kernel: part.program.kernel, clock: clock, work: &work)
                guard let better else { continue }
                for (column, value) in zip(part.program.columns, better) { found[column] = value }
            }
        } catch {
            throw .glpk(OptimizerMessages.glpk(error))
        }
    }

    /// Checks a goal's plan and bound against the model and takes them up.
    private mutating func take(
        _ found: [Int64], _ bound: Int64, index: Int, goal: Goal, target: GoalTarget
    ) throws(SolverError) {
        let check = SolutionCheck(found, of: model)
        guard check.isAdmissible else {
            throw .internalError(OptimizerMessages.planBreaks(check))
        }
        for hold in holds where Kernel.value(hold.coefficients, at: found) < hold.least {
            throw .internalError(OptimizerMessages.givesUpEarlierGoal)
        }
        values = found
        guard index < model.goals.count else { return }
        let value = Int64(clamping: model.value(goal: index, at: found))
        let provenBound = bound + target.offset
        let signed = goal.isMinimised ? -value : value
        guard provenBound >= signed else {
            throw .internalError(
                OptimizerMessages.boundBelowValue(model.goals[index].id, bound: provenBound, value: signed))
        }
        let proven = target.closes(bound: bound, value: signed - target.offset)
        results.append(
            GoalResult(
                id: model.goals[index].id, value: value, bound: goal.isMinimised ? -provenBound : provenBound,
                proven: proven))
        progress(index, goal: goal, offset: target.offset)(signed - target.offset, bound)
        let least = Int128(signed) - Int128(goal.constant) - allowance(index, value: value)
        // No sum is below that, whatever a large tolerance allows.
        let limit = ModelChecks.largestActivity
        holds.append(HoldRow(coefficients: goal.coefficients, least: Int64(clamping: max(least, -limit))))
    }

    /// What later goals may take from a goal's value, in its units, rounded down.
    private func allowance(_ index: Int, value: Int64) -> Int128 {
        let tolerance = model.goals[index].tolerance
        var power: Int128 = 1
        for _ in 0..<tolerance.scale { power *= 10 }
        return Int128(tolerance.units) * Int128(value.magnitude) / power
    }
}

extension LexicographicSolve {
    /// A goal with its sign changed when it is minimised.
    private struct Goal {
        let coefficients: [Int64]
        let constant: Int64
        let isMinimised: Bool
        let scale: Int

        init(_ goal: LinearModel.Goal) {
            isMinimised = goal.sense == .minimise
            coefficients = goal.sense == .minimise ? goal.coefficients.map { -$0 } : goal.coefficients
            constant = goal.sense == .minimise ? -goal.constant : goal.constant
            scale = goal.scale
        }

        /// No goal: any plan is as good as any other.
        init(columns: Int) {
            coefficients = [Int64](repeating: 0, count: columns)
            constant = 0
            isMinimised = false
            scale = 0
        }
    }

    private func target(_ goal: Goal) -> GoalTarget {
        GoalTarget(
            objective: presolved.original.map { goal.coefficients[$0] },
            offset: Kernel.value(goal.coefficients, at: presolved.fixedValues) + goal.constant, gap: options.gap,
            unit: Double((0..<goal.scale).reduce(Int64(1)) { power, _ in power * 10 }))
    }

    /// Adds the rows that keep a goal, and what follows from them, to the kernel and reduces that again.
    ///
    /// A component can lose no more than all of them together may, so each has to keep the goal's least value less what
    /// the others can reach at best. Where every one is at its best and nothing may be given up, that is all of it, and
    /// no row links them.
    private mutating func hold(_ hold: HoldRow, after outcome: ComponentSearch.Outcome) throws(SolverError) {
        var kernel = presolved.kernel
        let coefficients = presolved.original.map { hold.coefficients[$0] }
        let least = hold.least - Kernel.value(hold.coefficients, at: presolved.fixedValues)
        let number = model.rows.count + holds.count - 1
        var kept = Int128(0)
        for part in outcome.parts {
            let (rest, overflow) = outcome.bound.subtractingReportingOverflow(part.outcome.bound)
            guard !overflow, outcome.bound < Int64.max else { continue }
            let share = Int128(least) - Int128(rest)
            kept += share
            part.program.keep(
                coefficients, atLeast: Int64(clamping: share), as: number, part.outcome.certificate, in: &kernel)
        }
        if kept < Int128(least) || outcome.bound == Int64.max {
            kernel.appendRow(keeping: coefficients, atLeast: least, as: number)
        }
        kernel.indexColumns()
        guard let next = Presolve.run(kernel) else {
            throw .internalError(OptimizerMessages.noPlanKeeps(goal: holds.count))
        }
        presolved = presolved.followed(by: next)
    }

    /// A goal gets an equal share of what is left with those after it, but the first ones the larger part.
    private func goalLimit(_ index: Int) -> SolveClock {
        let later = model.goals.count - index - 1
        guard later > 0, let remaining = clock.remaining else { return clock }
        let usual = later == 1 ? 0.6 : 0.5
        return clock.limited(to: remaining * (index == 0 ? options.firstGoalShare ?? usual : usual))
    }

    private func progress(_ index: Int, goal: Goal, offset: Int64) -> @Sendable (Int64?, Int64?) -> Void {
        let (report, clock) = (options.progress, clock)
        let sign: Int64 = goal.isMinimised ? -1 : 1
        return { value, bound in
            let finite = bound.flatMap { $0 == Int64.max || $0 == Int64.min ? nil : $0 }
            report?(
                SolveProgress(
                    goal: index, seconds: clock.elapsed, value: value.map { sign * ($0 + offset) },
                    bound: finite.map { sign * ($0 + offset) }))
        }
    }
}
