// SPDX-License-Identifier: GPL-3.0-or-later

/// A calendar day (proleptic Gregorian), counted from 1970-01-01, without time or zone.
public struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01; may be negative.
    public let number: Int

    public init(number: Int) {
        self.number = number
    }

    /// `nil` for a date that does not exist, for example 30 February. Years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Self.length(ofMonth: month, year: year) else { return nil }
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// Year, month and day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// `2026-08-01`.
    public var isoDescription: String {
        let (year, month, day) = parts
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    /// `01.08.2026`.
    public var germanDescription: String {
        let (year, month, day) = parts
        return "\(Self.padded(day, 2)).\(Self.padded(month, 2)).\(Self.padded(year, 4))"
    }

    /// Reads `2026-08-01` or `01.08.2026`; `nil` for anything else.
    public init?(parsing text: some StringProtocol) {
        let dashed = text.split(separator: "-", omittingEmptySubsequences: false)
        let dotted = text.split(separator: ".", omittingEmptySubsequences: false)
        if dashed.count == 3, dashed[0].utf8.count == 4, dashed[1].utf8.count == 2, dashed[2].utf8.count == 2 {
            self.init(year: dashed[0], month: dashed[1], day: dashed[2])
        } else if dotted.count == 3, dotted[2].utf8.count == 4, dotted[0].utf8.count <= 2, dotted[1].utf8.count <= 2 {
            self.init(year: dotted[2], month: dotted[1], day: dotted[0])
        } else {
            return nil
        }
    }

    private init?(year: some StringProtocol, month: some StringProtocol, day: some StringProtocol) {
        guard let year = Self.digits(year), let month = Self.digits(month), let day = Self.digits(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func digits(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
