// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel

/// Two goals in one sum, in which the earlier one counts so much more that little of it is given up for the next.
///
/// A row that keeps all of the earlier goal leaves a dive no room: whatever rounding loses of it makes the rest empty. In
/// the sum the relaxation has more of the earlier goal than a plan needs, which is what rounding uses up. (Weighted sums
/// of goals: Ehrgott, Multicriteria optimization, 2005.) The plans are starts for the next goal, nothing is proven of
/// them; those that keep less of the earlier goal are dropped.
struct GoalBlend {
    /// How many mean decisions of the next goal a mean decision of the earlier one is worth.
    private static let weight = 512.0
    /// The share of the time that is left that it may use.
    private static let timeShare = 0.3
    /// Sums of this size are exact.
    private static let largestSum = Int128(1) << 61

    let earlier: GoalTarget
    let next: GoalTarget

    /// A plan that keeps the earlier goal's value and is better in the next goal, if one is found at twice the effort that
    /// the earlier goal took; for small programs none is looked for, as the next goal's own search soon finds better ones.
    ///
    /// - Parameter outcome: of the search for the earlier goal.
    func improved(
        _ outcome: BranchAndPrice.Outcome, kernel: Kernel, clock: SolveClock, work: inout SolveWork
    ) throws(GLPKError) -> [Int64]? {
        guard outcome.effort > 0, let plan = outcome.values, let target = target(kernel) else { return nil }
        let search = GoalSearch(
            kernel, target: target, clock: clock.limited(to: clock.remaining.map { $0 * Self.timeShare }),
            threads: .one, report: { _, _ in })
        guard let found = try search.improved(plan, effort: 2 * outcome.effort, work: &work),
            earlier.value(at: found) >= earlier.value(at: plan), next.value(at: found) > next.value(at: plan)
        else { return nil }
        return found
    }

    /// The sum as a goal; `nil` where a goal says nothing or numbers become too large.
    private func target(_ kernel: Kernel) -> GoalTarget? {
        guard earlier.step > 0, next.step > 0 else { return nil }
        let ratio = Self.weight * next.meanCoefficient / earlier.meanCoefficient
        guard let weight = Int64(exactly: max(1, ratio).rounded()),
            let scale = Int64(exactly: max(1, 1 / ratio).rounded())
        else { return nil }
        var (sum, objective) = (Int128(0), [Int64]())
        objective.reserveCapacity(kernel.columnCount)
        for column in 0..<kernel.columnCount {
            let size = Int128(max(kernel.lower[column].magnitude, kernel.upper[column].magnitude, 1))
            let first = Int128(weight) * Int128(earlier.objective[column])
            let second = Int128(scale) * Int128(next.objective[column])
            sum += Int128(first.magnitude + second.magnitude) * size
            guard sum < Self.largestSum else { return nil }
            objective.append(Int64(first + second))
        }
        return GoalTarget(objective: objective, offset: 0, gap: 0, unit: 1)
    }
}
