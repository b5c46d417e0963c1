// SPDX-License-Identifier: GPL-3.0-or-later

/// One goal over the columns of a kernel, always to be maximised: a minimised goal comes in with its sign changed.
struct GoalTarget: Sendable {
    /// One for each kernel column.
    let objective: [Int64]
    /// What fixed columns and the constant add to the goal's value.
    let offset: Int64
    /// The relative gap at which the goal counts as solved.
    let gap: Double
    /// One unit of the goal as it is printed, in units of its scale.
    let unit: Double
    /// All values of the objective at integer points are multiples of this; 0 if the objective is 0.
    let step: Int64
    /// Scale of what a single decision is worth.
    let meanCoefficient: Double

    init(objective: [Int64], offset: Int64, gap: Double, unit: Double) {
        self.objective = objective
        self.offset = offset
        self.gap = gap
        self.unit = unit
        step = objective.reduce(0, Exact.gcd)
        meanCoefficient = Kernel.meanCoefficient(objective)
    }

    /// The same goal over more columns, which do not count in it.
    func extended(to count: Int) -> GoalTarget {
        let zeros = [Int64](repeating: 0, count: count - objective.count)
        return GoalTarget(objective: objective + zeros, offset: offset, gap: gap, unit: unit)
    }

    /// The best value that a point under the bound can have.
    ///
    /// A bound that left the range of integers (`Int64.max`) stays; one below all multiples of the step is `Int64.min`.
    func rounded(_ bound: Int64) -> Int64 {
        if step == 0 { return min(bound, 0) }
        if bound == Int64.max { return bound }
        let (multiple, overflow) = Exact.floorDivide(bound, step).multipliedReportingOverflow(by: step)
        return overflow ? Int64.min : multiple
    }

    /// Whether a plan of this value needs no better one under the bound.
    func closes(bound: Int64, value: Int64) -> Bool {
        if bound <= value { return true }
        guard gap > 0 else { return false }
        return Double(bound) - Double(value) <= gap * max(unit, abs(Double(value) + Double(offset)))
    }

    func value(at values: [Int64]) -> Int64 { Kernel.value(objective, at: values) }
}
