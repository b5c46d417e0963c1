// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Providers that together could meet a need that none meets alone: one leads with its offer, another brings what the
/// offer lacks, or others complete its alliance.
public struct ProviderBundle: Sendable {
    /// What the partner brings.
    public enum Aid: String, Sendable, Hashable, CaseIterable {
        /// The professional qualification.
        case qualification
        /// A place within reach of the school.
        case place
        /// Practice with the age of the group, in an offer of the same kind.
        case ages
        /// A time slot of the school, in the same field.
        case slots
        /// A second pair of hands for a larger group, in the same field.
        case groupSize = "group_size"
        /// What an alliance lacks to the number of partners that a programme wants.
        case alliance
    }

    /// A provider by its id.
    public struct Member: Sendable, Hashable {
        public let id: String
        public let name: String
    }

    public let lead: String
    public let leadName: String
    public let partner: String
    public let partnerName: String
    /// Who joins beside the partner; only where an alliance lacks two.
    public let others: [Member]
    /// The offer of the lead.
    public let offer: String
    public let field: String
    public let kind: String
    public let aids: [Aid]
    /// Groups the two could take: what the plan leaves free with both.
    public let capacity: Int64
    /// Open needs that the bundle fits by the rules.
    public let needs: [String]
    /// `nil` if it was not solved.
    public let verification: Verification?

    /// What the whole plan gains from the bundle, found by solving it again with the bundle as an offer of its own. The free
    /// places of both providers move to the bundle, so that nothing counts twice.
    public struct Verification: Sendable {
        /// Groups in the plan without and with the bundle.
        public let groupsBefore: Int64
        public let groupsAfter: Int64
        /// Groups that the plan gives to the bundle.
        public let bundled: Int64
        /// Needs that the bundle gets groups for.
        public let met: [String]
        /// The first goal of the scenario, and its value without and with the bundle.
        public let goal: String
        public let goalBefore: FixedPoint
        public let goalAfter: FixedPoint
        /// Whether the first goal is better with the bundle.
        public let isBetter: Bool
        /// Whether both plans are proven to be best.
        public let isProven: Bool

        /// Whether it is proven that the plan gains: a better first goal, or as good a one with more groups.
        public var helps: Bool {
            isProven && bundled > 0 && (isBetter || (goalBefore == goalAfter && groupsAfter > groupsBefore))
        }
    }

    func verified(_ verification: Verification?) -> ProviderBundle {
        ProviderBundle(
            lead: lead, leadName: leadName, partner: partner, partnerName: partnerName, others: others, offer: offer,
            field: field,
            kind: kind, aids: aids, capacity: capacity, needs: needs, verification: verification)
    }
}
