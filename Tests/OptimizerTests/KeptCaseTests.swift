// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Optimizer
import Testing

/// Models in text form: such as once were not proven in good time, assignment problems, a region; with the work they take.
///
/// Work is the same on every machine. A threshold that is passed is a change in the search: to be looked at, and the
/// threshold moved on purpose. They stand about half above what was measured.
@Suite struct KeptCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let model: String
        let goals: [Int64]
        let columns: Int
        let pricings: Int
        let nodes: Int
        let iterations: Int

        var testDescription: String { model }
    }

    static let cases = [
        Case(
            model: "musterkreis", goals: [135, 250, -296_412_198], columns: 300, pricings: 1_700, nodes: 5,
            iterations: 1_450),
        Case(
            model: "musterkreis-sparhaushalt", goals: [100, 175, -9_195_471_686], columns: 350, pricings: 4_900,
            nodes: 130, iterations: 3_500),
        Case(model: "assignment-c-5x25", goals: [527], columns: 260, pricings: 390, nodes: 2, iterations: 580),
        Case(model: "assignment-e-5x25", goals: [3_846], columns: 790, pricings: 2_700, nodes: 17, iterations: 8_600),
        // All needs are of one school, so that one block has everything. The value is HiGHS's.
        Case(
            model: "assignment-d-5x25-one-school", goals: [1_660], columns: 1_500, pricings: 6_000, nodes: 38,
            iterations: 24_000),
        Case(
            model: "region", goals: [293, -71_514_854_569], columns: 1_300, pricings: 16_500, nodes: 140,
            iterations: 6_400),
    ]

    @Test(arguments: cases) func isProvenWithinItsWork(kept: Case) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let data = try Data(contentsOf: folder.appendingPathComponent("\(kept.model).model.txt"))
        let result = try Solver.solve(LinearModel(text: String(decoding: data, as: UTF8.self)), options: SolveOptions())
        #expect(result.status == .optimal)
        #expect(result.goals.map(\.value) == kept.goals)
        #expect(result.goals.map(\.bound) == kept.goals)
        #expect(result.work.columns <= kept.columns, "\(kept.model) \(result.work)")
        #expect(result.work.subproblems <= kept.pricings, "\(kept.model) \(result.work)")
        #expect(result.work.nodes <= kept.nodes, "\(kept.model) \(result.work)")
        #expect(result.work.simplexIterations <= kept.iterations, "\(kept.model) \(result.work)")
    }
}
