// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Rules

/// An allocation of a decided plan that cannot be kept, or not with all its groups, once something else has fallen out.
/// As the ledger keeps it: texts and whole numbers only.
public struct Loss: Sendable, Hashable, Codable {
    /// A limit that the plan without the fallen alone would break, with its numbers there.
    public struct Cause: Sendable, Hashable, Codable {
        public let rule: String
        public let title: DecisionRecord.Text
        /// The value of `per`; empty for the whole plan.
        public let subject: String
        /// As a rulebook writes it: `at_least_share`.
        public let bound: String
        /// What is demanded, a decimal. The same for the others.
        public let limit: String
        public let part: String
        /// What a share is of; `nil` for other limits.
        public let whole: String?
        public let isMoney: Bool

        init(_ broken: BrokenLimit) {
            let isShare = broken.kind == .atLeastShare || broken.kind == .atMostShare
            (rule, title, subject) = (broken.id, DecisionRecord.Text(broken.title), broken.subject)
            (bound, limit, part) = (broken.kind.rawValue, broken.bound.description, broken.part.description)
            whole = isShare ? broken.whole.description : nil
            isMoney = broken.isMoney
        }
    }

    /// With the groups that are lost.
    public let item: PlanSnapshot.Item
    /// Without any one of these it would be kept, everything else being as it is; if ``isJoint``, only without all of
    /// them. Empty where no cause was found.
    public let causes: [Cause]
    public let isJoint: Bool
}
