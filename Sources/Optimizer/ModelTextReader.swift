// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearModel {
    /// Reads the text form that ``text`` writes.
    ///
    /// - Throws: ``ModelTextError`` with the number of the first line that does not fit.
    public init(text: String) throws(ModelTextError) {
        var reader = ModelTextReader()
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            try reader.read(line: line, number: number)
        }
        self = reader.model
    }
}

/// What is wrong in a model that was written as text: for developers, the program reads no such files.
public struct ModelTextError: Error, Hashable {
    /// From 1.
    public let line: Int
    public let message: String
}

/// Reads the text form line by line.
private struct ModelTextReader {
    var model = LinearModel()
    private var indices: [String: Int32] = [:]
    private var line = 0
    private var words: [String] = []
    private var next = 0

    mutating func read(line text: Substring, number: Int) throws(ModelTextError) {
        line = number
        words = try split(text)
        next = 0
        guard let keyword = words.first else { return }
        next = 1
        switch keyword {
        case "column": try readColumn()
        case "row": try readRow()
        case "goal": try readGoal()
        default: throw bad("`\(keyword)` is no column, row or goal")
        }
        if next < words.count { throw bad("`\(words[next])` was not expected") }
    }

    private mutating func readColumn() throws(ModelTextError) {
        let name = try word()
        let lower = try integer()
        let upper = try integer()
        let kind = try choice([
            "integer": LinearModel.ColumnKind.integer, "implied": .implied, "continuous": .continuous,
        ])
        let block = try number(after: "block")
        let part = try number(after: "part")
        indices[name] = Int32(model.columns.count)
        model.addColumn(name: name, lower: lower, upper: upper, kind: kind, block: block, part: part)
    }

    /// The number behind a keyword; −1 where another keyword stands or the line ends.
    private mutating func number(after keyword: String) throws(ModelTextError) -> Int32 {
        guard next < words.count, words[next] == keyword else { return -1 }
        next += 1
        return Int32(clamping: try integer())
    }

    private mutating func readRow() throws(ModelTextError) {
        let name = try word()
        try expect("scale")
        let scale = try smallInteger()
        try expect("in")
        let (lower, upper) = try range()
        try expect(":")
        model.addRow(name: name, lower: lower, upper: upper, scale: scale, terms: try terms())
    }

    private mutating func readGoal() throws(ModelTextError) {
        let id = try word()
        let sense = try choice(["maximise": LinearModel.Sense.maximise, "minimise": .minimise])
        try expect("scale")
        let scale = try smallInteger()
        try expect("tolerance")
        let tolerance = try amount()
        try expect("constant")
        let constant = try integer()
        try expect(":")
        var coefficients = [Int64](repeating: 0, count: model.columns.count)
        for term in try terms() { coefficients[Int(term.column)] += term.coefficient }
        model.goals.append(
            LinearModel.Goal(
                id: id, sense: sense, coefficients: coefficients, constant: constant, scale: scale,
                tolerance: tolerance))
    }

    private mutating func terms() throws(ModelTextError) -> [(column: Int32, coefficient: Int64)] {
        if words.count == next + 1, words[next] == "0" {
            next += 1
            return []
        }
        var terms: [(column: Int32, coefficient: Int64)] = []
        while next < words.count {
            var sign: Int64 = 1
            if !terms.isEmpty { sign = try choice(["+": 1, "-": -1]) }
            let coefficient = try integer()
            terms.append((try column(), sign * coefficient))
        }
        return terms
    }

    private mutating func column() throws(ModelTextError) -> Int32 {
        let name = try word()
        if name.first == "#", let index = Int32(name.dropFirst()), index >= 0, Int(index) < model.columns.count {
            return index
        }
        guard let index = indices[name] else { throw bad("no column `\(name)`") }
        return index
    }

    private mutating func range() throws(ModelTextError) -> (Int64?, Int64?) {
        let text = try word()
        let bytes = Array(text.utf8)
        let dot = UInt8(ascii: ".")
        guard let middle = bytes.indices.dropLast().first(where: { bytes[$0] == dot && bytes[$0 + 1] == dot }) else {
            throw bad("`\(text)` is no range such as `0..4`")
        }
        let lower = String(decoding: bytes[..<middle], as: UTF8.self)
        let upper = String(decoding: bytes[(middle + 2)...], as: UTF8.self)
        return (
            lower == "-inf" ? nil : try parse(lower),
            upper == "inf" ? nil : try parse(upper)
        )
    }

    private mutating func amount() throws(ModelTextError) -> Amount {
        let text = try word()
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        return Amount(units: try parse(String(parts[0]) + decimals), scale: decimals.utf8.count)
    }
}

extension ModelTextReader {
    private func bad(_ message: String) -> ModelTextError { ModelTextError(line: line, message: message) }

    private mutating func word() throws(ModelTextError) -> String {
        guard next < words.count else { throw bad("the line ends too early") }
        next += 1
        return words[next - 1]
    }

    private mutating func expect(_ keyword: String) throws(ModelTextError) {
        let found = try word()
        if found != keyword { throw bad("`\(found)` stands where `\(keyword)` is expected") }
    }

    private mutating func choice<Value>(_ choices: [String: Value]) throws(ModelTextError) -> Value {
        let found = try word()
        guard let value = choices[found] else {
            throw bad("`\(found)` is none of \(choices.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        }
        return value
    }

    private mutating func integer() throws(ModelTextError) -> Int64 { try parse(try word()) }

    private mutating func smallInteger() throws(ModelTextError) -> Int { Int(try integer()) }

    private func parse(_ text: String) throws(ModelTextError) -> Int64 {
        guard let value = Int64(text) else { throw bad("`\(text)` is no integer of 64 bits") }
        return value
    }

    /// The words of a line: separated by spaces, quoted ones unquoted, a colon alone.
    private func split(_ text: Substring) throws(ModelTextError) -> [String] {
        var words: [String] = []
        var bytes = text.utf8.makeIterator()
        var current: [UInt8] = []
        func flush() {
            if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
            current = []
        }
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: ";"): return words
            case UInt8(ascii: " "), UInt8(ascii: "\r"): flush()
            case UInt8(ascii: ":"):
                flush()
                words.append(":")
            case UInt8(ascii: "\""): words.append(try quoted(&bytes))
            default: current.append(byte)
            }
        }
        flush()
        return words
    }

    private func quoted(_ bytes: inout Substring.UTF8View.Iterator) throws(ModelTextError) -> String {
        var text: [UInt8] = []
        while let byte = bytes.next() {
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            if byte != UInt8(ascii: "\\") {
                text.append(byte)
            } else if let escaped = bytes.next() {
                let control: [UInt8: UInt8] = [UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D]
                text.append(control[escaped] ?? escaped)
            }
        }
        throw bad("a quoted name does not end")
    }
}
