// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Rules

@Suite struct CELTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2024-02-29T12:30:45.120Z", "2024-02-29T12:30:45.12Z"),
        ("2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
        ("1969-12-31T23:59:59.000000001Z", "1969-12-31T23:59:59.000000001Z"),
        ("1900-02-28T23:59:59-12:30", "1900-03-01T12:29:59Z"),
        ("2026-08-01t00:00:00z", "2026-08-01T00:00:00Z"),
    ])
    func timestampsAreReadAndWritten(text: String, expected: String) {
        #expect(CELCase.outcome("string(timestamp('\(text)'))") == "\"\(expected)\"")
    }

    @Test(arguments: [
        "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z",
        "2024-04-31T00:00:00Z",
        "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00",
        "2024-01-01 00:00:00Z",
        "2024-01-01", "2024-1-1T00:00:00Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+1:00",
        "2024-01-01T00:00:00+24:00",
        "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "", "2024-01-01T00:00:00Zx",
        "+2024-01-01T00:00:00Z",
    ])
    func isNoTimestamp(text: String) { #expect(CELCase.outcome("timestamp('\(text)')") == "error") }

    @Test(arguments: [
        ("1h30m", "5400s"), ("1.5h", "5400s"), ("-1.5s", "-1.5s"), ("1s500ms", "1.5s"), ("1us", "0.000001s"),
        ("1µs", "0.000001s"),
        ("3ns", "0.000000003s"), ("0", "0s"), ("-0", "0s"), ("+2m", "120s"), (".5s", "0.5s"), ("1.s", "1s"),
        ("100ms", "0.1s"),
        ("9223372036.854775807s", "9223372036.854775807s"), ("-9223372036854775808ns", "-9223372036.854775808s"),
        ("0.0000000019s", "0.000000001s"),
    ])
    func durationsAreReadAndWritten(text: String, expected: String) {
        #expect(CELCase.outcome("string(duration('\(text)'))") == "\"\(expected)\"")
    }

    @Test(arguments: [
        "", "-", "1", "s", ".s", "1x", "1s 2s", "1d", "--1s", "1.2.3s", "9223372036.854775808s", "1e3s",
        "99999999999999999999s",
        "-9223372036854775809ns",
    ])
    func isNoDuration(text: String) { #expect(CELCase.outcome("duration('\(text)')") == "error") }

    @Test(arguments: [
        ("timestamp('2024-02-28T23:59:59.5Z') + duration('1.5s')", #"timestamp("2024-02-29T00:00:01Z")"#),
        ("duration('-1ns') + timestamp(0)", #"timestamp("1969-12-31T23:59:59.999999999Z")"#),
        ("timestamp(0) - duration('1.25s')", #"timestamp("1969-12-31T23:59:58.75Z")"#),
        ("timestamp(1) - timestamp('1969-12-31T23:59:59.5Z')", #"duration("1.5s")"#),
        ("duration('1h') + duration('1m') - duration('1s')", #"duration("3659s")"#),
        ("timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns')", "error"),
        ("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error"),
        ("timestamp('9999-01-01T00:00:00Z') - timestamp('0002-01-01T00:00:00Z')", "error"),
        ("duration('9223372036s') + duration('1s')", "error"), ("timestamp(0) + timestamp(0)", "error"),
        ("duration('1s') - timestamp(0)", "error"), ("duration('1s') * 2", "error"), ("timestamp(0) + 1", "error"),
        ("-duration('1s')", "error"), ("timestamp(253402300799).getFullYear()", "9999"),
        ("timestamp(253402300800)", "error"),
    ])
    func arithmetic(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    @Test func partsOfATimestamp() {
        let time = "timestamp('2024-12-31T23:07:09.123987Z')"
        let parts = [
            "getFullYear": 2024, "getMonth": 11, "getDate": 31, "getDayOfMonth": 30, "getDayOfWeek": 2,
            "getDayOfYear": 365,
            "getHours": 23, "getMinutes": 7, "getSeconds": 9, "getMilliseconds": 123,
        ]
        for (name, value) in parts { #expect(CELCase.outcome("\(time).\(name)()") == "\(value)", "\(name)") }
        #expect(CELCase.outcome("timestamp('1600-03-01T00:00:00Z').getDayOfWeek()") == "3")
        #expect(CELCase.outcome("timestamp('0001-01-01T00:00:00Z').getDayOfWeek()") == "1")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2024-07-01T22:30:00Z", "0"), ("Europe/Berlin", "2024-01-01T22:30:00Z", "23"),
        ("UTC", "2024-01-01T22:30:00Z", "22"),
        ("US/Pacific", "2024-03-10T09:59:59Z", "1"), ("US/Pacific", "2024-03-10T10:00:00Z", "3"),
        ("+05:45", "2024-01-01T22:30:00Z", "4"),
        ("-03:00", "2024-01-01T02:00:00Z", "23"), ("02:00", "2024-01-01T00:00:00Z", "2"),
        ("CET", "2024-01-01T00:00:00Z", "1"), ("Etc/GMT+5", "2024-01-01T00:00:00Z", "19"),
        // Names that only look like zones, or that mean several.
        ("IST", "2024-01-01T00:00:00Z", "error"), ("PST", "2024-01-01T00:00:00Z", "error"),
        ("UTC+2", "2024-01-01T00:00:00Z", "error"), ("SystemV/PST8", "2024-01-01T00:00:00Z", "error"),
        ("Factory", "2024-01-01T00:00:00Z", "error"), ("europe/berlin", "2024-01-01T00:00:00Z", "error"),
        ("../Europe/Berlin", "2024-01-01T00:00:00Z", "error"),
        ("Nowhere/City", "2024-01-01T00:00:00Z", "error"), ("GMT+2", "2024-01-01T00:00:00Z", "error"),
        ("", "2024-01-01T00:00:00Z", "error"),
        ("+1:00", "2024-01-01T00:00:00Z", "error"), ("+25:00", "2024-01-01T00:00:00Z", "error"),
        ("+01:60", "2024-01-01T00:00:00Z", "error"),
        ("+-1:00", "2024-01-01T00:00:00Z", "error"),
    ])
    func hoursInATimeZone(zone: String, time: String, expected: String) {
        #expect(CELCase.outcome("timestamp('\(time)').getHours('\(zone)')") == expected)
    }

    @Test(arguments: [
        ("duration('3h59m59.999s').getHours()", "3"), ("duration('-90m').getHours()", "-1"),
        ("duration('90m').getMinutes()", "90"),
        ("duration('90.9s').getSeconds()", "90"), ("duration('90.9s').getMilliseconds()", "900"),
        ("duration('1s').getDate()", "error"),
        ("duration('1s').getHours('UTC')", "error"), ("1.getHours()", "error"), ("timestamp(0).getHours(1)", "error"),
    ])
    func partsOfADuration(text: String, expected: String) { #expect(CELCase.unchecked(text) == expected) }

    /// The calendar against the one of the system, over all years.
    @Test func datesAgreeWithTheSystem() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        // Before 1583 the system's calendar is the Julian one; ours, like RFC 3339, is Gregorian throughout.
        for seconds in stride(
            from: Int64(-12_212_553_600), through: CELTimestamp.range.upperBound, by: 86_400 * 1_237 + 3_601)
        {
            let time = CELCivilTime(try #require(CELTimestamp(seconds: seconds)), offset: 0)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second, .weekday, .dayOfYear],
                from: Date(timeIntervalSince1970: Double(seconds)))
            #expect([parts.year, parts.month, parts.day] == [time.year, time.month, time.day])
            #expect([parts.hour, parts.minute, parts.second] == [time.hour, time.minute, time.second])
            #expect(parts.weekday == time.dayOfWeek + 1)
            #expect(parts.dayOfYear == time.dayOfYear + 1)
        }
    }
}
