// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Optimizer
import Testing

/// Models in text form that once were not proven in good time.
@Suite struct KeptCaseTests {
    @Test(arguments: [
        ("musterkreis", [Int64(135), 250, -296_412_198]),
        ("musterkreis-sparhaushalt", [100, 175, -9_195_471_686]),
    ])
    func isProven(name: String, values: [Int64]) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let data = try Data(contentsOf: folder.appendingPathComponent("\(name).model.txt"))
        let result = try Solver.solve(LinearModel(text: String(decoding: data, as: UTF8.self)), options: SolveOptions())
        #expect(result.status == .optimal)
        #expect(result.goals.map(\.value) == values)
        #expect(result.goals.map(\.bound) == values)
    }
}
