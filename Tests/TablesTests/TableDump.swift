// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// A table set as text, for expectations: absent cells are `–`.
struct TableDump {
    let set: TableSet

    func text(of name: String) -> String {
        guard let table = set.table(name) else { return "\(name): nicht da\n" }
        let dialects = set.dialects.filter { $0.table == name }.map {
            "\($0.file) \($0.encoding.rawValue) \($0.separator) \($0.numberStyle.rawValue)"
        }
        var lines = ["\(name) (\(dialects.joined(separator: ", "))): \(table.rowCount)"]
        for row in 0..<table.rowCount {
            let cells = table.columns.filter { $0.presence?.contains(true) ?? true }
                .map { "\($0.name)=\(value($0, row))" }
            lines.append("  " + cells.joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func value(_ column: Column, _ row: Int) -> String {
        guard column.isPresent(row) else { return "–" }
        switch (column.storage, column.type) {
        case (.numbers(let values, _), .boolean): return values[row] == 1 ? "ja" : "nein"
        case (.numbers(let values, _), .date): return Day(number: Int(values[row])).isoDescription
        case (.numbers(let values, let scale), _): return FixedPoint(mantissa: values[row], scale: scale).description
        case (.texts(let ids), _): return set.pool[ids[row]]
        case (.lists(let starts, let members), _):
            return "[" + members[Int(starts[row])..<Int(starts[row + 1])].map { set.pool[$0] }.joined(separator: "|")
                + "]"
        case (.references(let rows), .reference(let target)):
            guard let table = set.table(target) else { return "?" }
            return "→" + set.pool[table.ids[Int(rows[row])]]
        case (.references, _): return "?"
        }
    }
}
