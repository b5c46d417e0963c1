// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Parallel
import Synchronization

/// One goal on one kernel, each component for itself; most kernels have one only.
struct ComponentSearch: Sendable {
    /// Components with fewer columns are searched together.
    static let leastColumns = 20

    /// What came of a component.
    struct Part: Sendable {
        let program: PartProgram
        let outcome: BranchAndPrice.Outcome
    }

    /// What came of all of them.
    struct Outcome {
        /// Of the kernel's columns; `nil` when a component has none.
        let values: [Int64]?
        /// No admissible point is better; meaningless when `isInfeasible`.
        let bound: Int64
        let isInfeasible: Bool
        let parts: [Part]

        /// Of the model's rows.
        var prices: RowPrices { RowPrices(parts.flatMap(\.outcome.prices.entries)) }
    }

    private let kernel: Kernel
    private let target: GoalTarget
    private let clock: SolveClock
    private let threads: ThreadCount
    private let report: @Sendable (Int64?, Int64?) -> Void
    private let components: [[Int]]

    init(
        _ kernel: Kernel, target: GoalTarget, clock: SolveClock, threads: ThreadCount,
        leastColumns: Int = ComponentSearch.leastColumns, report: @escaping @Sendable (Int64?, Int64?) -> Void
    ) {
        self.kernel = kernel
        self.target = target
        self.clock = clock
        self.threads = threads
        self.report = report
        components = Components(kernel, least: leastColumns).columns
    }

    func run(start: GoalSearch.Start?, work: SolveWork) throws(GLPKError) -> (Outcome, SolveWork) {
        if components.count < 2 {
            let search = GoalSearch(kernel, target: target, clock: clock, threads: threads, report: report)
            let (outcome, work) = try search.run(start: start, work: work)
            return (together([Part(program: PartProgram(kernel), outcome: outcome)]), work)
        }
        var work = work
        var parts: [Part] = []
        for (part, cost) in try searchApart(start: start) {
            parts.append(part)
            work.count(cost)
        }
        return (together(parts), work)
    }

    private func together(_ parts: [Part]) -> Outcome {
        var values: [Int64]? = [Int64](repeating: 0, count: kernel.columnCount)
        var bound = Int64(0)
        for part in parts {
            guard let found = part.outcome.values else {
                values = nil
                continue
            }
            for (column, value) in zip(part.program.columns, found) { values?[column] = value }
        }
        for part in parts { bound = Self.sum(bound, part.outcome.bound) }
        return Outcome(
            values: values, bound: bound, isInfeasible: parts.contains(where: \.outcome.isInfeasible), parts: parts)
    }

    /// A bound that left the range of integers stays none.
    private static func sum(_ first: Int64, _ second: Int64) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        return first == Int64.max || second == Int64.max || overflow ? Int64.max : sum
    }
}

extension ComponentSearch {
    /// Small components side by side, each on one thread; then those that use all threads themselves.
    private func searchApart(start: GoalSearch.Start?) throws(GLPKError) -> [(Part, SolveWork)] {
        let programs = components.map { columns in
            PartProgram(kernel, columns: columns) { [kernel] in (kernel.rowLower[$0], kernel.rowUpper[$0]) }
        }
        let progress = ComponentProgress(count: programs.count, report: report)
        let small = programs.firstIndex { $0.kernel.rowCount >= RegionSearch.leastLinkingRows } ?? programs.count
        let search = { @Sendable [self] (index: Int, threads: ThreadCount, lanes: Int) throws(GLPKError) in
            try programs[index].search(
                target, limit(of: index, among: programs, lanes: lanes), threads, start: start
            ) { progress.note(index, $0, $1) }
        }
        let lanes = threads.value
        var found = try threads.tryMap(small) { (index) throws(GLPKError) in try search(index, .one, lanes) }
        for index in small..<programs.count { found.append(try search(index, threads, 1)) }
        return found
    }

    /// Time by size: what the small ones leave goes to the larger ones after them.
    private func limit(of index: Int, among programs: [PartProgram], lanes: Int) -> SolveClock {
        let left = programs[index...].reduce(0) { $0 + $1.columns.count }
        let share = min(1, Double(lanes * programs[index].columns.count) / Double(left))
        return clock.limited(to: clock.remaining.map { $0 * share })
    }
}

extension PartProgram {
    /// Searches the program, all of whose rows are its own, for its share of a goal.
    fileprivate func search(
        _ target: GoalTarget, _ clock: SolveClock, _ threads: ThreadCount, start: GoalSearch.Start?,
        report: @escaping (Int64?, Int64?) -> Void
    ) throws(GLPKError) -> (ComponentSearch.Part, SolveWork) {
        let own = start.map { start in
            GoalSearch.Start(
                values: columns.map { start.values[$0] }, isNearBest: start.isNearBest, prices: start.prices)
        }
        let search = GoalSearch(kernel, target: share(of: target), clock: clock, threads: threads, report: report)
        let (outcome, work) = try search.run(start: own, work: SolveWork())
        return (ComponentSearch.Part(program: self, outcome: outcome), work)
    }
}

/// What is known of all components at once: told when it is known of each.
private final class ComponentProgress: Sendable {
    private struct State {
        var values: [Int64?]
        var bounds: [Int64?]
    }

    private let state: Mutex<State>
    private let report: @Sendable (Int64?, Int64?) -> Void

    init(count: Int, report: @escaping @Sendable (Int64?, Int64?) -> Void) {
        state = Mutex(
            State(values: [Int64?](repeating: nil, count: count), bounds: [Int64?](repeating: nil, count: count)))
        self.report = report
    }

    func note(_ index: Int, _ value: Int64?, _ bound: Int64?) {
        state.withLock { state in
            if let value { state.values[index] = value }
            if let bound, bound != Int64.max { state.bounds[index] = bound }
            report(Self.sum(state.values), Self.sum(state.bounds))
        }
    }

    private static func sum(_ numbers: [Int64?]) -> Int64? {
        numbers.reduce(Int64?(0)) { total, number in
            guard let total, let number else { return nil }
            return total + number
        }
    }
}
