// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
public import Rules
public import Tables

/// A decision as its `decision.yaml` says it, before anything of it is checked against a body or a plan.
public struct Decision: Sendable {
    /// Unique in the ledger, for example `LK-2026-02`; also the name of the folder of the next plan.
    public let id: String
    public let title: LocalizedText
    public let date: Day
    /// The meeting in words, for example `2. Sitzung 2026`; `nil` where the file does not say.
    public let meeting: String?
    public let attendance: [Attendance]
    /// `nil` where nobody asked for a vote: then the body decided by consensus.
    public let votes: [Vote]?
    /// How the chair decides a tie; `nil` where the file does not say.
    public let chair: Bool?
    /// The id of the recommendation it follows; `nil` without one.
    public let follows: String?
    public let reason: LocalizedText?
    public let dissent: [Dissent]
    public let conditions: [String]
    /// The last day on which it holds; `nil` without an end.
    public let expires: Day?
    public let grants: [Grant]
    /// What the next plan has to keep.
    public let orders: Orders
    public let location: SourceLocation

    /// Votes of one side that were present.
    public struct Attendance: Sendable, Hashable {
        public let bank: Bank
        public let present: Int
        public let location: SourceLocation
    }

    public struct Vote: Sendable, Hashable {
        public let bank: Bank
        public let yes: Int
        public let no: Int
        public let abstain: Int
        public let location: SourceLocation
    }

    /// Who did not agree, and why.
    public struct Dissent: Sendable, Hashable, Codable {
        /// A body or organisation, never a person.
        public let by: String
        public let text: String
    }

    /// Which authority (zuständige Stelle) formally grants the money of a programme.
    public struct Grant: Sendable, Hashable, Codable {
        public let programme: String
        public let by: String
    }

    /// Changes of the scenario that a decision orders.
    public struct Orders: Sendable {
        public var locks: [LockOrder] = []
        /// Names and values as written.
        public var parameters: [(name: YAMLScalar, value: YAMLScalar)] = []
        /// Names of further rulebooks, for example a new version of the region's.
        public var rulebooks: [YAMLScalar] = []
        /// A folder with rulebooks, as written.
        public var rules: YAMLScalar?
        /// Changes as a `scenario.yaml` has them.
        public var changes: [YAMLNode] = []
        /// Whether every allocation of the plan has to stay, at least with its groups.
        public var holdsPlan = false
        /// The files of amendments that were accepted with it.
        public var amendments: [String] = []

        public init() {}

        /// Whether the next plan differs from the tabled one.
        public var isEmpty: Bool {
            locks.isEmpty && parameters.isEmpty && rulebooks.isEmpty && changes.isEmpty
        }
    }

    /// A row of the locks table (design §3) that a body orders.
    public struct LockOrder: Sendable, Hashable, Codable {
        public let need: String
        public let offer: String
        public let fund: String?
        public let groups: Int64
        public let mode: String
        public let reason: String
    }
}
