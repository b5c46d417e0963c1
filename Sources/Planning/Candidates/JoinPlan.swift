// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// How the candidates are found: which conditions filter rows, which pair them by hash, by bits of lists and by
/// distance, and which are left to be looked at.
struct JoinPlan: Sendable {
    /// A condition with the rule it belongs to.
    struct Condition: Sendable {
        let code: BoolCode
        let rule: Int
    }

    /// Two expressions over different rows that must be equal.
    struct Equality: Sendable {
        let left: IDCode
        let right: IDCode
    }

    /// `distance ≤ limit`, for offers without `exemption`.
    struct Reach: Sendable {
        let need: PointRead
        let offer: PointRead
        /// Depends on the offer alone.
        let limit: DoubleCode
        let exemption: BoolCode?
    }

    /// A text of the one must be among the texts of the other; a single text is a list of one.
    struct ListMatch: Sendable {
        enum Side: Sendable {
            case list(ListRead)
            case text(IDCode)
        }
        let need: Side
        let offer: Side
    }

    var needFilters: [Condition] = []
    var offerFilters: [Condition] = []
    var fundFilters: [Condition] = []
    /// Left over needs, right over offers.
    var pairKeys: [Equality] = []
    var listMatches: [ListMatch] = []
    var reaches: [Reach] = []
    /// Over need and offer, neither keys nor lists; those of `reaches` are among them, as a grid is not exact.
    var pairConditions: [Condition] = []
    /// The ones that look at an application or at last year.
    var joinedConditions: [Condition] = []
    /// Left over funds, right over needs.
    var fundKeys: [Equality] = []
    /// Over need and fund, without keys.
    var needFundConditions: [Condition] = []
    /// Over offer and fund, and maybe need.
    var fundConditions: [Condition] = []
    /// The ones that look at a fund and at an application or last year.
    var joinedFundConditions: [Condition] = []

    init(_ rules: some Sequence<CompiledMatch>) {
        for (index, rule) in rules.enumerated() {
            for code in rule.conjuncts { add(Condition(code: code, rule: index)) }
        }
    }

    /// Whether any condition looks at the fund.
    var readsFund: Bool {
        !(fundFilters.isEmpty && fundKeys.isEmpty && needFundConditions.isEmpty && fundConditions.isEmpty
            && joinedFundConditions.isEmpty)
    }

    private mutating func add(_ condition: Condition) {
        let roots = condition.code.roots
        if roots.isSubset(of: .need) {
            needFilters.append(condition)
        } else if roots.isSubset(of: .offer) {
            offerFilters.append(condition)
        } else if roots.isSubset(of: .fund) {
            fundFilters.append(condition)
        } else if roots.isSubset(of: .pair) {
            addPairCondition(condition)
        } else if roots.isSubset(of: [.need, .fund]) {
            addNeedFundCondition(condition)
        } else if roots.isSubset(of: [.need, .offer, .fund]) {
            fundConditions.append(condition)
        } else if roots.contains(.fund) {
            joinedFundConditions.append(condition)
        } else {
            joinedConditions.append(condition)
        }
    }

    private mutating func addPairCondition(_ condition: Condition) {
        if let equality = Self.equality(condition.code, left: .need, right: .offer) {
            pairKeys.append(equality)
        } else if let match = Self.listMatch(condition.code) {
            listMatches.append(match)
        } else {
            if let reach = Self.reach(condition.code) { reaches.append(reach) }
            pairConditions.append(condition)
        }
    }

    private mutating func addNeedFundCondition(_ condition: Condition) {
        if let equality = Self.equality(condition.code, left: .fund, right: .need) {
            fundKeys.append(equality)
        } else {
            needFundConditions.append(condition)
        }
    }

    /// What has no value for some row, or ids that hold within one evaluator only, cannot be looked up by hash.
    private static func equality(_ code: BoolCode, left: RootSet, right: RootSet) -> Equality? {
        guard case .sameID(let first, let second) = code, code.risks.isEmpty else { return nil }
        if first.roots == left, second.roots == right { return Equality(left: first, right: second) }
        if first.roots == right, second.roots == left { return Equality(left: second, right: first) }
        return nil
    }

    private static func listMatch(_ code: BoolCode) -> ListMatch? {
        switch code {
        case .overlap(let first, let second) where first.root == .need && second.root == .offer:
            ListMatch(need: .list(first), offer: .list(second))
        case .overlap(let first, let second) where first.root == .offer && second.root == .need:
            ListMatch(need: .list(second), offer: .list(first))
        case .inList(let id, _) where !id.risks.isEmpty: nil
        case .inList(let id, let list) where id.roots == .need && list.root == .offer:
            ListMatch(need: .text(id), offer: .list(list))
        case .inList(let id, let list) where id.roots == .offer && list.root == .need:
            ListMatch(need: .list(list), offer: .text(id))
        default: nil
        }
    }

    /// Finds `distance ≤ limit of the offer`, alone or as the last alternative behind a condition on the offer.
    private static func reach(_ code: BoolCode, exemption: BoolCode? = nil) -> Reach? {
        switch code {
        case .or(let exempt, let rest) where exemption == nil && exempt.roots.isSubset(of: .offer):
            return reach(rest, exemption: exempt)
        case .compareDoubles(.lessOrEqual, .distance(let first, let second), let limit),
            .compareDoubles(.less, .distance(let first, let second), let limit),
            .compareDoubles(.greaterOrEqual, let limit, .distance(let first, let second)),
            .compareDoubles(.greater, let limit, .distance(let first, let second)):
            guard limit.roots.isSubset(of: .offer) else { return nil }
            switch (first.root, second.root) {
            case (.need, .offer): return Reach(need: first, offer: second, limit: limit, exemption: exemption)
            case (.offer, .need): return Reach(need: second, offer: first, limit: limit, exemption: exemption)
            default: return nil
            }
        default: return nil
        }
    }
}
