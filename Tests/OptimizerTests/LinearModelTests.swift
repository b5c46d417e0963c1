// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Testing

@Suite struct LinearModelTests {
    @Test func addsUpTermsOnTheSameColumn() {
        var model = LinearModel()
        let first = Int32(model.addColumn(name: "a", upper: 3))
        let second = Int32(model.addColumn(name: "b", upper: 3))
        model.addRow(
            name: "r", lower: nil, upper: 10, scale: 0,
            terms: [(second, 2), (first, 1), (second, 3), (first, -1)])
        #expect(model.termColumns == [second])
        #expect(model.termCoefficients == [5])
        #expect(model.activity(row: 0, at: [9, 2]) == 10)
    }
}
