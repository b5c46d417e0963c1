// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
import Rules
public import Tables

/// Which single change between two scenarios moves which goal and which need, found by planning anew: every change
/// alone on top of the first scenario, and the second scenario without each of them.
///
/// All these plans stay as close to the first plan as their goals allow (``Planner/plan(_:keeping:options:)`` with
/// nothing given up). So a need that changes does so because it must, not because several plans are equally good.
public struct ChangeCauses: Sendable {
    /// A goal's best value in every scenario; `nil` where one cannot be planned.
    public struct Goal: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        /// In the first and in the second scenario.
        public let before: FixedPoint?
        public let after: FixedPoint?
        /// By step: with this change alone, and with all but this one.
        public let alone: [FixedPoint?]
        public let without: [FixedPoint?]
    }

    /// A need of which the second scenario must serve a different number of groups.
    public struct Flip: Sendable, Hashable {
        public let need: String
        public let before: Int64
        public let after: Int64
        /// Steps that bring it about alone.
        public let alone: [Int]
        /// Steps without which it does not come about.
        public let needed: [Int]
    }

    /// A scenario that cannot be planned.
    public struct Failure: Sendable, Hashable {
        public let step: Int
        /// Whether the step was taken alone; otherwise it alone was left out.
        public let isAlone: Bool
        public let reason: LocalizedText
    }

    public let steps: [ScenarioStep]
    public let goals: [Goal]
    /// Sorted by the ids of the needs.
    public let flips: [Flip]
    /// Needs that the second plan serves otherwise although an equally good plan keeps them as they were.
    public let free: [String]
    public let failures: [Failure]
    /// Whether every plan that was made for this is proven.
    public let proven: Bool

    /// - Parameters:
    ///   - options: of each solve; `threads` is for all of them together.
    ///   - done: called after every plan, with how many are done and how many there are; on any thread.
    /// - Returns: `nil` (and errors in the sink) if the scenarios have nothing in common or the second has no plan.
    public static func find(
        from first: ComparedPlan, to second: ComparedPlan, options: SolveOptions, into sink: inout DiagnosticSink,
        done: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) -> ChangeCauses? {
        guard let before = ScenarioChain.read(first.scenario.path, into: &sink),
            let after = ScenarioChain.read(second.scenario.path, into: &sink),
            let steps = ScenarioSteps(from: before, to: after, into: &sink)
        else { return nil }
        let variants = CauseVariants(steps, keeping: first, options: options)
        let outcomes = variants.outcomes(done)
        guard case .planned(let full) = outcomes[0] else {
            sink.report(ComparisonMessages.noPlan(second.label))
            return nil
        }
        return ChangeCauses(steps.steps, first, second, full: full, outcomes: Array(outcomes.dropFirst()))
    }

    private init(
        _ steps: [ScenarioStep], _ first: ComparedPlan, _ second: ComparedPlan, full: CauseVariants.Planned,
        outcomes: [CauseVariants.Outcome]
    ) {
        self.steps = steps
        let (alone, without) = (Array(outcomes.prefix(steps.count)), Array(outcomes.dropFirst(steps.count)))
        goals = full.goals.map { goal in
            Goal(
                id: goal.id, title: goal.title, before: first.goals.first { $0.id == goal.id }?.value,
                after: goal.best, alone: alone.map { $0.best(goal.id) }, without: without.map { $0.best(goal.id) })
        }
        let before = Self.groups(first.allocations)
        let told = Self.groups(second.allocations)
        var (flips, free): ([Flip], [String]) = ([], [])
        for need in Set(before.keys).union(full.groups.keys).union(told.keys).sorted() {
            let (old, new) = (before[need] ?? 0, full.groups[need] ?? 0)
            if old != new {
                flips.append(Self.flip(need, old, new, alone, without))
            } else if told[need] ?? 0 != old {
                free.append(need)
            }
        }
        self.flips = flips
        self.free = free
        failures =
            alone.enumerated().compactMap { $1.reason.map(Self.failure($0, isAlone: true)) }
            + without.enumerated().compactMap { $1.reason.map(Self.failure($0, isAlone: false)) }
        proven = full.isProven && outcomes.allSatisfy(\.isProven)
    }

    private static func failure(_ step: Int, isAlone: Bool) -> (LocalizedText) -> Failure {
        { Failure(step: step, isAlone: isAlone, reason: $0) }
    }

    private static func flip(
        _ need: String, _ old: Int64, _ new: Int64, _ alone: [CauseVariants.Outcome],
        _ without: [CauseVariants.Outcome]
    ) -> Flip {
        let sign: Int64 = new > old ? 1 : -1
        let brings = alone.indices.filter { step in
            alone[step].groups(need).map { sign * ($0 - old) >= sign * (new - old) } ?? false
        }
        let needed = without.indices.filter { step in
            without[step].groups(need).map { sign * ($0 - old) <= 0 } ?? false
        }
        return Flip(need: need, before: old, after: new, alone: brings, needed: needed)
    }

    static func groups(_ allocations: [EarlierPlan.Allocation]) -> [String: Int64] {
        allocations.reduce(into: [:]) { $0[$1.need, default: 0] += $1.groups }
    }
}
