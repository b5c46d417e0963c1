// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import GLPK

/// Solves a ``LinearModel``: goals in order, each with a plan and a proven bound.
public enum Solver {
    /// Largest size of a goal's coefficient, in the goal's units.
    public static let largestCoefficient = ModelChecks.largestCoefficient.magnitude
    /// Largest size of the bound of a continuous column.
    public static let largestContinuousColumn = ModelChecks.largestContinuousBound
    /// What the size of a goal's value must stay below, in the goal's units.
    public static let largestValue = ModelChecks.largestActivity.magnitude

    /// One synchronous function; it uses GLPK on the calling thread (and on threads of its own).
    ///
    /// - Throws: ``SolverError`` if GLPK failed, the model is not representable or the result contradicts itself,
    ///   never for "no plan".
    public static func solve(_ model: LinearModel, options: SolveOptions) throws(SolverError) -> SolveResult {
        if let fault = libraryFault { throw fault }
        guard let narrowed = NarrowedModel(model) else { return try solve(checked: model, options) }
        return try narrowed.result(of: solve(checked: narrowed.model, narrowed.options(options)))
    }

    /// What would make ``solve(_:options:)`` refuse the model, each part once; cost: one pass over the model.
    public static func faults(in model: LinearModel) -> [ModelFault] {
        ModelChecks.faults(NarrowedModel(model)?.model ?? model)
    }

    private static func solve(
        checked model: LinearModel, _ options: SolveOptions
    ) throws(SolverError) -> SolveResult {
        try ModelChecks.check(model)
        var lexicographic = LexicographicSolve(model, options: options)
        return try lexicographic.run()
    }

    /// Found once, before the first solve of the process.
    private static let libraryFault = fault { () throws(GLPKError) in try GLPKEnvironment.check() }

    /// What a check of the linked library says, as a solve tells it; `nil` if nothing is wrong.
    static func fault(_ check: () throws(GLPKError) -> Void) -> SolverError? {
        do throws(GLPKError) {
            try check()
            return nil
        } catch {
            return .unusableLibrary(OptimizerMessages.glpk(error))
        }
    }
}

/// A solve that could not be carried out.
public enum SolverError: Error, Sendable, Hashable {
    /// The GLPK that is installed cannot be used; what to install.
    case unusableLibrary(LocalizedText)
    /// GLPK could not go on; why.
    case glpk(LocalizedText)
    /// The model has a number that is not representable or a bound above its counterpart; where.
    case badModel(LocalizedText)
    /// Two results of the engine contradict each other; nothing may be printed from them.
    case internalError(LocalizedText)
}
