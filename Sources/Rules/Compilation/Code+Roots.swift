// SPDX-License-Identifier: GPL-3.0-or-later

extension NumberCode {
    /// The rows the value depends on.
    public var roots: RootSet {
        switch self {
        case .constant: []
        case .column(let read): RootSet(read.root)
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
            .remainder(let left, let right), .minimum(let left, let right), .maximum(let left, let right):
            left.roots.union(right.roots)
        case .choose(let condition, let first, let second):
            condition.roots.union(first.roots).union(second.roots)
        case .rounded(let number, _), .truncated(let number, _), .setMember(_, let number, _): number.roots
        case .roundedDouble(let number, _), .truncatedDouble(let number): number.roots
        case .parsed(let text), .textSize(let text): text.roots
        case .listCount(let list): RootSet(list.root)
        case .count(let list, let condition, _): RootSet(list.root).union(condition.roots)
        case .byFund(_, let definitions): definitions.reduce(.fund) { $0.union($1.roots) }
        }
    }
}

extension DoubleCode {
    /// The rows the value depends on.
    public var roots: RootSet {
        switch self {
        case .constant: []
        case .number(let number, _): number.roots
        case .distance(let first, let second): RootSet(first.root).union(RootSet(second.root))
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
            .divide(let left, let right), .minimum(let left, let right), .maximum(let left, let right):
            left.roots.union(right.roots)
        case .parsed(let text): text.roots
        case .choose(let condition, let first, let second):
            condition.roots.union(first.roots).union(second.roots)
        case .byFund(_, let definitions): definitions.reduce(.fund) { $0.union($1.roots) }
        }
    }
}

extension IDCode {
    /// The rows the value depends on.
    public var roots: RootSet {
        switch self {
        case .constant, .local: []
        case .column(let read): RootSet(read.root)
        case .listMember(let list, let index, _): RootSet(list.root).union(index.roots)
        case .setMember(_, let number, _), .ofNumber(let number, _), .ofDate(let number): number.roots
        case .joined(let left, let right): left.roots.union(right.roots)
        case .ofDouble(let number): number.roots
        case .ofBoolean(let condition): condition.roots
        case .choose(let condition, let first, let second):
            condition.roots.union(first.roots).union(second.roots)
        }
    }
}

extension BoolCode {
    /// The rows the value depends on.
    public var roots: RootSet {
        switch self {
        case .constant: []
        case .flag(let read): RootSet(read.root)
        case .not(let operand): operand.roots
        case .and(let left, let right), .or(let left, let right), .same(let left, let right):
            left.roots.union(right.roots)
        case .choose(let condition, let first, let second):
            condition.roots.union(first.roots).union(second.roots)
        case .compare(_, let left, let right): left.roots.union(right.roots)
        case .compareDoubles(_, let left, let right): left.roots.union(right.roots)
        case .sameID(let left, let right), .compareTexts(_, let left, let right),
            .testText(_, let left, let right), .matches(let left, let right):
            left.roots.union(right.roots)
        case .parsed(let text): text.roots
        case .quantified(_, let list, let condition, _): RootSet(list.root).union(condition.roots)
        case .inSet(let id, _): id.roots
        case .inList(let id, let list): id.roots.union(RootSet(list.root))
        case .overlap(let left, let right): RootSet(left.root).union(RootSet(right.root))
        case .byFund(_, let definitions): definitions.reduce(.fund) { $0.union($1.roots) }
        }
    }
}
