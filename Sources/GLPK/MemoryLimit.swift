// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// A memory limit of the calling thread's environment for the time of a nested call.
///
/// GLPK cannot be asked for its limit, so the guard keeps it; a new environment has none.
struct MemoryLimit {
    private let environment: UInt64
    private let previous: Int32

    /// - Parameter megabytes: `nil` to leave the limit as it is.
    init(lowering megabytes: Int?) throws(GLPKError) {
        previous = bn_glpk_memory_limit()
        guard let megabytes else {
            environment = 0
            return
        }
        guard megabytes >= 1 else { throw .badOption(.memoryLimit, value: Double(megabytes), range: "1 MB or more") }
        let lowest = previous == 0 ? Int32(clamping: megabytes) : min(previous, Int32(clamping: megabytes))
        try Outcome.check(bn_glpk_limit_memory(lowest), memoryLimit: megabytes)
        environment = bn_glpk_environment()
    }

    /// Does nothing if the environment has gone meanwhile, and its limit with it.
    func restore() {
        guard environment != 0, environment == bn_glpk_environment() else { return }
        _ = bn_glpk_limit_memory(previous)
    }
}
