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
        guard try copy.roundIntegerBounds() else { return ended(.noPrimalFeasible, .noFeasible) }
        if let cutoff = options.cutoff { try copy.addCutoff(cutoff) }
        guard options.presolve && !options.binarise else { return try search(&copy, isReduced: false) }
        switch try Presolved.of(copy, integer: true) {
        case .ended(let code): return ended(code, code == .noPrimalFeasible ? .noFeasible : .undefined)
        case .reduced(var presolved):
            let result = try search(&presolved.problem, isReduced: true)
            guard result.hasSolution else { return result }
            try presolved.postsolve(to: copy)
            solution = try copy.storedIntegerSolution()
            return result
        }
    }

    /// Solves the relaxation, then branches.
    private mutating func search(_ problem: inout Problem, isReduced: Bool) throws(GLPKError) -> IntegerResult {
        if !options.binarise {
            let root = try solveRoot(&problem)
            iterations = root.iterations
            guard root.isOptimal else { return ended(root) }
            rootBound = root.objective
        }
        return try branch(&problem, isReduced: isReduced)
    }

    private func solveRoot(_ problem: inout Problem) throws(GLPKError) -> SimplexResult {
        let simplex = SimplexOptions(method: options.rootMethod, cancel: options.cancel)
        return try problem.runSimplex(simplex, deadline, arithmetic: .floating)
    }

    private mutating func branch(_ problem: inout Problem, isReduced: Bool) throws(GLPKError) -> IntegerResult {
        var report = unsafe bn_glpk_integer_report()
        var incumbent = OneBased.buffer(try problem.columnCount(), 0.0)
        let parameters = unsafe options.parameters(milliseconds: deadline.milliseconds)
        let outcome = unsafe incumbent.withUnsafeMutableBufferPointer { buffer in
            unsafe report.incumbent = buffer.baseAddress
            unsafe report.incumbent_columns = OneBased.count(buffer.count)
            return unsafe bn_glpk_integer(problem.handle, parameters, &report)
        }
        // The copy of the callback, whatever has become of the problem.
        let found = unsafe (count: Int(report.incumbents), objective: report.objective)
        if !isReduced && !options.binarise && found.count > 0 {
            solution = IntegerSolution(values: OneBased.values(incumbent), objective: found.objective)
        }
        try Outcome.check(outcome)
        return try unsafe finished(report, problem, isReduced: isReduced)
    }

    // MARK: Results

    private mutating func finished(
        _ report: bn_glpk_integer_report, _ problem: borrowing Problem, isReduced: Bool
    ) throws(GLPKError) -> IntegerResult {
        let code = unsafe try ReturnCode(checking: report.code)
        let status = unsafe try SolutionStatus(checking: report.status)
        let hasSolution = status == .optimal || status == .feasible
        if hasSolution && !isReduced { solution = try problem.storedIntegerSolution() }
        let objective = unsafe hasSolution ? report.objective : nil
        let searched = unsafe report.has_bound ? report.bound : nil
        return unsafe IntegerResult(
            code: code, status: status, objective: objective,
            bound: bound(status: status, objective: objective, searched: searched), nodes: Int(report.nodes),
            iterations: iterations + Int(report.iterations), incumbents: Int(report.incumbents))
    }

    /// The bound that root, tree and cutoff prove together.
    private func bound(status: SolutionStatus, objective: Double?, searched: Double?) -> Double? {
        if status == .noFeasible { return options.cutoff }
        if status == .optimal { return objective }
        // Of two proven bounds the tighter one holds, but none below a solution that is known, and solutions that
        // miss the cutoff were not looked at.
        guard let tightest = [rootBound, searched].compactMap({ $0 }).min(by: isTighter) else { return nil }
        return [tightest, objective, options.cutoff].compactMap { $0 }.max(by: isTighter)
    }

    private func isTighter(_ left: Double, _ right: Double) -> Bool { maximise ? left < right : left > right }

    /// The relaxation has no optimum, or none was found.
    private func ended(_ root: SimplexResult) -> IntegerResult {
        guard root.code == .success else { return ended(root.code, .undefined) }
        switch root.status {
        case .noFeasible: return ended(.noPrimalFeasible, .noFeasible)
        case .unbounded: return ended(.noDualFeasible, .unbounded)
        default: return ended(.rootNotSolved, .undefined)
        }
    }

    private func ended(_ code: ReturnCode, _ status: SolutionStatus) -> IntegerResult {
        IntegerResult(
            code: code, status: status, objective: nil, bound: status == .noFeasible ? options.cutoff : nil,
            nodes: 0, iterations: iterations, incumbents: 0)
    }
}
