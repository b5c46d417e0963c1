// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import GLPK
import Optimizer
import Tables
import Testing

@testable import Planning

/// Exported models of scenarios, read and solved by GLPK itself: the first goal has the value of the plan.
@Suite struct ExportedScenarioTests {
    private static let scenarios = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("scenarios")

    @Test(arguments: ["winzling", "kulturstrolche", "jekits", "startchancen", "kulturrucksack"])
    func glpkReadsTheOptimumOfThePlan(name: String) throws {
        var sink = DiagnosticSink()
        let path = Self.scenarios.appendingPathComponent(name).path
        let prepared = try #require(PreparedScenario.load(path, into: &sink), "\(sink.shown)")
        let model = prepared.model.model
        let goal = try #require(model.goals.first)
        let plan = try Planner.plan(prepared, options: SolveOptions())
        let expected = try #require(plan.goals.first)
        #expect(expected.proven)
        for (format, text) in [(Problem.FileFormat.freeMPS, model.mps), (.cplexLP, model.lp)] {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
            try Data(text.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let objective = try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
                try problem.read(format, from: file.path)
                return try problem.solveInteger(IntegerOptions(presolve: true)).objective
            }
            let value = try #require(objective) * (format == .freeMPS && goal.sense == .maximise ? -1 : 1)
            #expect(abs(value - expected.value.double) <= 1e-6 * max(1, abs(value)), "\(format)")
        }
    }
}
