// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// The planning model with what is demanded: its own columns first, so that values are read off by copying.
struct DemandModel {
    private let planning: PlanningModel
    private let demand: Demand
    private(set) var model: LinearModel
    private var columnCount: Int { planning.model.columns.count }

    init(_ planning: PlanningModel, _ demand: Demand) {
        self.planning = planning
        self.demand = demand
        model = planning.model
        if let kept = demand.onlyRows { keepOnly(kept) }
        for row in demand.rows {
            model.addRow(name: row.name, lower: row.least, upper: row.most, scale: 0, terms: row.terms)
        }
        setGoals()
        if let near = demand.near { addNearness(to: near) }
    }

    /// Column values of the planning model, followed by those of the further columns; `nil` where they are not known.
    func extended(_ start: [Int64]) -> [Int64]? {
        switch demand.goals {
        case .all, .none, .one:
            guard let near = demand.near else { return start }
            return start + allocated(near).map { max(0, near[$0] - start[$0]) }
        case .leastBreach, .mostDifferences: return nil
        }
    }

    private mutating func keepOnly(_ rows: [Int]) {
        let full = model
        model = LinearModel()
        for column in full.columns {
            model.addColumn(
                name: column.name, lower: column.lower, upper: column.upper, kind: column.kind, block: column.block,
                part: column.part)
        }
        for index in rows {
            let row = full.rows[index]
            model.addRow(name: row.name, lower: row.lower, upper: row.upper, scale: row.scale, terms: terms(row, full))
        }
        model.goals = full.goals
    }

    private func terms(_ row: LinearModel.Row, _ model: LinearModel) -> [(column: Int32, coefficient: Int64)] {
        row.terms.map { (model.termColumns[$0], model.termCoefficients[$0]) }
    }

    // MARK: Goals

    private mutating func setGoals() {
        switch demand.goals {
        case .all: break
        case .none: model.goals = []
        case .one(let sense, let terms): setGoal(sense, terms)
        case .leastBreach(let groups): addBreach(of: groups)
        case .mostDifferences(let values, let columns): addDifferences(from: values, among: columns)
        }
    }

    private mutating func setGoal(_ sense: LinearModel.Sense, _ terms: [(column: Int32, coefficient: Int64)]) {
        var coefficients = [Int64](repeating: 0, count: model.columns.count)
        for term in terms { coefficients[Int(term.column)] += term.coefficient }
        model.goals = [
            LinearModel.Goal(
                id: "asked", sense: sense, coefficients: coefficients, constant: 0, scale: 0,
                tolerance: Amount(units: 0, scale: 0))
        ]
    }

    /// Whether the breach of a row can be a column: not where the row's sum is too large for that.
    static func canBreak(row index: Int, in model: LinearModel) -> Bool {
        largestBreach(of: index, in: model) <= Int128(Solver.largestContinuousColumn)
    }

    /// More than any plan can break the row by.
    private static func largestBreach(of index: Int, in model: LinearModel) -> Int128 {
        let row = model.rows[index]
        let range = row.terms.reduce(Int128(0)) { sum, term in
            let upper = model.columns[Int(model.termColumns[term])].upper
            return sum + Int128(model.termCoefficients[term].magnitude) * Int128(upper)
        }
        return [row.lower, row.upper].compactMap { $0 }.reduce(range) { $0 + Int128($1.magnitude) }
    }

    /// Groups of rows of the planning model that may be broken, at a price: the rows of a group by the same amount.
    private mutating func addBreach(of groups: [[Int]]) {
        var prices: [(column: Int32, coefficient: Int64)] = []
        for group in groups {
            let rows = group.map { planning.model.rows[$0] }
            let most = Int64(clamping: group.map { Self.largestBreach(of: $0, in: planning.model) }.max() ?? 0)
            let below = rows.contains { $0.lower != nil } ? breachColumn("below", most) : nil
            let above = rows.contains { $0.upper != nil } ? breachColumn("above", most) : nil
            for row in rows {
                var terms = terms(row, planning.model)
                if let below, row.lower != nil { terms.append((below, 1)) }
                if let above, row.upper != nil { terms.append((above, -1)) }
                model.addRow(name: row.name, lower: row.lower, upper: row.upper, scale: row.scale, terms: terms)
            }
            prices += [below, above].compactMap { $0 }.map { ($0, 1) }
        }
        setGoal(.minimise, prices)
    }

    private mutating func breachColumn(_ name: String, _ most: Int64) -> Int32 {
        Int32(model.addColumn(name: name, upper: most, kind: .continuous))
    }

    /// A column for each way a candidate can differ: fewer groups, or more.
    private mutating func addDifferences(from values: [Int64], among columns: [Int]) {
        var differences: [Int32] = []
        for column in columns {
            let (value, upper) = (values[column], planning.model.columns[column].upper)
            let (block, part) = (planning.model.columns[column].block, planning.model.columns[column].part)
            if value > 0 {
                let fewer = Int32(model.addColumn(name: "fewer", upper: 1, block: block, part: part))
                model.addRow(
                    name: "fewer", lower: nil, upper: upper, scale: 0,
                    terms: [(Int32(column), 1), (fewer, upper - value + 1)])
                differences.append(fewer)
            }
            if value < upper {
                let more = Int32(model.addColumn(name: "more", upper: 1, block: block, part: part))
                model.addRow(
                    name: "more", lower: 0, upper: nil, scale: 0, terms: [(Int32(column), 1), (more, -value - 1)])
                differences.append(more)
            }
        }
        setGoal(.maximise, differences.map { ($0, 1) })
    }

    // MARK: Fewest changes

    /// The candidates that the plan has; Σ |x − before| is Σ x over the others, and x − before + 2·dropped here.
    private func allocated(_ near: [Int64]) -> [Int] {
        planning.columns.indices.filter { column in
            if case .candidate = planning.columns[column] { near[column] > 0 } else { false }
        }
    }

    private mutating func addNearness(to near: [Int64]) {
        let kept = allocated(near)
        for column in kept {
            let own = model.columns[column]
            let dropped = model.addColumn(
                name: "dropped.\(own.name)", upper: near[column], block: own.block, part: own.part)
            model.addRow(
                name: "near.\(own.name)", lower: near[column], upper: nil, scale: 0,
                terms: [(Int32(column), 1), (Int32(dropped), 1)])
        }
        let padding = [Int64](repeating: 0, count: kept.count)
        // Fewest changes decide among plans that are equally good, so that the last goal gives nothing up for them.
        let last = model.goals.count - 1
        model.goals = model.goals.enumerated().map { index, goal in
            goal.extended(by: padding, tolerance: index == last ? Amount(units: 0, scale: 0) : goal.tolerance)
        }
        var coefficients = planning.columns.map { origin -> Int64 in
            if case .candidate = origin { 1 } else { 0 }
        }
        coefficients += kept.map { _ in 2 }
        model.goals.append(
            LinearModel.Goal(
                id: "changes", sense: .minimise, coefficients: coefficients,
                constant: -kept.reduce(0) { $0 + near[$1] }, scale: 0, tolerance: Amount(units: 0, scale: 0)))
    }
}

extension LinearModel.Goal {
    /// The same goal over more columns.
    fileprivate func extended(by padding: [Int64], tolerance: Amount) -> LinearModel.Goal {
        LinearModel.Goal(
            id: id, sense: sense, coefficients: coefficients + padding, constant: constant, scale: scale,
            tolerance: tolerance)
    }
}
