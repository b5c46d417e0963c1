// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A table as it is written to a file: its columns are described once, for the CSV and for the data package.
struct OutputTable {
    struct Column {
        let name: String
        let type: Kind
        let title: LocalizedText
        let description: LocalizedText
        let isRequired: Bool
        /// The codes a cell may hold; empty for any text.
        let codes: [String]

        init(
            _ name: String, _ type: Kind, required: Bool = false, codes: [String] = [], title: LocalizedText,
            _ description: LocalizedText
        ) {
            self.name = name
            self.type = type
            self.title = title
            self.description = description
            self.isRequired = required
            self.codes = codes
        }
    }

    /// The Table Schema types that are used.
    enum Kind: String {
        case string
        case integer
        case number
    }

    enum Cell: Equatable {
        case absent
        case text(String)
        case integer(Int64)
        /// Written with at least `decimals` digits after the point, and with all it has.
        case decimal(FixedPoint, decimals: Int)

        /// A text that may be missing.
        init(_ text: String?) {
            self = text.map { .text($0) } ?? .absent
        }

        /// An amount of money, with cents.
        init(money: FixedPoint?) {
            self = money.map { .decimal($0, decimals: 2) } ?? .absent
        }
    }

    let name: String
    let title: LocalizedText
    var columns: [Column]
    let primaryKey: [String]
    var rows: [[Cell]] = []
}
