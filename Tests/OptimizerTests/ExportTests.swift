// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPK
import Optimizer
import TestSupport
import Testing

/// The files for other solvers, read by a reader that is not ours.
@Suite struct ExportTests {
    @Test(arguments: 0..<UInt64(6))
    func glpkReadsTheSameOptimum(group: UInt64) throws {
        for seed in group * 20..<group * 20 + 20 {
            let model = RandomModels.model(seed: seed)
            let expected = BruteForce(model).goals
            for file in try ExportedFile.all(of: model) {
                defer { file.remove() }
                let read = try file.solved()
                guard let value = expected?.first else {
                    #expect(read.objective == nil, "seed \(seed), \(file.format)\n\(file.text)")
                    continue
                }
                let optimum = Double(value) / pow(10, Double(model.goals[0].scale))
                let objective = try #require(read.objective, "seed \(seed), \(file.format)\n\(file.text)")
                #expect(
                    abs(file.value(objective, of: model.goals[0]) - optimum) < 1e-6,
                    "seed \(seed), \(file.format)\n\(file.text)")
            }
        }
    }

    /// What readers trip over: a column that is nowhere, a row without terms, negative bounds, constants, odd names.
    @Test func glpkReadsEverySortOfRowAndColumn() throws {
        for (model, optimum) in [(Self.awkward(), 1.6), (Self.solvable(), 9.0)] {
            let result = try Solver.solve(model, options: SolveOptions())
            #expect(Double(result.goals[0].value) / pow(10, Double(model.goals[0].scale)) == optimum)
            for file in try ExportedFile.all(of: model) {
                defer { file.remove() }
                let read = try file.solved()
                #expect(read.integers == 3)
                let value = file.value(read.objective ?? .nan, of: model.goals[0])
                #expect(abs(value - optimum) < 1e-9, "\(file.format)\n\(file.text)")
            }
        }
    }

    /// The sample of the forms with a side that can be kept, and one column more that is nowhere.
    private static func solvable() -> LinearModel {
        let sample = ModelFormTests.sample()
        var model = LinearModel()
        for column in sample.columns {
            model.addColumn(name: column.name, lower: column.lower, upper: column.upper, kind: column.kind)
        }
        model.addColumn(name: "nowhere", lower: -3, upper: -1, kind: .implied)
        for row in sample.rows {
            let terms = row.terms.map { (column: sample.termColumns[$0], coefficient: sample.termCoefficients[$0]) }
            let isEqual = row.name == "equal"
            model.addRow(
                name: row.name, lower: isEqual ? 2 : row.lower, upper: isEqual ? 2 : row.upper, scale: row.scale,
                terms: terms)
        }
        model.goals = sample.goals.map { goal in
            LinearModel.Goal(
                id: goal.id, sense: goal.sense, coefficients: goal.coefficients + [0], constant: goal.constant,
                scale: goal.scale, tolerance: goal.tolerance)
        }
        return model
    }

    /// Names that are numbers, signs or key words elsewhere, and some that become equal.
    static func awkward() -> LinearModel {
        var model = LinearModel()
        let names = ["RHS", "ENDATA", "free", "1.5e3", "-x", "a b", "a_b", "ä"]
        let columns = names.enumerated().map { index, name in
            Int32(model.addColumn(name: name, lower: -2, upper: 3, kind: index < 3 ? .integer : .implied))
        }
        for (index, name) in ["BOUNDS", "bound", "r", "r.to", "minus_G-1", "e9"].enumerated() {
            model.addRow(
                name: name, lower: index == 2 ? -4 : nil, upper: 5, scale: 0,
                terms: index == 5 ? [] : columns.map { ($0, Int64(index + 1)) })
        }
        model.goals = ["G-1", "max"].map { id in
            LinearModel.Goal(
                id: id, sense: .maximise, coefficients: [0, 1, 1, 1, 1, 0, 1, -1], constant: 7, scale: 1,
                tolerance: Amount(units: 0, scale: 0))
        }
        return model
    }

    @Test func namesAreTakenByEveryReader() throws {
        let lp = Self.awkward().lp
        for name in ["_RHS", "_ENDATA", "_free", "_1.5e3", "_x", "a_b", "a_b_6", "__"] {
            #expect(lp.contains(" -2 <= \(name) <= 3\n"), "\(name)")
        }
        for name in ["_BOUNDS:", "_bound:", "r.from:", "r.to:", "r.to_3:", "minus_G_1_4:", "_e9:"] {
            #expect(lp.contains("\n \(name)"), "\(name)")
        }
        try expectSnapshot(lp, named: "awkward.lp")
        try expectSnapshot(Self.awkward().mps, named: "awkward.mps")
    }

    @Test func aModelWithoutGoalsOrColumnsIsAFileAsWell() throws {
        var model = LinearModel()
        for file in try ExportedFile.all(of: model) {
            defer { file.remove() }
            #expect(try file.solved().integers == 0)
        }
        model.addColumn(name: "x", upper: 1)
        model.addRow(name: "r", lower: 1, upper: 1, scale: 0, terms: [(0, 1)])
        for file in try ExportedFile.all(of: model) {
            defer { file.remove() }
            #expect(try file.solved().objective == 0)
        }
    }
}

/// A model as a file, read and solved by GLPK.
struct ExportedFile {
    let format: Problem.FileFormat
    let text: String
    private let url: URL

    static func all(of model: LinearModel) throws -> [ExportedFile] {
        try [ExportedFile(.freeMPS, model.mps), ExportedFile(.cplexLP, model.lp)]
    }

    private init(_ format: Problem.FileFormat, _ text: String) throws {
        self.format = format
        self.text = text
        url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
        try Data(text.utf8).write(to: url)
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    /// The optimum as GLPK finds it, `nil` where there is none, and how many columns are integer.
    func solved() throws -> (objective: Double?, integers: Int) {
        try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
            try problem.read(format, from: url.path)
            let integers = try problem.integerColumnCount()
            return (try problem.solveInteger(IntegerOptions(presolve: true)).objective, integers)
        }
    }

    /// A goal's value from the optimum of the file: in MPS everything is minimised.
    func value(_ objective: Double, of goal: LinearModel.Goal) -> Double {
        format == .freeMPS && goal.sense == .maximise ? -objective : objective
    }
}
