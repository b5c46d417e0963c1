// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// Which decision a plan carries out.
public struct DecidedPlan: Sendable {
    public let record: DecisionRecord
    public let entry: LedgerEntry

    /// The binding decision of the ledger for exactly this plan; an error of the cause `breach` if there is none.
    ///
    /// A plan after reserves moved up is known from its entry in the ledger.
    public static func find(
        _ plan: Plan, in entries: [LedgerEntry], ledger path: String, into sink: inout DiagnosticSink
    ) -> DecidedPlan? {
        let sha256 = PlanSnapshot(plan).sha256
        let decided = entries.compactMap { entry in DecisionRecord(entry).map { DecidedPlan(record: $0, entry: entry) }
        }
        let binding = decided.filter { $0.record.state == .binding }
        if let found = binding.last(where: { $0.record.plan.sha256 == sha256 }) { return found }
        let fallen = entries.compactMap { FallenRecord($0) }.last { $0.sha256 == sha256 }
        if let fallen, let found = binding.last(where: { $0.record.id == fallen.decision }) { return found }
        let recommended = decided.last { $0.record.plan.sha256 == sha256 }
        sink.report(
            DecisionMessages.notDecided(path, recommended: recommended?.record.id, others: binding.map(\.record.id)))
        return nil
    }
}

/// An allocation of a decided plan that fell out, as the ledger keeps it.
public struct FallenRecord: Codable, Sendable, Hashable {
    public let decision: String
    public let fallen: PlanSnapshot.Item
    public let reason: String
    /// Allocations that are new or larger in the plan after it.
    public let movedUp: [PlanSnapshot.Item]
    /// Allocations that could not be kept without the fallen one.
    public let lost: [PlanSnapshot.Item]
    /// The plan after it, as ``PlanSnapshot/sha256``.
    public let sha256: String

    public init(
        decision: String, fallen: PlanSnapshot.Item, reason: String, movedUp: [PlanSnapshot.Item],
        lost: [PlanSnapshot.Item], sha256: String
    ) {
        (self.decision, self.fallen, self.reason) = (decision, fallen, reason)
        (self.movedUp, self.lost, self.sha256) = (movedUp, lost, sha256)
    }

    public init?(_ entry: LedgerEntry) {
        guard entry.kind == LedgerEntry.Kind.fallen.rawValue,
            let record = try? JSONDecoder().decode(FallenRecord.self, from: Data(entry.payload))
        else { return nil }
        self = record
    }

    public var payload: [UInt8] { CanonicalJSON.encode(self) }

    /// What it is known by in the ledger.
    public var key: String {
        ["fallen", decision, fallen.need, fallen.offer, fallen.fund ?? ""].joined(separator: "/")
    }
}
