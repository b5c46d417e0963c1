// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// Tools for the authors of rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: HelpLanguage.text(
            "Werkzeuge für Regelwerke und ihre Sprache.", "Tools for rulebooks and their language."),
        subcommands: [
            ConformanceCommand.self, EvalCommand.self, FormatCommand.self, LintCommand.self, RuleTestCommand.self,
            ShowCommand.self,
        ]
    )
}
