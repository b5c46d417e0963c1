// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// The network as an organisation: its agreement and the networks of the Land.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: HelpLanguage.text(
            "Kooperationsvereinbarung der Region und Ausbau der Netzwerke.",
            "The agreement of a region and the roll-out of the networks."),
        subcommands: [
            AgreementShowCommand.self, AgreementCheckCommand.self, AgreementCompareCommand.self, RolloutCommand.self,
        ]
    )
}
