// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Decisions
import Diagnostics
import Foundation
import Network
import Optimizer
import Planning
public import Reporting

struct ProposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: HelpLanguage.text(
            "Schreibt eine Beschlussvorlage für ein Gremium.", "Writes a proposal for a body."),
        discussion: HelpLanguage.text(
            """
            Das erste Szenario ist der Vorschlag, bis zu drei weitere stehen als Alternativen daneben. Ein Szenario wird \
            gerechnet, ein Ordner mit einem Plan gelesen. PDF braucht typst, ODT und DOCX brauchen pandoc.
            """,
            """
            The first scenario is proposed, up to three others stand beside it as alternatives. A scenario is solved, a \
            folder with a plan is read. PDF needs typst, ODT and DOCX need pandoc.
            """))

    @Argument(
        help: HelpLanguage.help("Szenarien oder Ordner von Plänen.", "Scenarios, or folders of plans."),
        completion: .file())
    var scenarios: [String]

    @Option(
        name: .customLong("for"),
        help: HelpLanguage.help("Kennung des Gremiums.", "Id of the body."))
    var body: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "html, pdf, odt oder docx; mehrere sind möglich.", "html, pdf, odt or docx; several are possible."))
    var format: [DocumentTools.Format] = [.html]

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner der Ausgabe; sonst out/<Szenario>.", "Output folder; otherwise out/<scenario>."),
        completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Datum der Vorlage (2026-05-20); sonst heute.", "Date of the paper (2026-05-20); otherwise today."))
    var date: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Die Vereinbarung; sonst network.yaml beim ersten Szenario.",
            "The agreement; otherwise network.yaml beside the first scenario."), completion: .file())
    var network: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Sekunden je Szenario; sonst 60.", "Seconds for each scenario; otherwise 60."))
    var timeLimit: Double?

    @OptionGroup var overwrite: OverwriteOption
    @OptionGroup var threads: ThreadOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if scenarios.isEmpty || scenarios.count > 4 {
            throw ValidationError(
                HelpLanguage.text(
                    "Ein bis vier Szenarien, nicht \(scenarios.count).",
                    "One to four scenarios, not \(scenarios.count)."))
        }
        if let date, !PaperDate.isDay(date) {
            throw ValidationError(
                HelpLanguage.text("\(date) ist kein Tag (2026-05-20).", "\(date) is no day (2026-05-20)."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        let plans = try scenarios.map { try plan($0, terminal) }
        let agreement = try terminal.agreement(network, of: plans[0].scenario)
        let id = body
        let body: Body = try terminal.load { sink in
            let found = DecisionCheck.body(named: id, in: agreement)
            if found == nil { sink.report(DecisionCheck.unknownBody(id, in: agreement)) }
            return found
        }
        let calendars: [ProgrammeCalendar] = try terminal.load {
            CalendarReader.load(
                programmes: PlanNames.programmes(of: plans[0]), folders: ShippedFolders.calendars, into: &$0)
        }
        let document = try terminal.write { () throws(OutputError) in
            try Proposal(
                plans.map(Proposal.Option.init), for: body, of: agreement, calendars: calendars,
                date: date ?? PaperDate.today, language: terminal.language
            ).document
        }
        try write(document, to: folder(plans[0].scenario, terminal), body.id, terminal)
    }

    /// The folder of the plan that is proposed; for a scenario that where its plan would be, if nothing else is there.
    private func folder(_ scenario: Scenario, _ terminal: Terminal) throws -> String {
        if let out { return out }
        if FileManager.default.fileExists(atPath: scenarios[0] + "/plan.json") { return scenarios[0] }
        let folder = "out/" + scenario.name
        try overwrite.check(terminal) { PlanFolderCheck.refusal(of: folder, for: scenario) }
        return folder
    }

    /// Every form that can be made is written; one whose program is missing is told, and ends the command with its
    /// code.
    private func write(_ document: Document, to folder: String, _ name: String, _ terminal: Terminal) throws {
        var failure: Diagnostic?
        for format in format {
            do throws(OutputError) {
                let bytes = try DocumentTools.bytes(of: document, format)
                let path =
                    "\(folder)/\(terminal.text("vorlage", "proposal"))-\(FileName.part(of: name)).\(format.rawValue)"
                try OutputFile.write(bytes, to: path)
                terminal.result(path + "\n")
            } catch {
                terminal.fail([error.diagnostic])
                failure = error.diagnostic
            }
        }
        if let failure { throw ExitCode(failure.cause.rawValue) }
    }

    /// A written plan as it is, a scenario solved.
    private func plan(_ path: String, _ terminal: Terminal) throws -> Plan {
        if FileManager.default.fileExists(atPath: path + "/plan.json") {
            let written: WrittenPlan = try terminal.load { WrittenPlan.load(path, threads: threads.count, into: &$0) }
            return written.plan
        }
        let prepared = try terminal.prepare(path, threads: threads.count)
        let limit = timeLimit ?? prepared.scenario.solve.timeLimit ?? PlanCommand.defaultTimeLimit
        let options = SolveOptions(
            timeLimit: limit == 0 ? nil : limit, gap: prepared.scenario.solve.gap ?? 0, threads: threads.count)
        do {
            let plan = try Planner.plan(prepared, options: options)
            if plan.exists { return plan }
            terminal.fail([DecisionCheck.noPlan(prepared.scenario.path, status: plan.status.rawValue)])
            throw ExitCode(Cause.breach.rawValue)
        } catch let error as PlanningError {
            terminal.fail(PlanningFailure.diagnostics(error))
            throw ExitCode(Cause.failure.rawValue)
        }
    }
}

extension DocumentTools.Format: ExpressibleByArgument {}

/// The date of a paper.
private enum PaperDate {
    static var today: String { String(RecordedTime.now.prefix(10)) }

    static func isDay(_ text: String) -> Bool { DecisionCheck.isDay(text) }
}
