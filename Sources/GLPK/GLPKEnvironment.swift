// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// GLPK's state of the calling thread: it begins with the first problem of the thread and ends with the last.
public enum GLPKEnvironment {
    /// The version of the linked library, for example "5.0".
    public static var version: String { unsafe String(cString: bn_glpk_version()) }

    /// Makes sure that the linked library is one that this module was written for.
    ///
    /// - Throws: ``GLPKError/unusableLibrary(version:)``, whose description says what to install.
    public static func check() throws(GLPKError) {
        try check(version: version, threadStorage: threadStorage)
    }

    static var threadStorage: String? {
        guard let storage = unsafe bn_glpk_thread_storage() else { return nil }
        return unsafe String(cString: storage)
    }

    static func check(version: String, threadStorage: String?) throws(GLPKError) {
        guard version == "5.0", threadStorage != nil else { throw .unusableLibrary(version: version) }
    }

    /// Runs `body` with an empty problem, which minimises and has no rows and columns.
    ///
    /// The problem cannot leave `body` and so not its thread. Calls may be nested; a fatal error ends all problems
    /// of the thread, the outer ones too: using them then throws ``GLPKError/environmentLost``.
    ///
    /// - Parameter memoryLimitMegabytes: what all problems of the thread may use together while `body` runs, at least
    ///   1; exceeding it is a fatal error. An outer limit that is lower stays in force.
    public static func withProblem<R>(
        memoryLimitMegabytes: Int? = nil, _ body: (inout Problem) throws(GLPKError) -> R
    ) throws(GLPKError) -> R {
        let limit = try MemoryLimit(lowering: memoryLimitMegabytes)
        defer { limit.restore() }
        return try withNewProblem(body)
    }

    private static func withNewProblem<R>(_ body: (inout Problem) throws(GLPKError) -> R) throws(GLPKError) -> R {
        var problem = try Problem()
        return try body(&problem)
    }

    /// Frees the calling thread's environment with all its problems; those still open are lost.
    ///
    /// Needed only after a call that ended otherwise than by return or throw: the environment goes by itself with
    /// the last problem of the thread and at the end of the thread.
    public static func releaseThread() { bn_glpk_release_thread() }

    /// Bytes that the calling thread's problems use; 0 if there are none.
    public static func memoryUsed() throws(GLPKError) -> Int {
        guard bn_glpk_environment() != 0 else { return 0 }
        var bytes: UInt64 = 0
        try unsafe Outcome.check(bn_glpk_memory_used(&bytes))
        return Int(bytes)
    }

    /// How many pieces of terminal output of GLPK were swallowed on the calling thread so far.
    public static var capturedOutput: Int { Int(bn_glpk_captured_output()) }
}
