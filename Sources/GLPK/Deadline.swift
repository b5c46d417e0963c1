// SPDX-License-Identifier: GPL-3.0-or-later

/// The end of a time limit, in the units of GLPK.
struct Deadline {
    private let end: ContinuousClock.Instant?

    /// - Parameter seconds: `nil` for no limit.
    init(seconds: Double?) {
        guard let seconds, seconds < 1e9 else {
            end = nil
            return
        }
        end = ContinuousClock.now.advanced(by: .seconds(seconds))
    }

    static func check(_ seconds: Double?) throws(GLPKError) {
        guard let seconds else { return }
        guard seconds >= 0 else { throw .badOption(.timeLimit, value: seconds, range: "0 or more seconds") }
    }

    /// What is left; GLPK takes the greatest number for "no limit".
    var milliseconds: Int32 {
        guard let end else { return .max }
        let (seconds, attoseconds) = ContinuousClock.now.duration(to: end).components
        let left = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        return Int32(min(max(left, 0), 2e9))
    }
}
