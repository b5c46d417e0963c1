// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Runs a target in a process of its own: a crash, a hang and too much memory are told with the number of the input.
enum Watch {
    /// Seconds of computing that one input may take.
    static let slowestAllowed = 10.0
    /// What a process may take in all, in MB: the project's own limits for files as small as the inputs.
    static let memoryAllowed = 1_000

    /// What went wrong; `nil` if nothing did.
    static func run(_ target: String, count: Int, seed: UInt64, scratch: URL) throws -> String? {
        let journal = scratch.appendingPathComponent("\(target).input")
        let child = Process()
        child.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).absoluteURL
        child.arguments = ["--child", target, "0", "\(count)", "\(seed)", journal.path]
        try child.run()
        var last = ""
        var since = Date()
        while child.isRunning {
            Thread.sleep(forTimeInterval: 0.2)
            let current = number(journal)
            if current != last { (last, since) = (current, Date()) }
            // Wall time, so with room for a busy machine.
            if Date().timeIntervalSince(since) > 12 * slowestAllowed {
                child.terminate()
                child.waitUntilExit()
                return "input \(last) hangs; fuzz --show \(target) \(last) \(seed) writes it"
            }
        }
        child.waitUntilExit()
        if child.terminationReason == .uncaughtSignal {
            let input = number(journal)
            return
                "input \(input) crashed with signal \(child.terminationStatus); fuzz --show \(target) \(input) \(seed) writes it"
        }
        return child.terminationStatus == 0 ? nil : "a limit was passed, see above"
    }

    private static func number(_ journal: URL) -> String {
        ((try? String(contentsOf: journal, encoding: .utf8)) ?? "").trimmingCharacters(in: .whitespaces)
    }

    /// The largest amount of memory this process has had; 0 where the system does not tell it as Linux does.
    static var peakMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1_024 } ?? 0
    }
}
