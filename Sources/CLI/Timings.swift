// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Seconds of the stages of a run and its peak memory, as one JSON line for benchmarks.
struct Timings {
    private var lap = ContinuousClock.now
    private var members: [String] = []

    /// Ends a stage that began with the last one.
    mutating func end(_ stage: String) {
        let now = ContinuousClock.now
        members.append("\"\(stage)_seconds\": \(String(format: "%.4f", lap.duration(to: now) / .seconds(1)))")
        lap = now
    }

    func line(candidates: Int) -> String {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let memory = "\"peak_megabytes\": \(usage.ru_maxrss / 1_024)"
        return "{" + (members + ["\"candidates\": \(candidates)", memory]).joined(separator: ", ") + "}\n"
    }
}
