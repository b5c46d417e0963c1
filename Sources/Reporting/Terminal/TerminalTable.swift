// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of text in aligned columns for a terminal. Widths are counted in characters.
struct TerminalTable {
    /// Columns that hold numbers, which stand to the right.
    let numeric: Set<Int>
    /// The column that is cut, with `…`, where the rows would be wider than the terminal.
    let flexible: Int
    private var rows: [[String]] = []

    init(numeric: Set<Int>, flexible: Int) {
        self.numeric = numeric
        self.flexible = flexible
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    mutating func add(cells: [String]) { rows.append(cells) }

    /// One line a row, indented by two spaces, columns two spaces apart.
    func lines(width: Int) -> [String] {
        var widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let excess = widths.reduce(0, +) + 2 * widths.count - width
        if excess > 0, flexible < widths.count {
            widths[flexible] = min(widths[flexible], max(8, widths[flexible] - excess))
        }
        return rows.map { row in
            let cells = row.enumerated().map { pad($1, to: widths[$0], isNumeric: numeric.contains($0)) }
            return trimmed("  " + cells.joined(separator: "  "))
        }
    }

    private func pad(_ text: String, to width: Int, isNumeric: Bool) -> String {
        if text.count > width { return text.prefix(max(0, width - 1)) + "…" }
        let space = String(repeating: " ", count: width - text.count)
        return isNumeric ? space + text : text + space
    }

    private func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line = line.dropLast() }
        return String(line)
    }

    /// Breaks a text at spaces into lines of at most `width` characters; longer words stand alone.
    static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
