// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `plan --from`: the search begins with an earlier plan and ends with a plan as good as without it.
@Suite struct EarlierPlanTests {
    @Test func aPlanFromAnEarlierOneIsAsGood() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(
            try program.run(
                "plan", Program.scenario("musterkreis"), "--out", "a", "--time-limit", "0", "--quiet", "--no-questions"
            ).code
                == 0)
        let sparse = Program.scenario("musterkreis-sparhaushalt")
        #expect(
            try program.run("plan", sparse, "--out", "b", "--time-limit", "0", "--quiet", "--no-questions").code == 0)
        let plan = try program.run(
            "plan", sparse, "--from", "a", "--out", "c", "--time-limit", "0", "--quiet", "--no-questions")
        #expect(plan.code == 0, "\(plan.errors)")
        let goals = { (name: String) in
            try program.read("\(name)/plan.json").split(separator: "\n").filter { $0.contains("\"sense\"") }
        }
        #expect(try goals("b") == goals("c"))
    }

    @Test func whatIsGoneIsNoted() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("plan", Program.scenario("winzling"), "--out", "a", "--quiet").code == 0)
        let copy = try program.copy("winzling")
        try program.replace(
            "rulebooks: [base", with: "changes: [{remove: offers.A4}]\nrulebooks: [base", in: "winzling/scenario.yaml")
        let plan = try program.run("plan", copy, "--from", "a", "--language", "en")
        #expect(plan.code == 0)
        #expect(plan.errors.contains("1 of 3 allocations of the earlier plan"))
        #expect(plan.errors.contains("B1/A4"))
    }

    /// `plan.json` holds what limits were worth; the search begins with it, and says so where it cannot be read.
    @Test func theSearchBeginsWithThePricesOfThePlan() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("musterkreis")
        let run = { (arguments: [String]) in
            try program.run(
                arguments: ["plan", scenario, "--time-limit", "0", "--no-questions", "--language", "en"] + arguments)
        }
        let iterations = { (folder: String) throws -> Int in
            let json = try JSONSerialization.jsonObject(with: Data(program.read("\(folder)/plan.json").utf8))
            let solve = try #require((json as? [String: Any])?["solve"] as? [String: Any])
            return try #require(solve["simplex_iterations"] as? Int)
        }
        #expect(try run(["--out", "a"]).code == 0)
        let written = try program.read("a/plan.json")
        #expect(written.contains(#""goal": "G-1""#) && written.contains(#""held": {"G-1": "#))
        #expect(try run(["--from", "a", "--out", "b"]).code == 0)
        try Data(written.replacing("\"held\": {", with: "\"kept\": {").utf8)
            .write(to: program.folder.appendingPathComponent("a/plan.json"))
        let broken = try run(["--from", "a", "--out", "c"])
        #expect(broken.code == 0)
        #expect(broken.errors.contains("a/plan.json:1:1: note: the prices of the earlier plan"), "\(broken.errors)")
        // The same start without the prices takes more.
        #expect(try iterations("b") < iterations("c"))
    }

    @Test func aMissingOrBrokenPlanIsToldWithItsPlace() throws {
        let program = try Program()
        defer { program.remove() }
        let missing = try program.run("plan", Program.scenario("winzling"), "--from", "nirgends")
        #expect(missing.code == 66)
        #expect(try program.run("plan", Program.scenario("winzling"), "--out", "a", "--quiet").code == 0)
        let text = try program.read("a/allocations.csv")
        let broken = text.replacing("kultur-und-schule,1,40,4000.00", with: "kultur-und-schule,0,40,4000.00")
        #expect(text != broken)
        try Data(broken.utf8).write(to: program.folder.appendingPathComponent("a/allocations.csv"))
        let plan = try program.run("plan", Program.scenario("winzling"), "--from", "a")
        #expect(plan.code == 65)
        #expect(plan.errors.contains("allocations.csv:3:"))
    }

    @Test func keepingChangesAsLittleAsTheGoalsAllow() throws {
        let program = try Program()
        defer { program.remove() }
        let (whole, sparse) = (Program.scenario("musterkreis"), Program.scenario("musterkreis-sparhaushalt"))
        #expect(
            try program.run("plan", whole, "--out", "a", "--time-limit", "0", "--quiet", "--no-questions").code == 0)
        var changes: [Int] = []
        for keep in ["--keep=0", "--keep=G-1=12,G-2=100,G-3=100"] {
            let plan = try program.run(
                "plan", sparse, "--from", "a", keep, "--out", "b", "--time-limit", "0", "--quiet", "--no-questions")
            #expect(plan.code == 0, "\(plan.errors)")
            #expect(try program.run("verify", "b").code == 0)
            let json = try program.read("b/plan.json")
            let match = try #require(try /"changes": (\d+), "bound": (\d+), "proven": true/.firstMatch(in: json))
            #expect(match.1 == match.2)
            changes.append(Int(match.1) ?? -1)
        }
        #expect(changes[0] > changes[1], "\(changes)")
    }

    /// What is kept is compared with the earlier plan and with the best new one, each group that moves counted once.
    @Test func bothComparisonsAreToldWithTheirBase() throws {
        let program = try Program()
        defer { program.remove() }
        let whole = Program.scenario("musterkreis")
        #expect(
            try program.run("plan", whole, "--out", "a", "--time-limit", "0", "--quiet", "--no-questions").code == 0)
        let manifest = """
            scenario: kuerzung
            extends: \(whole)
            changes: [{set: funds.KUS-05999.amount, to: 48960}]

            """
        try Data(manifest.utf8).write(to: program.folder.appendingPathComponent("kuerzung.yaml"))
        let plan = try program.run(
            "plan", "kuerzung.yaml", "--from", "a", "--keep", "--out", "b", "--time-limit", "0", "--quiet",
            "--no-questions")
        #expect(plan.code == 0, "\(plan.errors)")
        let told = plan.output.replacing("\n", with: " ")
        #expect(told.contains("Gegenüber dem früheren Plan: Ziel G-1 „Dringliche Bedarfe zuerst“ fällt von 135 auf "))
        #expect(told.contains("Gegenüber dem besten neuen Plan verliert kein Ziel etwas."))
        let json = try program.read("b/plan.json")
        let counts = try #require(
            try /"changes": (\d+), .*"added": (\d+), "dropped": (\d+), "moved": (\d+)/.firstMatch(in: json))
        let number = { (text: Substring) in Int(text) ?? -1 }
        #expect(number(counts.1) == number(counts.2) + number(counts.3) + 2 * number(counts.4))
        #expect(json.contains(#""before": 135"#))
        let compared = try program.run("compare", "a", "b").output.replacing("\n", with: " ")
        #expect(number(counts.4) > 0 && compared.contains("\(counts.4) Gruppe"), "\(compared.prefix(2_000))")
        // The earlier plan without its plan.json says nothing of its goals.
        try FileManager.default.removeItem(atPath: program.path("a/plan.json"))
        let unknown = try program.run(
            "plan", "kuerzung.yaml", "--from", "a", "--keep", "--out", "c", "--time-limit", "0", "--quiet",
            "--no-questions")
        #expect(
            unknown.output.replacing("\n", with: " ")
                .contains("Welche Zielwerte der frühere Plan hatte, ist nicht bekannt."))
    }

    @Test func theSamePlanIsKeptWhole() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        #expect(try program.run("plan", scenario, "--out", "a", "--quiet").code == 0)
        let plan = try program.run("plan", scenario, "--from", "a", "--keep", "--out", "b")
        #expect(plan.code == 0)
        #expect(try program.read("a/allocations.csv") == program.read("b/allocations.csv"))
        #expect(try program.read("b/plan.json").contains("\"changes\": 0, \"bound\": 0, \"proven\": true"))
    }

    @Test func keepNeedsAPlanAndKnownGoals() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        #expect(try program.run("plan", scenario, "--keep").code == 64)
        #expect(try program.run("plan", scenario, "--out", "a", "--quiet").code == 0)
        let unknown = try program.run("plan", scenario, "--from", "a", "--keep", "G-9=1")
        #expect(unknown.code == 64)
        #expect(unknown.errors.contains("`G-9`"))
        #expect(try program.run("plan", scenario, "--from", "a", "--keep", "viel").code == 64)
    }
}
