// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What was made from something else is not overwritten unless that is told.
@Suite struct OverwriteTests {
    private func plan(_ program: Program, _ arguments: String...) throws -> Program.Outcome {
        try program.run(arguments: ["plan"] + arguments + ["--quiet"])
    }

    @Test func aCopyDoesNotOverwriteThePlanOfItsOriginal() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        #expect(try plan(program, "winzling").code == 0)
        try FileManager.default.copyItem(atPath: program.path("winzling"), toPath: program.path("kopie"))
        try program.replace("10000", with: "9000", in: "kopie/tables/funds.csv")
        let before = try program.read("out/winzling/plan.json")
        let refused = try plan(program, "kopie")
        #expect(refused.code == 73)
        #expect(refused.errors.contains("reporting.other-plan") && refused.errors.contains("--out out/kopie"))
        #expect(refused.errors.contains("`winzling`"))
        #expect(try program.read("out/winzling/plan.json") == before)
        // Also where the folder is named.
        #expect(try plan(program, "kopie", "--out", "out/winzling").code == 73)
        #expect(try plan(program, "kopie", "--out", "out/kopie").code == 0)
        #expect(try program.run("propose", "kopie", "--for", "x").code != 0)
        #expect(try plan(program, "kopie", "--overwrite").code == 0)
        #expect(try program.read("out/winzling/plan.json").contains("kopie"))
    }

    @Test func aCopyDoesNotOverwriteTheCatalogueOfItsOriginal() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        #expect(try program.run("catalogue", "winzling").code == 0)
        #expect(try program.run("catalogue", "winzling/scenario.yaml").code == 0)
        try FileManager.default.copyItem(atPath: program.path("winzling"), toPath: program.path("kopie"))
        try program.replace("10000", with: "9000", in: "kopie/tables/funds.csv")
        let refused = try program.run("catalogue", "kopie")
        #expect(refused.code == 73)
        #expect(refused.errors.contains("reporting.other-catalogue"))
        #expect(refused.errors.contains("`winzling/scenario.yaml`"))
        #expect(try program.read("out/winzling-katalog/input.json").contains("winzling"))
        #expect(try program.run("catalogue", "kopie", "--overwrite").code == 0)
        #expect(try program.read("out/winzling-katalog/input.json").contains("kopie"))
        // What is no catalogue stays too.
        try FileManager.default.createDirectory(atPath: program.path("mine"), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: program.folder.appendingPathComponent("mine/index.html"))
        #expect(try program.run("catalogue", "winzling", "--out", "mine").code == 73)
        #expect(try program.read("mine/index.html") == "mine")
    }

    @Test func aHorizonOverwritesNoPlanOfAnotherScenario() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        try FileManager.default.copyItem(atPath: program.path("winzling"), toPath: program.path("kopie"))
        try program.replace("10000", with: "9000", in: "kopie/tables/funds.csv")
        #expect(try program.run("horizon", "winzling", "--years", "2", "--out", "jahre").code == 0)
        #expect(try program.run("horizon", "winzling", "--years", "2", "--out", "jahre").code == 0)
        let before = try program.read("jahre/2026-27/plan.json")
        let refused = try program.run("horizon", "kopie", "--years", "2", "--out", "jahre")
        #expect(refused.code == 73, "\(refused.errors)")
        #expect(try program.read("jahre/2026-27/plan.json") == before)
        #expect(try program.run("horizon", "kopie", "--years", "2", "--out", "jahre", "--overwrite").code == 0)
    }

    @Test func theSameScenarioIsPlannedAgain() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.copy("winzling")
        for name in ["winzling", "winzling/", "./winzling", "winzling/scenario.yaml", path] {
            #expect(try plan(program, name).code == 0, "\(name)")
        }
        try program.replace("10000", with: "9000", in: "winzling/tables/funds.csv")
        #expect(try plan(program, "winzling").code == 0)
        // From another folder the recorded path leads nowhere, but this scenario's ends like it.
        try FileManager.default.createDirectory(atPath: program.path("deep"), withIntermediateDirectories: true)
        let script = "cd deep && exec \"$0\" plan ../winzling --out ../out/winzling --quiet"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, Program.executable.path]
        process.currentDirectoryURL = program.folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func otherFilesAndPlansOfUnknownOriginStay() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        try FileManager.default.createDirectory(atPath: program.path("mine"), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: program.folder.appendingPathComponent("mine/report.html"))
        let foreign = try plan(program, "winzling", "--out", "mine")
        #expect(foreign.code == 73 && foreign.errors.contains("reporting.foreign-files"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.path("mine")) == ["report.html"])
        try Data("{\"scenario\": \"winzling\"}".utf8).write(to: program.folder.appendingPathComponent("mine/plan.json"))
        let unknown = try plan(program, "winzling", "--out", "mine")
        #expect(unknown.code == 73 && unknown.errors.contains("reporting.unknown-plan"))
        #expect(try program.read("mine/report.html") == "mine")
        #expect(try plan(program, "winzling", "--out", "mine", "--overwrite").code == 0)
    }
}
