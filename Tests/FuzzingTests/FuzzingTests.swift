// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Fuzzing
import Testing

/// A short run of every target; `make fuzz` runs a million inputs.
@Suite(.serialized) struct FuzzingTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// `FUZZ_INPUTS` makes the run longer.
    private static let count = ProcessInfo.processInfo.environment["FUZZ_INPUTS"].flatMap { Int($0) } ?? 400

    @Test(arguments: 0..<5) func everyInputEnds(target index: Int) throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let target = try FuzzTarget.all(root: Self.root, scratch: scratch)[index]
        let count = max(100, Self.count * target.share / 25)
        let summary = try FuzzRun(target, seed: 7).run(0..<count)
        #expect(summary.inputs == count)
        // Both must happen, or the run would see one half of the code only.
        #expect(summary.accepted > 0, "\(target.name)")
        #expect(summary.accepted < count, "\(target.name)")
        #expect(summary.placeless.isEmpty, "\(target.name): \(summary.placeless)")
    }

    @Test func theSameNumberIsTheSameInput() throws {
        let scratch = FileManager.default.temporaryDirectory
        let target = try FuzzTarget.all(root: Self.root, scratch: scratch)[2]
        let (first, second) = (try FuzzRun(target, seed: 7), try FuzzRun(target, seed: 7))
        #expect((0..<50).allSatisfy { first.input($0) == second.input($0) })
        #expect(Set((0..<50).map { first.input($0) }).count > 40)
    }
}
