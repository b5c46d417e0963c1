// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Parallel
import Synchronization
import Tables

/// The plans that are made to find causes: the second scenario, then each step alone, then all but each.
struct CauseVariants {
    struct Planned: Sendable {
        let goals: [KeptPlan.Goal]
        /// By need.
        let groups: [String: Int64]
        let isProven: Bool
    }

    enum Outcome: Sendable {
        case planned(Planned)
        case failed(LocalizedText)

        var reason: LocalizedText? {
            if case .failed(let reason) = self { reason } else { nil }
        }

        var isProven: Bool {
            if case .planned(let plan) = self { plan.isProven } else { true }
        }

        func best(_ goal: String) -> FixedPoint? {
            guard case .planned(let plan) = self else { return nil }
            return plan.goals.first { $0.id == goal }?.best
        }

        /// `nil` without a plan.
        func groups(_ need: String) -> Int64? {
            guard case .planned(let plan) = self else { return nil }
            return plan.groups[need] ?? 0
        }
    }

    private let chains: [ScenarioChain]
    private let earlier: EarlierPlan
    private let options: SolveOptions

    init(_ steps: ScenarioSteps, keeping first: ComparedPlan, options: SolveOptions) {
        let indices = steps.steps.indices
        chains =
            [steps.chain { _ in true }] + indices.map { step in steps.chain { $0 == step } }
            + indices.map { step in steps.chain { $0 != step } }
        earlier = EarlierPlan(path: first.label, allocations: first.allocations, fingerprint: "")
        self.options = options
    }

    /// Side by side on the threads; each outcome is the same for any number of them while no time limit is hit.
    func outcomes(_ done: @escaping @Sendable (Int, Int) -> Void) -> [Outcome] {
        let counter = Counter()
        let (chains, earlier, all) = (chains, earlier, chains.count)
        var own = options
        own.threads = .one
        own.progress = nil
        let shared = own
        return options.threads.map(all) { index in
            defer { done(counter.next(), all) }
            return Self.outcome(chains[index], keeping: earlier, shared)
        }
    }

    private static func outcome(
        _ chain: ScenarioChain, keeping earlier: EarlierPlan, _ options: SolveOptions
    ) -> Outcome {
        var sink = DiagnosticSink()
        guard let scenario = ScenarioLoader.load(chain, into: &sink),
            let prepared = PreparedScenario.prepare(scenario, threads: .one, into: &sink)
        else {
            let message = sink.shown.first { $0.severity == .error }?.message
            return .failed(message ?? LocalizedText(de: "nicht lesbar", en: "cannot be read"))
        }
        let request = KeepRequest(
            plan: earlier, gains: prepared.model.model.goals.map { _ in FixedPoint(0) })
        do {
            let plan = try Planner.plan(prepared, keeping: request, options: options)
            guard let kept = plan.kept, plan.exists else {
                return .failed(LocalizedText(de: "kein Plan", en: "no plan"))
            }
            let names = PlanNames(plan.scenario)
            let rows = plan.allocations.map { names.allocation($0, at: chain.manifests[0].file.start) }
            return .planned(
                Planned(goals: kept.goals, groups: ChangeCauses.groups(rows), isProven: plan.status == .optimal))
        } catch {
            return .failed(LocalizedText(de: "die Planung schlug fehl", en: "planning failed"))
        }
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)

        func next() -> Int { count.add(1, ordering: .relaxed).newValue }
    }
}
