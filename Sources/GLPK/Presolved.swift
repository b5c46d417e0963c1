// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// A problem that the presolver made smaller, with the way back.
@safe
struct Presolved: ~Copyable {
    /// What the presolver found.
    enum Finding: ~Copyable {
        case reduced(Presolved)
        /// The problem has no primal or no dual feasible solution.
        case ended(ReturnCode)
    }

    var problem: Problem
    private let workspace: OpaquePointer

    private init(problem: consuming Problem, workspace: OpaquePointer) {
        self.problem = problem
        unsafe self.workspace = workspace
    }

    deinit { _ = unsafe bn_glpk_free_presolve(problem.handle, workspace) }

    static func of(_ original: borrowing Problem, integer: Bool) throws(GLPKError) -> Finding {
        var reduced = unsafe bn_glpk_problem()
        var workspace: OpaquePointer?
        var code: Int32 = 0
        try unsafe Outcome.check(bn_glpk_presolve(original.handle, integer, &reduced, &workspace, &code))
        guard code == 0, let workspace = unsafe workspace else { return .ended(try ReturnCode(checking: code)) }
        return unsafe .reduced(Presolved(problem: Problem(adopting: reduced), workspace: workspace))
    }

    /// Gives `original` the solution of the reduced problem, which has to be solved.
    func postsolve(to original: borrowing Problem) throws(GLPKError) {
        try unsafe Outcome.check(bn_glpk_postsolve(original.handle, problem.handle, workspace))
    }
}
