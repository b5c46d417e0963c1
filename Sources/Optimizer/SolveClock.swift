// SPDX-License-Identifier: GPL-3.0-or-later

/// When a piece of work has to stop: at a moment in time, when memory runs short, or when the caller cancels.
struct SolveClock: Sendable {
    private let start: ContinuousClock.Instant
    private let end: ContinuousClock.Instant?
    let cancellation: Cancellation
    private let memory: MemoryLimit?

    init(limit: Double?, memory: MemoryLimit? = nil, cancellation: Cancellation) {
        let now = ContinuousClock.now
        start = now
        end = limit.map { now.advanced(by: .seconds(max(0, min($0, 1e9)))) }
        self.memory = memory
        self.cancellation = cancellation
    }

    private init(_ other: SolveClock, end: ContinuousClock.Instant) {
        start = other.start
        self.end = end
        memory = other.memory
        cancellation = other.cancellation
    }

    /// Seconds since the start.
    var elapsed: Double { Self.seconds(start.duration(to: .now)) }

    /// Seconds that are left, at least 0; `nil` for no limit.
    var remaining: Double? { end.map { max(0, Self.seconds(ContinuousClock.now.duration(to: $0))) } }

    var isOver: Bool { cancellation.isCancelled || end.map { $0 <= .now } ?? false || memory?.check() ?? false }

    /// The same start, with an end at most `seconds` from now.
    func limited(to seconds: Double?) -> SolveClock {
        guard let seconds else { return self }
        let other = ContinuousClock.now.advanced(by: .seconds(max(0, min(seconds, 1e9))))
        return SolveClock(self, end: end.map { min($0, other) } ?? other)
    }

    private static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
