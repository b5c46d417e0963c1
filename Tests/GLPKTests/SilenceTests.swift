// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import GLPK

/// GLPK prints although told not to; nothing of it may reach the streams of the process.
@Suite struct SilenceTests {
    @Test func nothingReachesTheStreams() async throws {
        let result = try await #require(
            processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            try makeGLPKTalk()
            // The exit code would not be 0 if there had been nothing to swallow.
            guard GLPKEnvironment.capturedOutput > 10 else { exit(3) }
        }
        #expect(String(decoding: result.standardOutputContent, as: UTF8.self) == "")
        #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
    }

    @Test func whatIsSwallowedIsCounted() throws {
        let counts = try solving(Models.knapsack(columns: 30, rows: 5, seed: 4)) { (p) throws(GLPKError) in
            var counts = [GLPKEnvironment.capturedOutput]
            try p.scale()
            counts.append(GLPKEnvironment.capturedOutput)
            try p.advancedBasis()
            counts.append(GLPKEnvironment.capturedOutput)
            var options = IntegerOptions(timeLimit: 5)
            options.gomoryCuts = true
            options.mirCuts = true
            options.coverCuts = true
            options.cliqueCuts = true
            _ = try p.solveInteger(options)
            counts.append(GLPKEnvironment.capturedOutput)
            return counts
        }
        for (before, after) in zip(counts, counts.dropFirst()) { #expect(before < after) }
    }
}

/// Everything that is known to print, with the hooks in place, after a fatal error and after a new environment.
private func makeGLPKTalk() throws(GLPKError) {
    for _ in 0..<2 {
        try solving(Models.knapsack(columns: 30, rows: 5, seed: 4)) { (p) throws(GLPKError) in
            try p.scale()
            try p.advancedBasis()
            try p.unscale()
            _ = try p.simplex(SimplexOptions(presolve: true))
            _ = try p.exact()
            for binarise in [false, true] { try solveLoudly(&p, binarise: binarise) }
            let path =
                FileManager.default.temporaryDirectory.path + "/silence-\(ProcessInfo.processInfo.processIdentifier)"
            try p.write(.cplexLP, to: path)
            try p.write(.freeMPS, to: path)
            try? FileManager.default.removeItem(atPath: path)
        }
        _ = failure { (p) throws(GLPKError) in try p.failFatally() }
    }
}

private func solveLoudly(_ problem: inout Problem, binarise: Bool) throws(GLPKError) {
    var options = IntegerOptions(timeLimit: 2, presolve: true)
    options.gomoryCuts = true
    options.mirCuts = true
    options.coverCuts = true
    options.cliqueCuts = true
    options.feasibilityPump = true
    options.proximitySearch = true
    options.roundingHeuristic = true
    options.binarise = binarise
    _ = try problem.solveInteger(options)
}
