// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Rules

/// Verifies a plan folder: reads the scenario it was made from again and lets the separate checker recompute it.
public struct PlanVerification: Sendable {
    public let scenario: Scenario
    /// Allocations in the folder.
    public let allocations: Int
    public let result: PlanCheckResult
    /// The folder, and its `plan.json` as it was read.
    public let folder: String
    public let file: SourceFile
    /// The plan with all that follows from its allocations, as far as they keep every rule; `nil` elsewhere, and for a
    /// plan of another input.
    public let plan: Plan?

    /// - Parameters:
    ///   - path: the output folder of a plan, or its `plan.json`.
    ///   - scenarioPath: where the scenario lies now; `nil` for the path in `plan.json`.
    /// - Returns: `nil` (and errors in the sink) if the plan or its scenario cannot be read. Breaches are no errors
    ///   of reading: they are in ``result``.
    public static func run(
        _ path: String, scenarioPath: String?, into sink: inout DiagnosticSink
    ) -> PlanVerification? {
        guard let folder = PlanFolder.read(path, into: &sink) else { return nil }
        let origin = folder.origin
        if origin.status == SolveStatus.infeasible.rawValue {
            sink.report(PlanningMessages.nothingToVerify(at: folder.plan.start))
            return nil
        }
        guard let scenario = ScenarioLoader.load(scenarioPath ?? origin.input.path, into: &sink),
            let written = AllocationReader.read(folder.allocations, scenario: scenario, into: &sink)
        else { return nil }
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        guard !sink.hasErrors else { return nil }
        var result = PlanChecker.check(written: written, scenario: scenario, candidates: candidates)
        guard let goals = PlanChecker.compareGoals(of: folder.plan, with: result.goals, into: &sink) else { return nil }
        result.breaches += goals
        if !scenario.isInput(origin.input.sha256) {
            result.breaches.append(PlanningMessages.otherInput(at: folder.plan.start))
        }
        if let breach = statusBreach(folder) { result.breaches.append(breach) }
        let plan =
            result.breaches.allSatisfy(\.isOfNumber)
            ? WrittenPlan.plan(written, folder.plan, scenario, candidates, into: &sink) : nil
        return PlanVerification(
            scenario: scenario, allocations: written.count, result: result, folder: folder.path, file: folder.plan,
            plan: plan)
    }

    /// A status that no plan with allocations has, or that claims a proof which goals do not have.
    private static func statusBreach(_ folder: PlanFolder) -> Breach? {
        // A file whose goals cannot be read was told before.
        var told = DiagnosticSink()
        let goals = WrittenGoal.read(folder.plan, into: &told) ?? []
        let text = folder.origin.status
        switch SolveStatus(rawValue: text) {
        case nil: return VerificationMessages.unknownStatus(text, at: folder.plan.start)
        case .optimal where !goals.allSatisfy(\.proven):
            return VerificationMessages.unprovenStatus(text, at: folder.plan.start)
        default: return nil
        }
    }
}

extension Breach {
    /// Numbers that are told wrong: the allocations themselves keep every rule.
    fileprivate var isOfNumber: Bool {
        [
            "verify.wrong-number", "verify.missing-number", "verify.baseless-number", "verify.wrong-goal",
            "verify.wrong-bound", "verify.wrong-gap", "verify.wrong-proof", "verify.wrong-sense",
        ].contains(id)
    }
}
