// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Decisions
import Diagnostics
import Foundation
import Network
import Optimizer
import Planning
import Reporting
import Tables

struct TasksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: HelpLanguage.text(
            "Sagt, was nach einem Beschluss zu tun ist: Liste, CSV, Kalender und Briefe.",
            "Tells what is to be done after a decision: list, CSV, calendar and letters."))

    @Argument(
        help: HelpLanguage.help("Ordner des beschlossenen Plans.", "Folder of the decided plan."),
        completion: .directory)
    var plan: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner der Ausgabe; sonst aufgaben/<Beschluss oder Ausfall>.",
            "Output folder; otherwise aufgaben/<decision or drop-out>."),
        completion: .directory)
    var out: String?

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Schreibt auch die Briefe an Schulen und Anbieter.", "Also writes the letters to schools and providers."))
    var letters = false

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "CSV mit Ansprechpersonen (organisation, name) für die Briefe; sonst wird niemand genannt.",
            "CSV of contact persons (organisation, name) for the letters; otherwise nobody is named."),
        completion: .file())
    var contacts: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Was ausfällt, mehrmals möglich: BEDARF/ANGEBOT, oder Kennung oder Name einer Schule, eines Bedarfs, eines "
                + "Anbieters oder Angebots. Sagt, wer nachrückt, als Szenario des nächsten Plans.",
            "What falls out, several times if need be: NEED/OFFER, or the id or name of a school, need, provider or offer. "
                + "Tells who moves up, as the scenario of the next plan."))
    var fallen: [String] = []

    @Option(name: .long, help: HelpLanguage.help("Grund des Ausfalls.", "Why it falls out."))
    var reason: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Tag des Ausfalls (2026-09-03 oder 03.09.2026); sonst heute. Er steht in den Briefen.",
            "Day of the drop-out (2026-09-03 or 03.09.2026); otherwise today. It stands in the letters."))
    var date: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Form der CSV-Datei: rfc4180 oder excel.", "Form of the CSV file: rfc4180 or excel."))
    var format: TableFormat = .rfc4180

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Die Vereinbarung; sonst network.yaml beim Szenario.",
            "The agreement; otherwise network.yaml beside the scenario."), completion: .file())
    var network: String?

    @OptionGroup var ledger: LedgerOption
    @OptionGroup var overwrite: OverwriteOption
    @OptionGroup var threads: ThreadOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if fallen.isEmpty != (reason == nil) {
            throw ValidationError(HelpLanguage.text("Zu --fallen gehört --reason.", "--fallen goes with --reason."))
        }
        if let date {
            guard Day(parsing: date) != nil else {
                throw ValidationError(
                    HelpLanguage.text("--date braucht einen Tag, nicht \(date).", "--date needs a day, not \(date)."))
            }
            if fallen.isEmpty {
                throw ValidationError(HelpLanguage.text("--date gehört zu --fallen.", "--date goes with --fallen."))
            }
        }
    }

    func run() throws {
        signal(SIGXFSZ, SIG_IGN)
        let terminal = common.terminal()
        let written: WrittenPlan = try terminal.load { WrittenPlan.load(plan, threads: threads.count, into: &$0) }
        let history = try ledger.history(of: ledger.open(create: false, terminal), terminal)
        let decided: DecidedPlan = try terminal.load {
            DecidedPlan.find(written.plan, in: history, ledger: ledger.ledger, into: &$0)
        }
        guard !fallen.isEmpty, let reason else { return try writeTasks(written, decided, terminal) }
        let session = FallenSession(
            names: fallen, reason: reason, date: date.flatMap { Day(parsing: $0) }, written: written, decided: decided,
            history: history, out: out, options: options, ledger: ledger, overwrite: overwrite, terminal: terminal)
        try session.run()
    }

    private var options: SolveOptions {
        SolveOptions(timeLimit: PlanCommand.defaultTimeLimit, threads: threads.count)
    }

    private func writeTasks(_ written: WrittenPlan, _ decided: DecidedPlan, _ terminal: Terminal) throws {
        let plan = written.plan
        let calendars: [ProgrammeCalendar] = try terminal.load {
            CalendarReader.load(
                programmes: PlanNames.programmes(of: plan), folders: ShippedFolders.calendars, into: &$0)
        }
        let change = try change(written, decided, terminal)
        let list =
            change.map { TaskList(plan, decision: decided.record, change: $0, calendars: calendars) }
            ?? TaskList(plan, decision: decided.record, receipt: decided.entry.receipt, calendars: calendars)
        let data = letters ? try letterData(written, decided, change, calendars, terminal) : nil
        let folder = out ?? "aufgaben/" + decided.id
        try terminal.write { () throws(OutputError) in
            try TaskFolder.write(
                list, plan: plan, letters: data, to: folder, format: format, language: terminal.language,
                overwrites: overwrite.overwrite)
        }
        terminal.result(TaskSummary.text(list, language: terminal.language))
        terminal.result(terminal.text("Ausgabe in \(folder)\n", "Output in \(folder)\n"))
    }

    /// What the last drop-out changed; `nil` for the plan as it was decided.
    private func change(_ written: WrittenPlan, _ decided: DecidedPlan, _ terminal: Terminal) throws -> PlanChange? {
        guard !decided.dropOuts.isEmpty else { return nil }
        do {
            return try terminal.load { try PlanChange(decided, written.prepared, into: &$0) }
        } catch let error as PlanningError {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }

    private func letterData(
        _ written: WrittenPlan, _ decided: DecidedPlan, _ change: PlanChange?, _ calendars: [ProgrammeCalendar],
        _ terminal: Terminal
    ) throws -> LetterData {
        let agreement = try terminal.agreement(network, of: written.plan.scenario)
        let list: ContactList =
            try contacts.map { path in try terminal.load { ContactList.read(path, into: &$0) } } ?? .none
        let most = { (programme: String) -> Int in
            let own = calendars.first { $0.name == programme }?.reserves
            return own ?? calendars.first { $0.name == ProgrammeCalendar.network }?.reserves ?? 0
        }
        let reserves: ReserveList
        do {
            reserves = try ReserveList(written.prepared, plan: written.plan, most: most, options: options)
        } catch {
            terminal.fail(PlanningFailure.diagnostics(PlanningError.solver(error)))
            throw ExitCode(Cause.failure.rawValue)
        }
        return LetterData(
            decided: decided, change: change, reserves: reserves, contacts: list,
            sender: agreement.body(.office)?.name ?? agreement.title, network: agreement.title)
    }
}

extension Terminal {
    /// The agreement at a path, else that beside the scenario or one that it extends.
    func agreement(_ path: String?, of scenario: Scenario) throws -> Agreement {
        try load { AgreementReader.load(path ?? scenario.folder(with: AgreementReader.fileName), into: &$0) }
    }
}
