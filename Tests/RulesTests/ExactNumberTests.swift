// SPDX-License-Identifier: GPL-3.0-or-later

import Tables
import TestSupport
import Testing

@testable import Rules

@Suite struct ExactNumberTests {
    @Test func doublesAreTakenToTheLastBit() {
        #expect(ExactNumber(exactly: 0.5)?.description == "0.5")
        #expect(ExactNumber(exactly: -0.1)?.description == "-0.1000000000000000055511151231257827021181583404541015625")
        #expect(ExactNumber(exactly: 1e20)?.description == "100000000000000000000")
        #expect(ExactNumber(exactly: 0)?.description == "0")
        #expect(ExactNumber(exactly: .infinity) == nil)
        #expect(ExactNumber(exactly: .nan) == nil)
    }

    @Test func doublesComeBackFromTheirExactValue() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let double = Double(bitPattern: generator.next())
            guard double.isFinite else { continue }
            #expect(ExactNumber(exactly: double)?.double == double)
        }
    }

    @Test func roundingADoubleGoesHalvesAwayFromZero() {
        #expect(ExactNumber(rounding: 2.5, digits: 0)?.description == "3")
        #expect(ExactNumber(rounding: -2.5, digits: 0)?.description == "-3")
        #expect(ExactNumber(rounding: 1.23456789049, digits: 9)?.description == "1.23456789")
        #expect(ExactNumber(rounding: 1e308, digits: 9) == nil)
    }

    @Test func equalValuesAreEqualWhateverTheirDigits() throws {
        let (short, long) = (ExactNumber(mantissa: 15, scale: 1), ExactNumber(mantissa: 1_500, scale: 3))
        #expect(short == long)
        #expect(short.hashValue == long.hashValue)
        #expect(!(short < long))
        #expect(short.fixedPoint == FixedPoint(mantissa: 15, scale: 1))
        #expect((short * ExactNumber(mantissa: 1, scale: 12)).fixedPoint == nil)
    }

    @Test func badLiteralsAreRefused() {
        for text in ["", ".", "1.2.3", "1e", "1e999999999", "-1", "0x", "1_000", "１"] {
            #expect(ExactNumber(parsing: text) == nil, "\(text)")
        }
    }

    /// Long division and 64-bit arithmetic are two ways to the same digits.
    @Test func arithmeticAgreesWithIntegers() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1_000 {
            let (a, b) = (
                Int64.random(in: -1_000_000...1_000_000, using: &generator),
                Int64.random(in: 1...9_999, using: &generator)
            )
            let (left, right) = (ExactNumber(mantissa: a, scale: 3), ExactNumber(mantissa: b, scale: 3))
            #expect(left + right == ExactNumber(mantissa: a + b, scale: 3))
            #expect(left - right == ExactNumber(mantissa: a - b, scale: 3))
            #expect(left * right == ExactNumber(mantissa: a * b, scale: 6))
            #expect(left.remainder(dividingBy: right) == ExactNumber(mantissa: a % b, scale: 3))
            #expect((left < right) == (a < b))
            let rounded = (Double(a) / 1_000).rounded(.toNearestOrAwayFromZero)
            #expect(left.rounded(to: 0) == ExactNumber(Int64(rounded)))
        }
    }
}
