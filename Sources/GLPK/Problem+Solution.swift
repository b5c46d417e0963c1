// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// The solution of the relaxation after ``simplex(_:)`` or ``exact(_:)``, all values of a kind copied out at once.
///
/// What the values are worth says ``SimplexResult/status``: before a solve they are those of no solution.
extension Problem {
    public func columnPrimals() throws(GLPKError) -> [Double] {
        var values = OneBased.buffer(try columnCount(), 0.0)
        try unsafe Outcome.check(bn_glpk_column_primals(handle, &values))
        return OneBased.values(values)
    }

    /// The reduced costs.
    public func columnDuals() throws(GLPKError) -> [Double] {
        var values = OneBased.buffer(try columnCount(), 0.0)
        try unsafe Outcome.check(bn_glpk_column_duals(handle, &values))
        return OneBased.values(values)
    }

    /// The activities of the rows.
    public func rowPrimals() throws(GLPKError) -> [Double] {
        var values = OneBased.buffer(try rowCount(), 0.0)
        try unsafe Outcome.check(bn_glpk_row_primals(handle, &values))
        return OneBased.values(values)
    }

    /// The shadow prices: how the objective changes with the bound that holds the row.
    public func rowDuals() throws(GLPKError) -> [Double] {
        var values = OneBased.buffer(try rowCount(), 0.0)
        try unsafe Outcome.check(bn_glpk_row_duals(handle, &values))
        return OneBased.values(values)
    }

    public func objectiveValue() throws(GLPKError) -> Double {
        var report = bn_glpk_simplex_report()
        try unsafe Outcome.check(bn_glpk_simplex_state(handle, &report))
        return report.objective
    }

    /// The status of the solution at hand.
    public func status() throws(GLPKError) -> SolutionStatus {
        var report = bn_glpk_simplex_report()
        try unsafe Outcome.check(bn_glpk_simplex_state(handle, &report))
        return try SolutionStatus(checking: report.status)
    }

    /// The variable along which the objective grows without end, after a primal simplex that ended unbounded.
    public func unboundedRay() throws(GLPKError) -> ProblemVariable? {
        var variable: Int32 = 0
        try unsafe Outcome.check(bn_glpk_unbounded_variable(handle, &variable))
        guard variable != 0 else { return nil }
        let rows = try rowCount()
        let index = OneBased.zeroBased(variable)
        return index < rows ? .row(index) : .column(index - rows)
    }

    /// The values of the columns in the best known integer solution, integer columns exactly integral.
    ///
    /// Readable also after a fatal error that ended a search without presolve, if a solution was known.
    ///
    /// - Throws: ``GLPKError/noSolution`` if none is known or the problem has changed since.
    public func integerColumnValues() throws(GLPKError) -> [Double] {
        guard let integerSolution else { throw .noSolution }
        return integerSolution.values
    }

    /// - Throws: ``GLPKError/noSolution`` if none is known or the problem has changed since.
    public func integerObjective() throws(GLPKError) -> Double {
        guard let integerSolution else { throw .noSolution }
        return integerSolution.objective
    }
}
