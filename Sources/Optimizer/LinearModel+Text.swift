// SPDX-License-Identifier: GPL-3.0-or-later

/// The text form, one line for each column, row and goal, in model order:
///
///     column x1 0 3 integer block 0 part 0
///     row "two words" scale 0 in -inf..4: 1 x1 + 2 #1
///     goal G-1 maximise scale 2 tolerance 0.05 constant 0: 150 x1
///
/// Bounds, coefficients and constants are units of 10^(−scale). A term names its column, or says `#index` where the
/// name is not unique or not a plain word. No terms are written as `0`; empty lines and lines with `;` are skipped.
extension LinearModel {
    /// The deterministic text form; ``init(text:)`` reads it back to an equal model.
    public var text: String {
        let references = columnReferences()
        var lines = columns.map(Self.line(column:))
        for row in rows {
            let terms = row.terms.lazy.map { (self.termColumns[$0], self.termCoefficients[$0]) }
            lines.append(Self.line(row: row) + Self.text(terms: terms, references: references))
        }
        for goal in goals {
            let terms = goal.coefficients.enumerated().lazy.filter { $0.element != 0 }.map {
                (Int32($0.offset), $0.element)
            }
            lines.append(Self.line(goal: goal) + Self.text(terms: terms, references: references))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(column: Column) -> String {
        let kind =
            switch column.kind {
            case .integer: "integer"
            case .implied: "implied"
            case .continuous: "continuous"
            }
        let block = column.block >= 0 ? " block \(column.block)" : ""
        let part = column.part >= 0 ? " part \(column.part)" : ""
        return "column \(quoted(column.name)) \(column.lower) \(column.upper) \(kind)\(block)\(part)"
    }

    private static func line(row: Row) -> String {
        let lower = row.lower.map(String.init) ?? "-inf"
        let upper = row.upper.map(String.init) ?? "inf"
        return "row \(quoted(row.name)) scale \(row.scale) in \(lower)..\(upper): "
    }

    private static func line(goal: Goal) -> String {
        "goal \(quoted(goal.id)) \(goal.sense.rawValue) scale \(goal.scale) "
            + "tolerance \(goal.tolerance.decimalText) constant \(goal.constant): "
    }

    /// The name of each column, or `#index` where the name would not find the column again.
    private func columnReferences() -> [String] {
        var uses: [String: Int] = [:]
        for column in columns { uses[column.name, default: 0] += 1 }
        return columns.indices.map { index in
            let name = columns[index].name
            return uses[name] == 1 && Self.isPlain(name) ? name : "#\(index)"
        }
    }

    private static func text(terms: some Sequence<(Int32, Int64)>, references: [String]) -> String {
        var text = ""
        for (column, coefficient) in terms {
            if text.isEmpty {
                text += coefficient < 0 ? "-" : ""
            } else {
                text += coefficient < 0 ? " - " : " + "
            }
            text += "\(coefficient.magnitude) \(references[Int(column)])"
        }
        return text.isEmpty ? "0" : text
    }

    /// Whether a name can stand without quotes: not empty, visible ASCII that has no other meaning in the text form.
    static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "#") else { return false }
        return name.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ":")
                && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: ";")
        }
    }

    static func quoted(_ name: String) -> String {
        if isPlain(name) { return name }
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension Amount {
    /// The amount with exactly `scale` decimals and a point, for example `0.050` for 50 units of scale 3.
    public var decimalText: String {
        let digits = String(units.magnitude)
        let sign = units < 0 ? "-" : ""
        if scale == 0 { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}
