// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import TestSupport
import Testing

/// The text form, the MPS form and the checks of a model.
@Suite struct ModelFormTests {
    /// One column of each kind, rows with every pattern of bounds, two goals, names of every sort.
    static func sample() -> LinearModel {
        var model = LinearModel()
        let plain = Int32(model.addColumn(name: "x.B1.A1", upper: 3, block: 0))
        let spaced = Int32(model.addColumn(name: "with \"space\"", lower: -2, upper: 5, block: 1))
        let twin = Int32(model.addColumn(name: "twin", lower: 1, upper: 1))
        let other = Int32(model.addColumn(name: "twin", upper: 1, kind: .implied))
        model.addRow(name: "L-01.B1", lower: nil, upper: 4, scale: 0, terms: [(plain, 1), (spaced, 2)])
        model.addRow(name: "range", lower: -5, upper: 12_345, scale: 3, terms: [(plain, -1_500), (twin, 20)])
        model.addRow(name: "equal", lower: 7, upper: 7, scale: 0, terms: [(plain, 1), (spaced, 1), (other, 1)])
        model.addRow(name: "least", lower: 0, upper: nil, scale: 2, terms: [(other, -305)])
        model.addRow(name: "free", lower: nil, upper: nil, scale: 0, terms: [(plain, 1)])
        model.addRow(name: "", lower: 0, upper: 0, scale: 0, terms: [])
        model.goals = [
            LinearModel.Goal(
                id: "G-1", sense: .maximise, coefficients: [4, 0, -3, 0], constant: 12, scale: 0,
                tolerance: Amount(units: 50, scale: 3)),
            LinearModel.Goal(
                id: "G-2", sense: .minimise, coefficients: [0, -1_000_000_001, 0, 5], constant: 0, scale: 9,
                tolerance: Amount(units: 0, scale: 0)),
        ]
        return model
    }

    @Test func textReadsBackToTheSameModel() throws {
        let model = Self.sample()
        #expect(try LinearModel(text: model.text) == model)
        try expectSnapshot(model.text, named: "sample.model.txt")
    }

    @Test func filesHaveEveryGoalAndExactDecimals() throws {
        try expectSnapshot(Self.sample().mps, named: "sample.mps")
        try expectSnapshot(Self.sample().lp, named: "sample.lp")
    }

    @Test(arguments: [
        ("column x 0", "line 1: the line ends too early"),
        ("column x 0 1 real", "line 1: `real` is none of `continuous`, `implied`, `integer`"),
        ("\nrow r scale 0 in 0..1: 1 x", "line 2: no column `x`"),
        ("row r scale 0 in 0-1: 0", "line 1: `0-1` is no range such as `0..4`"),
        ("row r scale 0 in 0..1: 0 0", "line 1: no column `0`"),
        ("row \"r scale 0", "line 1: a quoted name does not end"),
        ("bound x 3", "line 1: `bound` is no column, row or goal"),
        ("column x 0 9223372036854775808 integer", "line 1: `9223372036854775808` is no integer of 64 bits"),
    ])
    func textErrorsNameTheirLine(text: String, message: String) {
        let error = #expect(throws: ModelTextError.self) { try LinearModel(text: text) }
        #expect(error.map { "line \($0.line): \($0.message)" } == message)
    }

    @Test(arguments: [
        ("column x 3 2 integer", "column 0 `x`: lower bound 3 above 2"),
        ("column x 0 2000000000000 integer", "column 0 `x`: a bound beyond ±2^40"),
        ("column x 0 1 integer\nrow r scale 0 in 3..2: 1 x", "row 0 `r`: lower bound 3 above 2"),
        ("column x 0 1 integer\nrow r scale 19 in 0..2: 1 x", "row 0 `r`: the scale 19 is not 0 to 18"),
        (
            "column x 0 1 integer\ngoal g maximise scale 0 tolerance 0 constant 0: 9007199254740993 x",
            "goal 0 `g`: the coefficient 9007199254740993 of `x` is beyond ±2^53"
        ),
        (
            "column x 0 1000000000 integer\ngoal g maximise scale 0 tolerance 0 constant 0: 9000000000 x",
            "goal 0 `g`: its value could reach 2^62 units"
        ),
    ])
    func badModelsAreRefused(text: String, message: String) throws {
        let model = try LinearModel(text: text)
        let error = #expect(throws: SolverError.self) { try Solver.solve(model, options: SolveOptions()) }
        guard case .badModel(let told)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(told.en == message)
        #expect(told.de != message && told.de.contains(" `"))
        #expect(Solver.faults(in: model).map(\.error) == [error])
    }

    @Test func solutionCheckListsEveryBreach() {
        let model = Self.sample()
        let check = SolutionCheck([9, 6, 1, 1], of: model)
        #expect(check.columns == [0, 1])
        #expect(check.rows.map(\.row) == [0, 1, 2, 3])
        #expect(check.rows.map(\.activity) == [21, -13_480, 16, -305])
        #expect(SolutionCheck([3, 0, 1, 0], of: model).rows.map(\.row) == [1, 2])
        #expect(SolutionCheck([3, 0, 1], of: model).isAdmissible == false)
    }
}
