// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Changes inputs a little: bytes, words of the format, lines, numbers.
struct Mutator {
    /// Words that mean something in the format.
    let words: [String]
    private(set) var generator: SeededGenerator

    /// Inputs grow no larger than this, in bytes.
    static let maximumLength = 60_000

    init(words: [String], seed: UInt64) {
        self.words = words
        generator = SeededGenerator(seed: seed)
    }

    mutating func below(_ count: Int) -> Int { count <= 0 ? 0 : Int.random(in: 0..<count, using: &generator) }

    mutating func pick<Member>(_ members: [Member]) -> Member? { members.randomElement(using: &generator) }

    mutating func mutated(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0...below(1 + below(4)) { change(&bytes) }
        return Array(bytes.prefix(Self.maximumLength))
    }

    private static let specials: [UInt8] = [
        0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1B, 0x20, 0x22, 0x26, 0x27, 0x2A, 0x2C, 0x2D, 0x2E, 0x30, 0x3A, 0x3B, 0x5B,
        0x5C, 0x5D, 0x7B, 0x7C, 0x7D, 0x7F, 0x80, 0x85, 0xA0, 0xBF, 0xC2, 0xC3, 0xED, 0xEF, 0xF4, 0xFF,
    ]
    private static let numbers = [
        "0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
        "1e309",
        "0.0000000000001", "999999999999999999999999", "1.7976931348623157e308", "NaN", "-0", "00",
        "0x7fffffffffffffff",
        "1,5", "1.234.567,89", "2026-02-30", "9999-12-31", "0000-00-00", "2147483648", "inf",
    ]

    private mutating func change(_ bytes: inout [UInt8]) {
        let position = below(bytes.count + 1)
        switch below(12) {
        case 0: bytes.insert(pick(Self.specials) ?? 0, at: position)
        case 1 where position < bytes.count: bytes[position] ^= 1 << UInt8(below(8))
        case 2 where position < bytes.count: bytes[position] = pick(Self.specials) ?? 0
        case 3: bytes.removeSubrange(position..<min(bytes.count, position + below(20)))
        case 4: bytes.insert(contentsOf: Array((pick(words) ?? "").utf8), at: position)
        case 5: copyRange(&bytes, to: position)
        case 6: changeNumber(&bytes, from: position)
        case 7: repeatRange(&bytes, at: position)
        case 8: moveLine(&bytes)
        case 9: nest(&bytes, around: position)
        case 10 where below(4) == 0: bytes.removeSubrange(position...)
        default: changeWord(&bytes, from: position)
        }
    }

    private mutating func copyRange(_ bytes: inout [UInt8], to position: Int) {
        let start = below(bytes.count + 1)
        let part = Array(bytes[start..<min(bytes.count, start + below(60))])
        bytes.insert(contentsOf: part, at: position)
    }

    private mutating func repeatRange(_ bytes: inout [UInt8], at position: Int) {
        let part = Array(bytes[position..<min(bytes.count, position + 1 + below(12))])
        let count = [2, 8, 40, 300, 3_000][below(5)]
        guard part.count * count < Self.maximumLength else { return }
        bytes.insert(contentsOf: [[UInt8]](repeating: part, count: count).joined(), at: position)
    }

    private mutating func changeNumber(_ bytes: inout [UInt8], from position: Int) {
        guard let start = bytes[min(position, bytes.count)...].firstIndex(where: { (0x30...0x39).contains($0) }) else {
            return
        }
        let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        let digits = below(10) == 0 ? String(repeating: "7", count: 1 + below(5_000)) : pick(Self.numbers) ?? "0"
        bytes.replaceSubrange(start..<end, with: Array(digits.utf8))
    }

    private mutating func changeWord(_ bytes: inout [UInt8], from position: Int) {
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) || byte == 0x5F }
        guard let start = bytes[min(position, bytes.count)...].firstIndex(where: isLetter) else { return }
        let end = bytes[start...].firstIndex { !isLetter($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Array((pick(words) ?? "x").utf8))
    }

    private mutating func moveLine(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 1 else { return }
        let line = below(2) == 0 ? lines.remove(at: below(lines.count)) : lines[below(lines.count)]
        lines.insert(line, at: below(lines.count + 1))
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    private mutating func nest(_ bytes: inout [UInt8], around position: Int) {
        let end = min(bytes.count, position + below(30))
        let pairs = [
            ("(", ")"), ("[", "]"), ("{", "}"), ("\"", "\""), ("'", "'"), ("(", ""), ("[", ""), ("{", ""), ("-", ""),
            ("!", ""),
        ]
        guard let (open, close) = pick(pairs) else { return }
        let depth = [1, 3, 50, 150, 250, 2_000][below(6)]
        bytes.insert(contentsOf: Array(String(repeating: close, count: depth).utf8), at: end)
        bytes.insert(contentsOf: Array(String(repeating: open, count: depth).utf8), at: position)
    }
}
