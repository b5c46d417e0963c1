// SPDX-License-Identifier: GPL-3.0-or-later

/// A parsed expression of CEL (Common Expression Language, github.com/google/cel-spec, langdef.md).
///
/// The whole grammar is kept, whatever a rulebook may use of it. `range` are UTF-8 offsets in the source text.
public indirect enum Expression: Sendable, Hashable {
    /// A literal, kept as written: how a number is read depends on where the expression stands.
    case literal(Literal, range: Range<Int>)
    case list([Expression], range: Range<Int>)
    case map([MapEntry], range: Range<Int>)
    /// A name; `isAbsolute` with a leading dot.
    case name(String, isAbsolute: Bool, range: Range<Int>)
    case select(Expression, field: String, range: Range<Int>)
    /// `has(operand.field)`.
    case has(Expression, field: String, range: Range<Int>)
    case index(Expression, Expression, range: Range<Int>)
    /// `function(arguments)` or `receiver.function(arguments)`.
    case call(String, receiver: Expression?, arguments: [Expression], range: Range<Int>)
    case unary(UnaryOperator, Expression, range: Range<Int>)
    case binary(BinaryOperator, Expression, Expression, range: Range<Int>)
    case conditional(Expression, Expression, Expression, range: Range<Int>)
    case comprehension(Comprehension, range: Range<Int>)

    public struct MapEntry: Sendable, Hashable {
        public let key: Expression
        public let value: Expression
    }

    public enum UnaryOperator: String, Sendable, Hashable {
        case not = "!"
        case negate = "-"
    }

    public enum BinaryOperator: String, Sendable, Hashable {
        case or = "||"
        case and = "&&"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
        case contains = "in"
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case remainder = "%"
    }

    /// A macro that runs over the members of a list or the keys of a map.
    public struct Comprehension: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable {
            case all
            case exists
            case existsOne = "exists_one"
            case map
            case filter
            case transformList
            case transformMap
            case transformMapEntry
        }

        public let kind: Kind
        public let operand: Expression
        /// One name, or two in the two-variable forms.
        public let variables: [String]
        /// The condition; `map` and the `transform…` macros may do without.
        public let condition: Expression?
        /// What `map` and the `transform…` macros yield.
        public let result: Expression?
    }

    public var range: Range<Int> {
        switch self {
        case .literal(_, let range), .list(_, let range), .map(_, let range), .name(_, _, let range),
            .select(_, _, let range), .has(_, _, let range), .index(_, _, let range), .call(_, _, _, let range),
            .unary(_, _, let range), .binary(_, _, _, let range), .conditional(_, _, _, let range),
            .comprehension(_, let range):
            range
        }
    }

    /// `need.school.type` as its parts; `nil` if the expression is anything but names and selections.
    public var path: [String]? {
        switch self {
        case .name(let name, isAbsolute: false, _): [name]
        case .select(let operand, let field, _): operand.path.map { $0 + [field] }
        default: nil
        }
    }
}

/// A literal as written.
public enum Literal: Sendable, Hashable {
    /// Digits, decimal or with `0x`. The sign is an operator; only in the standard dialect a minus directly before
    /// the literal is part of it, because the smallest integer has no positive counterpart.
    case integer(String)
    /// The same without the `u`.
    case unsigned(String)
    /// With a point or an exponent.
    case double(String)
    /// With the escapes resolved.
    case string(String)
    case bytes([UInt8])
    case boolean(Bool)
    case null
}
