// SPDX-License-Identifier: GPL-3.0-or-later

/// A condition on one term: the smallest part that a condition is made of.
struct ConditionAtom: Hashable {
    enum Test: Hashable {
        case number(Comparison, ExactNumber)
        /// The text is one of these; negated: none of them.
        case member(Set<String>, isNegated: Bool)
        case truth(Bool)
    }

    /// The term in its canonical text; two terms of different text are taken as unrelated.
    let term: String
    let test: Test

    var negated: ConditionAtom {
        switch test {
        case .number(let comparison, let number):
            ConditionAtom(term: term, test: .number(comparison.negated, number))
        case .member(let texts, let isNegated):
            ConditionAtom(term: term, test: .member(texts, isNegated: !isNegated))
        case .truth(let truth): ConditionAtom(term: term, test: .truth(!truth))
        }
    }

    /// Whether all of them can hold together, as far as that is known. All must be about one term.
    static func canHold(_ tests: [Test]) -> Bool {
        var range = NumberRange()
        var (allowed, refused): (Set<String>?, Set<String>) = (nil, [])
        var truths: Set<Bool> = []
        for test in tests {
            switch test {
            case .number(let comparison, let number): range.narrow(comparison, number)
            case .member(let texts, isNegated: false): allowed = allowed.map { $0.intersection(texts) } ?? texts
            case .member(let texts, isNegated: true): refused.formUnion(texts)
            case .truth(let truth): truths.insert(truth)
            }
        }
        return !range.isEmpty && allowed.map { !$0.subtracting(refused).isEmpty } ?? true && truths.count < 2
    }
}

/// The numbers that some comparisons leave.
private struct NumberRange {
    private var low: (number: ExactNumber, isOpen: Bool)?
    private var high: (number: ExactNumber, isOpen: Bool)?
    private var without: Set<ExactNumber> = []

    mutating func narrow(_ comparison: Comparison, _ number: ExactNumber) {
        switch comparison {
        case .less: lower(number, isOpen: true)
        case .lessOrEqual: lower(number, isOpen: false)
        case .greater: raise(number, isOpen: true)
        case .greaterOrEqual: raise(number, isOpen: false)
        case .equal:
            lower(number, isOpen: false)
            raise(number, isOpen: false)
        case .notEqual: without.insert(number)
        }
    }

    private mutating func lower(_ number: ExactNumber, isOpen: Bool) {
        guard let old = high else { return high = (number, isOpen) }
        if number < old.number || (number == old.number && isOpen) { high = (number, isOpen) }
    }

    private mutating func raise(_ number: ExactNumber, isOpen: Bool) {
        guard let old = low else { return low = (number, isOpen) }
        if old.number < number || (number == old.number && isOpen) { low = (number, isOpen) }
    }

    var isEmpty: Bool {
        guard let low, let high else { return false }
        if high.number < low.number { return true }
        return low.number == high.number && (low.isOpen || high.isOpen || without.contains(low.number))
    }
}

extension Comparison {
    /// What holds where this does not.
    var negated: Comparison {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .equal: .notEqual
        case .notEqual: .equal
        case .greaterOrEqual: .less
        case .greater: .lessOrEqual
        }
    }

    /// The same with the sides exchanged.
    var flipped: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .equal, .notEqual: self
        case .greaterOrEqual: .lessOrEqual
        case .greater: .less
        }
    }

    init?(_ symbol: Expression.BinaryOperator) {
        switch symbol {
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .greaterOrEqual: self = .greaterOrEqual
        case .greater: self = .greater
        default: return nil
        }
    }

    func holds(_ left: ExactNumber, _ right: ExactNumber) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: !(right < left)
        case .equal: left == right
        case .notEqual: left != right
        case .greaterOrEqual: !(left < right)
        case .greater: right < left
        }
    }
}
