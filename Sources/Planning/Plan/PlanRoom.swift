// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import Rules

/// What one more group of a candidate does to the rows of the model, beside a plan.
struct PlanRoom {
    /// A row with what one more group adds to it, in the row's units.
    struct Change {
        let row: Int
        let more: Int64
    }

    private let prepared: PreparedScenario
    private let values: [Int64]
    private let rows: ColumnRows
    private let slack: RowSlack

    /// - Parameters:
    ///   - values: one for each column of the model.
    ///   - columns: the candidates that will be asked about.
    /// - Complexity: one pass over the model.
    init(_ prepared: PreparedScenario, values: [Int64], columns: [Int32]) {
        self.prepared = prepared
        self.values = values
        rows = ColumnRows(prepared.model, columns: columns)
        slack = RowSlack(prepared.model.model, values: values)
    }

    /// The rows that one more group would break. A soft limit stops nothing.
    func blocking(_ column: Int) -> [Change] {
        changes(column).filter { change in
            let origin = prepared.model.rows[change.row]
            guard isHard(origin) else { return false }
            switch origin.part {
            case .bound: return !slack.allows(change.more, row: change.row)
            case .leastIfUsed: return !slack.canBeUsed(change.more, row: change.row)
            case .noneUnlessUsed, .countedIfAllocated, .notCountedUnlessAllocated, .measure: return false
            }
        }
    }

    /// Whether one more group would break a soft limit that is kept, or break one further.
    func worsensSoftLimit(_ column: Int) -> Bool {
        changes(column).contains { change in
            guard case .limit(let index) = prepared.model.rows[change.row].source,
                prepared.scenario.rules.limits[index].soft != nil
            else { return false }
            switch prepared.model.rows[change.row].part {
            // With the breach that the plan pays for, the row is just kept.
            case .bound: return !slack.allows(change.more, row: change.row)
            case .leastIfUsed: return !slack.canBeUsed(change.more, row: change.row)
            case .noneUnlessUsed, .countedIfAllocated, .notCountedUnlessAllocated, .measure: return false
            }
        }
    }

    /// The row's activity in the plan.
    func activity(_ row: Int) -> Int128 { slack.activities[row] }

    /// The column's value in the plan.
    func value(_ column: Int) -> Int64 { values[column] }

    private func isHard(_ origin: RowOrigin) -> Bool {
        switch origin.source {
        case .limit(let index): prepared.scenario.rules.limits[index].soft == nil
        case .lock: true
        case .goal: false
        }
    }

    /// By how much one more group changes the rows: by itself, and by the values that are new with it.
    func changes(_ column: Int) -> [Change] {
        var changes: [Int: Int64] = [:]
        for entry in rows.entries(of: column) { changes[entry.row, default: 0] += entry.coefficient }
        for counted in rows.countedColumns(of: column) where values[counted] == 0 {
            for entry in rows.entries(of: counted) { changes[entry.row, default: 0] += entry.coefficient }
        }
        return changes.sorted { $0.key < $1.key }.map { Change(row: $0.key, more: $0.value) }
    }
}

/// The rows of some columns, and of the columns that count values of theirs.
private struct ColumnRows {
    private var byColumn: [Int32: [(row: Int, coefficient: Int64)]] = [:]
    private var counted: [Int32: [Int]] = [:]

    init(_ planning: PlanningModel, columns: [Int32]) {
        var wanted = Set(columns)
        for (index, origin) in planning.columns.enumerated() {
            guard case .counted(let members) = origin else { continue }
            for member in members where wanted.contains(member) { counted[member, default: []].append(index) }
        }
        for column in counted.values.joined() { wanted.insert(Int32(column)) }
        let model = planning.model
        for (index, row) in model.rows.enumerated() {
            for term in row.terms where wanted.contains(model.termColumns[term]) {
                byColumn[model.termColumns[term], default: []].append((index, model.termCoefficients[term]))
            }
        }
    }

    func entries(of column: Int) -> [(row: Int, coefficient: Int64)] { byColumn[Int32(column)] ?? [] }

    func countedColumns(of column: Int) -> [Int] { counted[Int32(column)] ?? [] }
}

/// How much room the rows have left in the plan.
private struct RowSlack {
    private let model: LinearModel
    private let values: [Int64]
    let activities: [Int128]

    init(_ model: LinearModel, values: [Int64]) {
        self.model = model
        self.values = values
        activities = model.rows.indices.map { model.activity(row: $0, at: values) }
    }

    func allows(_ more: Int64, row: Int) -> Bool {
        let activity = activities[row] + Int128(more)
        if let upper = model.rows[row].upper, activity > Int128(upper), more > 0 { return false }
        if let lower = model.rows[row].lower, activity < Int128(lower), more < 0 { return false }
        return true
    }

    /// Of "none or at least": whether the sum with one more group reaches the least. The used-column's term is the
    /// negative one.
    func canBeUsed(_ more: Int64, row: Int) -> Bool {
        var sum = Int128(more)
        var least = Int128(0)
        for term in model.rows[row].terms {
            let coefficient = Int128(model.termCoefficients[term])
            if coefficient < 0 {
                least = -coefficient
            } else {
                sum += coefficient * Int128(values[Int(model.termColumns[term])])
            }
        }
        return sum >= least
    }
}
