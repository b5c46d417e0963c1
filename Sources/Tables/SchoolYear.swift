// SPDX-License-Identifier: GPL-3.0-or-later

/// A school year such as 2026/27; it begins on the first of August.
public struct SchoolYear: Sendable, Hashable {
    public let startYear: Int

    /// Reads `2026/27` or `2026/2027`; `nil` if the second year is not the one after the first.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, [2, 4].contains(parts[1].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let first = Int(parts[0]), let second = Int(parts[1]), first >= 1
        else { return nil }
        guard second == (parts[1].utf8.count == 2 ? (first + 1) % 100 : first + 1) else { return nil }
        startYear = first
    }

    /// The school year that begins on the first of August of `startYear`.
    public init(startYear: Int) { self.startYear = startYear }

    /// The day that decides which dated values hold.
    public var firstDay: Day {
        Day(year: startYear, month: 8, day: 1) ?? Day(number: 0)
    }

    /// `2026/27`.
    public var description: String {
        let second = (startYear + 1) % 100
        return "\(startYear)/" + (second < 10 ? "0" : "") + "\(second)"
    }
}
