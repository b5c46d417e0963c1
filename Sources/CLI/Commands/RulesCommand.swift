// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// Tools for the authors of rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Werkzeuge für Regelwerke und ihre Sprache.",
        subcommands: [ConformanceCommand.self]
    )
}
