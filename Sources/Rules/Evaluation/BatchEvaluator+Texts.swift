// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension BatchEvaluator {
    /// One text id or row index per candidate; −1 where the cell is absent.
    public mutating func ids(_ code: IDCode) -> [Int32] {
        switch code {
        case .constant(let id): return Array(repeating: id, count: batch.count)
        case .column(let column): return read(column.root, column.values, absent: -1)
        case .local(let level): return batch.locals[level]
        case .choose(let condition, let first, let second):
            return chosen(condition, { $0.ids(first) }, { $0.ids(second) })
        case .listMember(let list, let index, let scale): return chosenMembers(list, index, scale)
        case .setMember(let members, let index, let scale): return chosenMembers(members, index, scale, absent: -1)
        case .joined(let left, let right):
            return joined(ids(left), ids(right))
        case .ofNumber(let number, let scale):
            return numbers(number).map { write(FixedPoint(mantissa: $0, scale: scale).normalised.description) }
        case .ofDouble(let number): return doubles(number).map { write(RuleText.text(of: $0)) }
        case .ofBoolean(let condition): return booleans(condition).map { write($0 ? "true" : "false") }
        case .ofDate(let day): return numbers(day).map { write(Day(number: Int($0)).isoDescription) }
        }
    }

    /// The text of an id that this evaluator gave.
    func text(_ id: Int32) -> String { written.text(id, pool: pool) }

    private mutating func write(_ text: String) -> Int32 { written.id(of: text, pool: pool) }

    private mutating func joined(_ left: [Int32], _ right: [Int32]) -> [Int32] {
        var result = left
        for index in indices {
            let whole = text(left[index]) + text(right[index])
            if whole.utf8.count > RuleText.maximumBytes {
                note(.textTooLong, at: index)
            } else {
                result[index] = write(whole)
            }
        }
        return result
    }

    /// Texts read as numbers or truth values, with 0 or `false` where they are none.
    mutating func parsed<Value>(_ code: IDCode, absent: Value, _ read: (String) -> Value?) -> [Value] {
        let texts = ids(code)
        var known: [Int32: Value?] = [:]
        var result: [Value] = []
        result.reserveCapacity(texts.count)
        for (index, id) in texts.enumerated() {
            let value = known[id] ?? read(text(id))
            known[id] = .some(value)
            if value == nil { note(.unreadableText, at: index) }
            result.append(value ?? absent)
        }
        return result
    }

    mutating func sizes(_ code: IDCode) -> [Int64] { ids(code).map { Int64(RuleText.size(text($0))) } }

    mutating func texts(_ left: IDCode, _ right: IDCode, _ test: (String, String) -> Bool) -> [Bool] {
        let (first, second) = (ids(left), ids(right))
        return first.indices.map { index in
            first[index] >= 0 && second[index] >= 0 && test(text(first[index]), text(second[index]))
        }
    }

    mutating func matches(_ left: IDCode, _ right: IDCode) -> [Bool] {
        let (first, second) = (ids(left), ids(right))
        var memory = matching
        let texts = written
        var result = Array(repeating: false, count: batch.count)
        for index in indices where first[index] >= 0 && second[index] >= 0 {
            let verdict = memory.matches(first[index], second[index]) { texts.text($0, pool: pool) }
            if verdict == nil { note(.badPattern, at: index) }
            result[index] = verdict ?? false
        }
        matching = memory
        return result
    }

    static func test(
        _ comparison: Comparison, _ left: String.UnicodeScalarView, _ right: String.UnicodeScalarView
    ) -> Bool {
        switch comparison {
        case .less: left.lexicographicallyPrecedes(right)
        case .greater: right.lexicographicallyPrecedes(left)
        case .lessOrEqual: !right.lexicographicallyPrecedes(left)
        case .greaterOrEqual: !left.lexicographicallyPrecedes(right)
        case .equal: left.elementsEqual(right)
        case .notEqual: !left.elementsEqual(right)
        }
    }

    static func test(_ test: TextTest, _ text: String, _ part: String) -> Bool {
        switch test {
        case .startsWith: text.utf8.starts(with: part.utf8)
        case .endsWith: text.utf8.reversed().starts(with: part.utf8.reversed())
        case .contains: contains(Array(text.utf8), Array(part.utf8))
        }
    }

    /// By bytes, which is by code points: CEL knows no canonical equivalence.
    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}
