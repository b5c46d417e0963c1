// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKGuard
import Foundation
import TestSupport

@testable import GLPK

/// A model as plain arrays; coefficients lie row by row.
struct DenseModel: Sendable {
    var rowLower: [Double]
    var rowUpper: [Double]
    var lower: [Double]
    var upper: [Double]
    var cost: [Double]
    var isInteger: [Bool]
    var coefficients: [[Double]]
    var maximise = true

    func load(into problem: inout Problem) throws(GLPKError) {
        try problem.setObjective(maximise: maximise)
        try problem.addColumns(lower: lower, upper: upper, cost: cost, isInteger: isInteger)
        var starts: [Int32] = [0]
        var columns: [Int32] = []
        var values: [Double] = []
        for row in coefficients {
            for (column, value) in row.enumerated() where value != 0 {
                columns.append(Int32(column))
                values.append(value)
            }
            starts.append(Int32(columns.count))
        }
        try problem.addRows(lower: rowLower, upper: rowUpper, starts: starts, columns: columns, values: values)
    }
}

enum Models {
    /// max 10x + 6y + 4z, x + y + z <= 100, 10x + 4y + 5z <= 600, 2x + 2y + 6z <= 300; optimum 2200/3.
    static let textbook = DenseModel(
        rowLower: [-.infinity, -.infinity, -.infinity], rowUpper: [100, 600, 300], lower: [0, 0, 0],
        upper: [.infinity, .infinity, .infinity], cost: [10, 6, 4], isInteger: [false, false, false],
        coefficients: [[1, 1, 1], [10, 4, 5], [2, 2, 6]])

    /// Binary columns under several capacities, seeded; x = 0 is feasible.
    static func knapsack(columns: Int, rows: Int, seed: UInt64) -> DenseModel {
        var generator = SeededGenerator(seed: seed)
        let coefficients = (0..<rows).map { _ in
            (0..<columns).map { _ in Double(Int.random(in: 0...20, using: &generator)) }
        }
        return DenseModel(
            rowLower: Array(repeating: -.infinity, count: rows),
            rowUpper: coefficients.map { ($0.reduce(0, +) / 2).rounded(.down) },
            lower: Array(repeating: 0, count: columns), upper: Array(repeating: 1, count: columns),
            cost: (0..<columns).map { _ in Double(Int.random(in: 1...30, using: &generator)) },
            isInteger: Array(repeating: true, count: columns), coefficients: coefficients)
    }

    /// The market split problem of Cornuéjols and Dawande: no branch and bound finishes it in a test's time.
    ///
    /// - Parameter slack: with columns that make it feasible, whose sum is minimised; without them it has to be met.
    static func marketSplit(slack: Bool) -> DenseModel {
        let rows = 6
        let columns = 50
        var generator = SeededGenerator(seed: 7)
        var coefficients = (0..<rows).map { _ in
            (0..<columns).map { _ in Double(Int.random(in: 0...99, using: &generator)) }
        }
        let target = coefficients.map { ($0.reduce(0, +) / 2).rounded(.down) }
        let slacks = slack ? 2 * rows : 0
        for row in 0..<rows {
            for index in 0..<slacks {
                coefficients[row].append(index / 2 == row ? (index % 2 == 0 ? 1 : -1) : 0)
            }
        }
        return DenseModel(
            rowLower: target, rowUpper: target, lower: Array(repeating: 0, count: columns + slacks),
            upper: Array(repeating: 1, count: columns) + Array(repeating: .infinity, count: slacks),
            cost: Array(repeating: 0, count: columns) + Array(repeating: 1, count: slacks),
            isInteger: Array(repeating: true, count: columns) + Array(repeating: false, count: slacks),
            coefficients: coefficients, maximise: false)
    }

    /// A packing problem with five entries in each column, for relaxations that take long.
    static func loadSparsePacking(into problem: inout Problem, rows: Int, columns: Int) throws(GLPKError) {
        var generator = SeededGenerator(seed: 1)
        func numbers(_ count: Int, _ range: ClosedRange<Int>) -> [Double] {
            (0..<count).map { _ in Double(Int.random(in: range, using: &generator)) }
        }
        try problem.setObjective(maximise: true)
        try problem.addRows(lower: Array(repeating: -.infinity, count: rows), upper: numbers(rows, 20...100))
        var entryRows: [Int32] = []
        for _ in 0..<columns {
            let first = Int.random(in: 0..<rows, using: &generator)
            let step = Int.random(in: 1..<rows / 5, using: &generator)
            entryRows.append(contentsOf: (0..<5).map { Int32((first + $0 * step) % rows) })
        }
        try problem.addColumns(
            lower: Array(repeating: 0, count: columns), upper: Array(repeating: 4, count: columns),
            cost: numbers(columns, 1...30), isInteger: Array(repeating: true, count: columns),
            starts: (0...columns).map { Int32(5 * $0) }, rows: entryRows, values: numbers(5 * columns, 1...20))
    }

    /// A dense random packing problem; the relaxation takes many iterations.
    static func packing(rows: Int, columns: Int, seed: UInt64 = 3) -> DenseModel {
        var generator = SeededGenerator(seed: seed)
        let coefficients = (0..<rows).map { _ in
            (0..<columns).map { _ in Double(Int.random(in: 1...1000, using: &generator)) }
        }
        return DenseModel(
            rowLower: Array(repeating: -.infinity, count: rows), rowUpper: Array(repeating: 1e5, count: rows),
            lower: Array(repeating: 0, count: columns), upper: Array(repeating: .infinity, count: columns),
            cost: (0..<columns).map { _ in Double(Int.random(in: 500...1000, using: &generator)) },
            isInteger: Array(repeating: false, count: columns), coefficients: coefficients)
    }
}

extension Problem {
    /// A fatal error of GLPK, straight through the guard and past all checks.
    mutating func failFatally() throws(GLPKError) {
        try unsafe Outcome.check(bn_glpk_add_empty_columns(handle, -1))
    }
}

/// Runs `body` on a thread of its own and waits for it.
func onNewThread<R: Sendable>(_ body: @escaping @Sendable () -> R) -> R? {
    // Written before the signal and read after it.
    nonisolated(unsafe) var value: R?
    let done = DispatchSemaphore(value: 0)
    Thread {
        value = body()
        done.signal()
    }.start()
    done.wait()
    return value
}

/// `body` with the problem of `model`.
func solving<R>(
    _ model: DenseModel, _ body: (inout Problem) throws(GLPKError) -> R
) throws(GLPKError) -> R {
    try GLPKEnvironment.withProblem { (problem) throws(GLPKError) in
        try model.load(into: &problem)
        return try body(&problem)
    }
}

/// The error that `body` throws, if any.
func failure(_ body: (inout Problem) throws(GLPKError) -> Void) -> GLPKError? {
    do throws(GLPKError) {
        try GLPKEnvironment.withProblem(body)
        return nil
    } catch {
        return error
    }
}

func text(of error: GLPKError?) -> String {
    guard case .fatal(let text) = error else { return "not fatal: \(String(describing: error))" }
    return text
}

/// What shows that GLPK works on this thread.
func textbookObjective() throws -> Double {
    try solving(Models.textbook) { (problem) throws(GLPKError) in try problem.simplex().objective }
}
