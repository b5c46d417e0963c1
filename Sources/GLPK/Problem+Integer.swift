// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

extension Problem {
    /// Solves the integer problem by branch and bound; the relaxation is solved first, from the basis at hand.
    ///
    /// Works on a copy: bounds, basis and the solution of the relaxation stay as they are. Bounds of integer columns
    /// that are not integers are rounded inwards. The values are read with ``integerColumnValues()``.
    ///
    /// A limit or a flag that ends the search is not an error: the best solution so far and its bound are the result.
    public mutating func solveInteger(_ options: IntegerOptions = IntegerOptions()) throws(GLPKError) -> IntegerResult {
        try options.check()
        integerSolution = nil
        var search = IntegerSearch(options: options, maximise: try isMaximising())
        defer { integerSolution = search.solution }
        var copy = try Problem(copying: self)
        return try search.run(&copy)
    }

    func isMaximising() throws(GLPKError) -> Bool {
        var maximise = false
        try unsafe Outcome.check(bn_glpk_is_maximising(handle, &maximise))
        return maximise
    }

    /// - Returns: whether every integer column has an integer left.
    mutating func roundIntegerBounds() throws(GLPKError) -> Bool {
        var empty: Int32 = 0
        try unsafe Outcome.check(bn_glpk_round_integer_bounds(handle, 1e-9, &empty))
        return empty == 0
    }

    mutating func addCutoff(_ limit: Double) throws(GLPKError) {
        try unsafe Outcome.check(bn_glpk_add_cutoff(handle, limit))
    }

    /// What branch and bound left in this problem.
    func storedIntegerSolution() throws(GLPKError) -> IntegerSolution {
        var values = OneBased.buffer(try columnCount(), 0.0)
        var objective = 0.0
        try unsafe Outcome.check(bn_glpk_integer_solution(handle, &values, &objective))
        return IntegerSolution(values: OneBased.values(values), objective: objective)
    }
}
