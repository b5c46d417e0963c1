// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of a model's columns, rows and goals that every reader of MPS and LP files takes: ASCII letters, digits, `_`, `.`
/// and in MPS `-`, at most ``longest`` characters and what makes them unique, none that could be read as a number or a key
/// word.
struct ExchangeNames {
    /// CBC's reader of LP files takes 100 at most.
    static let longest = 80

    let columns: [String]
    let rows: [String]
    /// Of the goals as they are, and as they are minimised: `minus_…` for a maximised one.
    let goals: [String]
    let minimised: [String]
    /// The column that is 1 and carries the constants of goals.
    let constant: String

    /// Behind the names of the two rows that an LP file has for a row with two sides.
    static let (ofLower, ofUpper) = (".from", ".to")

    /// - Parameter hyphens: whether `-` may stay; in LP files it is a sign.
    init(_ model: LinearModel, hyphens: Bool) {
        func unique(
            _ name: String, or replacement: String, index: Int, with endings: [String] = [], taken: inout Set<String>
        ) -> String {
            Self.unique(
                Self.plain(name.isEmpty ? replacement : name, hyphens: hyphens), index: index, with: endings,
                taken: &taken)
        }
        var taken: Set<String> = []
        let goals = model.goals.enumerated().map { unique($1.id, or: "G\($0)", index: $0, taken: &taken) }
        self.goals = goals
        minimised = model.goals.enumerated().map { index, goal in
            goal.sense == .minimise
                ? goals[index] : unique("minus_" + goals[index], or: "", index: index, taken: &taken)
        }
        rows = model.rows.enumerated().map { index, row in
            let sides = row.hasTwoSides ? [Self.ofLower, Self.ofUpper] : []
            return unique(row.name, or: "R\(index)", index: index, with: sides, taken: &taken)
        }
        // Columns have names of their own, but that of the objective stands beside them in LP files.
        columns = model.columns.enumerated().map { unique($1.name, or: "C\($0)", index: $0, taken: &taken) }
        constant = unique("constant", or: "", index: 0, taken: &taken)
    }

    /// The name, with the index behind it while it, or it with one of the endings, is taken.
    private static func unique(
        _ name: String, index: Int, with endings: [String], taken: inout Set<String>
    ) -> String {
        var candidate = name
        while taken.contains(candidate) || endings.contains(where: { taken.contains(candidate + $0) }) {
            candidate += "_\(index)"
        }
        taken.insert(candidate)
        for ending in endings { taken.insert(candidate + ending) }
        return candidate
    }

    /// The name with `_` for every byte that a reader could refuse, and before a beginning that could mean something else.
    static func plain(_ name: String, hyphens: Bool) -> String {
        let bytes = name.utf8.prefix(longest).map { byte in
            isPlain(byte) || hyphens && byte == UInt8(ascii: "-") ? byte : UInt8(ascii: "_")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        // `e9` is the end of a number to some readers.
        let rest = text.hasPrefix("e") || text.hasPrefix("E") ? text.dropFirst() : text[...]
        return "0123456789.-".contains(rest.first ?? "0") || keyWords.contains(text.lowercased()) ? "_" + text : text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// Section names of both forms and their abbreviations, in lower case.
    private static let keyWords: Set<String> = [
        "name", "rows", "columns", "rhs", "ranges", "bounds", "bound", "endata", "objsense", "objsens", "objname",
        "objective", "marker", "sos", "sos1", "sos2", "quadobj", "qmatrix", "qcmatrix", "qsection", "indicators",
        "lazycons", "usercuts", "negative", "max", "min", "maximize", "maximise", "maximum", "minimize", "minimise",
        "minimum", "subject", "such", "st", "s.t.", "st.", "to", "that", "free", "inf", "infinity", "general",
        "generals", "gen", "integer", "integers", "int", "binary", "binaries", "bin", "semi", "semis", "sec",
        "semi-continuous", "end", "rng", "bnd", "nan",
    ]
}

extension LinearModel.Row {
    /// Whether both sides are there and differ.
    var hasTwoSides: Bool {
        guard let lower, let upper else { return false }
        return lower != upper
    }
}

extension LinearModel {
    /// Whether a file has the column that is 1: for constants of goals, or where there would be none.
    var needsConstant: Bool { columns.isEmpty || goals.contains { $0.constant != 0 } }

    /// Units of 10^(−scale) as an exact decimal without trailing zeros.
    static func exchangeDecimal(_ units: Int128, scale: Int) -> String {
        let digits = String(units.magnitude)
        let sign = units < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits + (units == 0 ? "" : String(repeating: "0", count: -scale)) }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        var decimals = padded.suffix(scale)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return sign + padded.dropLast(scale) + (decimals.isEmpty ? "" : "." + decimals)
    }
}
