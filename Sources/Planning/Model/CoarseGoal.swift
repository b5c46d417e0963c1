// SPDX-License-Identifier: GPL-3.0-or-later

import Optimizer

/// A goal over doubles with fewer decimals, where nine are more than the solver can compute with.
///
/// Doubles have some sixteen digits and are rounded in any case; what is taken away here is far behind them, see
/// ``PlanChecker/relativeTolerance``.
enum CoarseGoal {
    /// The goal with as many decimals as fit, all if it can be.
    ///
    /// - Parameter exact: columns whose coefficients are not rounded, as the prices of breaks.
    static func fitting(
        _ goal: LinearModel.Goal, columns: [LinearModel.Column], keeping exact: [Int]
    ) -> LinearModel.Goal {
        var (coarse, divisor) = (goal, Int64(1))
        while !fits(coarse, columns), coarse.scale > 0, exact.allSatisfy({ coarse.coefficients[$0] % 10 == 0 }) {
            divisor *= 10
            coarse = LinearModel.Goal(
                id: goal.id, sense: goal.sense, coefficients: goal.coefficients.map { rounded($0, divisor) },
                constant: rounded(goal.constant, divisor), scale: coarse.scale - 1, tolerance: goal.tolerance)
        }
        return coarse
    }

    /// Half away from zero.
    private static func rounded(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest.magnitude >= divisor.magnitude - rest.magnitude ? quotient + value.signum() : quotient
    }

    private static func fits(_ goal: LinearModel.Goal, _ columns: [LinearModel.Column]) -> Bool {
        var size = UInt128(goal.constant.magnitude)
        for (coefficient, column) in zip(goal.coefficients, columns) where coefficient != 0 {
            guard coefficient.magnitude <= Solver.largestCoefficient else { return false }
            size += UInt128(coefficient.magnitude) * UInt128(max(column.lower.magnitude, column.upper.magnitude))
        }
        return size < Solver.largestValue
    }
}
