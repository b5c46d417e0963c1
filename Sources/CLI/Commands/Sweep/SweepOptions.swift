// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Parallel
import Planning
import Reporting

/// What is to be varied, and where it is written.
struct SweepOptions: ParsableArguments {
    /// Points of a trade-off if nothing else is said.
    private static let defaultPoints = 11
    private static let mostPoints = 10_000

    @Argument(
        help: HelpLanguage.help(
            "Ein Szenario, oder der Ordner eines begonnenen Durchlaufs.",
            "A scenario, or the folder of a sweep that was begun."), completion: .file())
    var source: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Was zu verändern ist, mehrmals für ein Gitter: funds.KUS-1.amount=80000..160000/10000, "
                + "parameters.social_share=0.2,0.3 oder rules.R-04=on,off.",
            "What to vary, several times for a grid: funds.KUS-1.amount=80000..160000/10000, "
                + "parameters.social_share=0.2,0.3 or rules.R-04=on,off."))
    var vary: [String] = []

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Datei mit einer Liste von Varianten (points: …).", "File with a list of variants (points: …)."),
        completion: .file())
    var list: String?

    @Option(
        name: .long, parsing: .upToNextOption,
        help: HelpLanguage.help(
            "Zwei Ziele, die gegeneinander abzuwägen sind: --trade-off G-1 G-2.",
            "Two goals to weigh against each other: --trade-off G-1 G-2."))
    var tradeOff: [String] = []

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Punkte der Abwägung, höchstens; sonst 11.", "Points of the trade-off, at most; otherwise 11."))
    var points: Int?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner des Durchlaufs; sonst out/sweep-<Szenario>-<Varianten>.",
            "Folder of the sweep; otherwise out/sweep-<scenario>-<what is varied>."),
        completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Sekunden für jede Variante; 0 sucht ohne Grenze. Sonst gilt das Szenario, sonst 60.",
            "Seconds for each variant; 0 for no limit. Otherwise the scenario's, otherwise 60."))
    var timeLimit: Double?

    func validate() throws {
        if let timeLimit, !(timeLimit >= 0 && timeLimit.isFinite) {
            throw ValidationError(
                HelpLanguage.text("--time-limit braucht eine Zahl ab 0.", "--time-limit needs a number of at least 0."))
        }
        if !tradeOff.isEmpty, tradeOff.count != 2 || tradeOff[0] == tradeOff[1] {
            throw ValidationError(
                HelpLanguage.text("--trade-off braucht zwei Ziele.", "--trade-off needs two goals."))
        }
        if let points, !(2...Self.mostPoints).contains(points) {
            throw ValidationError(
                HelpLanguage.text(
                    "--points braucht eine Zahl von 2 bis \(Self.mostPoints).",
                    "--points needs a number from 2 to \(Self.mostPoints)."))
        }
        let kinds = [!vary.isEmpty, list != nil, !tradeOff.isEmpty].count { $0 }
        if kinds > 1 {
            throw ValidationError(
                HelpLanguage.text(
                    "--vary, --list und --trade-off schließen einander aus.",
                    "--vary, --list and --trade-off exclude each other."))
        }
    }

    /// The sweep: opened if `source` is its folder, else begun. Ends the command if that fails.
    func folder(_ threads: ThreadCount, _ interrupt: Interrupt, _ terminal: Terminal) throws -> SweepFolder {
        var sink = DiagnosticSink()
        let folder = try opened(threads, interrupt, terminal, into: &sink)
        if let folder, !sink.hasErrors { SweepSolver.checkInput(folder.definition, into: &sink) }
        terminal.report(sink)
        guard let folder, !sink.hasErrors else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        return folder
    }

    private func opened(
        _ threads: ThreadCount, _ interrupt: Interrupt, _ terminal: Terminal, into sink: inout DiagnosticSink
    ) throws -> SweepFolder? {
        if SweepFolder.isSweep(source) { return SweepFolder.open(source, into: &sink) }
        let prepared = try terminal.prepare(source, threads: threads)
        guard let definition = try definition(prepared, threads, interrupt, terminal, into: &sink) else { return nil }
        do throws(OutputError) {
            let folder = out ?? SweepFolder.name(for: definition, scenario: prepared.scenario.name, in: "out")
            return try SweepFolder.begin(definition, in: folder, into: &sink)
        } catch {
            sink.report(error.diagnostic)
            return nil
        }
    }

    private func definition(
        _ prepared: PreparedScenario, _ threads: ThreadCount, _ interrupt: Interrupt, _ terminal: Terminal,
        into sink: inout DiagnosticSink
    ) throws -> SweepDefinition? {
        let (settings, rulebooks) = (prepared.scenario.solve, prepared.scenario.rulebooks)
        let limit = timeLimit ?? settings.timeLimit ?? PlanCommand.defaultTimeLimit
        let gap = settings.gap ?? 0
        var tradeOff: SweepDefinition.TradeOff?
        var (axes, found): ([String], [SweepDefinition.Point]?) = ([], nil)
        if !self.tradeOff.isEmpty {
            let goals = SweepDefinition.TradeOff(first: self.tradeOff[0], second: self.tradeOff[1])
            let options = SolveOptions(
                timeLimit: limit == 0 ? nil : limit, gap: gap, threads: threads, cancellation: interrupt.cancellation)
            do {
                found = try TradeOffCurve.points(
                    prepared, goals, count: points ?? Self.defaultPoints, options: options, into: &sink)
            } catch {
                terminal.fail(PlanningFailure.diagnostics(error))
                throw ExitCode(Cause.failure.rawValue)
            }
            (tradeOff, axes) = (goals, [goals.second])
        } else if let list {
            (axes, found) = ([SweepListReader.axis], SweepListReader.read(list, rulebooks: rulebooks, into: &sink))
        } else {
            let read = vary.compactMap { SweepAxis.read($0, into: &sink) }
            if vary.isEmpty { sink.report(SweepMessages.noPoints(at: nil)) }
            for axis in read { axis.check(against: rulebooks, into: &sink) }
            axes = read.map(\.target)
            found = sink.hasErrors ? nil : SweepAxis.grid(read, into: &sink)
        }
        return found.map {
            SweepDefinition(
                scenario: source, input: prepared.scenario.fingerprint, axes: axes, points: $0, gap: gap,
                timeLimit: limit == 0 ? nil : limit, tradeOff: tradeOff)
        }
    }
}
