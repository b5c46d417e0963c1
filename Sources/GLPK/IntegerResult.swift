// SPDX-License-Identifier: GPL-3.0-or-later

/// Values of all columns and their objective value.
struct IntegerSolution {
    let values: [Double]
    let objective: Double
}

/// How branch and bound ended.
public struct IntegerResult: Sendable, Hashable {
    public let code: ReturnCode
    /// `optimal` and `feasible`: there is a solution; `noFeasible`: proven that there is none (with a cutoff: none
    /// that reaches it); `unbounded`: so is the relaxation; `undefined`: nothing was found.
    public let status: SolutionStatus
    /// That of the best solution; `nil` if none is known.
    public let objective: Double?
    /// No solution is better than this, within the tolerances of the simplex method (relatively 1e-7); `nil` if no
    /// bound is known.
    public let bound: Double?
    /// Nodes of the search tree.
    public let nodes: Int
    /// Simplex iterations in the root relaxation and all nodes.
    public let iterations: Int
    /// How many solutions were found, each better than the one before.
    public let incumbents: Int

    public var hasSolution: Bool { objective != nil }
}
