// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@Suite struct PercentTextTests {
    @Test(arguments: [
        (52, 87, "60\u{A0}%"), (4, 6, "67\u{A0}%"), (65, 87, "75\u{A0}%"), (1, 8, "13\u{A0}%"), (1, 3, "33\u{A0}%"),
        (87, 87, "100\u{A0}%"), (0, 87, "0\u{A0}%"), (999, 1000, "über 99\u{A0}%"), (1, 1000, "unter 1\u{A0}%"),
        (995, 1000, "über 99\u{A0}%"), (994, 1000, "99\u{A0}%"), (5, 1000, "1\u{A0}%"), (4, 1000, "unter 1\u{A0}%"),
        (3, 2, "150\u{A0}%"), (2010, 2000, "101\u{A0}%"), (2001, 2000, "100\u{A0}%"),
    ])
    func halvesGoUpAndAllIsAll(part: Int, whole: Int, text: String) {
        #expect(PercentText.text(part, of: whole, .de) == text)
    }

    @Test func amountsOfAnyScale() throws {
        let part = try #require(FixedPoint(parsing: "3744"))
        let whole = try #require(FixedPoint(parsing: "3800.00"))
        #expect(PercentText.text(part, of: whole, .de) == "99\u{A0}%")
        #expect(PercentText.text(FixedPoint(mantissa: 380_000, scale: 2), of: FixedPoint(3800), .en) == "100\u{A0}%")
        #expect(
            PercentText.text(FixedPoint(mantissa: 379_999, scale: 2), of: FixedPoint(3800), .en) == "over 99\u{A0}%")
    }

    @Test func withoutAWholeThereIsNoShare() {
        #expect(PercentText.text(0, of: 0, .de) == nil)
        #expect(PercentText.text(-1, of: 10, .de) == nil)
    }

    @Test(arguments: [("0.3", "30\u{A0}%"), ("0.325", "32,5\u{A0}%"), ("1", "100\u{A0}%"), ("0.05", "5\u{A0}%")])
    func aShareThatWasSetKeepsItsDigits(share: String, text: String) throws {
        #expect(PercentText.exact(try #require(FixedPoint(parsing: share)), .de) == text)
    }
}
