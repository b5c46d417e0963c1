// SPDX-License-Identifier: GPL-3.0-or-later

/// When a piece of work has to stop: at a moment in time, or when the caller cancels.
struct SolveClock: Sendable {
    private let start: ContinuousClock.Instant
    private let end: ContinuousClock.Instant?
    let cancellation: Cancellation

    init(limit: Double?, cancellation: Cancellation) {
        let now = ContinuousClock.now
        start = now
        end = limit.map { now.advanced(by: .seconds(max(0, min($0, 1e9)))) }
        self.cancellation = cancellation
    }

    private init(start: ContinuousClock.Instant, end: ContinuousClock.Instant?, cancellation: Cancellation) {
        self.start = start
        self.end = end
        self.cancellation = cancellation
    }

    /// Seconds since the start.
    var elapsed: Double { Self.seconds(start.duration(to: .now)) }

    /// Seconds that are left, at least 0; `nil` for no limit.
    var remaining: Double? { end.map { max(0, Self.seconds(ContinuousClock.now.duration(to: $0))) } }

    var isOver: Bool { cancellation.isCancelled || end.map { $0 <= .now } ?? false }

    /// The same start, with an end at most `seconds` from now.
    func limited(to seconds: Double?) -> SolveClock {
        guard let seconds else { return self }
        let other = ContinuousClock.now.advanced(by: .seconds(max(0, min(seconds, 1e9))))
        return SolveClock(start: start, end: end.map { min($0, other) } ?? other, cancellation: cancellation)
    }

    private static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
