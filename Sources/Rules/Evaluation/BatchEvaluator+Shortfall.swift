// SPDX-License-Identifier: GPL-3.0-or-later

extension BatchEvaluator {
    /// How far each candidate is from meeting a condition: 0 where it holds, else more than 0.
    ///
    /// A comparison of numbers misses by the difference as a part of the larger of the two (29 km where 25 km are
    /// reached: 4/29), at most 1; whatever is no number misses by 1. Of "and" the parts add up, of "or" the nearest
    /// counts. The measure ranks candidates that miss; it decides nothing.
    /// - Complexity: as ``booleans(_:)``, a constant factor more.
    public mutating func shortfalls(_ code: BoolCode) -> [Double] { shortfalls(code, wanted: true) }

    private mutating func shortfalls(_ code: BoolCode, wanted: Bool) -> [Double] {
        switch code {
        case .not(let operand): return shortfalls(operand, wanted: !wanted)
        case .and(let left, let right): return joined(left, right, wanted: wanted, addsUp: wanted)
        case .or(let left, let right): return joined(left, right, wanted: wanted, addsUp: !wanted)
        case .choose(let condition, let first, let second):
            return chosen(
                condition, { $0.shortfalls(first, wanted: wanted) }, { $0.shortfalls(second, wanted: wanted) })
        case .compare(let comparison, let left, let right):
            let (first, second) = (numbers(left), numbers(right))
            return whole(code, wanted) {
                Self.distance(Double(first[$0]), Double(second[$0]), comparison, wanted)
            }
        case .compareDoubles(let comparison, let left, let right):
            let (first, second) = (doubles(left), doubles(right))
            return whole(code, wanted) { Self.distance(first[$0], second[$0], comparison, wanted) }
        case .byFund(let index, let definitions):
            let unknown = wanted ? 1.0 : 0.0
            return byFund(index, definitions, absent: unknown) { $0.shortfalls($1, wanted: wanted) }
        default: return whole(code, wanted) { _ in 1 }
        }
    }

    private mutating func joined(_ left: BoolCode, _ right: BoolCode, wanted: Bool, addsUp: Bool) -> [Double] {
        let (first, second) = (shortfalls(left, wanted: wanted), shortfalls(right, wanted: wanted))
        return zipped(first, second) { addsUp ? $0 + $1 : Swift.min($0, $1) }
    }

    /// 0 where the condition comes out as wanted, 1 where it has no value, the distance elsewhere.
    private mutating func whole(_ code: BoolCode, _ wanted: Bool, _ distance: (Int) -> Double) -> [Double] {
        let verdicts = verdicts(code)
        return indices.map { position in
            guard verdicts.faults[position] == nil else { return 1 }
            return verdicts.holds(position) == wanted ? 0 : distance(position)
        }
    }

    /// Of a comparison that does not come out as wanted. Equality that is not wanted has no distance to go.
    private static func distance(_ left: Double, _ right: Double, _ comparison: Comparison, _ wanted: Bool) -> Double {
        let isOrder = comparison != .equal && comparison != .notEqual
        guard isOrder || (comparison == .equal) == wanted else { return 1 }
        let larger = max(left.magnitude, right.magnitude)
        guard larger.isFinite, larger > 0 else { return isOrder && larger == 0 ? .leastNormalMagnitude : 1 }
        return min(1, max((left - right).magnitude / larger, .leastNormalMagnitude))
    }
}
