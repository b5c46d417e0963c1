// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Reporting
import Rules

struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: HelpLanguage.text(
            "Bringt Regelwerke, Szenarien und Testdateien in eine einheitliche Form; Kommentare bleiben.",
            "Brings rulebooks, scenarios and test files into one form; comments stay."),
        discussion: HelpLanguage.text(
            """
            Geordnet werden Schlüssel, Einrückung, Leerzeilen und die Leerzeichen in Ausdrücken; Texte und Werte \
            bleiben. Eine fehlerhafte Datei wird gemeldet und nicht angefasst.
            """,
            """
            Keys, indentation, blank lines and the blanks in expressions are put in order; texts and values stay. \
            A broken file is reported and not touched.
            """))

    @Argument(
        help: HelpLanguage.help(
            "Dateien, zum Beispiel rules/*.yaml.", "Files, for example rules/*.yaml."),
        completion: .file(extensions: ["yaml"]))
    var files: [String]

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Ändert nichts und nennt die Dateien, die sich ändern würden; dann Exitcode 1.",
            "Changes nothing and names the files that would change; exit code 1 if there are any."))
    var check = false

    @Flag(
        name: .long,
        help: HelpLanguage.help("Schreibt nach stdout statt in die Dateien.", "Writes to stdout, not to the files."))
    var stdout = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard check, stdout else { return }
        throw ValidationError(
            HelpLanguage.text(
                "--check und --stdout schließen einander aus.", "--check and --stdout exclude each other."))
    }

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        var changed: [String] = []
        for path in files {
            var own = DiagnosticSink()
            defer { sink.merge(own) }
            guard let file = RuleFiles.read(path, into: &own), let text = RuleFormatter.format(file, into: &own) else {
                continue
            }
            if stdout { terminal.result(text) }
            guard Array(text.utf8) != file.bytes else { continue }
            changed.append(path)
            if !check, !stdout { write(text, to: path, into: &own) }
        }
        terminal.report(sink)
        if check { for path in changed { terminal.result(path + "\n") } }
        if !stdout { terminal.status(summary(changed: changed.count, terminal)) }
        if let code = sink.exitCode { throw ExitCode(code) }
        if check, !changed.isEmpty { throw ExitCode(Cause.failure.rawValue) }
    }

    private func write(_ text: String, to path: String, into sink: inout DiagnosticSink) {
        do throws(OutputError) {
            try OutputFile.write(Array(text.utf8), to: path)
        } catch {
            sink.report(error.diagnostic)
        }
    }

    private func summary(changed: Int, _ terminal: Terminal) -> String {
        let all = CountedNoun.file.counted(files.count, .dative)
        return check
            ? terminal.text("zu ändern: \(changed) von \(all.de)\n", "to change: \(changed) of \(all.en)\n")
            : terminal.text("geändert: \(changed) von \(all.de)\n", "changed: \(changed) of \(all.en)\n")
    }
}
