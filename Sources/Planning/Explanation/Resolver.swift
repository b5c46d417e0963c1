// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// What is known of a goal's best value, the goals before being at theirs. Both in the goal's units and so that more is
/// better: a minimised goal has its sign changed.
struct GoalRange: Hashable {
    /// A plan reaches it; `nil` where a goal before is not proven, so that the plan may not count.
    let low: Int64?
    /// No plan exceeds it.
    let high: Int64

    var isProven: Bool { low == high }
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
    /// One for each goal that was asked for; empty without a plan.
    let goals: [GoalRange]

    var values: [Int64]? { if case .plan(let values) = outcome { values } else { nil } }

    /// Whether every goal has its best value.
    var isProven: Bool { goals.allSatisfy(\.isProven) }
}

/// Solves a scenario's model again. Everything that is solved for an explanation is solved by ``solve(_:start:)``.
struct Resolver {
    /// The first goal that differs decides an answer, and mostly that is the very first.
    private static let firstGoalShare = 0.75

    let planning: PlanningModel
    let options: ExplanationOptions

    /// The goals in order, and then, if the demand says so, the fewest changes.
    ///
    /// - Parameter start: column values of the planning model to begin with, as those of a plan near to what is asked.
    func solve(_ demand: Demand, start: [Int64]? = nil) throws(PlanningError) -> Resolution {
        let asked = DemandModel(planning, demand)
        let options = SolveOptions(
            timeLimit: options.timeLimit, memoryLimit: options.memoryLimit, cancellation: options.cancellation,
            firstGoalShare: Self.firstGoalShare, start: start.flatMap { asked.extended($0) })
        let result: SolveResult
        do throws(SolverError) {
            result = try Solver.solve(asked.model, options: options)
        } catch {
            throw PlanningError.solver(error)
        }
        if result.status == .infeasible { return Resolution(outcome: .impossible, goals: []) }
        guard let values = result.values else { return Resolution(outcome: .open, goals: []) }
        let settled = DerivedColumns(planning).settled(Array(values.prefix(planning.model.columns.count)))
        let known = result.goals.map { ($0.value, $0.bound) }
        return Resolution(outcome: .plan(settled), goals: Self.ranges(known, of: asked.model.goals))
    }

    /// The goals' coefficient sign: 1 where more is better.
    static func sign(_ goal: LinearModel.Goal) -> Int64 { goal.sense == .maximise ? 1 : -1 }

    /// From the value and the bound of each goal, in its own sense.
    static func ranges(_ known: [(value: Int64, bound: Int64)], of goals: [LinearModel.Goal]) -> [GoalRange] {
        var isSettled = true
        return zip(goals, known).map { goal, result in
            let (value, bound) = (sign(goal) * result.value, sign(goal) * result.bound)
            let range = GoalRange(low: isSettled ? value : nil, high: bound)
            if value != bound { isSettled = false }
            return range
        }
    }

    // MARK: Goals held

    /// Rows that hold every goal of the planning model at these values (more is better), less the tolerance that goals
    /// before the last may give up.
    ///
    /// - Parameter exactly: whether nothing is given up.
    func holding(_ values: [Int64], exactly: Bool = false) -> [Demand.Row] {
        let goals = planning.model.goals
        return goals.indices.map { index in
            let goal = goals[index]
            let sign = Self.sign(goal)
            let given = exactly || index == goals.count - 1 ? 0 : Self.allowance(goal, values[index])
            let least = values[index] - sign * goal.constant - given
            let terms = goal.coefficients.indices.filter { goal.coefficients[$0] != 0 }
                .map { (column: Int32($0), coefficient: sign * goal.coefficients[$0]) }
            return Demand.Row(name: "goal.\(goal.id)", least: least, most: nil, terms: terms)
        }
    }

    /// As the solver has it: a share of the value, rounded down.
    static func allowance(_ goal: LinearModel.Goal, _ value: Int64) -> Int64 {
        var power: Int128 = 1
        for _ in 0..<goal.tolerance.scale { power *= 10 }
        return Int64(clamping: Int128(goal.tolerance.units) * Int128(value.magnitude) / power)
    }
}
