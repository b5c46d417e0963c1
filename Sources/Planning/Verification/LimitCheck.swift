// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// The check of one limit over all its values of `per`.
struct LimitCheck {
    struct Outcome {
        var breaches: [Breach] = []
        /// The values of `per` at which the limit is broken, with their sums; none for soft limits.
        var broken: [(subject: String, part: ExactNumber, whole: ExactNumber, bound: ExactNumber)] = []
        /// By how much a soft limit is broken, all values of `per` together; zero for others.
        var softBreak = ExactNumber.zero
        /// How far another computation of ``softBreak`` may differ.
        var softTolerance = ExactNumber.zero
    }

    private let limit: LimitRule
    private let rulebook: Int
    private let checker: PlanChecker
    /// Zero unless the sum or the bound has doubles.
    private let tolerance: ExactNumber
    /// In the order in which the values of `per` are met: candidates first, then allocations.
    private var groups: [LimitGroup] = []
    private var indices: [[DynamicValue]: Int] = [:]
    private var outcome = Outcome()
    /// One example of each is enough; the rule is wrong for all of them.
    private var hasError = false
    private var hasDifferingBounds = false

    static func run(_ limit: LimitRule, rulebook: Int, checker: PlanChecker) -> Outcome {
        var check = LimitCheck(limit: limit, rulebook: rulebook, checker: checker)
        check.meetCandidates()
        for allocation in checker.allocations { check.add(allocation) }
        for group in check.groups { check.judge(group) }
        return check.outcome
    }

    private init(limit: LimitRule, rulebook: Int, checker: PlanChecker) {
        self.limit = limit
        self.rulebook = rulebook
        self.checker = checker
        let isInexact = limit.aggregate.isInexact(checker.interpreter) || checker.interpreter.isInexact(limit.bound)
        tolerance = isInexact ? PlanChecker.tolerance : .zero
    }

    private var interpreter: Interpreter { checker.interpreter }
}

// MARK: - Values of per

extension LimitCheck {
    /// Meets every value of `per` at which the limit could fail without an allocation, and every bound that could
    /// differ from another of the same value.
    private mutating func meetCandidates() {
        let boundRoots = interpreter.roots(of: limit.bound)
        let perRoots = limit.per.reduce(RootSet()) { $0.union(interpreter.roots(of: $1)) }
        guard !boundRoots.isEmpty || canFailWhenEmpty else { return }
        var contexts: [CandidateContext] = []
        CandidateRepresentatives(candidates: checker.candidates, joins: checker.joins)
            .forEach(boundRoots.union(perRoots)) { contexts.append($0) }
        for context in contexts { _ = group(of: context, subject: "", at: nil) }
    }

    /// Whether a sum of zero can break the limit; only asked of bounds that are the same for all candidates.
    private var canFailWhenEmpty: Bool {
        switch limit.kind {
        case .atLeast, .exactly: return true
        case .zeroOrAtLeast, .atMostShare, .atLeastShare: return false
        case .atMost:
            guard case .success(let bound) = bound(CandidateContext()) else { return true }
            return bound < .zero
        }
    }

    private func bound(_ context: CandidateContext) -> Result<ExactNumber, EvaluationError> {
        checker.measure(limit.bound, rulebook: rulebook, context)
    }

    /// The index of the group a candidate belongs to, its bound checked; `nil` if it has no value.
    private mutating func group(of context: CandidateContext, subject: String, at place: SourceLocation?) -> Int? {
        var key: [DynamicValue] = []
        for path in limit.per {
            let value = interpreter.value(path, rulebook: rulebook, for: context)
            if let error = value.error {
                fail(error, subject, at: place)
                return nil
            }
            key.append(value)
        }
        switch bound(context) {
        case .failure(let error):
            fail(error, key.isEmpty ? subject : text(of: key), at: place)
            return nil
        case .success(let bound): return index(of: key, bound, at: place)
        }
    }

    private mutating func index(of key: [DynamicValue], _ bound: ExactNumber, at place: SourceLocation?) -> Int {
        guard let index = indices[key] else {
            indices[key] = groups.count
            groups.append(LimitGroup(key: key, bound: bound))
            return groups.count - 1
        }
        let first = groups[index].bound
        if first != bound, !hasDifferingBounds {
            hasDifferingBounds = true
            outcome.breaches.append(
                VerificationMessages.differingBounds(limit, text(of: key), first, bound, at: place ?? limit.location))
        }
        return index
    }

    private mutating func fail(_ error: EvaluationError, _ subject: String, at place: SourceLocation?) {
        guard !hasError else { return }
        hasError = true
        outcome.breaches.append(
            VerificationMessages.notEvaluable(limit.id, limit.title, subject, error, at: place ?? limit.location))
    }

    private func text(of key: [DynamicValue]) -> String {
        key.map { interpreter.text($0, .en) }.joined(separator: " + ")
    }
}

// MARK: - Sums

extension LimitCheck {
    private mutating func add(_ allocation: CheckedAllocation) {
        let (context, place) = (allocation.context, allocation.planned.place)
        let subject = checker.subject(of: allocation.planned)
        guard let index = group(of: context, subject: subject, at: place) else { return }
        if groups[index].place == nil { groups[index].place = place }
        let condition = limit.condition.map { interpreter.value($0, rulebook: rulebook, for: context) }
        guard let counts = condition.map(\.truth) ?? true else {
            return fail(condition?.error ?? .notANumber, subject, at: place)
        }
        // The whole is asked for by shares only; elsewhere the sum may be undefined where the condition does not hold.
        guard counts || limit.kind.isShare else { return }
        switch limit.aggregate {
        case .sum(let source):
            switch checker.measure(source, rulebook: rulebook, context) {
            case .success(let value): groups[index].add(value, times: allocation.groups, counts: counts)
            case .failure(let error): fail(error, subject, at: place)
            }
        case .distinct(let source):
            let value = interpreter.value(source, rulebook: rulebook, for: context)
            if let error = value.error { return fail(error, subject, at: place) }
            groups[index].add(distinct: value, counts: counts)
        }
    }

    private mutating func judge(_ group: LimitGroup) {
        if limit.soft != nil { return pay(group) }
        if group.excess(limit.kind, tolerance: tolerance) > tolerance {
            outcome.broken.append((text(of: group.key), group.part, group.whole, group.bound))
            outcome.breaches.append(
                VerificationMessages.limit(
                    limit, text(of: group.key), part: group.part, whole: group.whole, bound: group.bound,
                    at: group.place ?? limit.location))
        }
    }
}

extension LimitCheck {
    /// Groups whose doubles may each be rounded the other way by another computation: few ever are, as that takes a number
    /// that lies in the middle of two within its last bit.
    private static let mostRounded: Int64 = 500

    /// A break of a soft limit counts in full.
    private mutating func pay(_ group: LimitGroup) {
        let excess = group.excess(limit.kind, tolerance: .zero)
        if excess > .zero { outcome.softBreak = outcome.softBreak + excess }
        guard tolerance > .zero else { return }
        let most = ExactNumber(Self.mostRounded)
        let numbers = group.allocated + ExactNumber(1)
        let unit = ExactNumber(mantissa: 1, scale: PlanChecker.doubleDigits)
        outcome.softTolerance = outcome.softTolerance + unit * (numbers > most ? most : numbers)
    }
}

/// What the allocations of one value of `per` add up to.
struct LimitGroup {
    let key: [DynamicValue]
    let bound: ExactNumber
    /// Where the condition holds.
    private(set) var part = ExactNumber.zero
    /// With and without the condition.
    private(set) var whole = ExactNumber.zero
    /// How many groups were added up.
    private(set) var allocated = ExactNumber.zero
    private var values: Set<DynamicValue> = []
    private var allValues: Set<DynamicValue> = []
    /// The first allocation's.
    var place: SourceLocation?

    init(key: [DynamicValue], bound: ExactNumber) {
        self.key = key
        self.bound = bound
    }

    mutating func add(_ value: ExactNumber, times count: ExactNumber, counts: Bool) {
        let amount = value * count
        allocated = allocated + count
        whole = whole + amount
        if counts { part = part + amount }
    }

    mutating func add(distinct value: DynamicValue, counts: Bool) {
        if allValues.insert(value).inserted { whole = whole + ExactNumber(1) }
        if counts, values.insert(value).inserted { part = part + ExactNumber(1) }
    }

    /// By how much the limit is broken; zero or less where it holds.
    func excess(_ kind: LimitRule.BoundKind, tolerance: ExactNumber) -> ExactNumber {
        switch kind {
        case .atMost: part - bound
        case .atLeast: bound - part
        case .exactly: (part - bound).magnitude
        case .zeroOrAtLeast: part.magnitude <= tolerance ? .zero : bound - part
        case .atMostShare: part - whole * bound
        case .atLeastShare: whole * bound - part
        }
    }
}

extension LimitRule.BoundKind {
    /// Whether the bound is a share of the same sum without the condition.
    var isShare: Bool { self == .atMostShare || self == .atLeastShare }
}

extension LimitRule.Aggregate {
    /// Whether the aggregate adds up doubles.
    fileprivate func isInexact(_ interpreter: Interpreter) -> Bool {
        if case .sum(let source) = self { interpreter.isInexact(source) } else { false }
    }
}
