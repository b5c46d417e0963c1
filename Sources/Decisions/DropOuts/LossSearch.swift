// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Planning

/// Finds out why an allocation cannot be kept: the limits that the decided plan breaks when only the fallen is taken
/// out,
/// each tried by solving without it.
struct LossSearch {
    private let allocations: [Allocation]
    private let items: [PlanSnapshot.Item]
    private let remaining: RemainingPlan
    private let kept: [Int64]
    /// By rule, in the order of the rules.
    private let broken: [(index: Int, limits: [BrokenLimit])]
    /// The rows of each of these rules.
    private let rows: [Int: Set<Int>]
    private let fallen: Set<Int>

    /// - Parameter kept: groups of each allocation that stay.
    init(
        _ plan: Plan, _ prepared: PreparedScenario, without dropOut: DropOut, _ remaining: RemainingPlan, kept: [Int64]
    ) {
        allocations = plan.allocations
        items = PlanSnapshot(plan).allocations
        self.remaining = remaining
        self.kept = kept
        fallen = Set(dropOut.allocations)
        let (out, all) = (fallen, plan.allocations)
        let isComplete = all.indices.allSatisfy { out.contains($0) || kept[$0] == all[$0].groups }
        let rest = all.indices.filter { !out.contains($0) }.map { position in
            PlannedRow(
                need: all[position].need, offer: all[position].offer, fund: all[position].fund,
                groups: all[position].groups)
        }
        let limits =
            isComplete
            ? []
            : PlanChecker.brokenLimits(
                allocations: rest, scenario: prepared.scenario, candidates: prepared.candidates)
        var order: [Int] = []
        var byRule: [Int: [BrokenLimit]] = [:]
        for limit in limits {
            if byRule[limit.index] == nil { order.append(limit.index) }
            byRule[limit.index, default: []].append(limit)
        }
        broken = order.map { ($0, byRule[$0] ?? []) }
        var rows: [Int: Set<Int>] = [:]
        for (row, origin) in prepared.model.rows.enumerated() {
            if case .limit(let index) = origin.source, byRule[index] != nil { rows[index, default: []].insert(row) }
        }
        self.rows = rows
    }

    /// In the order of the plan.
    ///
    /// - Complexity: for each loss a solve for each broken rule, without goals; twice as many where no rule alone is
    ///   the
    ///   cause.
    func losses(_ options: SolveOptions) throws(SolverError) -> [Loss] {
        var losses: [Loss] = []
        for position in allocations.indices where !fallen.contains(position) {
            let missing = allocations[position].groups - kept[position]
            guard missing > 0 else { continue }
            let item = items[position]
            let lost = PlanSnapshot.Item(need: item.need, offer: item.offer, fund: item.fund, groups: missing)
            losses.append(try loss(of: lost, at: position, options))
        }
        return losses
    }

    private func loss(
        of item: PlanSnapshot.Item, at position: Int, _ options: SolveOptions
    ) throws(SolverError) -> Loss {
        var wanted = kept
        wanted[position] = allocations[position].groups
        var single: [Int] = []
        for rule in broken where try remaining.canKeep(wanted, without: rows[rule.index] ?? [], options) == .yes {
            single.append(rule.index)
        }
        let joint = single.isEmpty ? try together(wanted, options) : []
        let causes = broken.filter { single.contains($0.index) || joint.contains($0.index) }.flatMap(\.limits)
        return Loss(item: item, causes: causes.map(Loss.Cause.init), isJoint: single.isEmpty && joint.count > 1)
    }

    /// The rules that have to give way together: all of them, less those that need not.
    private func together(_ wanted: [Int64], _ options: SolveOptions) throws(SolverError) -> [Int] {
        func without(_ rules: [Int]) -> Set<Int> {
            rules.reduce(into: Set<Int>()) { $0.formUnion(rows[$1] ?? []) }
        }
        var needed = broken.map(\.index)
        guard try remaining.canKeep(wanted, without: without(needed), options) == .yes else { return [] }
        for rule in needed {
            let fewer = needed.filter { $0 != rule }
            if try remaining.canKeep(wanted, without: without(fewer), options) == .yes { needed = fewer }
        }
        return needed
    }
}
