// SPDX-License-Identifier: GPL-3.0-or-later

/// Date and clock of a timestamp at an offset from UTC, in the Gregorian calendar throughout.
struct CELCivilTime {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    let millisecond: Int
    /// 0 is Sunday.
    let dayOfWeek: Int
    /// 0 is the first of January.
    let dayOfYear: Int

    /// - Parameter offset: seconds east of UTC.
    init(_ time: CELTimestamp, offset: Int64) {
        let local = time.seconds + offset
        let days = local.floorDivided(by: 86_400)
        let clock = Int(local - days * 86_400)
        (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60)
        millisecond = Int(time.nanoseconds / 1_000_000)
        // Day 0 was a Thursday.
        dayOfWeek = Int((days + 4) - (days + 4).floorDivided(by: 7) * 7)
        (year, month, day) = Self.date(of: days)
        dayOfYear = Int(days - Self.dayNumber(year: year, month: 1, day: 1))
    }

    /// Days since 1970-01-01; `nil` if there is no such date.
    static func days(year: Int, month: Int, day: Int) -> Int64? {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let number = dayNumber(year: year, month: month, day: day)
        return date(of: number) == (year, month, day) ? number : nil
    }

    // Years are counted from March, so that the leap day is the last of its year and months have a fixed pattern;
    // 400 years have 146,097 days (Hinnant, "chrono-compatible low-level date algorithms").

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
        let year = Int64(month <= 2 ? year - 1 : year)
        let era = year.floorDivided(by: 400)
        let yearOfEra = year - era * 400
        let monthFromMarch = Int64((month + 9) % 12)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(of number: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(day))
    }
}
