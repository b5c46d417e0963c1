// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Reporting

/// Whether what was made from something else may be overwritten, for every command that writes folders.
struct OverwriteOption: ParsableArguments {
    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Überschreibt auch, was aus etwas anderem gemacht wurde.",
            "Also overwrites what was made from something else."))
    var overwrite = false

    /// Ends the command if the folder must not be written.
    func check(_ terminal: Terminal, _ refusal: () -> Diagnostic?) throws {
        guard !overwrite, let refusal = refusal() else { return }
        terminal.fail([refusal])
        throw ExitCode(refusal.cause.rawValue)
    }
}
