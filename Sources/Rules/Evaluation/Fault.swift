// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Why a compiled expression has no value for a candidate.
public enum Fault: UInt8, Sendable, Hashable, CaseIterable {
    /// An exact number beyond 64 bits at its scale.
    case tooLarge = 1
    /// `x / 0` or `x % 0`.
    case divisionByZero
    /// A double beyond its range.
    case notFinite
    /// `list[i]` where the list has no such member.
    case noMember
    /// A text that was put together and is beyond ``RuleText/maximumBytes``.
    case textTooLong
    /// A text that `int`, `double` or `bool` cannot read.
    case unreadableText
    /// A pattern of `matches` that is none, or that takes too many steps.
    case badPattern

    /// The reason as a part of a sentence.
    public var reason: LocalizedText { RuleMessages.reason(self) }
}

/// The candidates of a batch at which an expression has no value. It takes no room as long as all have one.
public struct Faults: Sendable {
    /// By position, 0 for none; empty where there is none at all.
    private var codes: [UInt8] = []

    public init() {}

    public var isEmpty: Bool { codes.isEmpty }

    /// The fault at a position of the batch; `nil` where there is a value.
    public subscript(position: Int) -> Fault? { codes.isEmpty ? nil : Fault(rawValue: codes[position]) }

    /// The first position without a value, and why.
    public var first: (position: Int, fault: Fault)? {
        guard let position = codes.firstIndex(where: { $0 != 0 }), let fault = self[position] else { return nil }
        return (position, fault)
    }

    /// All positions without a value, ascending.
    public var positions: [Int] { codes.indices.filter { codes[$0] != 0 } }

    /// Notes a fault; the first one at a position stays.
    mutating func note(_ fault: Fault, at position: Int, of count: Int) {
        if codes.isEmpty { codes = Array(repeating: 0, count: count) }
        if codes[position] == 0 { codes[position] = fault.rawValue }
    }

    /// Takes over those of the other at the positions that count.
    mutating func merge(_ other: Faults, where counts: (Int) -> Bool = { _ in true }) {
        for (position, code) in other.codes.enumerated() where code != 0 && counts(position) {
            if codes.isEmpty { codes = Array(repeating: 0, count: other.codes.count) }
            if codes[position] == 0 { codes[position] = code }
        }
    }
}
