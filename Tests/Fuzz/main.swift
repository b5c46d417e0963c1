// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Fuzzing

/// `fuzz COUNT [SEED]`: runs every target in a process of its own and watches it.
/// `fuzz --child TARGET FIRST COUNT SEED JOURNAL`: such a process.
/// `fuzz --show TARGET NUMBER SEED`: writes an input to stdout, to look at it; `--tell`: what is told about it.

let arguments = Array(CommandLine.arguments.dropFirst())
let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
let scratch = root.appendingPathComponent(".build/fuzz")
try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
let targets = try FuzzTarget.all(root: root, scratch: scratch)

func target(_ name: String) -> FuzzTarget? { targets.first { $0.name == name } }

switch arguments.first {
case "--child" where arguments.count == 6:
    guard let target = target(arguments[1]), let first = Int(arguments[2]), let count = Int(arguments[3]),
        let seed = UInt64(arguments[4])
    else { exit(64) }
    let run = try FuzzRun(target, seed: seed, journal: URL(fileURLWithPath: arguments[5]))
    let summary = run.run(first..<first + count)
    let slowest = String(format: "%.0f", summary.slowestMilliseconds)
    print(
        "  \(summary.accepted) read, \(summary.inputs - summary.accepted) refused, slowest \(slowest) ms (input \(summary.slowestInput)), peak memory \(Watch.peakMegabytes) MB"
    )
    for number in summary.placeless { print("  input \(number) was refused without a place") }
    exit(
        summary.placeless.isEmpty && summary.slowestMilliseconds < Watch.slowestAllowed * 1_000
            && Watch.peakMegabytes <= Watch.memoryAllowed ? 0 : 1)
case "--show" where arguments.count == 4:
    guard let target = target(arguments[1]), let number = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
        exit(64)
    }
    FileHandle.standardOutput.write(Data(try FuzzRun(target, seed: seed).input(number)))
case "--tell" where arguments.count == 4:
    guard let target = target(arguments[1]), let number = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
        exit(64)
    }
    let sink = try FuzzRun(target, seed: seed).diagnostics(number)
    print(DiagnosticRenderer(language: .en, usesColour: false).render(sink))
default:
    let count = arguments.first.flatMap { Int($0) } ?? 1_000_000
    let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 2_026
    let start = Date()
    var failures = 0
    for target in targets {
        let share = max(1, count * target.share / 100)
        // Not `print`, which would wait until the child has printed.
        FileHandle.standardOutput.write(Data("\(target.name): \(share) inputs, seed \(seed)\n".utf8))
        if let fault = try Watch.run(target.name, count: share, seed: seed, scratch: scratch) {
            failures += 1
            FileHandle.standardOutput.write(Data("  \(fault)\n".utf8))
        }
    }
    let seconds = String(format: "%.0f", Date().timeIntervalSince(start))
    print("\(count) inputs in \(seconds) s, \(failures) of \(targets.count) targets with a fault")
    exit(failures == 0 ? 0 : 1)
}
