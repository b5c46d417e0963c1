// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test func helpIsAResultAndUsageErrorsEndWith64() throws {
        let program = try Program()
        defer { program.remove() }
        let help = try program.run("--help")
        #expect(help.code == 0)
        #expect(help.output.contains("plan") && help.output.contains("check") && help.output.contains("verify"))
        for arguments in [
            ["plan"], ["plan", "x", "--time-limit", "-1"], ["plan", "x", "--nix"], ["unfug"],
            ["check", "x", "--threads", "0"], ["plan", "x", "--threads", "-1"], ["plan", "x", "--threads", "1025"],
            ["plan", "x", "--question-time", "0"], ["plan", "x", "--memory-limit", "0"],
            ["plan", "x", "--memory-limit", "viel"],
        ] {
            let usage = try program.run(arguments: arguments)
            #expect(usage.code == 64, "\(arguments)")
            #expect(!usage.errors.isEmpty && usage.output.isEmpty)
        }
    }

    @Test func helpSpeaksTheReadersLanguage() throws {
        let program = try Program()
        defer { program.remove() }
        let german = try program.run("plan", "--help")
        for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "default:", "Show help"] {
            #expect(!german.output.contains(word), "\(word)")
        }
        #expect(german.output.contains("AUFRUF: bildungsnetz plan"))
        #expect(try program.run("plan").errors.contains("Es fehlt das Argument"))
        let english = try program.run("plan", "--help", "--language", "en")
        #expect(english.output.contains("USAGE: bildungsnetz plan"))
        #expect(!english.output.contains("Ordner"))
    }

    @Test func missingScenarioEndsWith66() throws {
        let program = try Program()
        defer { program.remove() }
        let check = try program.run("check", Program.scenario("winzlink"))
        #expect(check.code == 66)
        #expect(check.errors.contains("meinten Sie `winzling`?"))
        #expect(check.output.isEmpty)
    }

    @Test func badDataEndsWith65AndWritesNothing() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = try program.copy("winzling")
        try program.replace("B1,", with: "B1;", in: "winzling/tables/needs.csv")
        let plan = try program.run("plan", scenario)
        #expect(plan.code == 65)
        #expect(plan.errors.contains("needs.csv:2:"))
        #expect(!FileManager.default.fileExists(atPath: program.path("out")))
    }

    @Test func checkTellsCountsAsJSON() throws {
        let program = try Program()
        defer { program.remove() }
        let check = try program.run("check", Program.scenario("winzling"), "--json")
        #expect(check.code == 0)
        let json = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any]
        let counts = json?["counts"] as? [String: Int]
        #expect(counts?["candidates"] == 5)
        #expect((json?["diagnostics"] as? [Any])?.isEmpty == true)
        let broken = try program.run("check", Program.scenario("winzlink"), "--json")
        let object = try JSONSerialization.jsonObject(with: Data(broken.output.utf8)) as? [String: Any]
        #expect(broken.code == 66)
        #expect((object?["diagnostics"] as? [Any])?.count == 1)
    }

    @Test func checkWritesCandidatesThatNoNumberOfThreadsChanges() throws {
        let program = try Program()
        defer { program.remove() }
        for threads in ["1", "2", "5"] {
            let check = try program.run(
                "check", Program.scenario("winzling"), "--threads", threads, "--write-candidates",
                program.path("candidates-\(threads).csv"))
            #expect(check.code == 0)
        }
        let one = try program.read("candidates-1.csv")
        #expect(one.hasPrefix("need,offer,fund\n") || one.hasPrefix("need,offer\n"))
        #expect(one.split(separator: "\n").count == 6)
        #expect(try program.read("candidates-2.csv") == one)
        #expect(try program.read("candidates-5.csv") == one)
    }

    @Test func checkTellsTimeMemoryAndWork() throws {
        let program = try Program()
        defer { program.remove() }
        let check = try program.run("check", Program.scenario("winzling"), "--timings", "--threads", "2", "--quiet")
        let line = check.errors.split(separator: "\n").last.map { Data($0.utf8) } ?? Data()
        let json = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        #expect(json["candidates"] as? Int == 5)
        #expect(json["threads"] as? Int == 2)
        for stage in ["load", "match", "model"] {
            for measure in ["seconds", "cpu_seconds", "held_bytes", "peak_megabytes"] {
                #expect(json["\(stage)_\(measure)"] is NSNumber)
            }
        }
    }

    @Test func checkSeesLimitsThatCannotHold() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = try program.copy("winzling")
        try program.appendLimit("at_least: 1000")
        let check = try program.run("check", scenario)
        #expect(check.code == 2)
        #expect(check.output.contains("[X-1]"))
    }

    @Test func verifyFindsAChangedPlan() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("plan", Program.scenario("winzling"), "--out", "p")
        #expect(try program.run("verify", "p").code == 0)
        #expect(try program.run("verify", "p/plan.json").code == 0)
        let text = try program.read("p/allocations.csv")
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        try Data(rows.filter { !$0.hasPrefix("B1,") }.joined(separator: "\n").utf8)
            .write(to: program.folder.appendingPathComponent("p/allocations.csv"))
        let verify = try program.run("verify", "p")
        #expect(verify.code == 2)
        #expect(verify.errors.contains("G-1"))
        #expect(try program.run("verify", "nirgends").code == 66)
    }

    @Test func verifyNoticesThatTheTablesChanged() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = try program.copy("winzling")
        _ = try program.run("plan", scenario, "--out", "p")
        try program.replace("scenario: winzling", with: "scenario: winzling # neu", in: "winzling/scenario.yaml")
        let verify = try program.run("verify", "p")
        #expect(verify.code == 2)
        #expect(verify.errors.contains("verify.other-input"))
    }
}
