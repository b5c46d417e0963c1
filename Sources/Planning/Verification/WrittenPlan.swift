// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Optimizer
public import Parallel
import Rules
import Tables

/// A plan that was written before, read back with the scenario it was made from, and checked again.
public struct WrittenPlan: Sendable {
    public let prepared: PreparedScenario
    /// Allocations and open needs as they follow from the file; seconds and work of the solve are not known any more.
    public let plan: Plan
    /// SHA-256 of `allocations.csv`, in hexadecimal.
    public let fingerprint: String

    /// Reads an output folder of `plan`.
    ///
    /// A plan that breaks a rule, that tells wrong numbers or whose scenario has changed since is an error of the cause
    /// `breach`: nothing may be decided on it.
    ///
    /// - Parameters:
    ///   - path: the folder or its `plan.json`.
    ///   - scenarioPath: where the scenario lies now; `nil` for the path in `plan.json`.
    public static func load(
        _ path: String, scenarioPath: String? = nil, threads: ThreadCount = .allCores, into sink: inout DiagnosticSink
    ) -> WrittenPlan? {
        let folder = path.hasSuffix(".json") ? InputFiles.parent(of: path) : path
        let files = ["plan.json", "allocations.csv"].compactMap { name in
            InputFiles.read(InputFiles.join(folder, name), orReport: { PlanningMessages.missingPlan($0) }, into: &sink)
        }
        guard files.count == 2, let head = Head.read(files[0], into: &sink) else { return nil }
        guard head.status != .infeasible else {
            sink.report(PlanningMessages.nothingToVerify(at: files[0].start))
            return nil
        }
        let source = scenarioPath ?? head.path
        guard let prepared = PreparedScenario.load(source, threads: threads, into: &sink),
            let rows = AllocationReader.read(files[1], scenario: prepared.scenario, into: &sink)
        else { return nil }
        guard verify(rows, files[0], head, prepared, into: &sink) else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.add("allocations", files[1].bytes)
        do throws(PlanningError) {
            let plan = try plan(rows, head, prepared)
            return WrittenPlan(prepared: prepared, plan: plan, fingerprint: fingerprint.finished())
        } catch {
            sink.report(PlanningMessages.unreadablePlan(error, at: files[1].start))
            return nil
        }
    }

    private static func verify(
        _ rows: [WrittenAllocation], _ file: SourceFile, _ head: Head, _ prepared: PreparedScenario,
        into sink: inout DiagnosticSink
    ) -> Bool {
        let result = PlanChecker.check(written: rows, scenario: prepared.scenario, candidates: prepared.candidates)
        guard let goals = PlanChecker.compareGoals(of: file, with: result.goals, into: &sink) else { return false }
        var breaches = result.breaches + goals
        if !prepared.scenario.isInput(head.fingerprint) {
            breaches.append(PlanningMessages.otherInput(at: file.start))
        }
        for breach in breaches { sink.report(breach.diagnostic) }
        return breaches.isEmpty
    }

    /// The same of a plan that was checked without a model; `nil` (and an error in the sink) if it cannot be read. Rows that
    /// are no candidates are left out.
    static func plan(
        _ rows: [WrittenAllocation], _ file: SourceFile, _ scenario: Scenario, _ candidates: CandidateSet,
        into sink: inout DiagnosticSink
    ) -> Plan? {
        guard let head = Head.read(file, into: &sink),
            let model = ModelBuilder.build(candidates, of: scenario, into: &sink)
        else { return nil }
        let prepared = PreparedScenario(scenario: scenario, candidates: candidates, model: model)
        do throws(PlanningError) {
            return try plan(rows, head, prepared)
        } catch {
            sink.report(PlanningMessages.unreadablePlan(error, at: file.start))
            return nil
        }
    }

    /// The plan with everything that follows from its groups. The rows are candidates: they have been checked.
    private static func plan(
        _ rows: [WrittenAllocation], _ head: Head, _ prepared: PreparedScenario
    ) throws(PlanningError) -> Plan {
        var groups: [PlannedPlace: Int64] = [:]
        for row in rows { groups[PlannedPlace(row.planned), default: 0] += row.planned.groups }
        let candidates = prepared.candidates
        var values = [Int64](repeating: 0, count: prepared.model.model.columns.count)
        for index in 0..<candidates.count { values[index] = groups[PlannedPlace(candidates, index)] ?? 0 }
        let settled = DerivedColumns(prepared.model).settled(values)
        let allocations = try AllocationBuilder(prepared).allocations(settled)
        let goals = head.goals(of: prepared)
        let analysis = UnmetAnalysis(prepared, values: settled, isProven: goals.allSatisfy(\.isClosed))
        return Plan(
            scenario: prepared.scenario, status: head.status, allocations: allocations, goals: goals,
            unmet: analysis.unmetNeeds(), size: prepared.size, work: SolveWork(), seconds: 0,
            idleFunds: IdleFund.all(prepared, allocations))
    }
}

/// Need, offer and fund of an allocation, as rows.
private struct PlannedPlace: Hashable {
    let need: Int
    let offer: Int
    /// −1 without one.
    let fund: Int

    init(_ row: PlannedRow) {
        (need, offer, fund) = (row.need, row.offer, row.fund ?? -1)
    }

    init(_ candidates: CandidateSet, _ index: Int) {
        need = Int(candidates.needs[index])
        offer = Int(candidates.offers[index])
        fund = candidates.funds.isEmpty ? -1 : Int(candidates.funds[index])
    }
}

/// What `plan.json` says of a plan beside its allocations.
private struct Head {
    let status: SolveStatus
    let path: String
    let fingerprint: String
    let written: [Goal]

    struct Goal: Decodable {
        let id: String
        let value: Decimal
        let bound: Decimal
        let proven: Bool
    }

    private struct File: Decodable {
        struct Input: Decodable {
            let path: String
            let sha256: String
        }

        let status: String
        let goals: [Goal]
        let input: Input
    }

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> Head? {
        guard let content = try? JSONDecoder().decode(File.self, from: Data(file.bytes)),
            let status = SolveStatus(rawValue: content.status)
        else {
            sink.report(PlanningMessages.noOrigin(at: file.start))
            return nil
        }
        return Head(
            status: status, path: content.input.path, fingerprint: content.input.sha256, written: content.goals)
    }

    /// The goals of the scenario with the numbers of the file, which have been compared with the allocations.
    func goals(of prepared: PreparedScenario) -> [GoalOutcome] {
        zip(prepared.scenario.rules.goals, written).enumerated().compactMap { index, pair in
            let (goal, number) = pair
            guard let value = FixedPoint(parsing: number.value.description),
                let bound = FixedPoint(parsing: number.bound.description)
            else { return nil }
            return GoalOutcome(
                id: number.id, title: goal.rule.title, sense: prepared.model.model.goals[index].sense, value: value,
                bound: bound, proven: number.proven)
        }
    }
}
