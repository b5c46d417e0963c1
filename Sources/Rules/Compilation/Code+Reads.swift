// SPDX-License-Identifier: GPL-3.0-or-later

/// What an expression reads of the rows of one root: rows that agree in all of it give the same value.
public enum RowRead: Sendable {
    case numbers([Int64])
    case ids([Int32])
    case flags([Bool])
    case list(ListRead)
    case point(PointRead)
}

extension BoolCode {
    /// Everything that is read of the root's rows, in the order of the expression; the same column may come twice.
    public func reads(of root: Root) -> [RowRead] {
        var collector = ReadCollector(root: root)
        collector.visit(self)
        return collector.reads
    }
}

extension TypedValue {
    /// The same for an expression of any type.
    public func reads(of root: Root) -> [RowRead] {
        var collector = ReadCollector(root: root)
        switch self {
        case .number(let code, _, _), .date(let code): collector.visit(code)
        case .double(let code): collector.visit(code)
        case .boolean(let code): collector.visit(code)
        case .text(let code), .row(let code, _, _): collector.visit(code)
        case .list(let list): collector.visit(list)
        case .textSet, .numberSet: break
        }
        return collector.reads
    }
}

/// Walks over compiled code and notes what it reads of one root.
private struct ReadCollector {
    let root: Root
    private(set) var reads: [RowRead] = []

    init(root: Root) { self.root = root }

    private mutating func note(_ read: RowRead, of owner: Root) {
        if owner == root { reads.append(read) }
    }

    mutating func visit(_ list: ListRead) { note(.list(list), of: list.root) }

    mutating func visit(_ code: NumberCode) {
        switch code {
        case .constant: break
        case .column(let column): note(.numbers(column.values), of: column.root)
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
            .remainder(let left, let right), .minimum(let left, let right), .maximum(let left, let right):
            visit(left)
            visit(right)
        case .choose(let condition, let first, let second):
            visit(condition)
            visit(first)
            visit(second)
        case .rounded(let number, _), .truncated(let number, _), .setMember(_, let number, _): visit(number)
        case .roundedDouble(let number, _), .truncatedDouble(let number): visit(number)
        case .parsed(let text), .textSize(let text): visit(text)
        case .listCount(let list): visit(list)
        case .count(let list, let condition, _):
            visit(list)
            visit(condition)
        case .byFund(let index, let definitions):
            note(.ids(index), of: .fund)
            for definition in definitions { visit(definition) }
        }
    }

    mutating func visit(_ code: DoubleCode) {
        switch code {
        case .constant: break
        case .number(let number, _): visit(number)
        case .distance(let first, let second):
            note(.point(first), of: first.root)
            note(.point(second), of: second.root)
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
            .divide(let left, let right), .minimum(let left, let right), .maximum(let left, let right):
            visit(left)
            visit(right)
        case .parsed(let text): visit(text)
        case .choose(let condition, let first, let second):
            visit(condition)
            visit(first)
            visit(second)
        case .byFund(let index, let definitions):
            note(.ids(index), of: .fund)
            for definition in definitions { visit(definition) }
        }
    }

    mutating func visit(_ code: IDCode) {
        switch code {
        case .constant, .local: break
        case .column(let column): note(.ids(column.values), of: column.root)
        case .listMember(let list, let index, _):
            visit(list)
            visit(index)
        case .setMember(_, let number, _), .ofNumber(let number, _), .ofDate(let number): visit(number)
        case .joined(let left, let right):
            visit(left)
            visit(right)
        case .ofDouble(let number): visit(number)
        case .ofBoolean(let condition): visit(condition)
        case .choose(let condition, let first, let second):
            visit(condition)
            visit(first)
            visit(second)
        }
    }

    mutating func visit(_ code: BoolCode) {
        switch code {
        case .constant: break
        case .flag(let flag): note(.flags(flag.values), of: flag.root)
        case .not(let operand): visit(operand)
        case .and(let left, let right), .or(let left, let right), .same(let left, let right):
            visit(left)
            visit(right)
        case .choose(let condition, let first, let second):
            visit(condition)
            visit(first)
            visit(second)
        case .compare(_, let left, let right):
            visit(left)
            visit(right)
        case .compareDoubles(_, let left, let right):
            visit(left)
            visit(right)
        case .sameID(let left, let right), .compareTexts(_, let left, let right), .testText(_, let left, let right),
            .matches(let left, let right):
            visit(left)
            visit(right)
        case .parsed(let text): visit(text)
        case .quantified(_, let list, let condition, _):
            visit(list)
            visit(condition)
        case .inSet(let id, _): visit(id)
        case .inList(let id, let list):
            visit(id)
            visit(list)
        case .overlap(let left, let right):
            visit(left)
            visit(right)
        case .byFund(let index, let definitions):
            note(.ids(index), of: .fund)
            for definition in definitions { visit(definition) }
        }
    }
}
