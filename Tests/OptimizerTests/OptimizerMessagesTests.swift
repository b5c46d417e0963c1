// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import GLPK
import Testing

@testable import Optimizer

/// Every error that can reach people has a German sentence of its own.
@Suite struct OptimizerMessagesTests {
    private static let errors: [GLPKError] = [
        .unusableLibrary(version: "4.65"), .fatal("glp_simplex: out of memory"), .environmentLost, .wrongThread,
        .noEnvironment, .memoryLimitTooLate(megabytes: 3), .notFinite(.cost, index: 1),
        .badBounds(.rowLowerBound, index: 2, lower: 3, upper: 1), .duplicateEntry(row: 1, column: 2),
        .duplicateIndex(.row, index: 1), .indexOutOfRange(.column, index: 9, count: 3), .badShape("3 starts"),
        .tooLarge(.row, count: 5, limit: 4), .badName("a\u{1}"),
        .badOption(.relativeGap, value: -1, range: "0 or more"), .badBasis(basic: 1, rows: 2), .noSolution,
        .cannotWrite(path: "x"), .cannotRead(path: "x"), .unexpectedCode(77),
    ]

    @Test(arguments: errors)
    func glpkErrorsAreToldInBothLanguages(_ error: GLPKError) {
        let text = OptimizerMessages.glpk(error)
        #expect(text.en == error.description)
        #expect(text.de != text.en && !text.de.isEmpty)
    }

    /// A library that cannot be used is found before the first solve, with what to install.
    @Test func anotherLibraryIsRefusedInGerman() {
        let fault = Solver.fault { () throws(GLPKError) in throw .unusableLibrary(version: "4.65") }
        guard case .unusableLibrary(let text)? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(text.de.contains("GLPK 5.0") && text.de.contains("4.65"))
        #expect(text.de.contains("apt-get install libglpk-dev"))
        #expect(Solver.fault { () throws(GLPKError) in try GLPKEnvironment.check() } == nil)
    }
}
