// SPDX-License-Identifier: GPL-3.0-or-later

import Tables
import Testing

@Suite struct FixedPointTests {
    @Test func rescalesOnlyWithoutLoss() {
        #expect(FixedPoint(mantissa: 125, scale: 2).rescaled(to: 3) == FixedPoint(mantissa: 1250, scale: 3))
        #expect(FixedPoint(mantissa: 125, scale: 2).rescaled(to: 1) == nil)
        #expect(FixedPoint(mantissa: .max, scale: 0).rescaled(to: 1) == nil)
    }

    @Test func comparesAcrossScales() {
        #expect(FixedPoint(mantissa: 149, scale: 2) < FixedPoint(mantissa: 15, scale: 1))
        #expect(!(FixedPoint(mantissa: 150, scale: 2) < FixedPoint(mantissa: 15, scale: 1)))
        #expect(FixedPoint(mantissa: .max, scale: 12) < FixedPoint(.max))
    }

    @Test(arguments: [(Int64(-5), 2, "-0.05"), (1250, 2, "12.50"), (7, 0, "7"), (-1200, 3, "-1.200")])
    func printsAllDigits(mantissa: Int64, scale: Int, text: String) {
        #expect(FixedPoint(mantissa: mantissa, scale: scale).description == text)
    }
}

@Suite struct DayTests {
    @Test func countsFrom1970() {
        #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(Day(year: 2026, month: 8, day: 1)?.number == 20_666)
        #expect(Day(number: 20_666).isoDescription == "2026-08-01")
        #expect(Day(number: 20_666).germanDescription == "01.08.2026")
    }

    @Test func refusesDaysThatDoNotExist() {
        #expect(Day(parsing: "2025-02-29") == nil)
        #expect(Day(parsing: "2024-02-29") != nil)
        #expect(Day(parsing: "31.04.2026") == nil)
        #expect(Day(parsing: "2026-8-1") == nil)
    }

    @Test func partsAreTheInverse() {
        for number in stride(from: -700_000, through: 700_000, by: 997) {
            let (year, month, day) = Day(number: number).parts
            #expect(Day(year: year, month: month, day: day)?.number == number)
        }
    }
}
