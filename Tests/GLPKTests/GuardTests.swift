// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKGuard
import Testing

@testable import GLPK

/// The C guard alone, with nothing checked before: each case ends the process in a bare GLPK.
@Suite struct GuardTests {
    /// Runs `body` with a raw problem of two rows and two columns, then shows that a new one works.
    private func withRawProblem(_ body: (bn_glpk_problem) -> Void) throws {
        var problem = bn_glpk_problem()
        #expect(bn_glpk_create(&problem) == BN_GLPK_OK)
        let unused: [Double] = [0, 0, 0]
        let one: [Double] = [0, 1, 1]
        #expect(bn_glpk_add_rows(problem, 2, unused, one, [0, 0, 0], [0], [0]) == BN_GLPK_OK)
        let kinds = [false, true, true]
        #expect(
            bn_glpk_add_columns(problem, 2, unused, one, one, kinds, [0, 1, 2], [0, 1, 2], one) == BN_GLPK_OK)
        body(problem)
        _ = bn_glpk_delete(&problem)
        #expect(bn_glpk_environment() == 0)
        #expect(abs(try textbookObjective() - 2200.0 / 3) < 1e-6)
    }

    private func expectFatal(
        _ outcome: bn_glpk_outcome, _ problem: bn_glpk_problem, says text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(outcome == BN_GLPK_FATAL, sourceLocation: sourceLocation)
        let message = String(cString: bn_glpk_message())
        #expect(message.contains(text), sourceLocation: sourceLocation)
        var rows: Int32 = 0
        var columns: Int32 = 0
        var entries: Int32 = 0
        #expect(bn_glpk_counts(problem, &rows, &columns, &entries) == BN_GLPK_LOST, sourceLocation: sourceLocation)
    }

    @Test func negativeNumberOfColumns() throws {
        try withRawProblem { expectFatal(bn_glpk_add_empty_columns($0, -1), $0, says: "invalid number of columns") }
    }

    @Test func tooManyColumns() throws {
        try withRawProblem {
            expectFatal(bn_glpk_add_empty_columns($0, 100_000_001), $0, says: "too many columns")
        }
    }

    @Test func duplicateEntryInLoad() throws {
        try withRawProblem {
            expectFatal(bn_glpk_load($0, 2, [0, 1, 1], [0, 2, 2], [0, 3, 4]), $0, says: "duplicate")
        }
    }

    @Test func duplicateEntryInNewColumn() throws {
        try withRawProblem {
            let outcome = bn_glpk_add_columns(
                $0, 1, [0, 0], [0, 1], [0, 1], [false, false], [0, 2], [0, 1, 1], [0, 1, 1])
            expectFatal(outcome, $0, says: "duplicate")
        }
    }

    @Test func duplicateEntryInNewRow() throws {
        try withRawProblem {
            expectFatal(
                bn_glpk_add_rows($0, 1, [0, 0], [0, 1], [0, 2], [0, 1, 1], [0, 1, 1]), $0, says: "duplicate")
        }
    }

    @Test(arguments: [0, 3]) func indexOutOfRange(_ column: Int32) throws {
        try withRawProblem {
            expectFatal(bn_glpk_set_cost($0, column - (column == 0 ? 1 : 0), 1), $0, says: "column number out of range")
        }
    }

    @Test func rowOfEntryOutOfRange() throws {
        try withRawProblem { expectFatal(bn_glpk_load($0, 1, [0, 3], [0, 1], [0, 1]), $0, says: "out of range") }
    }

    @Test func deletingNothingOrTwice() throws {
        try withRawProblem { expectFatal(bn_glpk_delete_rows($0, -1, [0]), $0, says: "invalid number of rows") }
        try withRawProblem { expectFatal(bn_glpk_delete_columns($0, 2, [0, 1, 1]), $0, says: "duplicate") }
    }

    /// 256 bytes break an assertion, from 257 on the length is checked.
    @Test(arguments: [(256, "Assertion failed"), (257, "too long")]) func nameOfOver255Bytes(
        _ length: Int, _ text: String
    ) throws {
        let name = String(repeating: "x", count: length)
        try withRawProblem { expectFatal(bn_glpk_set_row_name($0, 1, name), $0, says: text) }
        try withRawProblem { expectFatal(bn_glpk_set_column_name($0, 1, name), $0, says: text) }
    }

    @Test func nameWithTab() throws {
        try withRawProblem { expectFatal(bn_glpk_set_column_name($0, 1, "a\tb"), $0, says: "invalid character") }
    }

    @Test func memoryLimit() throws {
        try withRawProblem {
            #expect(bn_glpk_limit_memory(1) == BN_GLPK_OK)
            expectFatal(bn_glpk_add_empty_columns($0, 200_000), $0, says: "memory allocation limit exceeded")
        }
    }

    @Test func memoryLimitBelowWhatIsUsed() throws {
        try withRawProblem {
            #expect(bn_glpk_add_empty_columns($0, 50_000) == BN_GLPK_OK)
            #expect(bn_glpk_limit_memory(1) == BN_GLPK_LIMIT_TOO_LATE)
            #expect(bn_glpk_memory_limit() == 0)
            #expect(bn_glpk_add_empty_columns($0, 1) == BN_GLPK_OK)
        }
    }

    @Test func toleranceOutOfRange() throws {
        try withRawProblem {
            var options = rawSimplexOptions
            options.primal_tolerance = 0
            var report = bn_glpk_simplex_report()
            expectFatal(bn_glpk_simplex($0, options, &report), $0, says: "invalid parameter")
        }
    }

    @Test func branchAndBoundWithoutRelaxation() throws {
        try withRawProblem {
            var report = bn_glpk_integer_report()
            #expect(bn_glpk_integer($0, rawIntegerOptions, &report) == BN_GLPK_OK)
            #expect(report.code == ReturnCode.rootNotSolved.rawValue)
        }
    }

    @Test func fractionalBoundsOfAnIntegerColumn() throws {
        try withRawProblem {
            #expect(bn_glpk_set_column_bounds($0, 1, [0, 1], [0, 0.5], [0, 1.5]) == BN_GLPK_OK)
            var simplex = bn_glpk_simplex_report()
            #expect(bn_glpk_simplex($0, rawSimplexOptions, &simplex) == BN_GLPK_OK)
            var report = bn_glpk_integer_report()
            #expect(bn_glpk_integer($0, rawIntegerOptions, &report) == BN_GLPK_OK)
            #expect(report.code == ReturnCode.invalidBounds.rawValue)
            var empty: Int32 = -1
            #expect(bn_glpk_round_integer_bounds($0, 1e-9, &empty) == BN_GLPK_OK)
            #expect(empty == 0)
        }
    }

    @Test func lowerAboveUpper() throws {
        try withRawProblem {
            #expect(bn_glpk_set_column_bounds($0, 1, [0, 1], [0, 2], [0, 1]) == BN_GLPK_OK)
            var report = bn_glpk_simplex_report()
            #expect(bn_glpk_simplex($0, rawSimplexOptions, &report) == BN_GLPK_OK)
            #expect(report.code == ReturnCode.invalidBounds.rawValue)
        }
    }

    /// Why the Swift side has to check: GLPK calls it a solution.
    @Test func costThatIsNotANumber() throws {
        try withRawProblem {
            #expect(bn_glpk_set_cost($0, 1, .nan) == BN_GLPK_OK)
            var report = bn_glpk_simplex_report()
            #expect(bn_glpk_simplex($0, rawSimplexOptions, &report) == BN_GLPK_OK)
            #expect(report.code == 0 && report.status == SolutionStatus.optimal.rawValue)
        }
    }

    @Test func useAndDeletionOnAnotherThread() throws {
        try withRawProblem { problem in
            nonisolated(unsafe) let problem = problem
            let outcomes = onNewThread {
                var copy = problem
                let used = bn_glpk_add_empty_columns(problem, 1)
                return [used, bn_glpk_delete(&copy)].map(\.rawValue)
            }
            #expect(outcomes == [BN_GLPK_OTHER_THREAD.rawValue, BN_GLPK_OTHER_THREAD.rawValue])
            #expect(bn_glpk_add_empty_columns(problem, 1) == BN_GLPK_OK)
        }
    }

    /// Threads come and go; the identity of one that has ended is never given to another.
    @Test func problemThatOutlivesItsThread() throws {
        nonisolated(unsafe) var orphan = bn_glpk_problem()
        for _ in 0..<20 {
            _ = onNewThread { bn_glpk_create(&orphan).rawValue }
            nonisolated(unsafe) let handle = orphan
            let outcome = onNewThread {
                var copy = handle
                var own = bn_glpk_problem()
                guard bn_glpk_create(&own) == BN_GLPK_OK else { return UInt32.max }
                let deleted = bn_glpk_delete(&copy).rawValue
                _ = bn_glpk_delete(&own)
                return deleted
            }
            #expect(outcome == BN_GLPK_OTHER_THREAD.rawValue)
        }
        #expect(bn_glpk_delete(&orphan) == BN_GLPK_OTHER_THREAD)
    }

    @Test func deletionAfterTheEnvironmentWasFreed() throws {
        var first = bn_glpk_problem()
        var second = bn_glpk_problem()
        #expect(bn_glpk_create(&first) == BN_GLPK_OK)
        bn_glpk_release_thread()
        #expect(bn_glpk_create(&second) == BN_GLPK_OK)
        #expect(bn_glpk_delete(&first) == BN_GLPK_LOST)
        #expect(bn_glpk_delete(&second) == BN_GLPK_OK)
        #expect(bn_glpk_delete(&second) == BN_GLPK_LOST)
        #expect(bn_glpk_environment() == 0)
    }

    private var rawSimplexOptions: bn_glpk_simplex_options {
        bn_glpk_simplex_options(
            method: 1, pricing: 0x22, ratio_test: 0x22, primal_tolerance: 1e-7, dual_tolerance: 1e-7,
            iterations: .max, milliseconds: .max)
    }

    private var rawIntegerOptions: bn_glpk_integer_options { IntegerOptions().parameters(milliseconds: .max) }
}
