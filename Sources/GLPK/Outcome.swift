// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// The guard's verdict on a call, as an error.
enum Outcome {
    static func check(_ outcome: bn_glpk_outcome, memoryLimit: Int = 0) throws(GLPKError) {
        switch outcome {
        case BN_GLPK_OK: return
        case BN_GLPK_FATAL: throw .fatal(message)
        case BN_GLPK_LOST: throw .environmentLost
        case BN_GLPK_OTHER_THREAD: throw .wrongThread
        case BN_GLPK_LIMIT_TOO_LATE: throw .memoryLimitTooLate(megabytes: memoryLimit)
        case BN_GLPK_NO_ENVIRONMENT: throw .noEnvironment
        default: throw .unexpectedCode(Int(outcome.rawValue))
        }
    }

    /// GLPK's text in one line.
    private static var message: String {
        let text = unsafe String(cString: bn_glpk_message())
        return text.split(separator: "\n").joined(separator: "; ")
    }
}
