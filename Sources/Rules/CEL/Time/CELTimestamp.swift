// SPDX-License-Identifier: GPL-3.0-or-later

/// A point in time with nanoseconds, from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.
struct CELTimestamp: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z, rounded down.
    let seconds: Int64
    /// 0 to 999,999,999, always towards the future.
    let nanoseconds: Int32

    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// `nil` outside the years 1 to 9999.
    init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// `nil` if the sum leaves the range.
    func adding(_ duration: CELDuration) -> CELTimestamp? { moved(by: duration.nanoseconds, sign: 1) }

    /// `nil` if the difference leaves the range.
    func subtracting(_ duration: CELDuration) -> CELTimestamp? { moved(by: duration.nanoseconds, sign: -1) }

    private func moved(by span: Int64, sign: Int64) -> CELTimestamp? {
        let (whole, rest) = span.quotientAndRemainder(dividingBy: CELDuration.nanosecondsPerSecond)
        let sum = Int64(nanoseconds) + sign * rest
        let carry = sum.floorDivided(by: CELDuration.nanosecondsPerSecond)
        return CELTimestamp(
            seconds: seconds + sign * whole + carry,
            nanoseconds: Int32(sum - carry * CELDuration.nanosecondsPerSecond))
    }

    /// `nil` if a duration cannot hold the difference.
    func since(_ other: CELTimestamp) -> CELDuration? {
        CELDuration(seconds: seconds - other.seconds, nanoseconds: Int64(nanoseconds - other.nanoseconds))
    }
}

// MARK: - Text form

extension CELTimestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, with as many decimals as are needed.
    var description: String {
        let time = CELCivilTime(self, offset: 0)
        let date = "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))"
        let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        return date + "T" + clock + CELDuration.fraction(Int64(nanoseconds)) + "Z"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// Reads RFC 3339; `nil` for anything else and for times outside the range.
    init?(parsing text: String) {
        var reader = TimeReader(text)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.take("T", or: "t"), let hour = reader.digits(2), reader.take(":"),
            let minute = reader.digits(2), reader.take(":"), let second = reader.digits(2),
            let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd,
            let days = CELCivilTime.days(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        let clock = Int64(hour * 3_600 + minute * 60 + second)
        self.init(seconds: days * 86_400 + clock - offset, nanoseconds: fraction)
    }
}

/// Reads the parts of an RFC 3339 time from the left.
private struct TimeReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ character: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
        guard position < bytes.count else { return false }
        let scalar = Unicode.Scalar(bytes[position])
        guard scalar == character || scalar == other else { return false }
        position += 1
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += count
        return value
    }

    /// Nanoseconds; further digits are cut off. 0 without a point.
    mutating func fraction() -> Int32? {
        guard take(".") else { return 0 }
        var (value, places): (Int32, Int) = (0, 0)
        while let digit = digits(1) {
            if places < 9 { value = value * 10 + Int32(digit) }
            places += 1
        }
        guard places > 0 else { return nil }
        for _ in min(places, 9)..<9 { value *= 10 }
        return value
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int64? {
        if take("Z", or: "z") { return 0 }
        let isEast = take("+")
        guard isEast || take("-"), let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60
        else { return nil }
        let seconds = Int64(hours * 3_600 + minutes * 60)
        return isEast ? seconds : -seconds
    }
}

extension Int64 {
    /// The quotient rounded down; `divisor` is positive.
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
