// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The README as a reader follows it: every command in its order, in one folder, then every row of its table of commands.
@Suite(.serialized) struct WalkThroughTests {
    private func readme() throws -> String {
        try String(contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
    }

    /// A folder that looks like the project's to someone who only uses the program.
    private func programInProject() throws -> Program {
        let program = try Program()
        // `rules format` writes.
        try FileManager.default.copyItem(
            at: Program.project.appendingPathComponent("rules"), to: program.folder.appendingPathComponent("rules"))
        for name in ["scenarios", "calendars", "templates", "data"] {
            try FileManager.default.createSymbolicLink(
                at: program.folder.appendingPathComponent(name),
                withDestinationURL: Program.project.appendingPathComponent(name))
        }
        return program
    }

    private func take(_ step: ReadmeSteps.Step, _ program: Program) throws {
        switch step {
        case .run(let line):
            // Building is what runs this test; that its targets are there is asked without doing anything.
            let isMake = line.hasPrefix("make ")
            let asked = isMake ? line.replacing("make ", with: "make --dry-run -C '\(Program.project.path)' ") : line
            let outcome = try program.shell(asked)
            #expect(outcome.code == 0, "\(line)\n\(outcome.output)\(outcome.errors)")
        case .write(let file, let text):
            let place = program.folder.appendingPathComponent(file)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        case .append(let file, let text):
            try Data((program.read(file) + text).utf8).write(to: program.folder.appendingPathComponent(file))
        case .replace(let file, let old, let new):
            try program.replace(old, with: new, in: file)
        }
    }

    @Test func everythingTheReadmeSaysCanBeDoneAsWritten() throws {
        let program = try programInProject()
        defer { program.remove() }
        let steps = ReadmeSteps(try readme()).steps
        for step in steps { try take(step, program) }
        let shown = try program.shell("bildungsnetz ledger show").output
        #expect(shown.contains("verbindlicher Beschluss") && shown.contains("LK-2026-02-ausfall-1"))
        #expect(shown.contains("[R-03]"))
        #expect(FileManager.default.fileExists(atPath: program.path("aufgaben/LK-2026-02/tasks.ics")))
        // The parameter, the questions and the rule of the example count in the last plan of it.
        let report = try program.read("out/meinkreis/report.html")
        for sign in ["MK-03", "MK-01", "0,5", "F-3"] { #expect(report.contains(sign), "no \(sign) in the report") }
    }

    @Test func theStepsOfTheReadmeAreFound() throws {
        let steps = ReadmeSteps(try readme()).steps
        let files = steps.compactMap { step -> String? in
            switch step {
            case .run: nil
            case .write(let file, _): "write \(file)"
            case .append(let file, _): "append \(file)"
            case .replace(let file, let old, _): "replace \(file) \(old)"
            }
        }
        #expect(
            files == [
                "replace meinkreis/scenario.yaml scenario: winzling", "append meinkreis/scenario.yaml",
                "write meinkreis/questions.yaml", "write meinkreis/rules/meinkreis.yaml",
                "replace meinkreis/scenario.yaml region]",
            ])
        let lines = steps.compactMap { if case .run(let line) = $0 { line } else { nil } }
        #expect(lines.count { $0.hasPrefix("bildungsnetz ") } >= 24)
        #expect(lines.contains("make install"))
    }

    @Test func aNotationStandsForItsCommands() {
        let row = ReadmeCommands.Row(notation: "bildungsnetz do A… … [--x ONE|TWO [--y]]")
        #expect(
            row.commands { $0 == "A" ? "a" : $0 } == [
                "bildungsnetz do a", "bildungsnetz do a --x ONE --y", "bildungsnetz do a --x TWO --y",
            ])
    }

    @Test func everyRowOfTheTableOfCommandsRuns() throws {
        let program = try programInProject()
        defer { program.remove() }
        let sample = try ReadmeSample(program)
        let rows = ReadmeCommands(try readme()).rows
        #expect(rows.count >= 35)
        for row in rows {
            for command in try sample.commands(row) {
                let outcome = try program.shell(command)
                #expect(outcome.code == 0, "\(row.notation)\n\(command)\n\(outcome.output)\(outcome.errors)")
            }
        }
    }

    /// Installed elsewhere, the program finds rulebooks, calendars and the roll-out beside itself.
    @Test func theInstalledProgramWorksInAnyFolder() throws {
        let program = try Program()
        defer { program.remove() }
        let place = program.path("prefix")
        let make = "make -C '\(Program.project.path)' -o release"
        let install = try program.shell("\(make) install PREFIX='\(place)' BINARY='\(Program.executable.path)'")
        #expect(install.code == 0, "\(install.errors)")
        #expect(install.output.contains("export PATH=\"\(place)/bin:$PATH\""))
        let installed = "PATH='\(place)/bin':\"$PATH\""
        for command in [
            "test \"$(command -v bildungsnetz)\" = '\(place)/bin/bildungsnetz'",
            "cp -r '\(place)/share/bildungsnetz/scenarios/winzling' .", "bildungsnetz plan winzling",
            "bildungsnetz network rollout",
        ] {
            let outcome = try program.shell("\(installed); \(command)")
            #expect(outcome.code == 0, "\(command)\n\(outcome.output)\(outcome.errors)")
        }
        let removed = try program.shell("\(make) uninstall PREFIX='\(place)'")
        #expect(removed.code == 0, "\(removed.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: place).sorted() == ["bin", "share"])
    }
}
