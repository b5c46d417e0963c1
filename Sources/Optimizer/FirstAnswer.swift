// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of a goal before any search: a bound from the rows and a greedy plan.
///
/// A search that ends with a proof never sees either, so that its plan and its work do not depend on them. They count
/// where time was up before: its bound is then no worse than this one, nor its plan than this one.
struct FirstAnswer: Sendable {
    /// No admissible point is better.
    let bound: Int64
    /// An admissible point; `nil` where none was found.
    let values: [Int64]?
    private let value: Int64?

    /// - Parameter start: values within the columns' bounds to begin with; else the least ones.
    init(_ kernel: Kernel, target: GoalTarget, start: [Int64]?) {
        bound = target.rounded(RowBound.of(target.objective, in: kernel))
        values = GreedyPlan.values(kernel, objective: target.objective, from: start ?? kernel.lower)
            .map(ContinuousColumns(kernel).settled)
        value = values.map(target.value(at:))
    }

    /// A report that never tells less than is known from here.
    func completing(_ report: @escaping @Sendable (Int64?, Int64?) -> Void) -> @Sendable (Int64?, Int64?) -> Void {
        let (value, bound) = (value, bound)
        return { other, otherBound in
            report([other, value].compactMap { $0 }.max(), min(otherBound ?? Int64.max, bound))
        }
    }

    /// Whether the plan of a search stays, rather than this one; and the better bound of the two. What a search has
    /// proven stays as it is.
    func completed(_ outcome: ComponentSearch.Outcome, target: GoalTarget) -> (isOwn: Bool, bound: Int64) {
        let found = outcome.values.map(target.value(at:))
        if let found, target.closes(bound: outcome.bound, value: found) { return (true, outcome.bound) }
        guard let value else { return (true, min(outcome.bound, bound)) }
        return (found.map { $0 >= value } ?? false, min(outcome.bound, bound))
    }
}
