// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// What a plan has to do beside keeping all limits.
struct Demand {
    /// least ≤ Σ coefficient · column ≤ most, over columns of the planning model; `nil` for no bound.
    struct Row {
        let name: String
        let least: Int64?
        let most: Int64?
        let terms: [(column: Int32, coefficient: Int64)]
    }

    var rows: [Row] = []
    /// Among the best plans the one that changes fewest groups of this one is wanted.
    var near: [Int64]?

    /// At least (or at most) so many groups of some candidates together.
    static func groups(_ candidates: [Int], atLeast least: Int64? = nil, atMost most: Int64? = nil) -> Demand {
        let terms = candidates.map { (column: Int32($0), coefficient: Int64(1)) }
        return Demand(rows: [Row(name: "asked", least: least, most: most, terms: terms)])
    }

    func near(_ values: [Int64]) -> Demand {
        var demand = self
        demand.near = values
        return demand
    }
}

/// What is known of a goal's best value, the goals before being at theirs. Both in the goal's units and so that more is
/// better: a minimised goal has its sign changed.
struct GoalRange: Hashable {
    /// A plan reaches it; `nil` where a goal before is not proven, so that the plan may not count.
    let low: Int64?
    /// No plan exceeds it.
    let high: Int64
}

/// What came of solving again.
struct Resolution {
    enum Outcome {
        /// One value for each column of the planning model, derived columns as the rules mean them.
        case plan([Int64])
        /// Proven: no plan does what is asked.
        case impossible
        /// Neither a plan nor a proof in time.
        case open
    }

    let outcome: Outcome
    /// One for each goal of the planning model; empty without a plan.
    let goals: [GoalRange]

    var values: [Int64]? { if case .plan(let values) = outcome { values } else { nil } }
}

/// Solves a scenario's model again. Everything that is solved for an explanation is solved by ``solve(_:start:)``.
struct Resolver {
    let planning: PlanningModel
    let timeLimit: Double

    private var columnCount: Int { planning.model.columns.count }

    /// All goals in order, and then, if the demand says so, the fewest changes.
    ///
    /// - Parameter start: column values of the planning model to begin with; used if they do what is asked.
    func solve(_ demand: Demand, start: [Int64]? = nil) throws(PlanningError) -> Resolution {
        let model = model(of: demand)
        let options = SolveOptions(timeLimit: timeLimit, start: start.map { extended($0, demand) })
        let result: SolveResult
        do throws(SolverError) {
            result = try Solver.solve(model, options: options)
        } catch {
            throw PlanningError.solver(error)
        }
        if result.status == .infeasible { return Resolution(outcome: .impossible, goals: []) }
        guard let values = result.values else { return Resolution(outcome: .open, goals: []) }
        let settled = DerivedColumns(planning).settled(Array(values.prefix(columnCount)))
        return Resolution(outcome: .plan(settled), goals: ranges(result.goals))
    }

    /// The goals' coefficient sign: 1 where more is better.
    static func sign(_ goal: LinearModel.Goal) -> Int64 { goal.sense == .maximise ? 1 : -1 }

    private func ranges(_ results: [GoalResult]) -> [GoalRange] {
        var isSettled = true
        return zip(planning.model.goals, results).map { goal, result in
            let (value, bound) = (Self.sign(goal) * result.value, Self.sign(goal) * result.bound)
            let range = GoalRange(low: isSettled ? value : nil, high: bound)
            if value != bound { isSettled = false }
            return range
        }
    }

    private func model(of demand: Demand) -> LinearModel {
        var model = planning.model
        for row in demand.rows {
            model.addRow(name: row.name, lower: row.least, upper: row.most, scale: 0, terms: row.terms)
        }
        if let near = demand.near { addNearness(to: near, &model) }
        return model
    }

    // MARK: Fewest changes

    /// The candidates that the plan has; Σ |x − before| is Σ x over the others, and x − before + 2·dropped here.
    private func allocated(_ near: [Int64]) -> [Int] {
        planning.columns.indices.filter { column in
            if case .candidate = planning.columns[column] { near[column] > 0 } else { false }
        }
    }

    private func addNearness(to near: [Int64], _ model: inout LinearModel) {
        let kept = allocated(near)
        for column in kept {
            let dropped = model.addColumn(
                name: "dropped.\(model.columns[column].name)", upper: near[column],
                block: model.columns[column].block, part: model.columns[column].part)
            model.addRow(
                name: "near.\(model.columns[column].name)", lower: near[column], upper: nil, scale: 0,
                terms: [(Int32(column), 1), (Int32(dropped), 1)])
        }
        let padding = [Int64](repeating: 0, count: kept.count)
        model.goals = model.goals.map { $0.extended(by: padding) }
        var coefficients = planning.columns.map { origin -> Int64 in
            if case .candidate = origin { 1 } else { 0 }
        }
        coefficients += kept.map { _ in 2 }
        model.goals.append(
            LinearModel.Goal(
                id: "changes", sense: .minimise, coefficients: coefficients,
                constant: -kept.reduce(0) { $0 + near[$1] }, scale: 0, tolerance: Amount(units: 0, scale: 0)))
    }

    private func extended(_ start: [Int64], _ demand: Demand) -> [Int64] {
        guard let near = demand.near else { return start }
        return start + allocated(near).map { max(0, near[$0] - start[$0]) }
    }
}

extension LinearModel.Goal {
    /// The same goal over more columns.
    fileprivate func extended(by padding: [Int64]) -> LinearModel.Goal {
        LinearModel.Goal(
            id: id, sense: sense, coefficients: coefficients + padding, constant: constant, scale: scale,
            tolerance: tolerance)
    }
}
