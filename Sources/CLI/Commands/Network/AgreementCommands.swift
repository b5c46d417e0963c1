// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Network
import Reporting

extension Terminal {
    /// Reads an agreement and reports what was found; ends the command with the right code on an error.
    func agreement(_ path: String) throws -> Agreement {
        var sink = DiagnosticSink()
        let agreement = AgreementReader.load(path, into: &sink)
        report(sink)
        if let agreement { return agreement }
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}

struct AgreementShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: HelpLanguage.text("Zeigt eine Vereinbarung.", "Shows an agreement."))

    @Argument(
        help: HelpLanguage.help(
            "network.yaml oder ein Ordner damit.", "network.yaml, or a folder with it."), completion: .file())
    var path: String

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        let agreement = try terminal.agreement(path)
        terminal.result(
            json
                ? AgreementText.showJSON(agreement, language: terminal.language)
                : AgreementText.show(agreement, language: terminal.language, width: Terminal.width))
    }
}

struct AgreementCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: HelpLanguage.text(
            "Prüft eine Vereinbarung: Form, verpflichtende Teile, Sitze und Beschlussfassung.",
            "Checks an agreement: form, obligatory parts, seats and deciding."))

    @Argument(
        help: HelpLanguage.help(
            "network.yaml oder ein Ordner damit.", "network.yaml, or a folder with it."), completion: .file())
    var path: String

    @Flag(name: .long, help: HelpLanguage.help("Meldungen als JSON auf stdout.", "Diagnostics as JSON on stdout."))
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        var sink = DiagnosticSink()
        let agreement = AgreementReader.load(path, into: &sink)
        if json {
            terminal.result(DiagnosticJSON.render(sink, language: terminal.language))
        } else {
            terminal.report(sink)
            if let agreement { terminal.result(AgreementText.good(agreement, language: terminal.language)) }
        }
        if let code = sink.exitCode { throw ExitCode(code) }
    }
}

struct AgreementCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: HelpLanguage.text(
            "Stellt zwei Vereinbarungen nebeneinander; nur die Unterschiede.",
            "Puts two agreements side by side; only the differences."))

    @Argument(help: HelpLanguage.help("Die erste Vereinbarung.", "The first agreement."), completion: .file())
    var first: String

    @Argument(help: HelpLanguage.help("Die zweite Vereinbarung.", "The second agreement."), completion: .file())
    var second: String

    @Flag(name: .long, help: HelpLanguage.help("Als JSON auf stdout.", "As JSON on stdout."))
    var json = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        let (left, right) = (try terminal.agreement(first), try terminal.agreement(second))
        terminal.result(
            json
                ? AgreementText.compareJSON(left, right, language: terminal.language)
                : AgreementText.compare(left, right, language: terminal.language, width: Terminal.width))
    }
}
