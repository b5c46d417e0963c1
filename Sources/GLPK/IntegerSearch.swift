// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// One run of branch and bound on a copy of a problem, so that the problem keeps its bounds and its basis.
struct IntegerSearch {
    private let options: IntegerOptions
    private let deadline: Deadline
    private let maximise: Bool
    private var iterations = 0
    private var rootBound: Double?
    /// The best solution in the columns of the problem; set also when the search ends by a fatal error.
    private(set) var solution: IntegerSolution?

    init(options: IntegerOptions, maximise: Bool) {
        self.options = options
        self.maximise = maximise
        deadline = Deadline(seconds: options.timeLimit)
    }

    /// Searches `copy`, whose bounds may be changed.
    mutating func run(_ copy: inout Problem) throws(GLPKError) -> IntegerResult {
        let end = try end(&copy)
        return result(end)
    }

    /// How a search ended, before the solution was carried back.
    private struct End {
        let code: ReturnCode
        let status: SolutionStatus
        var bound: Double?
        var nodes = 0
        var incumbents = 0

        var hasSolution: Bool { status == .optimal || status == .feasible }
    }

    private mutating func end(_ copy: inout Problem) throws(GLPKError) -> End {
        guard try copy.roundIntegerBounds() else { return End(code: .noPrimalFeasible, status: .noFeasible) }
        if let cutoff = options.cutoff { try copy.addCutoff(cutoff) }
        guard options.presolve && !options.binarise else {
            let end = try search(&copy, keepsColumns: !options.binarise)
            if end.hasSolution { solution = try copy.storedIntegerSolution() }
            return end
        }
        switch try Presolved.of(copy, integer: true) {
        case .ended(let code): return End(code: code, status: code == .noPrimalFeasible ? .noFeasible : .undefined)
        case .reduced(var presolved):
            let end = try search(&presolved.problem, keepsColumns: false)
            guard end.hasSolution else { return end }
            try presolved.postsolve(to: copy)
            solution = try copy.storedIntegerSolution()
            return end
        }
    }

    /// Solves the relaxation, then branches.
    ///
    /// - Parameter keepsColumns: whether the tree has the columns of the problem, so that its incumbents are ours.
    private mutating func search(_ problem: inout Problem, keepsColumns: Bool) throws(GLPKError) -> End {
        if !options.binarise {
            let root = try solveRoot(&problem)
            iterations = root.iterations
            guard root.isOptimal else { return end(of: root) }
            rootBound = root.objective
        }
        return try branch(&problem, keepsColumns: keepsColumns)
    }

    private func solveRoot(_ problem: inout Problem) throws(GLPKError) -> SimplexResult {
        let simplex = SimplexOptions(method: options.rootMethod, cancel: options.cancel)
        return try problem.runSimplex(simplex, deadline, arithmetic: .floating)
    }

    /// The relaxation has no optimum, or none was found.
    private func end(of root: SimplexResult) -> End {
        guard root.code == .success else { return End(code: root.code, status: .undefined) }
        switch root.status {
        case .noFeasible: return End(code: .noPrimalFeasible, status: .noFeasible)
        case .unbounded: return End(code: .noDualFeasible, status: .unbounded)
        default: return End(code: .rootNotSolved, status: .undefined)
        }
    }

    private mutating func branch(_ problem: inout Problem, keepsColumns: Bool) throws(GLPKError) -> End {
        var report = unsafe bn_glpk_integer_report()
        var incumbent = OneBased.buffer(try problem.columnCount(), 0.0)
        let parameters = unsafe options.parameters(milliseconds: deadline.milliseconds)
        let outcome = unsafe incumbent.withUnsafeMutableBufferPointer { buffer in
            unsafe report.incumbent = keepsColumns ? buffer.baseAddress : nil
            unsafe report.incumbent_columns = OneBased.count(buffer.count)
            return unsafe bn_glpk_integer(problem.handle, parameters, &report)
        }
        if unsafe keepsColumns && report.incumbents > 0 {
            // The copy that the callback made: it is there whatever has become of the problem.
            let objective = unsafe report.incumbent_objective
            solution = IntegerSolution(values: OneBased.values(incumbent), objective: objective)
        }
        try Outcome.check(outcome)
        unsafe iterations += Int(report.iterations)
        return unsafe End(
            code: try ReturnCode(checking: report.code), status: try SolutionStatus(checking: report.status),
            bound: report.has_bound ? report.bound : nil, nodes: Int(report.nodes),
            incumbents: Int(report.incumbents))
    }

    // MARK: Result

    private func result(_ end: End) -> IntegerResult {
        let objective = end.hasSolution ? solution?.objective : nil
        return IntegerResult(
            code: end.code, status: end.status, objective: objective, bound: bound(end, objective: objective),
            nodes: end.nodes, iterations: iterations, incumbents: end.incumbents)
    }

    /// What root, tree and cutoff prove together.
    private func bound(_ end: End, objective: Double?) -> Double? {
        if end.status == .noFeasible { return options.cutoff }
        if end.status == .optimal { return objective }
        // Of two proven bounds the tighter one holds, but none below a solution that is known, and solutions that
        // miss the cutoff were not looked at.
        guard let tightest = [rootBound, end.bound].compactMap({ $0 }).min(by: isTighter) else { return nil }
        return [tightest, objective, options.cutoff].compactMap { $0 }.max(by: isTighter)
    }

    private func isTighter(_ left: Double, _ right: Double) -> Bool { maximise ? left < right : left > right }
}
