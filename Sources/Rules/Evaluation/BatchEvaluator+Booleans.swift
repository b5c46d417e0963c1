// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension BatchEvaluator {
    /// One truth value per candidate.
    public mutating func booleans(_ code: BoolCode) -> [Bool] {
        switch code {
        case .constant(let value): return Array(repeating: value, count: batch.count)
        case .flag(let flag): return read(flag.root, flag.values, absent: false)
        case .not(let operand): return booleans(operand).map { !$0 }
        case .and(let left, let right): return zipped(booleans(left), booleans(right)) { $0 && $1 }
        case .or(let left, let right): return zipped(booleans(left), booleans(right)) { $0 || $1 }
        case .choose(let condition, let first, let second):
            return chosen(booleans(condition), booleans(first), booleans(second))
        case .same(let left, let right): return zipped(booleans(left), booleans(right)) { $0 == $1 }
        case .compare(let comparison, let left, let right):
            return compared(comparison, numbers(left), numbers(right))
        case .compareDoubles(let comparison, let left, let right):
            return compared(comparison, doubles(left), doubles(right))
        case .sameID(let left, let right): return compared(.equal, ids(left), ids(right))
        case .compareTexts(let comparison, let left, let right):
            return texts(left, right) { Self.test(comparison, $0.unicodeScalars, $1.unicodeScalars) }
        case .testText(let test, let left, let right): return texts(left, right) { Self.test(test, $0, $1) }
        case .inSet(let id, let members): return ids(id).map { members.contains($0) }
        case .inList(let id, let list): return membership(ids(id), in: list)
        case .overlap(let left, let right): return overlaps(left, right)
        case .byFund(let index, let definitions):
            return byFund(index, definitions.map { booleans($0) }, absent: false)
        }
    }

    /// One text id or row index per candidate.
    public mutating func ids(_ code: IDCode) -> [Int32] {
        switch code {
        case .constant(let id): return Array(repeating: id, count: batch.count)
        case .column(let column): return read(column.root, column.values, absent: -1)
        case .local(let level): return batch.locals[level]
        case .choose(let condition, let first, let second):
            return chosen(booleans(condition), ids(first), ids(second))
        }
    }

    private func compared<Value: Comparable>(_ comparison: Comparison, _ left: [Value], _ right: [Value]) -> [Bool] {
        var result = Array(repeating: false, count: left.count)
        switch comparison {
        case .less: for index in left.indices { result[index] = left[index] < right[index] }
        case .lessOrEqual: for index in left.indices { result[index] = left[index] <= right[index] }
        case .equal: for index in left.indices { result[index] = left[index] == right[index] }
        case .notEqual: for index in left.indices { result[index] = left[index] != right[index] }
        case .greaterOrEqual: for index in left.indices { result[index] = left[index] >= right[index] }
        case .greater: for index in left.indices { result[index] = left[index] > right[index] }
        }
        return result
    }

    private mutating func texts(_ left: IDCode, _ right: IDCode, _ test: (String, String) -> Bool) -> [Bool] {
        let (first, second) = (ids(left), ids(right))
        return first.indices.map { index in
            first[index] >= 0 && second[index] >= 0 && test(pool[first[index]], pool[second[index]])
        }
    }

    private static func test(
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

    private static func test(_ test: TextTest, _ text: String, _ part: String) -> Bool {
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

// MARK: - Lists

extension BatchEvaluator {
    /// The members of the list at a candidate, as a range of the list's members.
    func members(of list: ListRead, at index: Int) -> Range<Int> {
        let row = batch.rows[list.root.rawValue][index]
        return row < 0 ? 0..<0 : Int(list.starts[Int(row)])..<Int(list.ends[Int(row)])
    }

    func size(of list: ListRead, at index: Int) -> Int64 { Int64(members(of: list, at: index).count) }

    private func membership(_ ids: [Int32], in list: ListRead) -> [Bool] {
        ids.indices.map { index in
            members(of: list, at: index).contains { list.members[$0] == ids[index] }
        }
    }

    private func overlaps(_ left: ListRead, _ right: ListRead) -> [Bool] {
        indices.map { index in
            let others = members(of: right, at: index)
            return members(of: left, at: index).contains { member in
                others.contains { right.members[$0] == left.members[member] }
            }
        }
    }

    /// Spreads the batch out to one candidate per member and counts the members that satisfy the condition.
    mutating func counts(_ list: ListRead, _ condition: BoolCode, level: Int) -> [Int64] {
        var positions: [Int32] = []
        var values: [Int32] = []
        for index in indices {
            for member in members(of: list, at: index) {
                positions.append(Int32(index))
                values.append(list.members[member])
            }
        }
        var spread = batch.gathered(at: positions)
        spread.locals = Array(spread.locals.prefix(level)) + [values]
        var inner = BatchEvaluator(batch: spread, pool: pool)
        let holds = inner.booleans(condition)
        if let position = inner.overflowPosition { noteOverflow(at: Int(positions[position])) }
        var result = Array(repeating: Int64(0), count: batch.count)
        for (index, position) in positions.enumerated() where holds[index] { result[Int(position)] += 1 }
        return result
    }
}
