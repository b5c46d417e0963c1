// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Plant ein Szenario.")
    func run() throws {}
}
