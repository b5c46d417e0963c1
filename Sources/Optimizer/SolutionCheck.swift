// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with column values: recomputed from the model alone, exactly, with no part of the solver.
public struct SolutionCheck: Sendable, Hashable {
    /// A row whose activity is outside its bounds, in the row's units.
    public struct Breach: Sendable, Hashable {
        public let row: Int
        public let activity: Int128
    }

    /// Columns whose value is outside their bounds, ascending.
    public let columns: [Int]
    /// Rows that do not hold, ascending.
    public let rows: [Breach]
    /// Whether there is one value for each column.
    public let isComplete: Bool

    public var isAdmissible: Bool { isComplete && columns.isEmpty && rows.isEmpty }

    /// Checks `values` against all bounds and rows; cost is one pass over the model.
    public init(_ values: [Int64], of model: LinearModel) {
        isComplete = values.count == model.columns.count
        guard isComplete else {
            columns = []
            rows = []
            return
        }
        columns = values.indices.filter { values[$0] < model.columns[$0].lower || values[$0] > model.columns[$0].upper }
        var breaches: [Breach] = []
        for (index, row) in model.rows.enumerated() {
            let activity = model.activity(row: index, at: values)
            let low = row.lower.map { activity < Int128($0) } ?? false
            let high = row.upper.map { activity > Int128($0) } ?? false
            if low || high { breaches.append(Breach(row: index, activity: activity)) }
        }
        rows = breaches
    }
}
