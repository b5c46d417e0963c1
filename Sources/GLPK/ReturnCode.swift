// SPDX-License-Identifier: GPL-3.0-or-later

/// How a run of a solver ended. Says nothing of the solution: read ``SolutionStatus`` too.
public enum ReturnCode: Int32, Sendable, Hashable {
    /// The run came to its end.
    case success = 0
    case invalidBasis = 1
    case singularBasis = 2
    case illConditionedBasis = 3
    case invalidBounds = 4
    case solverFailed = 5
    case objectiveLowerLimit = 6
    case objectiveUpperLimit = 7
    case iterationLimit = 8
    case timeLimit = 9
    /// Found by the presolver.
    case noPrimalFeasible = 10
    /// Found by the presolver.
    case noDualFeasible = 11
    /// Branch and bound was called without an optimum of the relaxation.
    case rootNotSolved = 12
    /// The cancel flag was set.
    case stopped = 13
    /// The relative gap asked for was reached.
    case gapReached = 14
    case noFeasible = 15
    case noConvergence = 16
    case unstable = 17
    case invalidData = 18
    case resultOutOfRange = 19

    init(checking raw: Int32) throws(GLPKError) {
        guard let code = ReturnCode(rawValue: raw) else { throw .unexpectedCode(Int(raw)) }
        self = code
    }
}

/// What is known of a solution.
public enum SolutionStatus: Int32, Sendable, Hashable {
    case undefined = 1
    /// Keeps all rows and bounds, not proven optimal.
    case feasible = 2
    /// The values at hand break rows or bounds; nothing is proven.
    case infeasible = 3
    /// Proven: there is no solution.
    case noFeasible = 4
    case optimal = 5
    case unbounded = 6

    init(checking raw: Int32) throws(GLPKError) {
        guard let status = SolutionStatus(rawValue: raw) else { throw .unexpectedCode(Int(raw)) }
        self = status
    }
}
