// SPDX-License-Identifier: GPL-3.0-or-later

/// Solves a ``LinearModel``: goals in order, each with a plan and a proven bound.
public enum Solver {
    /// One synchronous function; it uses GLPK on the calling thread (and on threads of its own).
    ///
    /// - Throws: ``SolverError`` if GLPK failed, the model is not representable or the result contradicts itself,
    ///   never for "no plan".
    public static func solve(_ model: LinearModel, options: SolveOptions) throws(SolverError) -> SolveResult {
        try ModelChecks.check(model)
        var lexicographic = LexicographicSolve(model, options: options)
        return try lexicographic.run()
    }
}

/// A solve that could not be carried out.
public enum SolverError: Error, Sendable, Hashable {
    /// GLPK reported a fatal error; its own words.
    case glpk(String)
    /// The model has a number that is not representable or a bound above its counterpart; where.
    case badModel(String)
    /// Two results of the engine contradict each other; nothing may be printed from them.
    case internalError(String)
}
