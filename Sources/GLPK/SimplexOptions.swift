// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// How the relaxation is solved.
public struct SimplexOptions: Sendable {
    public enum Method: Int32, Sendable, Hashable {
        case primal = 1
        /// The dual simplex; if it fails, the primal one.
        case dualThenPrimal = 2
        case dual = 3
    }

    public enum Pricing: Int32, Sendable, Hashable {
        case textbook = 0x11
        case steepestEdge = 0x22
    }

    public enum RatioTest: Int32, Sendable, Hashable {
        case textbook = 0x11
        case harris = 0x22
        /// Long steps; for the dual simplex.
        case flip = 0x33
    }

    public var method = Method.primal
    public var pricing = Pricing.steepestEdge
    public var ratioTest = RatioTest.harris
    /// Reduces the problem first and ignores the basis at hand.
    public var presolve = false
    /// `nil` for none.
    public var iterationLimit: Int?
    /// In seconds, `nil` for none.
    public var timeLimit: Double?
    /// How far a bound or a reduced cost may be missed, relatively; above 0, below 1.
    public var tolerance = 1e-7
    /// Looked at about every second. A solve with a flag runs in slices of iterations whose number depends on the
    /// problem only, so its result does not depend on the machine's speed.
    public var cancel: CancelFlag?

    public init(
        method: Method = .primal, presolve: Bool = false, iterationLimit: Int? = nil, timeLimit: Double? = nil,
        cancel: CancelFlag? = nil
    ) {
        self.method = method
        self.presolve = presolve
        self.iterationLimit = iterationLimit
        self.timeLimit = timeLimit
        self.cancel = cancel
    }

    func check() throws(GLPKError) {
        guard tolerance > 0, tolerance < 1 else { throw .badOption(.tolerance, value: tolerance, range: "0 < … < 1") }
        if let iterationLimit, iterationLimit < 0 {
            throw .badOption(.iterationLimit, value: Double(iterationLimit), range: "0 or more")
        }
        try Deadline.check(timeLimit)
    }
}

/// How a solve of the relaxation ended.
public struct SimplexResult: Sendable, Hashable {
    public let code: ReturnCode
    public let status: SolutionStatus
    public let primalStatus: SolutionStatus
    public let dualStatus: SolutionStatus
    public let iterations: Int
    /// Defined if `status` is optimal or feasible.
    public let objective: Double

    /// Whether the relaxation is solved to its optimum.
    public var isOptimal: Bool { code == .success && status == .optimal }
}

extension SimplexResult {
    /// - Parameter iterations: those of earlier slices.
    init(_ report: bn_glpk_simplex_report, iterations: Int) throws(GLPKError) {
        code = try ReturnCode(checking: report.code)
        status = try SolutionStatus(checking: report.status)
        primalStatus = try SolutionStatus(checking: report.primal_status)
        dualStatus = try SolutionStatus(checking: report.dual_status)
        self.iterations = iterations + Int(report.iterations)
        objective = report.objective
    }

    init(ended code: ReturnCode, status: SolutionStatus = .undefined) {
        self.code = code
        self.status = status
        primalStatus = status
        dualStatus = .undefined
        iterations = 0
        objective = 0
    }

    func with(code: ReturnCode? = nil, objective: Double? = nil) -> SimplexResult {
        SimplexResult(
            code: code ?? self.code, status: status, primalStatus: primalStatus, dualStatus: dualStatus,
            iterations: iterations, objective: objective ?? self.objective)
    }
}
