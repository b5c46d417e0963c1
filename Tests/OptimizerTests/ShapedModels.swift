// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer
import TestSupport

/// Small random models of one shape each: every form of row that presolve treats in a way of its own, and numbers at the
/// edge of what a model may have.
enum Shape: String, CaseIterable, Sendable {
    /// Equality rows, some with a divisor that leaves no point.
    case equalities
    /// Rows whose coefficients have both signs, columns that go below 0.
    case mixedSigns
    /// The same row several times: multiplied, with its sign changed, with other bounds, with a contradiction.
    case duplicates
    /// Columns that are 0 or at least something, by a switch.
    case semicontinuous
    /// Knapsacks with binary columns whose coefficients are larger than they need be.
    case knapsacks
    /// Coefficients up to 2^53 and sums up to 2^62.
    case largeCoefficients
    /// Columns that lie near ±2^40.
    case largeBounds
    /// Blocks with a count, a budget and a floor, linked by a fund.
    case blocks
    /// Every job to exactly one agent within its capacity, all in one block or each job in its own.
    case assignments

    /// A model with at most some thousand points.
    func model(seed: UInt64) -> LinearModel {
        var builder = ShapeBuilder(seed: seed)
        switch self {
        case .equalities: builder.equalities()
        case .mixedSigns: builder.mixedSigns()
        case .duplicates: builder.duplicates()
        case .semicontinuous: builder.semicontinuous()
        case .knapsacks: builder.knapsacks()
        case .largeCoefficients: builder.largeCoefficients()
        case .largeBounds: builder.largeBounds()
        case .blocks: builder.blocks()
        case .assignments: builder.assignments()
        }
        return builder.finished()
    }
}

/// Builds one model; every number comes from one seed.
private struct ShapeBuilder {
    private typealias Terms = [(column: Int32, coefficient: Int64)]

    private var random: SeededGenerator
    private var model = LinearModel()
    private var goalSize: Int64 = 9

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
    private mutating func isDrawn(oneIn count: Int64) -> Bool { number(1...count) == 1 }

    private mutating func columns(_ count: ClosedRange<Int64>, lower: ClosedRange<Int64>, span: ClosedRange<Int64>) {
        for index in 0..<number(count) {
            let least = number(lower)
            model.addColumn(
                name: "x\(index)", lower: least, upper: least + number(span), block: Int32(number(-1...1)))
        }
    }

    /// Terms on about two thirds of the columns.
    private mutating func terms(_ coefficients: ClosedRange<Int64>) -> Terms {
        model.columns.indices.compactMap { column in
            isDrawn(oneIn: 3) ? nil : (Int32(column), number(coefficients))
        }
    }

    /// An activity that some point of the box has.
    private mutating func reachable(_ terms: Terms) -> Int64 {
        terms.reduce(0) { sum, term in
            let column = model.columns[Int(term.column)]
            return sum + term.coefficient * number(column.lower...column.upper)
        }
    }

    private mutating func row(_ terms: Terms, lower: Int64?, upper: Int64?) {
        model.addRow(name: "r\(model.rows.count)", lower: lower, upper: upper, scale: 0, terms: terms)
    }

    mutating func equalities() {
        columns(3...5, lower: -1...1, span: 1...3)
        for _ in 0..<number(1...2) {
            let factor = number(1...4)
            let terms = terms(-3...5).map { (column: $0.column, coefficient: $0.coefficient * factor) }
            let side = reachable(terms) + (isDrawn(oneIn: 6) ? 1 : 0)
            row(terms, lower: side, upper: side)
        }
        let terms = terms(-2...4)
        row(terms, lower: nil, upper: reachable(terms))
    }

    mutating func mixedSigns() {
        columns(3...5, lower: -3...0, span: 1...4)
        for _ in 0..<number(2...4) {
            let terms = terms(-7...7)
            let side = reachable(terms)
            switch number(0...2) {
            case 0: row(terms, lower: nil, upper: side)
            case 1: row(terms, lower: side, upper: nil)
            default: row(terms, lower: side - number(0...3), upper: side + number(0...3))
            }
        }
    }

    mutating func duplicates() {
        columns(3...5, lower: -1...0, span: 1...3)
        let base = terms(-4...6)
        for _ in 0..<number(2...4) {
            let factor = [1, 1, 2, 3, -1, -2][Int(number(0...5))] as Int64
            let same = base.map { (column: $0.column, coefficient: $0.coefficient * factor) }
            let side = reachable(same)
            switch number(0...3) {
            case 0: row(same, lower: nil, upper: side)
            case 1: row(same, lower: side, upper: nil)
            case 2: row(same, lower: side, upper: side)
            default: row(same, lower: side - 2, upper: side + 1)
            }
        }
    }

    mutating func semicontinuous() {
        columns(2...3, lower: 0...0, span: 2...5)
        let plain = model.columns.count
        for column in 0..<plain {
            let used = Int32(model.addColumn(name: "y\(column)", upper: 1))
            let (least, most) = (number(2...3), model.columns[column].upper + number(0...3))
            row([(Int32(column), 1), (used, -least)], lower: 0, upper: nil)
            row([(Int32(column), 1), (used, -most)], lower: nil, upper: 0)
        }
        let sum = (0..<plain).map { (column: Int32($0), coefficient: number(1...4)) }
        row(sum, lower: isDrawn(oneIn: 3) ? 1 : nil, upper: max(1, reachable(sum)))
    }

    mutating func knapsacks() {
        columns(4...7, lower: 0...0, span: 1...1)
        for _ in 0..<number(1...3) {
            let isFloor = isDrawn(oneIn: 3)
            let terms = terms(isDrawn(oneIn: 2) ? 1...60 : -40...60)
            let side = reachable(terms)
            row(terms, lower: isFloor ? side : nil, upper: isFloor ? nil : side + number(0...30))
        }
    }

    mutating func largeCoefficients() {
        columns(2...4, lower: -1...0, span: 1...3)
        goalSize = 1 << 53
        for _ in 0..<number(1...3) {
            let most = Int64(1) << number(40...53)
            let terms = terms(-most / 3...most)
            let side = reachable(terms)
            switch number(0...2) {
            case 0: row(terms, lower: nil, upper: side)
            case 1: row(terms, lower: side - most / 2, upper: side)
            default: row(terms, lower: isDrawn(oneIn: 2) ? side : side - 1, upper: isDrawn(oneIn: 2) ? side : nil)
            }
        }
        row(terms(1...3), lower: nil, upper: Int64(1) << 62)
    }

    mutating func largeBounds() {
        let edge = Int64(1) << 40
        for index in 0..<number(2...3) {
            let least = isDrawn(oneIn: 2) ? edge - 3 : isDrawn(oneIn: 2) ? -edge : 0
            model.addColumn(name: "x\(index)", lower: least, upper: least + number(1...3))
        }
        goalSize = 1 << 19
        for _ in 0..<number(1...3) {
            let terms = terms(-(1 << 19)...1 << 20)
            let side = reachable(terms)
            let isUpper = isDrawn(oneIn: 2)
            row(terms, lower: isUpper ? nil : side, upper: isUpper ? side : nil)
        }
    }

    mutating func blocks() {
        for block in 0..<Int32(number(2...3)) {
            let start = model.columns.count
            for _ in 0..<number(1...3) {
                model.addColumn(
                    name: "x\(model.columns.count)", lower: isDrawn(oneIn: 6) ? -1 : 0, upper: number(1...2),
                    block: block)
            }
            let own = start..<model.columns.count
            row(own.map { (Int32($0), 1) }, lower: nil, upper: number(1...3))
            row(own.map { (Int32($0), number(100...900)) }, lower: nil, upper: number(300...1_500))
            if isDrawn(oneIn: 3) { row(own.map { (Int32($0), number(1...2)) }, lower: 1, upper: nil) }
        }
        let fund = model.columns.indices.map { (column: Int32($0), coefficient: number(-50...400)) }
        row(fund, lower: nil, upper: reachable(fund))
        let crossing = terms(-1...3)
        row(crossing, lower: reachable(crossing), upper: nil)
    }

    mutating func assignments() {
        let (jobs, agents) = (Int(number(3...4)), Int(number(2...3)))
        let isOneBlock = isDrawn(oneIn: 2)
        for job in 0..<jobs {
            for agent in 0..<agents {
                model.addColumn(name: "\(job).\(agent)", upper: 1, block: isOneBlock ? 0 : Int32(job))
            }
        }
        for job in 0..<jobs {
            let own = (job * agents..<(job + 1) * agents).map { (column: Int32($0), coefficient: Int64(1)) }
            row(own, lower: isDrawn(oneIn: 3) ? nil : 1, upper: 1)
        }
        for agent in 0..<agents {
            let own = (0..<jobs).map { Int32($0 * agents + agent) }
            let loads = own.map { _ in number(1...20) }
            let capacity = max(20, 8 * loads.reduce(0, +) / (10 * Int64(agents)))
            row(zip(own, loads).map { (column: $0, coefficient: $1) }, lower: nil, upper: capacity)
            // A further row within the knapsack, which then is none.
            if isDrawn(oneIn: 4) { row(own.map { ($0, 1) }, lower: nil, upper: 2) }
        }
    }

    mutating func finished() -> LinearModel {
        for index in 0..<Int(number(1...2)) {
            let coefficients = model.columns.indices.map { _ in number(-goalSize / 2...goalSize) }
            model.goals.append(
                LinearModel.Goal(
                    id: "G-\(index + 1)", sense: isDrawn(oneIn: 2) ? .maximise : .minimise, coefficients: coefficients,
                    constant: number(-3...3), scale: 0, tolerance: Amount(units: isDrawn(oneIn: 4) ? 1 : 0, scale: 1)))
        }
        return model
    }
}

/// Every point of a model's box, in order.
struct BoxPoints: Sequence, IteratorProtocol {
    private let lower: [Int64]
    private let upper: [Int64]
    private var nextPoint: [Int64]?

    init(lower: [Int64], upper: [Int64]) {
        self.lower = lower
        self.upper = upper
        nextPoint = zip(lower, upper).allSatisfy(<=) ? lower : nil
    }

    mutating func next() -> [Int64]? {
        guard let point = nextPoint else { return nil }
        var following = point
        for column in following.indices {
            if following[column] < upper[column] {
                following[column] += 1
                nextPoint = following
                return point
            }
            following[column] = lower[column]
        }
        nextPoint = nil
        return point
    }
}
