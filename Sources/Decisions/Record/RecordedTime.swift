// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
public import Tables

/// The time an entry gets.
public enum RecordedTime {
    /// Now, in UTC to the second. `SOURCE_DATE_EPOCH` (seconds since 1970) sets it, for runs that shall give the same
    /// bytes again.
    public static var now: String {
        let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { TimeInterval($0) }
        let date = fixed.map { Date(timeIntervalSince1970: $0) } ?? Date()
        return date.formatted(.iso8601)
    }

    /// The day of ``now``.
    public static var today: Day? { Day(parsing: now.prefix(10)) }
}
