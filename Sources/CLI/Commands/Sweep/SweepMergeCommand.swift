// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Planning
import Reporting

struct SweepStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: HelpLanguage.text(
            "Sagt, welche Varianten fehlen.", "Tells which variants are missing."))

    @Argument(help: HelpLanguage.help("Ordner des Durchlaufs.", "Folder of the sweep."), completion: .directory)
    var folder: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Fehlende Aufgaben statt fehlender Varianten, bei so vielen Aufgaben.",
            "Missing tasks instead of missing variants, for so many tasks."))
    var tasks: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard let tasks, tasks < 1 else { return }
        throw ValidationError(HelpLanguage.text("--tasks braucht eine Zahl ab 1.", "--tasks needs a number from 1."))
    }

    func run() throws {
        let terminal = common.terminal()
        let sweep = try SweepMerging.open(folder, terminal)
        let missing = sweep.pending()
        let all = sweep.definition.points.count
        if let tasks {
            let open = Set(missing.map { $0 % tasks }).sorted()
            terminal.result(SweepFolder.ranges(open) + "\n")
        } else {
            let list = missing.isEmpty ? "" : ": \(SweepFolder.ranges(missing))"
            terminal.result(
                terminal.text(
                    "\(all - missing.count) von \(all) fertig, \(missing.count) fehlen\(list)\n",
                    "\(all - missing.count) of \(all) done, \(missing.count) missing\(list)\n"))
        }
    }
}

struct SweepMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: HelpLanguage.text(
            "Führt die Teile zusammen; fehlende, doppelte und fremde sind Fehler.",
            "Merges the parts; missing, duplicate and foreign ones are errors."))

    @Argument(help: HelpLanguage.help("Ordner des Durchlaufs.", "Folder of the sweep."), completion: .directory)
    var folder: String

    @Option(
        name: .long,
        help: HelpLanguage.help("Ein weiterer Ordner mit Teilen.", "A further folder of parts."), completion: .directory
    )
    var parts: [String] = []

    @Option(name: .long, help: HelpLanguage.help("Form der CSV-Datei: rfc4180 oder excel.", "Form of the CSV file."))
    var format: TableFormat = .rfc4180

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        try SweepMerging.merge(SweepMerging.open(folder, terminal), further: parts, format: format, terminal)
    }
}

/// What several sweep commands do at their end.
enum SweepMerging {
    static func open(_ path: String, _ terminal: Terminal) throws -> SweepFolder {
        var sink = DiagnosticSink()
        let folder = SweepFolder.open(path, into: &sink)
        terminal.report(sink)
        guard let folder else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        return folder
    }

    /// Writes the results and shows them; ends the command if a part is missing, duplicate or foreign.
    static func merge(
        _ folder: SweepFolder, further: [String], format: TableFormat, _ terminal: Terminal
    ) throws {
        var sink = DiagnosticSink()
        let parts = folder.parts(further: further, into: &sink)
        terminal.report(sink)
        guard let parts else { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        let result = SweepResult(folder, parts: parts)
        do throws(OutputError) {
            try result.write(to: folder.path, format: format, language: terminal.language)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
        folder.removeTemporaryFiles()
        terminal.result(result.text(language: terminal.language, width: Terminal.width))
        let names = SweepResult.fileNames.joined(separator: ", ")
        terminal.result(terminal.text("Ausgabe in \(folder.path): \(names)\n", "Output in \(folder.path): \(names)\n"))
    }
}
