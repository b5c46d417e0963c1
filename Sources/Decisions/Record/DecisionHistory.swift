// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Planning

/// What a ledger says: its decisions and drop-outs, and how they follow from each other.
public struct DecisionHistory: Sendable {
    /// A decision with its entry.
    public struct Decided: Sendable, Hashable {
        public let record: DecisionRecord
        public let entry: LedgerEntry
    }

    /// A drop-out with its entry.
    public struct Fallen: Sendable, Hashable {
        public let record: FallenRecord
        public let entry: LedgerEntry
    }

    /// In the order of the ledger. The same for ``dropOuts``.
    public private(set) var decisions: [Decided] = []
    public private(set) var dropOuts: [Fallen] = []

    /// - Returns: `nil` if an entry cannot be read: what it says could be that another one no longer holds. Each such
    ///   entry
    ///   is an error in the sink.
    public static func read(
        _ entries: [LedgerEntry], ledger path: String, into sink: inout DiagnosticSink
    ) -> DecisionHistory? {
        var history = DecisionHistory()
        var own = DiagnosticSink()
        for entry in entries { history.add(entry, path, into: &own) }
        sink.merge(own)
        return own.hasErrors ? nil : history
    }

    private mutating func add(_ entry: LedgerEntry, _ path: String, into sink: inout DiagnosticSink) {
        switch LedgerEntry.Kind(rawValue: entry.kind) {
        case .decision:
            if let record = DecisionRecord(entry) { return decisions.append(Decided(record: record, entry: entry)) }
        case .fallen:
            if let record = fallen(entry) { return dropOuts.append(Fallen(record: record, entry: entry)) }
        case nil:
            return sink.report(DecisionMessages.unknownKind(entry.kind, entry.number, path))
        }
        sink.report(DecisionMessages.unreadableEntry(entry, path))
    }

    private func fallen(_ entry: LedgerEntry) -> FallenRecord? {
        switch entry.format {
        case nil:
            FallenRecord.first(
                entry, number: { dropOuts(of: $0).count + 1 },
                earlier: { id in
                    dropOuts(of: id).reversed().map(\.record.plan)
                        + decisions.filter { $0.record.id == id }.map(\.record.plan)
                })
        case FallenRecord.currentFormat:
            try? JSONDecoder().decode(FallenRecord.self, from: Data(entry.payload))
        default: nil
        }
    }

    /// The drop-outs of a decision, in the order of the ledger.
    public func dropOuts(of decision: String) -> [Fallen] { dropOuts.filter { $0.record.decision == decision } }

    // MARK: In force

    /// The decisions of the same body that are about the same plan or one that came of it, this one included: each
    /// takes
    /// the place of the others. In the order of the ledger.
    public func related(to record: DecisionRecord) -> [Decided] {
        let own = decisions.filter {
            $0.record.body.id == record.body.id && $0.record.body.network == record.body.network
                && $0.record.state == record.state && $0.record.scenario.schoolYear == record.scenario.schoolYear
        }
        var plans = self.plans(of: record)
        var found: Set<String> = [record.id]
        while let next = own.first(where: { other in
            !found.contains(other.record.id) && !plans.isDisjoint(with: self.plans(of: other.record))
        }) {
            found.insert(next.record.id)
            plans.formUnion(self.plans(of: next.record))
        }
        return own.filter { found.contains($0.record.id) }
    }

    /// The decision that holds among those related to this one: the latest by its date, then by the ledger.
    public func inForce(_ record: DecisionRecord) -> Decided? {
        related(to: record).max { ($0.record.date, $0.entry.number) < ($1.record.date, $1.entry.number) }
    }

    /// Tabled, decided, and after drop-outs.
    private func plans(of record: DecisionRecord) -> Set<String> {
        Set([record.tabled.sha256, record.plan.sha256] + dropOuts(of: record.id).map(\.record.plan.sha256))
    }

    // MARK: What a plan rests on

    /// The decisions that a decided plan rests on: those its scenario carries out, the recommendations they follow, and
    /// recommendations on the very plan that was tabled. In the order of the ledger.
    ///
    /// - Parameter carriedOut: the ids that the plan's scenario names.
    public func foundations(of record: DecisionRecord, carriedOut: [String]) -> [Decided] {
        var ids = Set([record.id] + carriedOut)
        var count = 0
        while count != ids.count {
            count = ids.count
            for decided in decisions where ids.contains(decided.record.id) {
                if let follows = decided.record.follows { ids.insert(follows) }
                let tabled = decided.record.tabled.sha256
                for other in decisions
                where other.record.state == .recommended && other.entry.number < decided.entry.number
                    && other.record.plan.sha256 == tabled
                { ids.insert(other.record.id) }
            }
        }
        return decisions.filter { ids.contains($0.record.id) }
    }
}
