// SPDX-License-Identifier: GPL-3.0-or-later

public import Optimizer
public import Tables

/// What a unit of each limit was worth to each goal when a plan was made, by the names of the model's rows.
///
/// These are prices of the relaxation, before there were cuts: a hint for experts, and where the search for the plan of
/// a changed scenario begins. Nothing that is proven depends on them. They do not depend on how numbers are scaled.
public struct PlanPrices: Sendable, Hashable {
    /// A row, or an earlier goal that is held, and what a unit of it is worth.
    public struct Price: Sendable, Hashable {
        public let name: String
        /// Units of the goal for one unit of the row; positive where a higher upper bound makes the goal better.
        public let worth: FixedPoint

        public init(name: String, worth: FixedPoint) {
            self.name = name
            self.worth = worth
        }
    }

    /// The prices of one goal.
    public struct Goal: Sendable, Hashable {
        public let id: String
        /// In the order of the model's rows, of each name the first; rows without a price are left out.
        public let rows: [Price]
        /// Of the goals before it.
        public let held: [Price]

        public init(id: String, rows: [Price], held: [Price]) {
            self.id = id
            self.rows = rows
            self.held = held
        }
    }

    /// Goals without any price are left out.
    public let goals: [Goal]

    public init(goals: [Goal] = []) { self.goals = goals }

    /// The prices of a solve, rounded to six digits. Linear in their number.
    init(_ prices: [RowPrices], of model: LinearModel) {
        goals = zip(model.goals, prices).compactMap { goal, prices -> Goal? in
            guard !prices.isEmpty else { return nil }
            var (rows, held): ([Price], [Price]) = ([], [])
            var names: Set<String> = []
            for entry in prices.entries {
                let (name, scale) = model.priced(entry.row)
                guard let worth = Self.rounded(entry.price * Self.power(scale - goal.scale)) else { continue }
                if entry.row >= model.rows.count {
                    held.append(Price(name: name, worth: worth))
                } else if names.insert(name).inserted {
                    rows.append(Price(name: name, worth: worth))
                }
            }
            return Goal(id: goal.id, rows: rows, held: held)
        }
    }

    /// The prices for the rows and goals of a model that have the same names, one for each of its goals; none where
    /// nothing is known. Linear in the model's rows.
    public func rowPrices(for model: LinearModel) -> [RowPrices] {
        guard !goals.isEmpty else { return [] }
        let rows = Dictionary(model.rows.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let held = Dictionary(model.goals.enumerated().map { ($1.id, model.rows.count + $0) }) { first, _ in first }
        return model.goals.map { goal in
            guard let known = goals.first(where: { $0.id == goal.id }) else { return RowPrices() }
            let found = known.rows.map { (rows[$0.name], $0.worth) } + known.held.map { (held[$0.name], $0.worth) }
            return RowPrices(
                found.compactMap { row, worth in
                    row.map { row in
                        let factor = Self.power(goal.scale - model.priced(row).scale)
                        return RowPrices.Entry(row: row, price: worth.double * factor)
                    }
                })
        }
    }

    private static func power(_ exponent: Int) -> Double {
        let power = Double(FixedPoint.powerOfTen(abs(exponent)) ?? .max)
        return exponent < 0 ? 1 / power : power
    }

    /// Six digits; `nil` for zero and what does not fit.
    static func rounded(_ number: Double) -> FixedPoint? {
        guard number.isFinite, number != 0 else { return nil }
        var scale = 0
        var magnitude = abs(number)
        while magnitude < 99_999.5, scale < 15 {
            magnitude *= 10
            scale += 1
        }
        guard let digits = Int64(exactly: magnitude.rounded()), digits > 0 else { return nil }
        return FixedPoint(mantissa: number < 0 ? -digits : digits, scale: scale).normalised
    }
}

extension LinearModel {
    /// Name and scale of what ``RowPrices`` number: the rows, then the goals that are held.
    fileprivate func priced(_ row: Int) -> (name: String, scale: Int) {
        if row < rows.count { return (rows[row].name, rows[row].scale) }
        return (goals[row - rows.count].id, goals[row - rows.count].scale)
    }
}
