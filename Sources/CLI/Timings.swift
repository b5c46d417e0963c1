// SPDX-License-Identifier: GPL-3.0-or-later

import CMalloc
import Foundation
import Planning

/// Time and memory of the stages of a run, as one JSON line for benchmarks.
///
/// For each stage: `_seconds` on the clock, `_cpu_seconds` of all threads, `_held_bytes` (how much more of the heap is
/// in use after the stage than before, as glibc's allocator accounts for it; what was given back in between does not
/// count) and `_peak_megabytes` (the most memory the process has had resident until then). Where a benchmark has
/// preloaded a counter of allocations, also `_allocated_bytes` and `_allocations`: all that was asked for, freed or not.
struct Timings {
    private var lap = ContinuousClock.now
    private var cpu = Self.usage().seconds
    private var heap = Self.heapBytes
    private static let counters = [
        ("allocated_bytes", "bildungsnetz_allocated_bytes"), ("allocations", "bildungsnetz_allocations"),
    ].compactMap { name, symbol in Counter(symbol).map { (name: name, counter: $0) } }
    private var counted = Self.counters.map { $0.counter.value }
    private var members: [(name: String, value: String)] = []

    /// Ends a stage that began with the last one.
    mutating func end(_ stage: String) {
        let (now, usage, bytes) = (ContinuousClock.now, Self.usage(), Self.heapBytes)
        members.append(("\(stage)_seconds", String(format: "%.4f", lap.duration(to: now) / .seconds(1))))
        members.append(("\(stage)_cpu_seconds", String(format: "%.4f", usage.seconds - cpu)))
        members.append(("\(stage)_held_bytes", "\(bytes - heap)"))
        members.append(("\(stage)_peak_megabytes", "\(usage.megabytes)"))
        for (index, item) in Self.counters.enumerated() {
            let value = item.counter.value
            members.append(("\(stage)_\(item.name)", "\(value - counted[index])"))
            counted[index] = value
        }
        (lap, cpu, heap) = (now, usage.seconds, bytes)
    }

    /// The line; counts of the join where it was reached.
    func line(_ candidates: CandidateSet?, threads: Int) -> String {
        var all = members + [("threads", "\(threads)")]
        if let candidates {
            all += [
                ("candidates", "\(candidates.count)"), ("keyed_pairs", "\(candidates.work.keyedPairs)"),
                ("visited_pairs", "\(candidates.work.visitedPairs)"),
                ("evaluations", "\(candidates.work.evaluations.reduce(0, +))"),
            ]
        }
        all.append(("peak_megabytes", "\(Self.usage().megabytes)"))
        return "{" + all.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}\n"
    }

    private static func usage() -> (seconds: Double, megabytes: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        return (seconds, usage.ru_maxrss / 1_024)
    }

    /// Bytes of the heap in use, in all arenas and in mapped blocks.
    private static var heapBytes: Int {
        let account = mallinfo2()
        return Int(account.uordblks + account.hblkhd)
    }
}

extension Timings {
    /// A function without arguments that a preloaded library offers.
    private struct Counter: Sendable {
        private let function: @convention(c) () -> UInt64

        init?(_ symbol: String) {
            guard let address = dlsym(nil, symbol) else { return nil }
            function = unsafeBitCast(address, to: (@convention(c) () -> UInt64).self)
        }

        var value: UInt64 { function() }
    }
}
