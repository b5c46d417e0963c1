// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A time zone by name (`Europe/Berlin`, `UTC`) or as a fixed offset (`+01:00`; the sign may be missing).
struct CELTimeZone {
    private enum Rule {
        case fixed(Int64)
        case named(TimeZone)
    }

    private let rule: Rule

    /// `nil` if there is no such zone.
    init?(_ text: String) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let offset = Self.fixedOffset(text) else { return nil }
            rule = .fixed(offset)
        } else if text == "UTC" || text == "GMT" {
            rule = .fixed(0)
        } else {
            guard !Self.isMadeUp(text), let zone = TimeZone(identifier: text) else { return nil }
            rule = .named(zone)
        }
    }

    /// Whether Foundation would take a name that is none of the tz database: it makes up a zone for `GMT+2`, gives
    /// `Factory` a meaning and guesses at abbreviations that stand for several zones (`IST` in India, Ireland, Israel).
    private static func isMadeUp(_ name: String) -> Bool {
        let inventions = ["GMT", "UTC", "SystemV/"]
        return ambiguous.contains(name) || inventions.contains { name.hasPrefix($0) }
    }

    private static let ambiguous: Set<String> = [
        "ACT", "AET", "AGT", "ART", "AST", "BET", "BST", "CAT", "CNT", "CST", "CTT", "EAT", "ECT", "IET", "IST", "JST",
        "MIT", "NET", "NST", "PLT", "PNT", "PRT", "PST", "SST", "VST", "Factory",
    ]

    /// Seconds east of UTC at a time.
    func offset(at time: CELTimestamp) -> Int64 {
        switch rule {
        case .fixed(let offset): offset
        case .named(let zone): Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds))))
        }
    }

    private static func fixedOffset(_ text: String) -> Int64? {
        var bytes = Array(text.utf8)
        let isWest = bytes.first == UInt8(ascii: "-")
        if isWest || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [bytes[0], bytes[1], bytes[3], bytes[4]]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let values = digits.map { Int64($0 - 0x30) }
        let (hours, minutes) = (values[0] * 10 + values[1], values[2] * 10 + values[3])
        guard hours < 24, minutes < 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
