// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Parallel
import Rules
import Tables

/// A scenario made ready to be solved.
public struct PreparedScenario: Sendable {
    public let scenario: Scenario
    public let candidates: CandidateSet
    public let model: PlanningModel

    public init(scenario: Scenario, candidates: CandidateSet, model: PlanningModel) {
        self.scenario = scenario
        self.candidates = candidates
        self.model = model
    }

    /// A step of ``load(_:threads:into:ended:)``.
    public enum Stage: String, Sendable {
        case load
        case match
        case model
    }

    /// Reads, checks, matches and builds; `nil` if there was an error. Every problem goes to the sink.
    ///
    /// - Parameter ended: called when a stage is done.
    public static func load(
        _ path: String, threads: ThreadCount = .allCores, into sink: inout DiagnosticSink,
        ended: (Stage) -> Void = { _ in }
    ) -> PreparedScenario? {
        guard let scenario = ScenarioLoader.load(path, into: &sink) else { return nil }
        ended(.load)
        return prepare(scenario, threads: threads, into: &sink, ended: ended)
    }

    /// Matches and builds a scenario that was read before; `nil` if there was an error.
    public static func prepare(
        _ scenario: Scenario, threads: ThreadCount = .allCores, into sink: inout DiagnosticSink,
        ended: (Stage) -> Void = { _ in }
    ) -> PreparedScenario? {
        let candidates = CandidateJoin.candidates(of: scenario, threads: threads, into: &sink)
        MissingAmounts(scenario).report(candidates, into: &sink)
        MissingReasons(scenario).report(into: &sink)
        ended(.match)
        guard !sink.hasErrors else { return nil }
        guard let model = ModelBuilder.build(candidates, of: scenario, into: &sink) else { return nil }
        ended(.model)
        return PreparedScenario(scenario: scenario, candidates: candidates, model: model)
    }

    public var size: ModelSize {
        ModelSize(
            needs: scenario.tables.table("needs")?.rowCount ?? 0,
            offers: scenario.tables.table("offers")?.rowCount ?? 0,
            candidates: candidates.count, columns: model.model.columns.count, rows: model.model.rows.count)
    }
}

/// Solves a prepared scenario and turns the solver's values into a checked plan.
public enum Planner {
    /// - Throws: ``PlanningError`` if the solver failed or the plan does not pass the independent check; such a plan
    ///   must not be shown to anybody.
    public static func plan(_ prepared: PreparedScenario, options: SolveOptions) throws(PlanningError) -> Plan {
        let start = ContinuousClock.now
        let result: SolveResult
        do throws(SolverError) {
            result = try Solver.solve(prepared.model.model, options: options)
        } catch {
            throw PlanningError.solver(error)
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        return try plan(prepared, from: result, seconds: seconds)
    }

    /// Turns a solver's result into a plan that has passed the independent check.
    static func plan(
        _ prepared: PreparedScenario, from result: SolveResult, seconds: Double, kept: KeptPlan? = nil
    ) throws(PlanningError) -> Plan {
        guard let solved = result.values else {
            return Plan(
                scenario: prepared.scenario, status: result.status, allocations: [], goals: [], unmet: [],
                size: prepared.size, work: result.work, seconds: seconds)
        }
        let values = DerivedColumns(prepared.model).settled(solved)
        let allocations = try AllocationBuilder(prepared).allocations(values)
        let goals = goalOutcomes(prepared, result.goals, values)
        try check(allocations, goals, of: prepared)
        // The solver may stop at the gap that was asked for; only a bound that closes is called optimal.
        let status = result.status == .optimal && !goals.allSatisfy(\.proven) ? .feasible : result.status
        return Plan(
            scenario: prepared.scenario, status: status, allocations: allocations, goals: goals,
            unmet: UnmetAnalysis(prepared, values: values, isProven: goals.allSatisfy(\.isClosed)).unmetNeeds(),
            size: prepared.size, work: result.work,
            seconds: seconds, kept: kept, prices: PlanPrices(result.prices, of: prepared.model.model),
            idleFunds: IdleFund.all(prepared, allocations))
    }

    /// The goals with the values of the final plan: a goal with a tolerance may have given some of its value to later
    /// ones since it was solved.
    private static func goalOutcomes(
        _ prepared: PreparedScenario, _ results: [GoalResult], _ values: [Int64]
    ) -> [GoalOutcome] {
        let model = prepared.model.model
        return zip(prepared.scenario.rules.goals, results).enumerated().map { index, solved in
            let (goal, result) = solved
            let modelGoal = model.goals[index]
            let value = Int64(clamping: model.value(goal: index, at: values))
            return GoalOutcome(
                id: goal.rule.id, title: goal.rule.title, sense: modelGoal.sense,
                value: FixedPoint(mantissa: value, scale: modelGoal.scale).normalised,
                bound: FixedPoint(mantissa: result.bound, scale: modelGoal.scale).normalised,
                proven: result.value == result.bound)
        }
    }

    /// The separate check: every rule, limit and goal recomputed from the tables, without solver and model.
    private static func check(
        _ allocations: [Allocation], _ goals: [GoalOutcome], of prepared: PreparedScenario
    ) throws(PlanningError) {
        let breaches = PlanChecker.breaches(
            allocations: allocations, goals: goals, scenario: prepared.scenario, candidates: prepared.candidates)
        let faults = breaches.map(\.message)
        if !faults.isEmpty { throw PlanningError.checkFailed(faults) }
    }
}

/// Why no plan may be shown although planning was possible.
public enum PlanningError: Error, Sendable {
    case solver(SolverError)
    /// The independent check found the plan to break a rule or a number to be wrong: a fault of the engine.
    case checkFailed([LocalizedText])
    /// An amount of an allocation does not fit; which one.
    case amountTooLarge(String)
}
