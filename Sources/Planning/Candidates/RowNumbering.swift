// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Numbers rows so that rows that agree in every column so far have the same number, from 0 in the order of first
/// appearance.
struct RowNumbering: Sendable {
    private(set) var numbers: [Int32]
    /// How many different numbers there are.
    private(set) var count: Int

    init(rowCount: Int) {
        numbers = Array(repeating: 0, count: rowCount)
        count = min(rowCount, 1)
    }

    /// The rows of a table by all that an expression reads of them.
    init(_ reads: [RowRead], rowCount: Int) {
        self.init(rowCount: rowCount)
        for read in reads {
            switch read {
            case .numbers(let values): refine(by: values)
            case .ids(let values): refine(by: values.map { Int64($0) })
            case .flags(let values): refine(by: values.map { $0 ? 1 : 0 })
            case .list(let list): refine(by: Self.contents(list))
            case .point(let point):
                // Of one column each, so that equal mantissas are equal numbers.
                refine(by: point.places.map(\.easting.mantissa))
                refine(by: point.places.map(\.northing.mantissa))
            }
        }
    }

    /// A number for the content of each list, as written.
    private static func contents(_ list: ListRead) -> [Int64] {
        var known: [ArraySlice<Int32>: Int64] = [:]
        return list.starts.indices.map { row in
            let members = list.members[Int(list.starts[row])..<Int(list.ends[row])]
            if let number = known[members] { return number }
            let number = Int64(known.count)
            known[members] = number
            return number
        }
    }

    /// Tells rows apart by one more column. A table where the values lie close together, a hash otherwise.
    mutating func refine(by values: [Int64]) {
        guard let least = values.min(), let most = values.max(), least < most else { return }
        let (span, overflow) = most.subtractingReportingOverflow(least)
        let (size, tooLarge) = span.multipliedReportingOverflow(by: Int64(count))
        if overflow || tooLarge || span == .max || size > Int64(8 * numbers.count + 4_096) {
            refineByHash(values)
        } else {
            refine(by: values, least: least, width: Int(span) + 1)
        }
    }

    private mutating func refine(by values: [Int64], least: Int64, width: Int) {
        var known = Array(repeating: Int32(-1), count: width * count)
        var found: Int32 = 0
        for row in numbers.indices {
            let place = Int(numbers[row]) * width + Int(values[row] - least)
            if known[place] < 0 {
                known[place] = found
                found += 1
            }
            numbers[row] = known[place]
        }
        count = Int(found)
    }

    private struct Key: Hashable {
        let number: Int32
        let value: Int64
    }

    private mutating func refineByHash(_ values: [Int64]) {
        var known: [Key: Int32] = [:]
        for row in numbers.indices {
            let key = Key(number: numbers[row], value: values[row])
            if let number = known[key] {
                numbers[row] = number
            } else {
                let number = Int32(known.count)
                known[key] = number
                numbers[row] = number
            }
        }
        count = known.count
    }

    /// The first row with each number.
    var representatives: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(count)
        for row in numbers.indices where Int(numbers[row]) == rows.count { rows.append(row) }
        return rows
    }
}
