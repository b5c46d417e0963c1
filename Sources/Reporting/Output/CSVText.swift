// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// Writes a table as CSV (RFC 4180, with LF; or as a German Excel opens it).
enum CSVText {
    static func write(_ table: OutputTable, _ format: TableFormat) -> String {
        let separator: Character = format == .excel ? ";" : ","
        let lineEnd = format == .excel ? "\r\n" : "\n"
        var text = format == .excel ? "\u{FEFF}" : ""
        text += table.columns.map(\.name).joined(separator: String(separator)) + lineEnd
        for row in table.rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { text.append(separator) }
                text += field(cell, format, separator)
            }
            text += lineEnd
        }
        return text
    }

    private static func field(_ cell: OutputTable.Cell, _ format: TableFormat, _ separator: Character) -> String {
        switch cell {
        case .absent: return ""
        case .integer(let number): return String(number)
        case .decimal(let number, let decimals):
            let plain = DecimalText.plain(number, decimals: decimals)
            return format == .excel ? plain.replacing(".", with: ",") : plain
        case .text(let text): return quoted(format == .excel ? guarded(text) : text, separator)
        }
    }

    /// A spreadsheet runs cells that begin with these signs as formulas; a leading apostrophe makes them text.
    private static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else {
            return text
        }
        return "'" + text
    }

    private static func quoted(_ text: String, _ separator: Character) -> String {
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == separator.unicodeScalars.first
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

/// Decimals as files hold them: with a point, without grouping, exact.
enum DecimalText {
    /// All digits of the number, at least `decimals` after the point.
    static func plain(_ number: FixedPoint, decimals: Int) -> String {
        let shortest = number.normalised
        guard shortest.scale < decimals else { return shortest.description }
        // Where the padded number does not fit in its type, the zeros are written without it.
        let zeros = String(repeating: "0", count: decimals - shortest.scale)
        return shortest.description + (shortest.scale == 0 ? "." : "") + zeros
    }

    /// A double rounded to at most `digits` decimals (half away from zero); `nil` if it is not finite.
    static func rounded(_ number: Double, digits: Int) -> FixedPoint? {
        let factor = Double(FixedPoint.powerOfTen(digits) ?? 1)
        if let mantissa = Int64(exactly: (number * factor).rounded()) {
            return FixedPoint(mantissa: mantissa, scale: digits)
        }
        return Int64(exactly: number.rounded()).map { FixedPoint($0) }
    }
}
