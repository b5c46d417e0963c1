// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension BatchEvaluator {
    /// One truth value per candidate.
    public mutating func booleans(_ code: BoolCode) -> [Bool] {
        switch code {
        case .constant(let value): return Array(repeating: value, count: batch.count)
        case .flag(let flag): return read(flag.root, flag.values, absent: false)
        case .not(let operand): return booleans(operand).map { !$0 }
        case .and(let left, let right): return decided(left, right, by: false)
        case .or(let left, let right): return decided(left, right, by: true)
        case .choose(let condition, let first, let second):
            return chosen(condition, { $0.booleans(first) }, { $0.booleans(second) })
        case .same(let left, let right): return zipped(booleans(left), booleans(right)) { $0 == $1 }
        case .compare(let comparison, let left, let right):
            return compared(comparison, numbers(left), numbers(right))
        case .compareDoubles(let comparison, let left, let right):
            return compared(comparison, doubles(left), doubles(right))
        case .sameID(let left, let right): return compared(.equal, ids(left), ids(right))
        case .compareTexts(let comparison, let left, let right):
            return texts(left, right) { Self.test(comparison, $0.unicodeScalars, $1.unicodeScalars) }
        case .testText(let test, let left, let right): return texts(left, right) { Self.test(test, $0, $1) }
        case .matches(let text, let pattern): return matches(text, pattern)
        case .parsed(let text): return parsed(text, absent: false) { RuleText.truth($0) }
        case .inSet(let id, let members): return ids(id).map { members.contains($0) }
        case .inList(let id, let list): return membership(ids(id), in: list)
        case .overlap(let left, let right): return overlaps(left, right)
        case .quantified(let decisive, let list, let condition, let level):
            return quantified(list, condition, level: level, by: decisive)
        case .byFund(let index, let definitions):
            return byFund(index, definitions, absent: false) { $0.booleans($1) }
        }
    }

    /// Whether a condition holds for each candidate, with its own faults alone.
    public mutating func verdicts(_ code: BoolCode) -> Verdicts {
        let (values, own) = apart { $0.booleans(code) }
        return Verdicts(values: values, faults: own)
    }

    /// `&&` and `||`: where a side is the deciding value, a fault of the other does not count.
    private mutating func decided(_ left: BoolCode, _ right: BoolCode, by decisive: Bool) -> [Bool] {
        let (first, second) = (verdicts(left), verdicts(right))
        faults.merge(first.faults) { second.values[$0] != decisive || second.faults[$0] != nil }
        faults.merge(second.faults) { first.values[$0] != decisive || first.faults[$0] != nil }
        return zipped(first.values, second.values) { decisive ? $0 || $1 : $0 && $1 }
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
}

/// What a condition says of the candidates of a batch: it holds, it fails, or it has no value.
public struct Verdicts: Sendable {
    let values: [Bool]
    public let faults: Faults

    /// Whether it holds; `false` where it has no value.
    public func holds(_ position: Int) -> Bool { values[position] && faults[position] == nil }

    /// Whether it fails; `false` where it has no value.
    public func fails(_ position: Int) -> Bool { !values[position] && faults[position] == nil }

    /// Positions at which it does not fail, those without a value among them; `nil` for all.
    public var notFailing: [Int32]? {
        guard values.contains(false) else { return nil }
        var positions: [Int32] = []
        positions.reserveCapacity(values.count)
        for index in values.indices where values[index] || faults[index] != nil { positions.append(Int32(index)) }
        return positions
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

    /// `list[i]` of a list column.
    mutating func chosenMembers(_ list: ListRead, _ index: NumberCode, _ scale: Int) -> [Int32] {
        places(index, scale).enumerated().map { position, place in
            let members = members(of: list, at: position)
            guard let place, place < members.count else {
                note(.noMember, at: position)
                return -1
            }
            return list.members[members.lowerBound + place]
        }
    }

    /// `[a, b][i]` of a list of constants.
    mutating func chosenMembers<Value: FixedWidthInteger>(
        _ members: [Value], _ index: NumberCode, _ scale: Int, absent: Value
    ) -> [Value] {
        places(index, scale).enumerated().map { position, place in
            guard let place, place < members.count else {
                note(.noMember, at: position)
                return absent
            }
            return members[place]
        }
    }

    /// Indices from 0; `nil` for what is no whole number or negative.
    private mutating func places(_ index: NumberCode, _ scale: Int) -> [Int?] {
        let unit = FixedPoint.powerOfTen(scale) ?? 1
        return numbers(index).map { $0 >= 0 && $0 % unit == 0 ? Int($0 / unit) : nil }
    }

    /// The condition for every member of the lists of all candidates: the candidate of each, and what it says.
    private mutating func spread(
        _ list: ListRead, _ condition: BoolCode, level: Int
    ) -> (positions: [Int32], verdicts: Verdicts) {
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
        inner.written = written
        let verdicts = inner.verdicts(condition)
        written = inner.written
        return (positions, verdicts)
    }

    /// Counts the members that satisfy the condition; without a value for one of them there is no count.
    mutating func counts(_ list: ListRead, _ condition: BoolCode, level: Int) -> [Int64] {
        let (positions, verdicts) = spread(list, condition, level: level)
        var result = Array(repeating: Int64(0), count: batch.count)
        for (index, position) in positions.enumerated() {
            if let fault = verdicts.faults[index] { note(fault, at: Int(position)) }
            if verdicts.holds(index) { result[Int(position)] += 1 }
        }
        return result
    }

    /// `exists` and `all`: one member with the deciding value is enough, whatever is at fault beside it.
    private mutating func quantified(
        _ list: ListRead, _ condition: BoolCode, level: Int, by decisive: Bool
    ) -> [Bool] {
        let (positions, verdicts) = spread(list, condition, level: level)
        var result = Array(repeating: !decisive, count: batch.count)
        for (index, position) in positions.enumerated()
        where decisive ? verdicts.holds(index) : verdicts.fails(index) {
            result[Int(position)] = decisive
        }
        guard !verdicts.faults.isEmpty else { return result }
        for (index, position) in positions.enumerated() where result[Int(position)] != decisive {
            if let fault = verdicts.faults[index] { note(fault, at: Int(position)) }
        }
        return result
    }
}
