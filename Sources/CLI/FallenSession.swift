// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics
import Optimizer
import Planning
import Reporting
import Tables

/// Something falls out of a decided plan: who moves up, recorded in the ledger.
struct FallenSession {
    let names: [String]
    let reason: String
    /// The day of the drop-out; `nil` where none was given.
    let date: Day?
    let written: WrittenPlan
    let decided: DecidedPlan
    let history: DecisionHistory
    let out: String?
    let options: SolveOptions
    let ledger: LedgerOption
    let overwrite: OverwriteOption
    let terminal: Terminal

    /// The ledger is written before the folder: a run that ends in between is finished by running it again.
    func run() throws {
        let dropOut = try terminal.load {
            DropOutReader.read(names, in: written.plan, written.prepared.candidates, into: &$0)
        }
        let matter = try terminal.load { DropOutCase.find(dropOut, request, history, into: &$0) }
        let moveUp: MoveUp = try solving {
            try terminal.load {
                try MoveUp.find(dropOut, in: written.plan, written.prepared, options: options, into: &$0)
            }
        }
        let next = moveUp.scenario(
            of: written.plan, decision: decided.record, id: matter.id, receipt: decided.entry.receipt, reason: reason)
        let alternative: Alternative = try solving {
            try terminal.load { try Alternative.solve(next, beside: written.plan, options: options, into: &$0) }
        }
        let record = try terminal.load { matter.record(moveUp, from: written.plan, to: alternative.plan, into: &$0) }
        let folder = out ?? "beschluesse/" + matter.id
        try overwrite.check(terminal) {
            DecisionFolderCheck.refusal(of: folder, id: matter.id, isRecorded: matter.known != nil)
        }
        let entry = try matter.known?.entry ?? append(record)
        try NextFolder(path: folder, terminal: terminal).write(
            next, plan: alternative.plan,
            further: [(DropOutTable.name, DropOutTable.bytes(of: record, written.plan.scenario))])
        tell(record, entry, alternative, moveUp, folder)
    }

    private var request: DropOutCase.Request {
        DropOutCase.Request(decided: decided, plan: written.plan, reason: reason, date: date, today: RecordedTime.today)
    }

    private func append(_ record: FallenRecord) throws -> LedgerEntry {
        let open = try ledger.open(create: true, terminal)
        return try terminal.attempt { () throws(LedgerError) in
            switch try open.append(.fallen, key: record.key, payload: record.payload(), recorded: RecordedTime.now) {
            case .recorded(let entry), .alreadyRecorded(let entry): return entry
            }
        }
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

    private func tell(
        _ record: FallenRecord, _ entry: LedgerEntry, _ alternative: Alternative, _ moveUp: MoveUp, _ folder: String
    ) {
        let summary = DropOutSummary(written.plan.scenario, terminal.language)
        terminal.result(summary.text(of: record, receipt: entry.receipt))
        if !moveUp.isProven {
            terminal.result(
                terminal.text(
                    "Ob nicht mehr zu halten wäre, ist in der Zeit nicht bewiesen.\n",
                    "whether more could be kept is not proven in time\n"))
        }
        terminal.result(summary.stillAllocated(record, after: alternative.plan))
        let conditions = StandingCondition.all(
            of: decided, in: history, before: written.plan, after: alternative.plan)
        terminal.result(summary.text(of: conditions, after: alternative.plan))
        terminal.result(
            DecisionSummary(terminal.language).text(
                of: alternative, title: terminal.text("Der Plan danach:", "The plan after it:"), heads: .before,
                width: Terminal.width))
        terminal.result(
            terminal.text(
                "Szenario des nächsten Plans: \(folder), der Plan selbst: \(folder)/plan\n",
                "scenario of the next plan: \(folder), the plan itself: \(folder)/plan\n"))
    }
}
