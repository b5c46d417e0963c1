// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: "Prüft einen geschriebenen Plan.")
    func run() throws {}
}
