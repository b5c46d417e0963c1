// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// How the candidates are found: which conditions filter rows, which pair them by hash, which by distance, and
/// which are tested on what is left.
struct JoinPlan {
    /// A condition with the rule it belongs to.
    struct Condition {
        let code: BoolCode
        let rule: Int
    }

    /// Two expressions over different rows that must be equal.
    struct Equality {
        let left: IDCode
        let right: IDCode
    }

    /// `distance ≤ limit`, for offers without `exemption`.
    struct Reach {
        let need: PointRead
        let offer: PointRead
        /// Depends on the offer alone.
        let limit: DoubleCode
        let exemption: BoolCode?
    }

    var needFilters: [Condition] = []
    var offerFilters: [Condition] = []
    var fundFilters: [Condition] = []
    /// Left over needs, right over offers.
    var pairKeys: [Equality] = []
    var reach: Reach?
    /// Tested on every pair that key and reach let through; the reach itself is tested again, exactly.
    var pairTests: [Condition] = []
    /// The ones that look at an application or at last year.
    var joinedTests: [Condition] = []
    /// Left over funds, right over needs.
    var fundKeys: [Equality] = []
    var fundTests: [Condition] = []

    init(_ rules: [CompiledMatch]) {
        for (index, rule) in rules.enumerated() {
            for code in rule.conjuncts { add(Condition(code: code, rule: index)) }
        }
    }

    private mutating func add(_ condition: Condition) {
        let roots = condition.code.roots
        if roots.isSubset(of: .need) {
            needFilters.append(condition)
        } else if roots.isSubset(of: .offer) {
            offerFilters.append(condition)
        } else if roots.isSubset(of: .fund) {
            fundFilters.append(condition)
        } else if roots.contains(.fund) {
            addFundCondition(condition)
        } else if roots.isSubset(of: .pair) {
            addPairCondition(condition)
        } else {
            joinedTests.append(condition)
        }
    }

    private mutating func addPairCondition(_ condition: Condition) {
        if let equality = Self.equality(condition.code, left: .need, right: .offer) {
            pairKeys.append(equality)
        } else {
            if reach == nil { reach = Self.reach(condition.code) }
            pairTests.append(condition)
        }
    }

    private mutating func addFundCondition(_ condition: Condition) {
        if let equality = Self.equality(condition.code, left: .fund, right: .need) {
            fundKeys.append(equality)
        } else {
            fundTests.append(condition)
        }
    }

    private static func equality(_ code: BoolCode, left: RootSet, right: RootSet) -> Equality? {
        guard case .sameID(let first, let second) = code else { return nil }
        if first.roots == left, second.roots == right { return Equality(left: first, right: second) }
        if first.roots == right, second.roots == left { return Equality(left: second, right: first) }
        return nil
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
