// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Planning

/// `--memory-limit`, for the commands that search for a plan.
struct MemoryOption: ParsableArguments {
    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Arbeitsspeicher in MB, bei dem die Suche endet; der beste Plan bis dahin wird geschrieben. Sonst ohne Grenze.",
            "Memory in MB at which the search ends; the best plan so far is written. Otherwise there is no limit."))
    var memoryLimit: Int?

    func validate() throws {
        guard let memoryLimit, memoryLimit < 1 else { return }
        throw ValidationError(
            HelpLanguage.text(
                "--memory-limit braucht eine ganze Zahl ab 1, nicht \(memoryLimit).",
                "--memory-limit needs a whole number of at least 1, not \(memoryLimit)."))
    }

    /// The limit for a solve; ends the command where memory cannot be read.
    func limit(_ terminal: Terminal) throws -> MemoryLimit? {
        guard let memoryLimit else { return nil }
        if let limit = MemoryLimit(megabytes: memoryLimit) { return limit }
        terminal.fail([
            Diagnostic(
                id: "cli.memory-unreadable", cause: .failure, at: nil,
                LocalizedText(
                    de:
                        "der Speicher des Programms ist hier nicht lesbar, `--memory-limit \(memoryLimit)` nicht einzuhalten",
                    en: "the program's memory cannot be read here, `--memory-limit \(memoryLimit)` cannot be kept"))
        ])
        throw ExitCode(Cause.failure.rawValue)
    }

    /// Says on stderr that a search ended for want of memory.
    static func tell(_ limit: MemoryLimit?, endedWith status: SolveStatus, _ terminal: Terminal) {
        guard let limit, limit.isReached, status == .feasible || status == .unknown else { return }
        terminal.status(
            terminal.text(
                "Die Suche endete an der Speichergrenze von \(limit.megabytes) MB.\n",
                "The search ended at the memory limit of \(limit.megabytes) MB.\n"))
    }
}
