// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// How branch and bound runs.
public struct IntegerOptions: Sendable {
    public enum Branching: Int32, Sendable, Hashable {
        case firstFractional = 1
        case lastFractional = 2
        case mostFractional = 3
        /// The heuristic of Driebeck and Tomlin.
        case driebeckTomlin = 4
        case pseudocost = 5
    }

    public enum Backtracking: Int32, Sendable, Hashable {
        case depthFirst = 1
        case breadthFirst = 2
        case bestLocalBound = 3
        case bestProjection = 4
    }

    public enum Preprocessing: Int32, Sendable, Hashable {
        case none = 0
        case root = 1
        case all = 2
    }

    /// In seconds, `nil` for none. Looked at between nodes and within them, but not within heuristics.
    public var timeLimit: Double?
    /// The search ends when |bound − value| / |value| is at most this; 0 for a full proof.
    public var relativeGap = 0.0
    /// How far an integer column may be from an integer in a node that counts as solved; above 0, below 1.
    public var integrality = 1e-5
    public var gomoryCuts = false
    public var mirCuts = false
    public var coverCuts = false
    public var cliqueCuts = false
    /// Reduces the problem first.
    public var presolve = false
    /// Replaces integer columns by sums of binary ones, within GLPK's own presolver; its root relaxation then
    /// heeds neither limit nor flag.
    public var binarise = false
    public var branching = Branching.driebeckTomlin
    public var backtracking = Backtracking.bestLocalBound
    public var preprocessing = Preprocessing.all
    public var feasibilityPump = false
    public var proximitySearch = false
    public var roundingHeuristic = false
    /// How the root relaxation is solved; its limits and its flag are replaced by those given here.
    public var rootMethod = SimplexOptions.Method.dualThenPrimal
    /// Only solutions with at least this objective value (at most, if minimising) are looked for.
    public var cutoff: Double?
    /// Looked at between nodes and about every second within the root relaxation.
    public var cancel: CancelFlag?

    public init(timeLimit: Double? = nil, relativeGap: Double = 0, presolve: Bool = false, cancel: CancelFlag? = nil) {
        self.timeLimit = timeLimit
        self.relativeGap = relativeGap
        self.presolve = presolve
        self.cancel = cancel
    }

    func check() throws(GLPKError) {
        try Deadline.check(timeLimit)
        guard relativeGap >= 0, relativeGap.isFinite else {
            throw .badOption(.relativeGap, value: relativeGap, range: "0 or more")
        }
        guard integrality > 0, integrality < 1 else {
            throw .badOption(.tolerance, value: integrality, range: "0 < … < 1")
        }
        if let cutoff { try Checks.finite(cutoff, .cutoff) }
    }

    /// In the form of the guard; the flag stays alive as long as these options.
    func parameters(milliseconds: Int32) -> bn_glpk_integer_options {
        unsafe bn_glpk_integer_options(
            branching: branching.rawValue, backtracking: backtracking.rawValue,
            preprocessing: preprocessing.rawValue, integrality: integrality, relative_gap: relativeGap,
            milliseconds: milliseconds, proximity_milliseconds: min(milliseconds, 60_000), gomory: gomoryCuts,
            mir: mirCuts, cover: coverCuts, clique: cliqueCuts, feasibility_pump: feasibilityPump,
            proximity: proximitySearch, rounding: roundingHeuristic, binarise: binarise, cancel: cancel?.flag)
    }
}
