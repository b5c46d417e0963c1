// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
public import Planning
import Tables

/// A drop-out of a decided plan, as the ledger keeps it.
public struct FallenRecord: Codable, Sendable, Hashable {
    /// The format of new records.
    public static let currentFormat = 2

    public let format: Int
    /// `LK-2026-02-ausfall-1`: names the folder, the scenario and the letters.
    public let id: String
    public let decision: String
    /// From 1, of this decision.
    public let number: Int
    /// The day of the drop-out, `2026-09-03`.
    public let date: String
    public let reason: String
    /// As they were named.
    public let subjects: [DropOut.Subject]
    public let fallen: [PlanSnapshot.Item]
    /// Allocations that are new or larger in the plan after it.
    public let movedUp: [PlanSnapshot.Item]
    /// Allocations that could not be kept without the fallen ones.
    public let losses: [Loss]
    /// The plan before it, as ``PlanSnapshot/sha256``.
    public let before: String
    /// The plan after it.
    public let plan: PlanSnapshot

    public var lost: [PlanSnapshot.Item] { losses.map(\.item) }

    public init(
        id: String, decision: String, number: Int, date: String, reason: String, moveUp: MoveUp, from old: Plan,
        to new: Plan
    ) {
        format = Self.currentFormat
        (self.id, self.decision, self.number) = (id, decision, number)
        (self.date, self.reason) = (date, reason)
        subjects = moveUp.dropOut.subjects.map { DropOut.Subject(kind: $0.kind, id: $0.id) }
        (fallen, losses) = (moveUp.fallen, moveUp.losses)
        let (before, after) = (PlanSnapshot(old), PlanSnapshot(new))
        movedUp = MoveUp.movedUp(from: before.allocations, to: after.allocations)
        self.before = before.sha256
        plan = after
    }

    /// The bytes of the ledger: JSON with sorted keys.
    public func payload() throws(LedgerError) -> [UInt8] { try CanonicalJSON.encode(self) }

    /// What it is known by in the ledger.
    public var key: String { id }

    /// The id of a drop-out of a decision.
    public static func id(of decision: String, number: Int) -> String { "\(decision)-ausfall-\(number)" }
}

// MARK: - Earlier formats

extension FallenRecord {
    /// A record without a format: of one allocation, without the plans before and after it.
    fileprivate struct First: Decodable {
        let decision: String
        let fallen: PlanSnapshot.Item
        let reason: String
        let movedUp: [PlanSnapshot.Item]
        let lost: [PlanSnapshot.Item]
        let sha256: String
    }

    /// - Parameters:
    ///   - number: of the drop-outs of a decision in the ledger so far, and one more.
    ///   - earlier: the plans of a decision so far, the latest first: the one before the drop-out is among them.
    /// - Returns: `nil` if the entry is no such record, or the plan after it follows from none of the earlier ones.
    static func first(
        _ entry: LedgerEntry, number: (String) -> Int, earlier: (String) -> [PlanSnapshot]
    ) -> FallenRecord? {
        guard let record = try? JSONDecoder().decode(First.self, from: Data(entry.payload)) else { return nil }
        let number = number(record.decision)
        for old in earlier(record.decision) {
            if let new = record.after(old) { return record.record(entry, number: number, from: old, to: new) }
        }
        return nil
    }
}

extension FallenRecord.First {
    /// The plan after it; `nil` if it is another than the one that was recorded.
    fileprivate func after(_ old: PlanSnapshot) -> PlanSnapshot? {
        var groups: [[String]: (item: PlanSnapshot.Item, groups: Int64)] = [:]
        for item in old.allocations { groups[item.place] = (item, item.groups) }
        for (items, sign) in [([fallen] + lost, Int64(-1)), (movedUp, 1)] {
            for item in items { groups[item.place] = (item, (groups[item.place]?.groups ?? 0) + sign * item.groups) }
        }
        let places = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
        let after = places.compactMap { place -> PlanSnapshot.Item? in
            guard let (item, count) = groups[place], count > 0 else { return nil }
            return PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: count)
        }
        guard PlanSnapshot.fingerprint(of: after) == sha256 else { return nil }
        return PlanSnapshot(allocations: after, sha256: sha256)
    }

    fileprivate func record(
        _ entry: LedgerEntry, number: Int, from old: PlanSnapshot, to new: PlanSnapshot
    ) -> FallenRecord {
        FallenRecord(
            format: 1, id: FallenRecord.id(of: decision, number: number), decision: decision, number: number,
            date: String(entry.recorded.prefix(10)), reason: reason,
            subjects: [DropOut.Subject(kind: .pair, id: fallen.name)], fallen: [fallen], movedUp: movedUp,
            losses: lost.map { Loss(item: $0, causes: [], isJoint: false) }, before: old.sha256, plan: new)
    }
}

extension FallenRecord {
    fileprivate init(
        format: Int, id: String, decision: String, number: Int, date: String, reason: String,
        subjects: [DropOut.Subject], fallen: [PlanSnapshot.Item], movedUp: [PlanSnapshot.Item], losses: [Loss],
        before: String, plan: PlanSnapshot
    ) {
        (self.format, self.id, self.decision, self.number) = (format, id, decision, number)
        (self.date, self.reason, self.subjects, self.fallen) = (date, reason, subjects, fallen)
        (self.movedUp, self.losses, self.before, self.plan) = (movedUp, losses, before, plan)
    }
}
