// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Network
public import Planning
import Rules
import Tables

/// A decision as the ledger keeps it: what was decided on, by whom, how, and what follows. Texts, whole numbers and
/// decimals as texts only, so that its bytes are the same everywhere.
public struct DecisionRecord: Codable, Sendable, Hashable {
    public struct Text: Codable, Sendable, Hashable {
        public let de: String
        public let en: String

        init(_ text: LocalizedText) { (de, en) = (text.de, text.en) }

        public var localized: LocalizedText { LocalizedText(de: de, en: en) }
    }

    public struct DecidingBody: Codable, Sendable, Hashable {
        public let id: String
        public let role: String
        public let name: Text
        /// The network's name.
        public let network: String
    }

    /// How the body decides, and how it did.
    public struct Procedure: Codable, Sendable, Hashable {
        public let rule: String
        /// A decimal; `nil` without a quorum.
        public let quorum: String?
        public let parity: Bool
        public let tie: String
        public let attendance: [Presence]
        public let yes: Int
        public let no: Int
        public let abstain: Int
        public let byConsensus: Bool
        public let byChair: Bool
    }

    public struct Presence: Codable, Sendable, Hashable {
        public let bank: String
        public let present: Int
        /// Votes when every seat is taken; 0 for a body without seats.
        public let of: Int
    }

    public struct ScenarioName: Codable, Sendable, Hashable {
        public let name: String
        public let title: Text
        public let schoolYear: String
        /// SHA-256 of the files it was read from.
        public let sha256: String
    }

    public struct Parameter: Codable, Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// What the next plan keeps.
    public struct Orders: Codable, Sendable, Hashable {
        public let locks: [Decision.LockOrder]
        public let parameters: [Parameter]
        public let rulebooks: [String]
        /// Changes of the scenario, in YAML.
        public let changes: [String]
        public let holdsPlan: Bool
        /// The titles of amendments that were accepted.
        public let amendments: [String]
    }

    /// The format of records that are written and read.
    public static let currentFormat = 1

    public let format: Int
    public let id: String
    public let title: Text
    /// `2026-06-10`.
    public let date: String
    public let meeting: String?
    public let state: DecisionState
    public let body: DecidingBody
    public let procedure: Procedure
    public let follows: String?
    public let reason: Text?
    public let dissent: [Decision.Dissent]
    public let conditions: [String]
    public let expires: String?
    public let grants: [Decision.Grant]
    public let scenario: ScenarioName
    /// The plan that was tabled.
    public let tabled: PlanSnapshot
    public let orders: Orders
    /// The plan with the orders; `nil` where there are none and the tabled plan is the decided one.
    public let decided: PlanSnapshot?

    /// The plan that the decision is for.
    public var plan: PlanSnapshot { decided ?? tabled }

    /// The bytes of the ledger: JSON with sorted keys.
    ///
    /// - Throws: if the record has no JSON form.
    public func payload() throws(LedgerError) -> [UInt8] { try CanonicalJSON.encode(self) }

    /// The decision of a ledger entry; `nil` if the entry is of another kind or format, or cannot be read.
    public init?(_ entry: LedgerEntry) {
        guard entry.kind == LedgerEntry.Kind.decision.rawValue, entry.format == Self.currentFormat,
            let record = try? JSONDecoder().decode(DecisionRecord.self, from: Data(entry.payload))
        else { return nil }
        self = record
    }

    /// - Parameters:
    ///   - tabled: the plan that the body had before it.
    ///   - decided: the plan with the orders; `nil` without orders.
    public init(
        _ decision: Decision, by body: Body, of agreement: Agreement, result: DecidingCheck.Result, tabled: Plan,
        decided: Plan?
    ) {
        format = Self.currentFormat
        id = decision.id
        title = Text(decision.title)
        date = decision.date.isoDescription
        meeting = decision.meeting
        state = result.state
        self.body = DecidingBody(
            id: body.id, role: body.role.rawValue, name: Text(body.name), network: agreement.name)
        procedure = Procedure(decision, body, result)
        follows = decision.follows
        reason = decision.reason.map(Text.init)
        dissent = decision.dissent
        conditions = decision.conditions
        expires = decision.expires?.isoDescription
        grants = decision.grants
        scenario = ScenarioName(
            name: tabled.scenario.name, title: Text(tabled.scenario.title),
            schoolYear: tabled.scenario.schoolYear.description, sha256: tabled.scenario.fingerprint)
        self.tabled = PlanSnapshot(tabled)
        orders = Orders(decision.orders)
        self.decided = decided.map(PlanSnapshot.init)
    }
}

extension DecisionRecord.Procedure {
    init(_ decision: Decision, _ body: Body, _ result: DecidingCheck.Result) {
        rule = body.decides.by.rawValue
        quorum = body.decides.quorum?.description
        parity = body.decides.parity
        tie = body.decides.tie.rawValue
        attendance = decision.attendance.map {
            DecisionRecord.Presence(
                bank: $0.bank.rawValue, present: $0.present, of: body.seats.isEmpty ? 0 : body.votes(of: $0.bank))
        }
        (yes, no, abstain) = (result.yes, result.no, result.abstain)
        (byConsensus, byChair) = (result.byConsensus, result.byChair)
    }
}

extension DecisionRecord.Orders {
    init(_ orders: Decision.Orders) {
        locks = orders.locks
        parameters = orders.parameters.map { DecisionRecord.Parameter(name: $0.name.text, value: $0.value.text) }
        rulebooks = orders.rulebooks.map(\.text)
        changes = orders.changes.map { FlowYAML.text($0) }
        holdsPlan = orders.holdsPlan
        amendments = orders.amendments
    }
}
