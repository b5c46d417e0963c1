// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Tells rows whose cells contradict each other: an end before its beginning.
struct OrderCheck {
    /// Two columns of a table of which the first must not be larger.
    private struct Pair {
        let least: String
        let most: String
        /// Whether a row that breaks it is an error: where it cannot be meant, not where it only can never be used.
        let isError: Bool
    }

    private static let pairs: [String: [Pair]] = [
        "needs": [Pair(least: "age_from", most: "age_to", isError: true)],
        "offers": [
            Pair(least: "age_from", most: "age_to", isError: true),
            Pair(least: "group_min", most: "group_max", isError: true),
            Pair(least: "min_groups", most: "capacity", isError: false),
        ],
    ]

    static func run(_ raw: RawTable, _ columns: [Column], into sink: inout DiagnosticSink) {
        for pair in pairs[raw.schema.name] ?? [] {
            guard let least = columns.first(where: { $0.name == pair.least }),
                let most = columns.first(where: { $0.name == pair.most }),
                case .numbers(let lower, 0) = least.storage, case .numbers(let upper, 0) = most.storage
            else { continue }
            for row in 0..<raw.rowCount where least.isPresent(row) && most.isPresent(row) && lower[row] > upper[row] {
                // An offer without places is one that was taken back.
                if !pair.isError, upper[row] == 0 { continue }
                tell(pair, row, (lower[row], upper[row]), raw, &sink)
            }
        }
    }

    private static func tell(
        _ pair: Pair, _ row: Int, _ values: (Int64, Int64), _ raw: RawTable, _ sink: inout DiagnosticSink
    ) {
        if sink.isFull, pair.isError { return sink.countError() }
        let place = { (name: String) in raw.location(raw.column(named: name)?.cells[row] ?? .missing, row: row) }
        sink.report(
            TableMessages.contradiction(
                (pair.least, values.0), (pair.most, values.1), isError: pair.isError, at: place(pair.most),
                other: place(pair.least)))
    }
}
