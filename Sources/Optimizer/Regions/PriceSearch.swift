// SPDX-License-Identifier: GPL-3.0-or-later

import Parallel

/// Prices for the linking rows by the volume algorithm: a subgradient method whose averaged bundles become a solution
/// of the relaxation (Barahona and Anbil, The volume algorithm: producing primal solutions with a subgradient method,
/// 2000). It needs no simplex method, so the number of linking rows hardly matters.
struct PriceSearch {
    /// Rounds without a better bound after which the step is made shorter.
    private static let patience = 2
    private static let shrinkage = 0.66
    private static let growth = 1.3
    /// The share of a new point in the mean is at least a third of its limit.
    private static let mixingRatio = 3.0

    let decomposition: Decomposition
    private(set) var rows: LinkingRows
    private let objective: [Int64]
    private var lower: [Int64]
    private var upper: [Int64]
    private let chunks: [PricingChunk]
    private let threads: ThreadCount
    private let unit: Double
    /// What a row's activity is multiplied by.
    private var rowScale: [Double]
    /// The best prices so far, in the objective's units per unit of the row.
    private(set) var prices: [Double]
    /// The bound at `prices`, in floating point.
    private(set) var bound = Double.infinity
    /// The mean of the points, over kernel columns: nearly a solution of the relaxation. Empty before the first run.
    private(set) var average: [Double] = []
    private(set) var rounds = 0

    private struct Point {
        var value: Double
        /// Of each kernel column.
        var values: [Double]
        /// side − activity of each row, scaled.
        var slack: [Double]
    }

    /// - Parameter known: prices to begin with.
    init(
        _ kernel: Kernel, _ decomposition: Decomposition, objective: [Int64], known: RowPrices = RowPrices(),
        threads: ThreadCount
    ) {
        self.decomposition = decomposition
        rows = LinkingRows(kernel, decomposition)
        self.objective = objective
        lower = kernel.lower
        upper = kernel.upper
        self.threads = threads
        let count = decomposition.blocks.count
        let size = max(1, (count + 127) / 128)
        chunks = stride(from: 0, to: count, by: size).map {
            PricingChunk(decomposition, blocks: $0..<min(count, $0 + size))
        }
        unit = 0x1p36 / Double(objective.reduce(1) { max($0, $1.magnitude) })
        rowScale = rows.largest.map { 1 / Double(max($0, 1)) }
        prices = kernel.prices(of: decomposition.linkingRows, from: known)
    }

    /// Adds valid inequalities, at first without a price.
    mutating func add(_ cuts: [Cut]) {
        rows.append(cuts)
        for row in prices.count..<rows.count {
            rowScale.append(1 / Double(max(rows.largest[row], 1)))
            prices.append(0)
        }
    }

    /// Moves to narrower column bounds; the mean is moved into them.
    mutating func setBounds(lower: [Int64], upper: [Int64]) {
        self.lower = lower
        self.upper = upper
        for column in average.indices {
            average[column] = min(Double(upper[column]), max(Double(lower[column]), average[column]))
        }
    }

    /// Lowers the bound round by round, from the prices and the mean at hand.
    ///
    /// - Parameters:
    ///   - step: how far below the bound the first step aims, as a share of the mean's objective.
    ///   - least: the search ends when it aims no farther than this share.
    ///   - report: called now and then, so that a caller can show that the search goes on.
    /// - Returns: `false` when a block has no admissible bundle.
    mutating func run(
        rounds limit: Int, step: Double, least: Double, until clock: SolveClock, report: () -> Void
    ) -> Bool {
        guard let start = evaluate(prices) else { return false }
        bound = start.value
        if average.isEmpty { average = start.values }
        var slack = slack(of: average, at: prices)
        let size = average.indices.reduce(1.0) { $0 + abs(Double(objective[$1]) * average[$1]) }
        var (aim, failures) = (step * size, 0)
        for round in 0..<limit where !clock.isOver && aim > least * size {
            rounds += 1
            let active = slack.indices.filter { isActive($0, slack[$0]) }
            let length = active.reduce(0) { $0 + slack[$1] * slack[$1] }
            guard length > 1e-12 else { break }
            let tried = moved(slack: slack, step: aim / length)
            guard let point = evaluate(tried) else { return false }
            mix(point, &slack, active, limit: max(0.1, 0.3 / (1 + Double(rounds) / 50)))
            if point.value < bound {
                if bound - point.value > 0.3 * aim { aim *= Self.growth }
                bound = point.value
                prices = tried
                failures = 0
            } else {
                failures += 1
                if failures >= Self.patience { (aim, failures) = (aim * Self.shrinkage, 0) }
            }
            if round % 10 == 9 { report() }
        }
        return true
    }

    /// Takes a point into the mean with the share that makes the mean break rows least, within limits.
    private mutating func mix(_ point: Point, _ slack: inout [Double], _ active: [Int], limit: Double) {
        var (square, product) = (0.0, 0.0)
        for row in active {
            let difference = point.slack[row] - slack[row]
            square += difference * difference
            product -= difference * slack[row]
        }
        let share = square > 0 ? min(limit, max(limit / Self.mixingRatio, product / square)) : limit
        for column in average.indices { average[column] += share * (point.values[column] - average[column]) }
        for row in slack.indices { slack[row] += share * (point.slack[row] - slack[row]) }
    }

    /// Whether a step along the slack would change the row's price.
    private func isActive(_ row: Int, _ slack: Double) -> Bool {
        if prices[row] != 0 { return true }
        return slack > 0 ? rows.lower[row] != Kernel.noLower : rows.upper[row] != Kernel.noUpper
    }

    private func moved(slack: [Double], step: Double) -> [Double] {
        let tried = prices.indices.map { row in
            let price = prices[row] - step * slack[row] * rowScale[row]
            let most = rows.upper[row] == Kernel.noUpper ? 0 : Double.infinity
            let least = rows.lower[row] == Kernel.noLower ? 0 : -Double.infinity
            return min(most, max(least, price))
        }
        return ContinuousPrices(columns: decomposition.continuousColumns, costs: objective, rows: rows).lowered(tried)
    }

    /// The profit of a unit of a column at the best prices.
    func profit(_ column: Int) -> Double { Self.profit(column, objective, rows, prices) }

    /// The profit of a unit of a column at prices.
    private static func profit(_ column: Int, _ objective: [Int64], _ rows: LinkingRows, _ prices: [Double]) -> Double {
        var profit = Double(objective[column])
        for place in rows.columns.range(column) {
            profit -= prices[Int(rows.columns.indices[place])] * Double(rows.columns.values[place])
        }
        return profit
    }

    /// `nil` when a block has no admissible bundle.
    private func evaluate(_ prices: [Double]) -> Point? {
        let (rows, objective, decomposition, unit) = (rows, objective, decomposition, unit)
        let (lower, upper, chunks) = (lower, upper, chunks)
        let outcomes = threads.map(chunks.count) { index in
            chunks[index].price(decomposition, lower: lower, upper: upper, unit: unit) {
                Self.profit($0, objective, rows, prices)
            }
        }
        var point = Point(value: 0, values: [Double](repeating: 0, count: lower.count), slack: [])
        for outcome in outcomes {
            guard outcome.isFeasible else { return nil }
            point.value += outcome.value
            for (column, amount) in zip(outcome.columns, outcome.amounts) { point.values[Int(column)] = Double(amount) }
        }
        for column in decomposition.freeColumns {
            let worth = Self.profit(column, objective, rows, prices)
            point.values[column] = Double(worth > 0 ? upper[column] : lower[column])
            point.value += worth * point.values[column]
        }
        point.slack = slack(of: point.values, at: prices)
        for row in prices.indices where prices[row] != 0 {
            point.value += prices[row] * Double(prices[row] > 0 ? rows.upper[row] : rows.lower[row])
        }
        return point
    }

    /// side − activity, scaled; a row with two sides and no price is content between them.
    private func slack(of values: [Double], at prices: [Double]) -> [Double] {
        var activities = [Double](repeating: 0, count: rows.count)
        for column in values.indices where values[column] != 0 {
            for place in rows.columns.range(column) {
                activities[Int(rows.columns.indices[place])] += Double(rows.columns.values[place]) * values[column]
            }
        }
        return prices.indices.map { row in
            let activity = activities[row]
            let low = rows.lower[row] == Kernel.noLower ? -Double.infinity : Double(rows.lower[row])
            let high = rows.upper[row] == Kernel.noUpper ? Double.infinity : Double(rows.upper[row])
            if low == -.infinity && high == .infinity { return 0 }
            let side = prices[row] > 0 || low == -.infinity ? high : prices[row] < 0 || high == .infinity ? low : nil
            return ((side ?? min(high, max(low, activity))) - activity) * rowScale[row]
        }
    }
}
