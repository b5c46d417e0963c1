// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

extension Problem {
    /// Solves the relaxation in floating point, from the basis at hand.
    ///
    /// If the presolver finds out that there is no solution, the code is ``ReturnCode/noPrimalFeasible`` and the status
    /// undefined; if the simplex method does, they are success and ``SolutionStatus/noFeasible``.
    public mutating func simplex(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> SimplexResult {
        try options.check()
        let deadline = Deadline(seconds: options.timeLimit)
        guard options.presolve else { return try runSimplex(options, deadline, arithmetic: .floating) }
        return try presolvedSimplex(options, deadline)
    }

    /// Solves the relaxation in rational arithmetic, from the basis at hand; slow, meant to follow ``simplex(_:)``.
    ///
    /// `presolve`, `method` and `tolerance` do not apply. On a problem without rows or columns GLPK answers
    /// ``ReturnCode/solverFailed``.
    public mutating func exact(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> SimplexResult {
        try options.check()
        return try runSimplex(options, Deadline(seconds: options.timeLimit), arithmetic: .rational)
    }

    private mutating func presolvedSimplex(
        _ options: SimplexOptions, _ deadline: Deadline
    ) throws(GLPKError) -> SimplexResult {
        switch try Presolved.of(self, integer: false) {
        case .ended(let code):
            return SimplexResult(ended: code)
        case .reduced(var presolved):
            let result = try presolved.problem.runSimplex(options, deadline, arithmetic: .floating)
            guard result.isOptimal else { return result }
            try presolved.postsolve(to: self)
            return result.with(objective: try objectiveValue())
        }
    }

    enum Arithmetic {
        case floating
        case rational
    }

    /// Runs the simplex method to its end or a limit, in slices if there is a flag to look at.
    mutating func runSimplex(
        _ options: SimplexOptions, _ deadline: Deadline, arithmetic: Arithmetic
    ) throws(GLPKError) -> SimplexResult {
        guard let cancel = options.cancel else {
            let limit = options.iterationLimit.map { Int32(clamping: $0) } ?? .max
            return try SimplexResult(slice(options, deadline, arithmetic, iterations: limit), iterations: 0)
        }
        var slices = SimplexSlices(size: try size(), arithmetic: arithmetic, limit: options.iterationLimit)
        while true {
            if cancel.isSet && slices.done == 0 { return SimplexResult(ended: .stopped) }
            let result = try SimplexResult(
                slice(options, deadline, arithmetic, iterations: slices.next), iterations: slices.done)
            slices.count(result.iterations - slices.done)
            guard result.code == .iterationLimit, !slices.limitReached else { return result }
            if cancel.isSet { return result.with(code: .stopped) }
        }
    }

    private func slice(
        _ options: SimplexOptions, _ deadline: Deadline, _ arithmetic: Arithmetic, iterations: Int32
    ) throws(GLPKError) -> bn_glpk_simplex_report {
        let parameters = bn_glpk_simplex_options(
            method: options.method.rawValue, pricing: options.pricing.rawValue,
            ratio_test: options.ratioTest.rawValue, primal_tolerance: options.tolerance,
            dual_tolerance: options.tolerance, iterations: iterations, milliseconds: deadline.milliseconds)
        var report = bn_glpk_simplex_report()
        switch arithmetic {
        case .floating: try unsafe Outcome.check(bn_glpk_simplex(handle, parameters, &report))
        case .rational: try unsafe Outcome.check(bn_glpk_exact(handle, parameters, &report))
        }
        return report
    }
}
