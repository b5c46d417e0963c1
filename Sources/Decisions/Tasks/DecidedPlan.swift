// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// Which decision a plan carries out, and what has fallen out since.
public struct DecidedPlan: Sendable {
    public let record: DecisionRecord
    public let entry: LedgerEntry
    /// What led from the decided plan to this one, in order; empty for the decided plan itself.
    public let dropOuts: [DecisionHistory.Fallen]
    /// What has fallen out of this plan since, in order: the plan after the last one holds.
    public let later: [DecisionHistory.Fallen]

    /// The binding decision of the ledger for exactly this plan; an error of the cause `breach` if there is none, or if
    /// another decision has taken its place. That something has fallen out since is a warning.
    ///
    /// A plan after a drop-out is known from its entry in the ledger.
    public static func find(
        _ plan: Plan, in history: DecisionHistory, ledger path: String, into sink: inout DiagnosticSink
    ) -> DecidedPlan? {
        let sha256 = PlanSnapshot(plan).sha256
        guard let found = found(sha256, history) else {
            let recommended = history.decisions.last { $0.record.plan.sha256 == sha256 }
            let binding = history.decisions.filter { $0.record.state == .binding }
            sink.report(
                DecisionMessages.notDecided(
                    path, recommended: recommended?.record.id, others: binding.map(\.record.id)))
            return nil
        }
        if let holds = history.inForce(found.record), holds.record.id != found.record.id {
            sink.report(DecisionMessages.superseded(found.record, by: holds.record, path))
            return nil
        }
        if let last = found.later.last { sink.report(DecisionMessages.fallenSince(last.record, path)) }
        return found
    }

    /// Among decisions on the same plan the one that holds.
    private static func found(_ sha256: String, _ history: DecisionHistory) -> DecidedPlan? {
        let binding = history.decisions.filter { $0.record.state == .binding }
        let same = binding.filter { $0.record.plan.sha256 == sha256 }
        let holding = same.first { history.inForce($0.record)?.record.id == $0.record.id }
        if let decided = holding ?? same.last {
            return DecidedPlan(
                record: decided.record, entry: decided.entry, dropOuts: [],
                later: later(sha256, decided.record.id, history))
        }
        guard let last = history.dropOuts.last(where: { $0.record.plan.sha256 == sha256 }),
            let decided = binding.last(where: { $0.record.id == last.record.decision })
        else { return nil }
        var chain = [last]
        let all = history.dropOuts(of: decided.record.id)
        while let before = all.last(where: {
            $0.record.plan.sha256 == chain[0].record.before && $0.entry.number < chain[0].entry.number
        }) { chain.insert(before, at: 0) }
        return DecidedPlan(
            record: decided.record, entry: decided.entry, dropOuts: chain,
            later: later(sha256, decided.record.id, history))
    }

    private static func later(
        _ sha256: String, _ decision: String, _ history: DecisionHistory
    ) -> [DecisionHistory.Fallen] {
        var later: [DecisionHistory.Fallen] = []
        let all = history.dropOuts(of: decision)
        var plan = sha256
        while let next = all.first(where: {
            $0.record.before == plan && $0.entry.number > (later.last?.entry.number ?? 0)
        }) {
            later.append(next)
            plan = next.record.plan.sha256
        }
        return later
    }

    /// `LK-2026-02`, or the id of the last drop-out: names folders of tasks and letters.
    public var id: String { dropOuts.last?.record.id ?? record.id }
}
