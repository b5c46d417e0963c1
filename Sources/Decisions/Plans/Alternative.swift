// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Optimizer
public import Planning

/// A plan that is laid beside the tabled one: the same scenario with a body's or the floor's orders, solved.
public struct Alternative: Sendable {
    public let tabled: PlanFigures
    public let plan: Plan
    public let figures: PlanFigures
    /// From the tabled plan to this one.
    public let shift: PlanShift

    public init(_ plan: Plan, tabled: Plan) {
        self.plan = plan
        self.tabled = PlanFigures(tabled)
        figures = PlanFigures(plan)
        shift = PlanShift(from: self.tabled, to: figures)
    }

    /// Solves the scenario of a tabled plan again with orders.
    ///
    /// The scenario is written to a temporary folder, which is gone afterwards: what is solved is what will be written.
    ///
    /// - Returns: `nil` (and errors in the sink) if the orders cannot be read, or no plan can keep them.
    /// - Throws: ``PlanningError`` if the solver failed.
    public static func solve(
        _ next: NextScenario, beside tabled: Plan, options: SolveOptions, into sink: inout DiagnosticSink
    ) throws -> Alternative? {
        var orders = DiagnosticSink()
        next.checkParameters(into: &orders)
        sink.merge(orders)
        guard !orders.hasErrors else { return nil }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bildungsnetz-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in next.files(for: folder.path) {
            try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
        }
        var own = DiagnosticSink()
        let loaded = PreparedScenario.load(folder.path, threads: options.threads, into: &own)
        sink.merge(own.moved(from: folder.path, to: next.ordersFile))
        guard let prepared = loaded else { return nil }
        let plan = try Planner.plan(prepared, options: options)
        guard plan.exists else {
            sink.report(DecisionMessages.noPlanWithOrders(plan.status.rawValue))
            return nil
        }
        return Alternative(plan, tabled: tabled)
    }
}

extension DiagnosticSink {
    /// The same diagnostics; those about a file of a temporary folder are told of the file its content came from, with
    /// the line as a note.
    fileprivate func moved(from folder: String, to file: String) -> DiagnosticSink {
        var sink = DiagnosticSink()
        for diagnostic in shown {
            guard let place = diagnostic.location, place.file.hasPrefix(folder) else {
                sink.report(diagnostic)
                continue
            }
            let line = place.excerpt.drop { $0 == " " || $0 == "-" }
            let note = Diagnostic.Note(LocalizedText(de: "in `\(line)`", en: "in `\(line)`"))
            sink.report(
                Diagnostic(
                    id: diagnostic.id, severity: diagnostic.severity, cause: diagnostic.cause,
                    at: SourceLocation(file: file), diagnostic.message, notes: diagnostic.notes + [note],
                    help: diagnostic.help))
        }
        return sink
    }
}

extension Plan {
    /// The same plan of the same scenario at another place, where its rows are the same.
    public func with(_ scenario: Scenario) -> Plan {
        Plan(
            scenario: scenario, status: status, allocations: allocations, goals: goals, unmet: unmet, size: size,
            work: work, seconds: seconds)
    }
}
