// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A value of the interpreter, whose type is known only when it is there. An error is a value too: it travels up the
/// tree until an operator absorbs it.
public enum DynamicValue: Sendable {
    case number(ExactNumber)
    /// A number that is not exact: a distance, a quotient, or what was computed from one.
    case double(Double)
    case boolean(Bool)
    case text(String)
    case date(Day)
    case list([DynamicValue])
    /// A row of a table, as indices into the tables of the scenario.
    case row(table: Int, row: Int)
    case error(EvaluationError)

    public var error: EvaluationError? {
        if case .error(let error) = self { error } else { nil }
    }

    /// The truth value; `nil` for anything else.
    public var truth: Bool? {
        if case .boolean(let truth) = self { truth } else { nil }
    }

    var kind: EvaluationError.Kind {
        switch self {
        case .number, .double: .number
        case .boolean: .boolean
        case .text: .text
        case .date: .date
        case .list: .list
        case .row: .row
        case .error: .error
        }
    }
}

/// Why an expression has no value for a candidate.
public enum EvaluationError: Error, Sendable, Hashable {
    /// The types of values, as a reason names them.
    public enum Kind: Sendable, Hashable {
        case number
        case boolean
        case text
        case date
        case list
        case row
        case error
    }

    /// The cell is blank, or a row on the way to it is missing.
    case absent(String)
    case unknownName(String)
    case unknownColumn(String, table: String)
    /// No rulebook that applies to the candidate defines the computed name.
    case undefined(String)
    /// Several rulebooks that apply to the candidate define the computed name, or several have the parameter.
    case ambiguous(String)
    /// A computed name that needs itself.
    case cycle(String)
    /// No such operator or function for these types.
    case noOverload(String, [Kind])
    case wrongType(expected: Kind, found: Kind)
    case divisionByZero
    /// `list[i]` where the list has no such member.
    case noMember(String)
    /// A text that a conversion cannot read.
    case unreadableText(String, String)
    /// A pattern of `matches` that is none, or that takes too many steps.
    case badPattern(String)
    /// A text that was put together and is too long.
    case textTooLong
    /// Where a number is needed.
    case notANumber
    /// A literal or argument that cannot be read.
    case badLiteral(String)
    case notSupported(String)
    /// A number beyond the range of doubles, or none at all (0/0).
    case notFinite
    /// More steps than ``Interpreter/Budget`` has, or a product of more than about 6,000 digits.
    case tooExpensive

    /// The reason as a part of a sentence.
    public var reason: LocalizedText { RuleMessages.reason(self) }
}

/// Equal as CEL has it: values of different types are different, numbers are equal by value.
extension DynamicValue: Hashable {
    public static func == (left: DynamicValue, right: DynamicValue) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): a == b
        case (.number, .double), (.double, .number), (.double, .double): left.asDouble == right.asDouble
        case (.boolean(let a), .boolean(let b)): a == b
        // Composed and decomposed umlauts are the same text, as in the tables' text pool.
        case (.text(let a), .text(let b)): a == b
        case (.date(let a), .date(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.row(let table, let row), .row(let other, let otherRow)): table == other && row == otherRow
        case (.error(let a), .error(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .number, .double: hasher.combine(asDouble)
        case .boolean(let truth): hasher.combine(truth)
        case .text(let text): hasher.combine(text)
        case .date(let day): hasher.combine(day)
        case .list(let members): hasher.combine(members)
        case .row(let table, let row):
            hasher.combine(table)
            hasher.combine(row)
        case .error(let error): hasher.combine(error)
        }
    }

    /// The number as the nearest double; `nil` for anything else.
    public var asDouble: Double? {
        switch self {
        case .number(let number): number.double
        case .double(let double): double
        default: nil
        }
    }
}
