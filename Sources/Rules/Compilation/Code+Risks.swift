// SPDX-License-Identifier: GPL-3.0-or-later

/// What can keep compiled code from having a value for some candidate.
public struct CodeRisks: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A number may not fit.
    public static let size = CodeRisks(rawValue: 1)
    /// It divides, takes a member of a list, or reads a text.
    public static let value = CodeRisks(rawValue: 2)
    /// It puts texts together; their ids hold within one evaluator only.
    public static let writing = CodeRisks(rawValue: 4)
}

extension NumberCode {
    var risks: CodeRisks {
        switch self {
        case .constant, .column, .listCount: []
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right):
            left.risks.union(right.risks).union(.size)
        case .remainder(let left, let right): left.risks.union(right.risks).union(.value)
        case .minimum(let left, let right), .maximum(let left, let right): left.risks.union(right.risks)
        case .choose(let condition, let first, let second):
            condition.risks.union(first.risks).union(second.risks)
        case .rounded(let number, _), .truncated(let number, _): number.risks
        case .roundedDouble(let number, _), .truncatedDouble(let number): number.risks.union(.size)
        case .parsed(let text): text.risks.union(.value)
        case .textSize(let text): text.risks
        case .setMember(_, let index, _): index.risks.union(.value)
        case .count(_, let condition, _): condition.risks
        case .byFund(_, let definitions): definitions.reduce([]) { $0.union($1.risks) }
        }
    }
}

extension DoubleCode {
    var risks: CodeRisks {
        switch self {
        case .constant, .distance: []
        case .number(let number, _): number.risks
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right):
            left.risks.union(right.risks).union(.size)
        case .divide(let left, let right): left.risks.union(right.risks).union(.value)
        case .minimum(let left, let right), .maximum(let left, let right): left.risks.union(right.risks)
        case .parsed(let text): text.risks.union(.value)
        case .choose(let condition, let first, let second):
            condition.risks.union(first.risks).union(second.risks)
        case .byFund(_, let definitions): definitions.reduce([]) { $0.union($1.risks) }
        }
    }
}

extension IDCode {
    public var risks: CodeRisks {
        switch self {
        case .constant, .column, .local: []
        case .choose(let condition, let first, let second):
            condition.risks.union(first.risks).union(second.risks)
        case .listMember(_, let index, _), .setMember(_, let index, _): index.risks.union(.value)
        case .joined(let left, let right): left.risks.union(right.risks).union([.writing, .size])
        case .ofNumber(let number, _), .ofDate(let number): number.risks.union(.writing)
        case .ofDouble(let number): number.risks.union(.writing)
        case .ofBoolean(let condition): condition.risks.union(.writing)
        }
    }
}

extension BoolCode {
    public var risks: CodeRisks {
        switch self {
        case .constant, .flag, .overlap: []
        case .not(let operand): operand.risks
        case .and(let left, let right), .or(let left, let right), .same(let left, let right):
            left.risks.union(right.risks)
        case .choose(let condition, let first, let second):
            condition.risks.union(first.risks).union(second.risks)
        case .compare(_, let left, let right): left.risks.union(right.risks)
        case .compareDoubles(_, let left, let right): left.risks.union(right.risks)
        case .sameID(let left, let right), .compareTexts(_, let left, let right), .testText(_, let left, let right):
            left.risks.union(right.risks)
        case .matches(let text, let pattern): text.risks.union(pattern.risks).union(.value)
        case .parsed(let text): text.risks.union(.value)
        case .inSet(let id, _), .inList(let id, _): id.risks
        case .quantified(_, _, let condition, _): condition.risks
        case .byFund(_, let definitions): definitions.reduce([]) { $0.union($1.risks) }
        }
    }
}

extension TypedValue {
    public var risks: CodeRisks {
        switch self {
        case .number(let code, _, _), .date(let code): code.risks
        case .double(let code): code.risks
        case .boolean(let code): code.risks
        case .text(let code), .row(let code, _, _): code.risks
        case .list, .textSet, .numberSet: []
        }
    }
}
