// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct PlanCommandTests {
    private static let files = ["allocations.csv", "datapackage.json", "plan.json", "report.html", "unmet.csv"]

    @Test func plansTheTinyScenarioAsItsReadmeSays() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run("plan", Program.scenario("winzling"))
        #expect(plan.code == 0, "\(plan.errors)")
        #expect(plan.output.contains("nachweislich der beste"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("out/winzling")).sorted()
        #expect(names == Self.files)
        let rows = try program.read("out/winzling/allocations.csv").split(separator: "\n").map {
            $0.split(separator: ",")
        }
        #expect(rows.dropFirst().map { "\($0[0]) \($0[4])" } == ["B1 A4", "B2 A1", "B3 A2"])
        #expect(try program.read("out/winzling/plan.json").contains("\"status\": \"optimal\""))
    }

    @Test(arguments: ["winzling", "musterkreis", "musterkreis-sparhaushalt"])
    func twoRunsGiveTheSameBytes(scenario: String) throws {
        let program = try Program()
        defer { program.remove() }
        for folder in ["one", "two"] {
            let plan = try program.run(
                "plan", Program.scenario(scenario), "--out", folder, "--quiet", "--question-time", "600")
            #expect(plan.code == 0)
            #expect(plan.errors.isEmpty)
        }
        let answers = scenario == "winzling" ? [] : ["answers.json"]
        for name in Self.files + answers where name != "plan.json" {
            #expect(try program.read("one/\(name)") == program.read("two/\(name)"), "\(name)")
        }
        #expect(try withoutTimes(program.read("one/plan.json")) == withoutTimes(program.read("two/plan.json")))
    }

    private func withoutTimes(_ json: String) -> [Substring] {
        json.split(separator: "\n").filter { !$0.contains("\"seconds\"") }
    }

    @Test func writesForExcelAndInEnglish() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run(
            "plan", Program.scenario("winzling"), "--format", "excel", "--language", "en", "--out", "x")
        #expect(plan.code == 0)
        #expect(plan.output.contains("proven") || plan.output.contains("provably"))
        let bytes = try Data(contentsOf: program.folder.appendingPathComponent("x/allocations.csv"))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try program.read("x/allocations.csv").contains(";"))
    }

    @Test func writesTheModelForOtherSolvers() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run("plan", Program.scenario("winzling"), "--write-model", "m/winzling.mps")
        #expect(plan.code == 0)
        let model = try program.read("m/winzling.mps")
        #expect(model.contains("\n* goal 1 maximise row minus_G-1 "))
        #expect(model.hasSuffix("ENDATA\n"))
        #expect(try program.run("plan", Program.scenario("winzling"), "--write-model", "m/winzling.lp").code == 0)
        #expect(try program.read("m/winzling.lp").hasPrefix("Maximize\n G_1: "))
        let text = try program.run("plan", Program.scenario("winzling"), "--write-model", "m/winzling.model.txt")
        #expect(text.code == 0)
        #expect(try program.read("m/winzling.model.txt").hasPrefix("column B1.A1.KUS 0 1 integer block 0 part 0\n"))
    }

    @Test func tellsProgressAsJSON() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run(
            "plan", Program.scenario("musterkreis"), "--progress", "json", "--question-time", "0.1")
        let lines = plan.errors.split(separator: "\n")
        var questions: [String] = []
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if object?["event"] as? String == "question" {
                questions.append(object?["question"] as? String ?? "")
            } else {
                #expect(object?["event"] as? String == "progress")
                #expect(object?["goal"] is String)
            }
        }
        #expect(questions == ["F-1", "F-2", "F-3", "F-4"])
    }

    @Test func anInfeasibleScenarioEndsWithTwo() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = try program.copy("winzling")
        try program.appendLimit("at_least: 1000")
        let plan = try program.run("plan", scenario)
        #expect(plan.code == 2, "\(plan.output) \(plan.errors)")
        #expect(plan.errors.contains("extra.yaml:3:10: Fehler: `X-1`"))
        #expect(try program.read("out/winzling/plan.json").contains("\"status\": \"infeasible\""))
        let verify = try program.run("verify", "out/winzling")
        #expect(verify.code == 2)
        #expect(verify.errors.contains("planning.nothing-to-verify"))
    }

    @Test func aPathThatCannotBeWrittenEndsWith73() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run("plan", Program.scenario("winzling"), "--out", "stdout.txt/plan", "--quiet")
        #expect(plan.code == 73)
        #expect(plan.errors.contains("reporting.cannot-write"))
    }

    @Test func aMemoryLimitWritesTheBestPlanSoFar() throws {
        let program = try Program()
        defer { program.remove() }
        let plan = try program.run(
            "plan", Program.scenario("musterkreis"), "--out", "o", "--memory-limit", "1", "--language", "en",
            "--no-questions")
        #expect(plan.code == 0, "\(plan.errors)")
        #expect(plan.errors.contains("The search ended at the memory limit of 1 MB.\n"))
        #expect(try program.read("o/plan.json").contains("\"status\": \"feasible\""))
        #expect(try program.run("verify", "o").code == 0)
        let large = try program.run("plan", Program.scenario("winzling"), "--memory-limit", "1000000")
        #expect(large.code == 0)
        #expect(!large.errors.contains("Speichergrenze"))
    }

    @Test func ctrlCWritesTheBestPlanSoFar() throws {
        let program = try Program()
        defer { program.remove() }
        try HardScenario.write(to: program.folder.appendingPathComponent("hart"))
        let plan = try program.run(
            "plan", "hart", "--out", "o", "--time-limit", "0", "--progress", "json", interrupted: true)
        // A solver that had proven the plan by then was not interrupted: whichever came first is what is told.
        let isProven = try program.read("o/plan.json").contains("\"status\": \"optimal\"")
        #expect(plan.code == (isProven ? 0 : 130), "\(plan.errors)")
        let verify = try program.run("verify", "o")
        #expect(verify.code == 0, "\(verify.errors)")
    }
}

extension Program {
    /// A further rulebook for the copied scenario `winzling` with one limit over all groups.
    func appendLimit(_ bound: String) throws {
        let rulebook = "rulebook: extra\nlimits:\n  - {id: X-1, sum: 1, \(bound)}\n"
        try FileManager.default.createDirectory(atPath: path("winzling/rules"), withIntermediateDirectories: true)
        try Data(rulebook.utf8).write(to: folder.appendingPathComponent("winzling/rules/extra.yaml"))
        let text = try read("winzling/scenario.yaml")
        let changed = text.replacing("rulebooks: [", with: "rulebooks: [extra, ")
        #expect(changed != text)
        try Data(changed.utf8).write(to: folder.appendingPathComponent("winzling/scenario.yaml"))
    }
}
