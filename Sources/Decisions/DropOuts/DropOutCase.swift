// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
public import Tables

/// A drop-out on its way into the ledger: its number and day, or those of the entry that is there already.
public struct DropOutCase: Sendable {
    /// What somebody reports.
    public struct Request: Sendable {
        let decided: DecidedPlan
        let plan: Plan
        let reason: String
        let date: Day?
        let today: Day?

        /// - Parameter date: the day of the drop-out; `nil` for today, or the day before which it cannot be.
        public init(decided: DecidedPlan, plan: Plan, reason: String, date: Day?, today: Day?) {
            (self.decided, self.plan, self.reason) = (decided, plan, reason)
            (self.date, self.today) = (date, today)
        }
    }

    public let id: String
    /// The entry of the same drop-out, of a run before.
    public let known: DecisionHistory.Fallen?
    private let request: Request
    private let number: Int
    private let date: String

    /// - Returns: `nil` (and an error in the sink) if something else has fallen out of the plan before, if the entry
    ///   that is
    ///   there says something else, or if the day is before that of the decision.
    public static func find(
        _ dropOut: DropOut, _ request: Request, _ history: DecisionHistory, into sink: inout DiagnosticSink
    ) -> DropOutCase? {
        let snapshot = PlanSnapshot(request.plan)
        let fallen = Set(dropOut.allocations.map { snapshot.allocations[$0] })
        let all = history.dropOuts(of: request.decided.record.id)
        let known = all.first { $0.record.before == snapshot.sha256 && Set($0.record.fallen) == fallen }
        if let known {
            let isSame =
                known.record.reason == request.reason
                && (request.date.map { $0.isoDescription == known.record.date } ?? true)
            guard isSame else {
                sink.report(DecisionMessages.otherDropOut(known.record))
                return nil
            }
        } else if let last = request.decided.later.last {
            sink.report(DecisionMessages.staleDropOut(last.record))
            return nil
        }
        // Nothing falls out of a plan before it was decided, or before what fell out of it earlier.
        let earliest = Day(parsing: request.decided.dropOuts.last?.record.date ?? request.decided.record.date)
        if let date = request.date, let earliest, date < earliest {
            sink.report(DecisionMessages.dropOutTooEarly(date, earliest))
            return nil
        }
        let today = [request.today, earliest].compactMap { $0 }.max()
        let number = known?.record.number ?? (all.map(\.record.number).max() ?? 0) + 1
        let date = known?.record.date ?? (request.date ?? today)?.isoDescription ?? request.decided.record.date
        return DropOutCase(
            id: FallenRecord.id(of: request.decided.record.id, number: number), known: known, request: request,
            number: number, date: date)
    }

    /// What the ledger keeps.
    ///
    /// - Returns: `nil` (and an error in the sink) if it is not what the entry says that is there already.
    public func record(
        _ moveUp: MoveUp, from old: Plan, to new: Plan, into sink: inout DiagnosticSink
    ) -> FallenRecord? {
        let record = FallenRecord(
            id: id, decision: request.decided.record.id, number: number, date: date, reason: request.reason,
            moveUp: moveUp, from: old, to: new)
        if let known, known.record.plan.sha256 != record.plan.sha256 {
            sink.report(DecisionMessages.otherDropOut(known.record))
            return nil
        }
        return known.map(\.record) ?? record
    }
}
