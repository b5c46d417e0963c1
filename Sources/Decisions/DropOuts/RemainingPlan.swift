// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Planning

/// A decided plan without what falls out: how much of the rest can stay, and what else could if a rule were not there.
struct RemainingPlan {
    /// How much of each allocation stays.
    struct Kept {
        let groups: [Int64]
        /// Whether it is proven that no more groups can stay.
        let isProven: Bool
    }

    /// What became of a question.
    enum Answer: Hashable {
        case yes
        case no
        /// Neither a plan nor a proof in time.
        case open
    }

    private let allocations: [Allocation]
    private let fallen: Set<Int>
    /// The column of each allocation; `nil` for one that is no candidate.
    private let columns: [Int?]
    private let variant: ModelVariant

    /// - Parameter locks: those that do not bind.
    init(_ plan: Plan, _ prepared: PreparedScenario, without dropOut: DropOut, open locks: [Lock]) {
        allocations = plan.allocations
        fallen = Set(dropOut.allocations)
        let candidates = prepared.candidates
        let index = CandidateIndex(keys: candidates.keys)
        columns = Self.columns(of: plan.allocations, index)
        var variant = ModelVariant(prepared.model)
        for pair in dropOut.pairs {
            for candidate in index.all(pair.need, pair.offer, fund: pair.fund) { variant.upper[candidate] = 0 }
        }
        let rows = Set(locks.map(\.row))
        variant.open = Set(
            prepared.model.rows.indices.filter { row in
                if case .lock(let lock) = prepared.model.rows[row].source { rows.contains(lock) } else { false }
            })
        self.variant = variant
    }

    private static func columns(of allocations: [Allocation], _ index: CandidateIndex) -> [Int?] {
        allocations.map { index[CandidateKey($0)] }
    }

    /// The most groups of each allocation that can stay together; `nil` if no plan is left.
    ///
    /// Its columns are those of the scenario and, for each allocation, how much of it stays. Among plans that keep as
    /// much,
    /// the goals choose.
    func mostKept(_ options: SolveOptions) throws(SolverError) -> Kept? {
        guard var model = variant.model else { return nil }
        var stays: [Int] = []
        for (position, allocation) in allocations.enumerated() {
            guard let column = columns[position] else { return nil }
            let most = fallen.contains(position) ? 0 : allocation.groups
            let stay = model.addColumn(name: "stays.\(position)", upper: most)
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
        guard let values = result.values else { return nil }
        return Kept(
            groups: stays.map { values[$0] }, isProven: result.goals.first.map { $0.value == $0.bound } ?? false)
    }

    /// Whether a plan can keep at least these groups of each allocation when the rows do not bind.
    func canKeep(_ groups: [Int64], without rows: Set<Int>, _ options: SolveOptions) throws(SolverError) -> Answer {
        var variant = variant
        variant.open.formUnion(rows)
        for (column, least) in zip(columns, groups) where least > 0 {
            guard let column else { return .no }
            variant.lower[column] = least
        }
        guard var model = variant.model else { return .no }
        model.goals = []
        let result = try Solver.solve(model, options: options)
        if result.values != nil { return .yes }
        return result.status == .infeasible ? .no : .open
    }
}
