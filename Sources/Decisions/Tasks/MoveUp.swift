// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Planning

/// What becomes of a decided plan when an allocation falls out: the next best plan with the least change.
public struct MoveUp: Sendable {
    public let fallen: PlanSnapshot.Item
    /// What stays: everything else, except for what cannot be kept without the fallen one.
    public let kept: [PlanSnapshot.Item]
    public let lost: [PlanSnapshot.Item]
    /// Locks that give way, as a change names them: those on the fallen pair, those that cannot be kept without it, and
    /// least numbers of earlier decisions, which the kept allocations carry on.
    let superseded: [String]

    /// - Parameter name: `need/offer` or `need/offer/fund`.
    /// - Returns: `nil` (and an error in the sink) if the plan has no such allocation, or no plan is left without it.
    /// - Throws: if the solver failed.
    public static func find(
        _ name: String, in plan: Plan, _ prepared: PreparedScenario, options: SolveOptions,
        into sink: inout DiagnosticSink
    ) throws -> MoveUp? {
        let items = PlanSnapshot(plan).allocations
        let names = items.map { [$0.need, $0.offer, $0.fund ?? ""].filter { !$0.isEmpty }.joined(separator: "/") }
        guard let index = names.firstIndex(where: { $0 == name || $0.hasPrefix(name + "/") }) else {
            sink.report(DecisionMessages.unknownAllocation(name, known: names))
            return nil
        }
        let allocation = plan.allocations[index]
        let demands = prepared.scenario.locks.filter(\.isDemand)
        let gone = demands.filter { $0.need == allocation.need && $0.offer == allocation.offer }
        let carriedOn = demands.filter { $0.decidedBy != nil }
        // What bodies have decided is kept if it can be; else as much of it as can.
        var open = gone
        var kept = try mostKept(plan, prepared, without: index, open: open, options)
        if kept == nil {
            open += carriedOn
            kept = try mostKept(plan, prepared, without: index, open: open, options)
        }
        guard let kept else {
            sink.report(DecisionMessages.noPlanWithout(name))
            return nil
        }
        let stay = zip(items, kept).filter { $0.1 > 0 }.map { item, groups in
            PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: groups)
        }
        let lost = zip(items, kept).enumerated().compactMap { position, pair -> PlanSnapshot.Item? in
            let (item, groups) = pair
            guard position != index, groups < item.groups else { return nil }
            return PlanSnapshot.Item(
                need: item.need, offer: item.offer, fund: item.fund, groups: item.groups - groups)
        }
        // What is kept gets rows of its own; a lock that fixes a number or is not a body's stays as it is.
        let replaced = open + carriedOn.filter { $0.mode == .atLeast }
        let superseded = demands.filter { lock in replaced.contains { $0.row == lock.row } }
        return MoveUp(
            fallen: items[index], kept: stay, lost: lost,
            superseded: superseded.map { $0.rowName(in: prepared.scenario.tables) })
    }

    /// The scenario of the next plan: what is kept stays, the fallen pair is out, the freed money goes where the goals
    /// send it.
    public func scenario(of plan: Plan, decision: DecisionRecord, receipt: String, reason: String) -> NextScenario {
        var orders = Decision.Orders()
        orders.locks = [
            Decision.LockOrder(
                need: fallen.need, offer: fallen.offer, fund: nil, groups: 0, mode: Lock.Mode.forbid.rawValue,
                reason: reason)
        ]
        // A second thing that falls out follows the first.
        let before = plan.scenario.decisions.last { $0.id.hasPrefix(decision.id + "-ohne-") }?.id ?? decision.id
        let origin = NextScenario.Origin(
            id: "\(before)-ohne-\(fallen.need)-\(fallen.offer)", title: decision.title.de,
            body: decision.body.name.de, date: decision.date, state: decision.state.rawValue, receipt: receipt)
        return NextScenario(
            of: plan, orders: orders, origin: origin, ordersFile: "", held: kept, superseded: superseded)
    }

    /// The most groups of each allocation that can stay together; `nil` if no plan is left.
    ///
    /// Its columns are those of the scenario and, for each allocation, how much of it stays.
    private static func mostKept(
        _ plan: Plan, _ prepared: PreparedScenario, without index: Int, open locks: [Lock], _ options: SolveOptions
    ) throws -> [Int64]? {
        let columns = plan.allocations.map { allocation in candidate(allocation, prepared.candidates) }
        var variant = ModelVariant(prepared.model)
        if let fallen = columns[index] { variant.upper[fallen] = 0 }
        let rows = Set(locks.map(\.row))
        variant.open = Set(
            prepared.model.rows.indices.filter { row in
                if case .lock(let lock) = prepared.model.rows[row].source { rows.contains(lock) } else { false }
            })
        guard var model = variant.model else { return nil }
        var stays: [Int] = []
        for (position, allocation) in plan.allocations.enumerated() {
            guard let column = columns[position] else { return nil }
            let stay = model.addColumn(name: "stays.\(position)", upper: position == index ? 0 : allocation.groups)
            model.addRow(
                name: "stays.\(position)", lower: 0, upper: nil, scale: 0,
                terms: [(Int32(column), 1), (Int32(stay), -1)])
            stays.append(stay)
        }
        var coefficients = [Int64](repeating: 0, count: model.columns.count)
        for stay in stays { coefficients[stay] = 1 }
        let own = model.goals.map { goal in
            LinearModel.Goal(
                id: goal.id, sense: goal.sense,
                coefficients: goal.coefficients + [Int64](repeating: 0, count: stays.count), constant: goal.constant,
                scale: goal.scale, tolerance: goal.tolerance)
        }
        let least = LinearModel.Goal(
            id: "kept", sense: .maximise, coefficients: coefficients, constant: 0, scale: 0,
            tolerance: Amount(units: 0, scale: 0))
        model.goals = [least] + own
        let result = try Solver.solve(model, options: options)
        return result.values.map { values in stays.map { values[$0] } }
    }

    private static func candidate(_ allocation: Allocation, _ candidates: CandidateSet) -> Int? {
        (0..<candidates.count).first { index in
            Int(candidates.needs[index]) == allocation.need && Int(candidates.offers[index]) == allocation.offer
                && (candidates.funds.isEmpty || Int(candidates.funds[index]) == allocation.fund ?? -1)
        }
    }
}

extension MoveUp {
    /// What the ledger keeps of it.
    public func record(decision: String, reason: String, from old: Plan, to new: Plan) -> FallenRecord {
        let after = PlanSnapshot(new)
        let before = PlanSnapshot(old).allocations
        let movedUp = after.allocations.compactMap { item -> PlanSnapshot.Item? in
            let earlier = before.first { $0.need == item.need && $0.offer == item.offer && $0.fund == item.fund }
            let more = item.groups - (earlier?.groups ?? 0)
            guard more > 0 else { return nil }
            return PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: more)
        }
        return FallenRecord(
            decision: decision, fallen: fallen, reason: reason, movedUp: movedUp, lost: lost, sha256: after.sha256)
    }
}
