// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Foundation

/// Feeds inputs to a target, one after the other, and notes each before it is read: if the process dies, the note
/// tells of what.
public struct FuzzRun {
    public struct Summary: Sendable {
        public var inputs = 0
        /// Read without an error.
        public var accepted = 0
        public var slowestMilliseconds = 0.0
        public var slowestInput = 0
        /// Inputs that were refused without a place, which is a fault of the product.
        public var placeless: [Int] = []
    }

    private let target: FuzzTarget
    private let seed: UInt64
    /// Where the number of the present input stands; `nil` to note nothing.
    private let journal: FileHandle?

    public init(_ target: FuzzTarget, seed: UInt64, journal: URL? = nil) throws {
        self.target = target
        self.seed = seed
        if let journal {
            try Data().write(to: journal)
            self.journal = try FileHandle(forWritingTo: journal)
        } else {
            self.journal = nil
        }
    }

    /// The bytes of an input.
    public func input(_ number: Int) -> [UInt8] { target.input(number, seed: seed) }

    /// What is told about an input.
    public func diagnostics(_ number: Int) -> DiagnosticSink {
        var sink = DiagnosticSink()
        target.read(input(number), &sink)
        return sink
    }

    public func run(_ numbers: Range<Int>) -> Summary {
        var summary = Summary()
        for number in numbers {
            note(number)
            let bytes = input(number)
            var sink = DiagnosticSink()
            let start = Self.processorTime
            target.read(bytes, &sink)
            let milliseconds = (Self.processorTime - start) * 1_000
            summary.inputs += 1
            if milliseconds > summary.slowestMilliseconds {
                (summary.slowestMilliseconds, summary.slowestInput) = (milliseconds, number)
            }
            guard sink.hasErrors else {
                summary.accepted += 1
                continue
            }
            let hasPlace = sink.shown.contains { $0.severity == .error && $0.location != nil }
            if !hasPlace, summary.placeless.count < 10 { summary.placeless.append(number) }
        }
        return summary
    }

    private func note(_ number: Int) {
        guard let journal else { return }
        let text = "\(number)"
        try? journal.seek(toOffset: 0)
        try? journal.write(contentsOf: Data((text + String(repeating: " ", count: 20 - text.count)).utf8))
    }

    /// Seconds this thread has computed, so that a busy machine makes no input slow.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
