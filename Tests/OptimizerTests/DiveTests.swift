// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Optimizer

/// Dives of large programs.
@Suite struct DiveTests {
    /// The last columns are searched as a small program; without any plan so far there is no value to compare with.
    @Test func endsWithoutAPlanToBeat() throws {
        var model = RegionTests.model(seed: 3, parts: 1, blocksPerPart: 365)
        let values = model.goals[0].coefficients
        let bound = try search(model, nodes: 1).bound
        // The relaxation reaches it, a plan hardly.
        model.addRow(
            name: "demand", lower: bound, upper: nil, scale: 0,
            terms: values.indices.filter { values[$0] != 0 }.map { (Int32($0), values[$0]) })
        let kernel = Kernel(model)
        #expect(kernel.columnCount > 1_800)
        let outcome = try search(model, nodes: 2)
        #expect(outcome.bound <= bound)
        if let found = outcome.values {
            #expect(kernel.admits(found))
            #expect(Kernel.value(values, at: found) == bound)
        }
    }

    private func search(_ model: LinearModel, nodes: Int) throws -> BranchAndPrice.Outcome {
        let target = GoalTarget(objective: model.goals[0].coefficients, offset: 0, gap: 0, unit: 1)
        return try BranchAndPrice.run(
            Kernel(model), target: target, start: nil, clock: SolveClock(limit: nil, cancellation: Cancellation()),
            work: SolveWork(), scope: .part(nodes: nodes), report: { _, _ in }
        ).0
    }
}
