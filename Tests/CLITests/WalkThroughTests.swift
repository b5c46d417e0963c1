// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The walk-through of the README, run as it is written there.
@Suite struct WalkThroughTests {
    private static let heading = "## In zehn Befehlen zum ausgeführten Beschluss"

    private func commands() throws -> [String] {
        let readme = try String(contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: Self.heading))
        let section = readme[start.upperBound...].components(separatedBy: "\n## ")[0]
        return section.split(separator: "\n").filter { $0.hasPrefix("    bildungsnetz ") }.map {
            String($0.dropFirst("    bildungsnetz ".count))
        }
    }

    /// Words, with quoted ones as the shell takes them.
    private func words(_ command: String) -> [String] {
        command.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }

    @Test func theTenCommandsRunAsWritten() throws {
        let program = try Program()
        defer { program.remove() }
        for name in ["scenarios", "rules", "calendars"] {
            try FileManager.default.createSymbolicLink(
                at: program.folder.appendingPathComponent(name),
                withDestinationURL: Program.project.appendingPathComponent(name))
        }
        let commands = try commands()
        #expect(commands.count == 10)
        for command in commands {
            let outcome = try program.run(arguments: words(command))
            #expect(outcome.code == 0, "\(command)\n\(outcome.output)\(outcome.errors)")
        }
        let shown = try program.run("ledger", "show").output
        #expect(shown.contains("verbindlicher Beschluss") && shown.contains("LK-2026-02-ausfall-1"))
        #expect(shown.contains("[R-03]"))
        #expect(FileManager.default.fileExists(atPath: program.path("aufgaben/LK-2026-02/tasks.ics")))
    }
}
