// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules

/// A hard limit that a plan does not keep at one value of `per`, with the numbers as they are in the tables.
public struct BrokenLimit: Sendable, Hashable {
    /// Index in the compiled limits.
    public let index: Int
    public let id: String
    public let title: LocalizedText
    /// The value of `per`, for people; empty for the whole plan.
    public let subject: String
    public let kind: LimitRule.BoundKind
    /// What the limit adds up or counts.
    public let part: ExactNumber
    /// The same without the rule's condition: what a share is of.
    public let whole: ExactNumber
    public let bound: ExactNumber
    /// Whether part and whole are amounts in euro.
    public let isMoney: Bool
}

extension PlanChecker {
    /// The hard limits that these allocations do not keep, in the order of the rules: for plans that are thought of, as
    /// one without an allocation that fell out.
    ///
    /// - Parameter candidates: as for ``check(allocations:scenario:candidates:)``.
    public static func brokenLimits(
        allocations: [PlannedRow], scenario: Scenario, candidates: CandidateSet
    ) -> [BrokenLimit] {
        let checker = PlanChecker(allocations, scenario, candidates)
        var broken: [BrokenLimit] = []
        var index = 0
        for (rulebook, rules) in scenario.rulebooks.enumerated() {
            for limit in rules.limits {
                let isMoney = scenario.rules.limits[index].aggregate.isMoney
                broken += LimitCheck.run(limit, rulebook: rulebook, checker: checker).broken.map { group in
                    BrokenLimit(
                        index: index, id: limit.id, title: limit.title, subject: group.subject, kind: limit.kind,
                        part: group.part, whole: group.whole, bound: group.bound, isMoney: isMoney)
                }
                index += 1
            }
        }
        return broken
    }
}

extension CompiledAggregate {
    /// Whether a sum of money, as it is shown.
    var isMoney: Bool { if case .sum(.number(_, _, let isMoney)) = self { isMoney } else { false } }
}
