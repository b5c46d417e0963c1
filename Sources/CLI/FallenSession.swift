// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics
import Optimizer
import Planning
import Reporting

/// An allocation of a decided plan falls out: who moves up, recorded in the ledger.
struct FallenSession {
    let name: String
    let reason: String
    let written: WrittenPlan
    let decided: DecidedPlan
    let out: String?
    let options: SolveOptions
    let ledger: LedgerOption
    let terminal: Terminal

    func run() throws {
        let moveUp: MoveUp = try solving {
            try terminal.load { try MoveUp.find(name, in: written.plan, written.prepared, options: options, into: &$0) }
        }
        let next = moveUp.scenario(
            of: written.plan, decision: decided.record, receipt: decided.entry.receipt, reason: reason)
        let alternative: Alternative = try solving {
            try terminal.load {
                try Alternative.solve(next, beside: written.plan, options: options, into: &$0)
            }
        }
        let record = moveUp.record(
            decision: decided.record.id, reason: reason, from: written.plan, to: alternative.plan)
        let open = try ledger.open(create: true, terminal)
        _ = try terminal.attempt { () throws(LedgerError) in
            try open.append(.fallen, key: record.key, payload: record.payload, recorded: RecordedTime.now)
        }
        let folder = out ?? "beschluesse/" + next.id
        try NextFolder(path: folder, terminal: terminal).write(next, plan: alternative.plan)
        tell(record, alternative, folder)
    }

    private func solving<Value>(_ step: () throws -> Value) throws -> Value {
        do {
            return try step()
        } catch let error as SolverError {
            terminal.fail(PlanningFailure.diagnostics(PlanningError.solver(error)))
        } catch let error as PlanningError {
            terminal.fail(PlanningFailure.diagnostics(error))
        }
        throw ExitCode(Cause.failure.rawValue)
    }

    private func tell(_ record: FallenRecord, _ alternative: Alternative, _ folder: String) {
        let show = { (items: [PlanSnapshot.Item]) in
            items.isEmpty
                ? "–"
                : items.map { "\($0.need)/\($0.offer)\($0.fund.map { "/" + $0 } ?? "") (\($0.groups))" }
                    .joined(separator: ", ")
        }
        terminal.result(
            terminal.text(
                "Ausgefallen: \(show([record.fallen]))\nEs rücken nach: \(show(record.movedUp))\nNicht zu halten: \(show(record.lost))\n",
                "fallen out: \(show([record.fallen]))\nmoving up: \(show(record.movedUp))\ncannot be kept: \(show(record.lost))\n"
            ))
        terminal.result(
            DecisionSummary(terminal.language).text(
                of: alternative, title: terminal.text("Der Plan danach:", "The plan after it:"), width: Terminal.width))
        terminal.result(
            terminal.text(
                "Szenario des nächsten Plans: \(folder), der Plan selbst: \(folder)/plan\n",
                "scenario of the next plan: \(folder), the plan itself: \(folder)/plan\n"))
    }
}
