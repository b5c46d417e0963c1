// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct SweepCommandTests {
    private static let files = ["results.csv", "results.json", "chart.svg", "report.html", "sweep.json"]
    private static let grid = ["--vary", "funds.KUS.amount=3000..9000/2000", "--vary", "rules.R-04=on,off"]

    private func same(_ program: Program, _ first: String, _ second: String) throws {
        for name in Self.files {
            #expect(try program.read("\(first)/\(name)") == program.read("\(second)/\(name)"), "\(name)")
        }
    }

    private func sweep(_ program: Program, _ arguments: [String]) throws -> Program.Outcome {
        try program.run(arguments: ["sweep"] + arguments + ["--quiet"])
    }

    @Test func theResultDoesNotDependOnHowTheWorkIsDivided() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        let whole = try sweep(program, [scenario] + Self.grid + ["--out", "whole", "--threads", "2"])
        #expect(whole.code == 0, "\(whole.errors)")
        #expect(whole.output.contains("8 Varianten geplant; davon mit nachweislich bestem Plan: 8."))
        for task in ["2", "0", "1"] {
            let part = try sweep(
                program, [scenario] + Self.grid + ["--out", "parts", "--task", task, "--tasks", "3", "--threads", "1"])
            #expect(part.code == 0, "\(part.errors)")
        }
        #expect(try program.run("sweep", "merge", "parts").code == 0)
        try same(program, "whole", "parts")
        let rows = try program.read("whole/results.csv").split(separator: "\n")
        #expect(rows.count == 9 && rows[1].hasPrefix("0,3000,on,optimal,true,"))
    }

    @Test func aKilledSweepGoesOnAndEndsWithTheSameBytes() throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = [Program.scenario("winzling"), "--vary", "funds.KUS.amount=1000..10500/500"]
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = ["sweep"] + arguments + ["--out", "killed", "--threads", "1", "--quiet"]
        process.currentDirectoryURL = program.folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let parts = { (try? FileManager.default.contentsOfDirectory(atPath: program.path("killed/parts")))?.count ?? 0 }
        while parts() < 3, process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && parts() < 20)
        // A part that was cut short on the way counts as missing.
        try Data("{\"index\": 0".utf8).write(to: program.folder.appendingPathComponent("killed/parts/0.json"))
        #expect(try program.run("sweep", "status", "killed").output.contains("fehlen: 0"))
        #expect(try sweep(program, ["killed"]).code == 0)
        #expect(try sweep(program, arguments + ["--out", "whole"]).code == 0)
        try same(program, "killed", "whole")
        let left = try FileManager.default.contentsOfDirectory(atPath: program.path("killed/parts"))
        #expect(left.count == 20 && left.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func mergingRefusesMissingDoubleAndForeignParts() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        let make = { (out: String, values: String) in
            try sweep(program, [scenario, "--vary", "funds.KUS.amount=\(values)", "--out", out]).code
        }
        #expect(try make("a", "3000,4000,5000") == 0)
        #expect(try make("b", "3000,4000,6000") == 0)
        try FileManager.default.removeItem(atPath: program.path("a/parts/1.json"))
        let missing = try program.run("sweep", "merge", "a")
        #expect(missing.code == 65 && missing.errors.contains("sweep.missing-parts"))
        try FileManager.default.copyItem(atPath: program.path("b/parts/1.json"), toPath: program.path("a/parts/1.json"))
        let foreign = try program.run("sweep", "merge", "a")
        #expect(foreign.code == 65 && foreign.errors.contains("sweep.foreign-part"))
        #expect(try sweep(program, ["a"]).code == 0)
        #expect(try program.run("sweep", "merge", "a").code == 0)
        let double = try program.run("sweep", "merge", "a", "--parts", "a/parts")
        #expect(double.code == 65 && double.errors.contains("sweep.duplicate-part"))
    }

    @Test func aChangedScenarioAndAnotherSweepAreRefused() throws {
        let program = try Program()
        defer { program.remove() }
        let copy = try program.copy("winzling")
        #expect(try sweep(program, [copy, "--vary", "funds.KUS.amount=3000,4000", "--out", "s"]).code == 0)
        let other = try sweep(program, [copy, "--vary", "funds.KUS.amount=3000", "--out", "s"])
        #expect(other.code == 73 && other.errors.contains("sweep.other-sweep"))
        try program.replace("10000", with: "10001", in: "winzling/tables/funds.csv")
        let changed = try sweep(program, ["s"])
        #expect(changed.code == 65 && changed.errors.contains("sweep.other-input"))
    }

    /// Each definition has a folder of its own; the same one goes on in its own.
    @Test func sweepsInARowHaveFoldersOfTheirOwn() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        let grid = ["winzling", "--vary", "funds.KUS.amount=3000,4000"]
        #expect(try sweep(program, grid).output.contains("out/sweep-winzling-funds.KUS.amount:"))
        let first = try program.read("out/sweep-winzling-funds.KUS.amount/sweep.json")
        #expect(
            try sweep(program, ["winzling", "--trade-off", "G-1", "G-2"]).output.contains("out/sweep-winzling-G-1-G-2:")
        )
        let wider = try sweep(program, ["winzling", "--vary", "funds.KUS.amount=3000..5000/1000"])
        #expect(wider.output.contains("out/sweep-winzling-funds.KUS.amount-2:"))
        let again = try sweep(program, ["./winzling/", "--vary", "funds.KUS.amount=3000,4000"])
        #expect(again.output.contains("out/sweep-winzling-funds.KUS.amount:"), "\(again.output)\(again.errors)")
        // A copy is another scenario, though its input is the same.
        try FileManager.default.copyItem(atPath: program.path("winzling"), toPath: program.path("kopie"))
        let copy = try sweep(program, ["kopie", "--vary", "funds.KUS.amount=3000,4000"])
        #expect(copy.output.contains("out/sweep-winzling-funds.KUS.amount-3:"))
        #expect(try program.read("out/sweep-winzling-funds.KUS.amount/sweep.json") == first)
        try FileManager.default.createDirectory(atPath: program.path("mine"), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: program.folder.appendingPathComponent("mine/results.csv"))
        let foreign = try sweep(program, grid + ["--out", "mine"])
        #expect(foreign.code == 73 && foreign.errors.contains("sweep.foreign-folder"))
        #expect(try program.read("mine/results.csv") == "x")
    }

    @Test func aListHasChangesAndParameters() throws {
        let program = try Program()
        defer { program.remove() }
        let list = """
            points:
              - {name: wie es ist}
              - {name: weniger, changes: [{set: funds.KUS.amount, to: 3000}, {remove: offers.A4}]}
            """
        try Data(list.utf8).write(to: program.folder.appendingPathComponent("list.yaml"))
        let good = try sweep(program, [Program.scenario("winzling"), "--list", "list.yaml", "--out", "s"])
        #expect(good.code == 0, "\(good.errors)")
        let rows = try program.read("s/results.csv").split(separator: "\n")
        #expect(rows[1].hasPrefix("0,wie es ist,optimal,true,8,8,") && rows[2].hasPrefix("1,weniger,"))
        try Data("points:\n  - {nmae: x}\n".utf8).write(to: program.folder.appendingPathComponent("bad.yaml"))
        let bad = try sweep(program, [Program.scenario("winzling"), "--list", "bad.yaml", "--out", "t"])
        #expect(bad.code == 65 && bad.errors.contains("bad.yaml:2:"))
    }

    @Test(arguments: [
        "funds.KUS.amount", "funds=1", "funds.KUS.amount=5..1/1", "funds.KUS.amount=1..2/0", "rules.R-04=maybe",
    ])
    func aVariationThatMeansNothingIsAnError(_ text: String) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try sweep(program, [Program.scenario("winzling"), "--vary", text])
        #expect(run.code == 64 && run.errors.contains("sweep.bad-variation"))
    }

    @Test func aVariationThatHitsNothingIsToldWithItsVariant() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try sweep(program, [Program.scenario("winzling"), "--vary", "funds.XXX.amount=1,2"])
        #expect(run.code == 1 && run.errors.contains("`XXX`"))
    }

    @Test func aTradeOffGoesFromOneEndToTheOther() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try sweep(
            program, [Program.scenario("winzling"), "--trade-off", "G-1", "G-3", "--points", "4", "--out", "s"])
        #expect(run.code == 0, "\(run.errors)")
        let rows = try program.read("s/results.csv").split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let firsts = rows.compactMap { Double($0[4]) }
        #expect(firsts.first == 8 && firsts == firsts.sorted(by: >) && Set(firsts).count > 1)
        for row in rows { #expect(try #require(Double(row[8])) >= #require(Double(row[1])) && row[3] == "true") }
        let unknown = try sweep(program, [Program.scenario("winzling"), "--trade-off", "G-1", "G-9", "--out", "t"])
        #expect(unknown.code == 64 && unknown.errors.contains("`G-9`"))
    }

    // MARK: Slurm

    /// Whether a Slurm answers here; `make sweep-slurm` starts one of its own.
    private static let hasSlurm: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sinfo")
        process.arguments = ["--noheader"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private func shell(_ script: String, _ program: Program, _ environment: [String: String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [program.path(script)]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The scripts are written for the program beside the tests, wherever they are run from.
    private func written(_ program: Program) throws {
        let slurm = try program.run(
            "sweep", "slurm", Program.scenario("winzling"), "--vary", "funds.KUS.amount=3000..9000/2000", "--tasks",
            "2",
            "--out", "it's here", "--sbatch=--partition=long")
        #expect(slurm.code == 0, "\(slurm.errors)")
    }

    @Test func theScriptsOfSlurmRunByHand() throws {
        let program = try Program()
        defer { program.remove() }
        try written(program)
        let text = try program.read("it's here/sweep.sh")
        #expect(text.contains("#SBATCH --array=0-1\n") && text.contains("#SBATCH --partition=long\n"))
        #expect(text.contains("--task \"$SLURM_ARRAY_TASK_ID\" --tasks 2"))
        #expect(try program.read("it's here/submit.sh").contains("--dependency=\"afterany:$job\""))
        #expect(try shell("it's here/sweep.sh", program, ["SLURM_ARRAY_TASK_ID": "1"]) == 0)
        #expect(try program.run("sweep", "status", "it's here", "--tasks", "2").output == "0\n")
        #expect(try shell("it's here/merge.sh", program, [:]) == 65, "task 0 is missing")
        #expect(try shell("it's here/sweep.sh", program, ["SLURM_ARRAY_TASK_ID": "0"]) == 0)
        #expect(try shell("it's here/merge.sh", program, [:]) == 0)
        let whole = try sweep(
            program, [Program.scenario("winzling"), "--vary", "funds.KUS.amount=3000..9000/2000", "--out", "whole"])
        #expect(whole.code == 0)
        try same(program, "it's here", "whole")
    }

    @Test(.enabled(if: hasSlurm, "no Slurm answers")) func slurmRunsTheArrayAndMerges() throws {
        let program = try Program()
        defer { program.remove() }
        try written(program)
        let text = try program.read("it's here/sweep.sh").replacing("#SBATCH --partition=long\n", with: "")
        try Data(text.utf8).write(to: program.folder.appendingPathComponent("it's here/sweep.sh"))
        let merge = try program.read("it's here/merge.sh").replacing("#SBATCH --partition=long\n", with: "")
        try Data(merge.utf8).write(to: program.folder.appendingPathComponent("it's here/merge.sh"))
        #expect(try shell("it's here/submit.sh", program, [:]) == 0)
        let result = program.path("it's here/results.csv")
        let end = Date.now.addingTimeInterval(120)
        while !FileManager.default.fileExists(atPath: result), Date.now < end { Thread.sleep(forTimeInterval: 0.5) }
        #expect(FileManager.default.fileExists(atPath: result))
    }
}
