// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
import Parallel
import Rules
import Tables

/// Computes the points of a sweep. A point is a function of the scenario's input, the definition and its index alone.
public enum SweepSolver {
    public enum Outcome: Sendable {
        case part(SweepPart)
        /// The point cannot be computed; why.
        case failed(LocalizedText)
        /// It was interrupted; nothing may be written.
        case interrupted
    }

    /// Whether the scenario is still the one that the definition was made of; an error in the sink if not.
    public static func checkInput(_ definition: SweepDefinition, into sink: inout DiagnosticSink) {
        guard let scenario = ScenarioLoader.load(definition.scenario, into: &sink) else { return }
        if !scenario.isInput(definition.input) { sink.report(SweepMessages.otherInput(definition.scenario)) }
    }

    /// Plans one point on the calling thread, which uses a solver environment of its own.
    public static func outcome(
        _ definition: SweepDefinition, fingerprint: String, index: Int, cancellation: Cancellation
    ) -> Outcome {
        let point = definition.points[index]
        var sink = DiagnosticSink()
        let changes = point.changes.map { $0.change(in: "sweep.json") }
        guard let scenario = ScenarioLoader.load(definition.scenario, further: changes, into: &sink),
            let prepared = PreparedScenario.prepare(scenario, threads: .one, into: &sink)
        else {
            let message = sink.shown.first { $0.severity == .error }?.message
            return .failed(message ?? LocalizedText(de: "nicht lesbar", en: "cannot be read"))
        }
        let options = SolveOptions(
            timeLimit: definition.timeLimit, gap: definition.gap, threads: .one, cancellation: cancellation)
        do {
            let plan: Plan
            if let tradeOff = definition.tradeOff {
                let curve = TradeOffCurve(prepared, tradeOff)
                plan = try curve.plan(floor: point.floor.flatMap { FixedPoint(parsing: $0) }, options: options)
            } else {
                plan = try Planner.plan(prepared, options: options)
            }
            if cancellation.isCancelled || plan.status == .interrupted { return .interrupted }
            return .part(try SweepPart(plan, sweep: fingerprint, index: index))
        } catch {
            return .failed(LocalizedText(de: "\(error)", en: "\(error)"))
        }
    }
}
