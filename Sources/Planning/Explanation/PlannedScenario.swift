// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Optimizer
public import Parallel
import Rules
import Tables

/// A scenario with the plan that was made for it: what questions are asked about.
public struct PlannedScenario: Sendable {
    /// What is known of one goal of the plan, in units of the model's goal.
    public struct GoalState: Sendable, Hashable {
        public let value: Int64
        /// No plan that keeps the goals before can be better.
        public let bound: Int64
        public let isProven: Bool

        public init(value: Int64, bound: Int64, isProven: Bool) {
            self.value = value
            self.bound = bound
            self.isProven = isProven
        }
    }

    /// A plan on the model.
    public struct Solution: Sendable {
        /// One for each column of the model, derived columns as the rules mean them.
        public let values: [Int64]
        /// One for each goal of the model.
        public let goals: [GoalState]

        public init(values: [Int64], goals: [GoalState]) {
            self.values = values
            self.goals = goals
        }
    }

    public let prepared: PreparedScenario
    /// `nil` where no plan can keep all rules.
    public let solution: Solution?

    public init(_ prepared: PreparedScenario, solution: Solution?) {
        self.prepared = prepared
        self.solution = solution
    }

    /// A plan that was just made.
    ///
    /// - Returns: `nil` for a plan that does not belong to the scenario.
    public init?(_ prepared: PreparedScenario, plan: Plan) {
        guard plan.exists else {
            guard plan.status == .infeasible else { return nil }
            self.init(prepared, solution: nil)
            return
        }
        let rows = plan.allocations.map {
            PlannedRow(need: $0.need, offer: $0.offer, fund: $0.fund, groups: $0.groups)
        }
        guard let values = Self.values(of: rows, prepared).found else { return nil }
        let states = plan.goals.map { (bound: $0.bound, isProven: $0.proven) }
        guard let solution = Self.solution(values, states, prepared) else { return nil }
        self.init(prepared, solution: solution)
    }
}

// MARK: - Planning

extension PlannedScenario {
    /// Plans a scenario to ask about; `nil` (and an error in the sink) if no plan was found and none was refuted.
    ///
    /// - Throws: as `Planner.plan(_:options:)`.
    public static func plan(
        _ prepared: PreparedScenario, options: SolveOptions, into sink: inout DiagnosticSink
    ) throws(PlanningError) -> PlannedScenario? {
        if let planned = PlannedScenario(prepared, plan: try Planner.plan(prepared, options: options)) {
            return planned
        }
        sink.report(ExplanationMessages.noPlan(of: prepared.scenario.path))
        return nil
    }
}

// MARK: - Reading

extension PlannedScenario {
    /// Reads an output folder of `plan`, and the scenario it was made from, again.
    ///
    /// - Parameters:
    ///   - path: the folder or its `plan.json`.
    ///   - scenarioPath: where the scenario lies now; `nil` for the path in `plan.json`.
    /// - Returns: `nil` (and errors in the sink) if the plan cannot be read or does not belong to the scenario as it is
    ///   now.
    public static func load(
        _ path: String, scenarioPath: String?, threads: ThreadCount = .allCores, into sink: inout DiagnosticSink
    ) -> PlannedScenario? {
        guard let folder = PlanFolder.read(path, into: &sink) else { return nil }
        let origin = folder.origin.input.path
        if scenarioPath == nil, !FileManager.default.fileExists(atPath: origin) {
            sink.report(ExplanationMessages.scenarioMoved(origin, at: folder.plan.start))
            return nil
        }
        guard let prepared = PreparedScenario.load(scenarioPath ?? origin, threads: threads, into: &sink) else {
            return nil
        }
        guard prepared.scenario.isInput(folder.origin.input.sha256) else {
            sink.report(ExplanationMessages.otherInput(at: folder.plan.start))
            return nil
        }
        if folder.origin.status == SolveStatus.infeasible.rawValue {
            return PlannedScenario(prepared, solution: nil)
        }
        return read(folder, prepared, into: &sink)
    }

    private static func read(
        _ folder: PlanFolder, _ prepared: PreparedScenario, into sink: inout DiagnosticSink
    ) -> PlannedScenario? {
        guard let rows = AllocationReader.read(folder.allocations, scenario: prepared.scenario, into: &sink),
            let goals = WrittenGoal.read(folder.plan, into: &sink)
        else { return nil }
        let (found, missing) = values(of: rows.map(\.planned), prepared)
        for row in missing { sink.report(ExplanationMessages.noCandidate(at: row.place)) }
        guard let found else { return nil }
        let states = goals.map { (bound: $0.bound.fixedPoint, isProven: $0.proven) }
        let known = states.compactMap { state in state.bound.map { (bound: $0, isProven: state.isProven) } }
        guard let solution = solution(found, known, prepared) else {
            sink.report(ExplanationMessages.brokenPlan(at: folder.plan.start))
            return nil
        }
        return PlannedScenario(prepared, solution: solution)
    }

    /// The column values of a plan's rows; the rows that are no candidates.
    private static func values(
        of rows: [PlannedRow], _ prepared: PreparedScenario
    ) -> (found: [Int64]?, missing: [PlannedRow]) {
        let index = CandidateIndex(prepared.candidates)
        var values = [Int64](repeating: 0, count: prepared.model.model.columns.count)
        var missing: [PlannedRow] = []
        for row in rows {
            if let candidate = index[row.need, row.offer, row.fund] {
                values[candidate] += row.groups
            } else {
                missing.append(row)
            }
        }
        return (missing.isEmpty ? DerivedColumns(prepared.model).settled(values) : nil, missing)
    }

    /// `nil` if the values break the model or the goals are not the model's.
    private static func solution(
        _ values: [Int64], _ states: [(bound: FixedPoint, isProven: Bool)], _ prepared: PreparedScenario
    ) -> Solution? {
        let model = prepared.model.model
        guard states.count == model.goals.count, SolutionCheck(values, of: model).isAdmissible else { return nil }
        var goals: [GoalState] = []
        for (index, state) in states.enumerated() {
            guard let bound = state.bound.rescaled(to: model.goals[index].scale) else { return nil }
            goals.append(
                GoalState(
                    value: Int64(clamping: model.value(goal: index, at: values)), bound: bound.mantissa,
                    isProven: state.isProven))
        }
        return Solution(values: values, goals: goals)
    }
}
