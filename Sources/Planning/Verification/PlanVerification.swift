// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
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
        let folder = path.hasSuffix(".json") ? InputFiles.parent(of: path) : path
        let names = ["plan.json", "allocations.csv"]
        let files = names.compactMap { name in
            InputFiles.read(InputFiles.join(folder, name), orReport: { PlanningMessages.missingPlan($0) }, into: &sink)
        }
        guard files.count == names.count, let origin = PlanOrigin.read(files[0], into: &sink) else { return nil }
        if origin.status == SolveStatus.infeasible.rawValue {
            sink.report(PlanningMessages.nothingToVerify(at: files[0].start))
            return nil
        }
        guard let scenario = ScenarioLoader.load(scenarioPath ?? origin.input.path, into: &sink),
            let written = AllocationReader.read(files[1], scenario: scenario, into: &sink)
        else { return nil }
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        guard !sink.hasErrors else { return nil }
        var result = PlanChecker.check(written: written, scenario: scenario, candidates: candidates)
        guard let goals = PlanChecker.compareGoals(of: files[0], with: result.goals, into: &sink) else { return nil }
        result.breaches += goals
        if origin.input.sha256 != scenario.fingerprint {
            result.breaches.append(PlanningMessages.otherInput(at: files[0].start))
        }
        return PlanVerification(scenario: scenario, allocations: written.count, result: result)
    }
}

/// The part of plan.json that says what the plan was made from.
private struct PlanOrigin: Decodable {
    struct Input: Decodable {
        let path: String
        let sha256: String
    }

    let status: String
    let input: Input

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> PlanOrigin? {
        if let origin = try? JSONDecoder().decode(PlanOrigin.self, from: Data(file.bytes)) { return origin }
        sink.report(PlanningMessages.noOrigin(at: file.start))
        return nil
    }
}
