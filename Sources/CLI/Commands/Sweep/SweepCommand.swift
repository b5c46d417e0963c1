// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: HelpLanguage.text(
            "Plant viele Varianten eines Szenarios, mit Tabelle und Bild.",
            "Plans many variants of a scenario, with a table and a chart."),
        discussion: HelpLanguage.text(
            """
            Jede Variante ist eine Datei in parts/. Wer abbricht und noch einmal aufruft, rechnet nur, was fehlt. \
            Sind alle da, entstehen results.csv, results.json, chart.svg und report.html.
            """,
            """
            Each variant is a file in parts/. After an interruption only what is missing is computed. \
            Once all are there, results.csv, results.json, chart.svg and report.html are written.
            """),
        subcommands: [SweepRunCommand.self, SweepStatusCommand.self, SweepMergeCommand.self, SweepSlurmCommand.self],
        defaultSubcommand: SweepRunCommand.self
    )
}
