// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics
import Network
import Optimizer
import Planning
import Reporting
import Tables

/// One decision on its way: checked, solved where it changes the plan, recorded, and turned into the next scenario.
struct DecideSession {
    let decision: Decision
    let amendments: [Amendment]
    let bodyID: String
    let agreement: Agreement
    let tabled: Plan
    let ordersFile: String
    let out: String
    let options: SolveOptions
    let ledger: LedgerOption
    let overwrite: OverwriteOption
    let terminal: Terminal

    /// The ledger is written before the folder: a run that ends in between is finished by running it again.
    func run() throws {
        let body = try deciding()
        let result = try check(body)
        let orders = ordersWithAmendments
        let alternative =
            orders.isEmpty ? nil : try Self.solve(next(body, orders, result, nil), beside: tabled, options, terminal)
        let record = DecisionRecord(
            decision.with(orders), by: body, of: agreement, result: result, tabled: tabled, decided: alternative?.plan)
        let wrote = !orders.isEmpty || orders.holdsPlan
        let entry = try append(record, wrote: wrote)
        if wrote {
            try NextFolder(path: out, terminal: terminal).write(
                next(body, orders, result, entry.receipt), plan: alternative?.plan)
        }
        try tell(record, entry, alternative, wrote: wrote)
    }

    private func deciding() throws -> Body {
        try terminal.load { sink in
            let body = DecisionCheck.body(named: bodyID, in: agreement)
            if body == nil { sink.report(DecisionCheck.unknownBody(bodyID, in: agreement)) }
            return body
        }
    }

    private func check(_ body: Body) throws -> DecidingCheck.Result {
        try terminal.load { sink in
            let result = DecidingCheck.result(of: decision, by: body, into: &sink)
            if let result { DecisionCheck.check(decision, result, tabled: tabled, into: &sink) }
            return result
        }
    }

    private var ordersWithAmendments: Decision.Orders {
        amendments.reduce(into: decision.orders) { $0.add($1) }
    }

    private func next(
        _ body: Body, _ orders: Decision.Orders, _ result: DecidingCheck.Result, _ receipt: String?
    ) -> NextScenario {
        let origin = NextScenario.Origin(
            id: decision.id, title: decision.title.de, body: body.name.de, date: decision.date.isoDescription,
            state: result.state.rawValue, receipt: receipt)
        return NextScenario(of: tabled, orders: orders, origin: origin, ordersFile: ordersFile)
    }

    static func solve(
        _ next: NextScenario, beside tabled: Plan, _ options: SolveOptions, _ terminal: Terminal
    ) throws -> Alternative {
        do {
            return try terminal.load { try Alternative.solve(next, beside: tabled, options: options, into: &$0) }
        } catch let error as PlanningError {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    private func append(_ record: DecisionRecord, wrote: Bool) throws -> LedgerEntry {
        let open = try ledger.open(create: true, terminal)
        let history = try ledger.history(of: open, terminal)
        _ = try terminal.load { sink in DecisionCheck.checkFollows(decision, history, into: &sink) }
        let isRecorded = history.decisions.contains { $0.record.id == record.id }
        if wrote {
            try overwrite.check(terminal) {
                DecisionFolderCheck.refusal(of: out, id: record.id, isRecorded: isRecorded)
            }
        }
        let outcome = try terminal.attempt { () throws(LedgerError) in
            try open.append(.decision, key: record.id, payload: record.payload(), recorded: RecordedTime.now)
        }
        switch outcome {
        case .recorded(let entry): return entry
        case .alreadyRecorded(let entry):
            terminal.status(
                terminal.text(
                    "\(record.id) steht schon im Beschlussbuch, es wird nichts doppelt eingetragen\n",
                    "\(record.id) is in the ledger already, nothing is recorded twice\n"))
            return entry
        }
    }

    private func tell(
        _ record: DecisionRecord, _ entry: LedgerEntry, _ alternative: Alternative?, wrote: Bool
    ) throws {
        let summary = DecisionSummary(terminal.language)
        terminal.result(summary.text(of: record, receipt: entry.receipt))
        let history = try ledger.history(of: ledger.open(create: false, terminal), terminal)
        terminal.result(summary.standing(of: record, in: history).map { "  " + $0 + "\n" }.joined())
        if let alternative {
            let title = terminal.text("Was die Abweichung kostet:", "What the deviation costs:")
            terminal.result(summary.text(of: alternative, title: title, width: Terminal.width))
        }
        if wrote {
            terminal.result(
                terminal.text("Szenario des nächsten Plans: \(out)\n", "scenario of the next plan: \(out)\n"))
            if alternative != nil {
                terminal.result(
                    terminal.text("Beschlossener Plan: \(out)/plan\n", "decided plan: \(out)/plan\n"))
            }
        }
    }
}
