// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer

/// Verifies a plan folder: reads the scenario it was made from again and lets the separate checker recompute it.
public struct PlanVerification: Sendable {
    public let scenario: Scenario
    /// Allocations in the folder.
    public let allocations: Int
    public let result: PlanCheckResult

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
        if origin.input.sha256 != scenario.fingerprint {
            result.breaches.append(PlanningMessages.otherInput(at: folder.plan.start))
        }
        return PlanVerification(scenario: scenario, allocations: written.count, result: result)
    }
}
