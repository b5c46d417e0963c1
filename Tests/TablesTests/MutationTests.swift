// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import TestSupport
import Testing

/// Whatever happens to the bytes of a file: the loader ends, and either loads or tells an error with a place.
@Suite struct MutationTests {
    private static let bytes: [UInt8] = [
        0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x30, 0x39, 0x3B, 0x7C, 0x7F, 0x81, 0xA0, 0xC2, 0xC3,
        0xFC, 0xFF,
    ]

    @Test func twoThousandMutationsNeverCrash() {
        var generator = SeededGenerator(seed: 2_026)
        var loaded = 0
        var refused = 0
        for _ in 0..<2_000 {
            var region = SmallRegion()
            let index = Int.random(in: 0..<region.files.count, using: &generator)
            for _ in 0..<Int.random(in: 1...3, using: &generator) { mutate(&region.files[index].bytes, &generator) }
            let (set, sink) = region.load()
            #expect((set == nil) == sink.hasErrors)
            if set == nil {
                refused += 1
                #expect(sink.shown.contains { $0.severity == .error && $0.location != nil })
            } else {
                loaded += 1
            }
        }
        // Both must happen, or the test would not test.
        #expect(loaded > 100)
        #expect(refused > 100)
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let position = Int.random(in: 0...bytes.count, using: &generator)
        let byte = Self.bytes.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.insert(byte, at: position)
        case 1 where position < bytes.count: bytes[position] = byte
        case 2 where position < bytes.count: bytes.remove(at: position)
        case 3: bytes.removeSubrange(position...)
        default:
            let end = min(bytes.count, position + Int.random(in: 0..<40, using: &generator))
            let target = Int.random(in: 0...bytes.count, using: &generator)
            bytes.insert(contentsOf: bytes[position..<end], at: target)
        }
    }
}
