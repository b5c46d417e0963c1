// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Planning

/// What becomes of a decided plan when something falls out: the next best plan with the least change.
public struct MoveUp: Sendable {
    public let dropOut: DropOut
    /// The allocations that end.
    public let fallen: [PlanSnapshot.Item]
    /// What stays: everything else, except for what cannot be kept without the fallen.
    public let kept: [PlanSnapshot.Item]
    /// What cannot be kept, with the reason.
    public let losses: [Loss]
    /// Whether it is proven that no more could be kept.
    public let isProven: Bool
    /// Locks that give way, as a change names them: those on the fallen pairs, those that cannot be kept without them,
    /// and least numbers of earlier decisions, which the kept allocations carry on.
    let superseded: [String]
    /// Pairs that no lock of the scenario forbids yet.
    private let forbidden: [Decision.LockOrder]

    /// - Returns: `nil` (and an error in the sink) if no plan is left without what falls out.
    /// - Throws: if the solver failed.
    public static func find(
        _ dropOut: DropOut, in plan: Plan, _ prepared: PreparedScenario, options: SolveOptions,
        into sink: inout DiagnosticSink
    ) throws -> MoveUp? {
        let demands = prepared.scenario.locks.filter(\.isDemand)
        let gone = demands.filter { dropOut.contains(need: $0.need, offer: $0.offer, fund: $0.fund) }
        let carriedOn = demands.filter { $0.decidedBy != nil }
        // What bodies have decided is kept if it can be; else as much of it as can.
        var open = gone
        var solve = RemainingPlan(plan, prepared, without: dropOut, open: open)
        var kept = try solve.mostKept(options)
        if kept == nil {
            open += carriedOn
            solve = RemainingPlan(plan, prepared, without: dropOut, open: open)
            kept = try solve.mostKept(options)
        }
        guard let kept else {
            sink.report(DecisionMessages.noPlanWithout(dropOut.subjects.map(\.id)))
            return nil
        }
        let losses = try LossSearch(plan, prepared, without: dropOut, solve, kept: kept.groups).losses(options)
        // What is kept gets rows of its own; a lock that fixes a number or is not a body's stays as it is.
        let replaced = open + carriedOn.filter { $0.mode == .atLeast }
        let superseded = demands.filter { lock in replaced.contains { $0.row == lock.row } }
        return MoveUp(
            dropOut, plan, prepared, kept: kept, losses: losses,
            superseded: superseded.map { $0.rowName(in: prepared.scenario.tables) })
    }

    private init(
        _ dropOut: DropOut, _ plan: Plan, _ prepared: PreparedScenario, kept: RemainingPlan.Kept, losses: [Loss],
        superseded: [String]
    ) {
        let items = PlanSnapshot(plan).allocations
        self.dropOut = dropOut
        fallen = dropOut.allocations.map { items[$0] }
        self.kept = zip(items, kept.groups).compactMap { item, groups in
            groups > 0
                ? PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: groups) : nil
        }
        self.losses = losses
        isProven = kept.isProven
        self.superseded = superseded
        let names = PlanNames(prepared.scenario.tables)
        let known = prepared.scenario.locks.filter { $0.mode == .forbid }
        forbidden = dropOut.pairs.filter { pair in
            !known.contains {
                $0.need == pair.need && $0.offer == pair.offer && ($0.fund == nil || $0.fund == pair.fund)
            }
        }.map { pair in
            Decision.LockOrder(
                need: names.id("needs", pair.need), offer: names.id("offers", pair.offer),
                fund: pair.fund.map { names.id("funds", $0) }, groups: 0, mode: Lock.Mode.forbid.rawValue, reason: "")
        }
    }

    /// What could not be kept.
    public var lost: [PlanSnapshot.Item] { losses.map(\.item) }

    /// The scenario of the next plan: what is kept stays, what fell is out, the freed money goes where the goals send
    /// it.
    ///
    /// - Parameter id: of the drop-out, `LK-2026-02-ausfall-1`: it names the folder and the scenario.
    public func scenario(
        of plan: Plan, decision: DecisionRecord, id: String, receipt: String, reason: String
    ) -> NextScenario {
        var orders = Decision.Orders()
        orders.locks = forbidden.map {
            Decision.LockOrder(
                need: $0.need, offer: $0.offer, fund: $0.fund, groups: $0.groups, mode: $0.mode, reason: reason)
        }
        let origin = NextScenario.Origin(
            id: id, title: decision.title.de, body: decision.body.name.de, date: decision.date,
            state: decision.state.rawValue, receipt: receipt)
        return NextScenario(
            of: plan, orders: orders, origin: origin, ordersFile: "", held: kept, superseded: superseded)
    }

    /// Allocations that are new or larger in the plan after it.
    public static func movedUp(from old: [PlanSnapshot.Item], to new: [PlanSnapshot.Item]) -> [PlanSnapshot.Item] {
        var before: [[String]: Int64] = [:]
        for item in old { before[item.place, default: 0] += item.groups }
        return new.compactMap { item in
            let more = item.groups - before[item.place, default: 0]
            guard more > 0 else { return nil }
            return PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: more)
        }
    }
}

extension PlanSnapshot.Item {
    /// Need, offer and fund: what an allocation is known by in another plan.
    var place: [String] { [need, offer, fund ?? ""] }
}
