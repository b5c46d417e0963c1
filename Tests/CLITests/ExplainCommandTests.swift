// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `explain` as a planner calls it: text on stdout, files where they are asked for, codes for what is wrong.
@Suite struct ExplainCommandTests {
    private func planned() throws -> Program {
        let program = try Program()
        _ = try program.copy("winzling")
        let outcome = try program.run("plan", "winzling", "--out", "out", "--quiet")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return program
    }

    @Test func aQuestionIsAnsweredInBothLanguagesAndAsJSON() throws {
        let program = try planned()
        defer { program.remove() }
        let german = try program.run("explain", "out", "--need", "B2", "--offer", "A4", "--time-limit", "600")
        #expect(german.code == 0)
        #expect(german.output.contains("Das Ziel „Bewährte Partner und kurze Wege“ wird um 2,2 schlechter [G-3]."))
        let english = try program.run(
            "explain", "out", "--need", "B2", "--offer", "A4", "--time-limit", "600", "--language", "en", "--trace")
        #expect(english.output.contains("gets worse by 2.2 [G-3]."))
        #expect(english.output.contains("tables/schools.csv:3:"))
        let json = try program.run("explain", "out", "--need", "B2", "--offer", "A4", "--time-limit", "600", "--json")
        let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let answer = (value?["answers"] as? [[String: Any]])?.first?["explanation"] as? [String: Any]
        #expect(answer?["id"] as? String == "why_not:B2:A4")
        #expect(answer?["answer"] as? String == "loses")
    }

    @Test func aScenarioThatMovedIsAskedFor() throws {
        let program = try planned()
        defer { program.remove() }
        try FileManager.default.moveItem(atPath: program.path("winzling"), toPath: program.path("anderswo"))
        let missing = try program.run("explain", "out", "--need", "B1")
        #expect(missing.code == 66 && missing.errors.contains("explain.scenario-moved"))
        #expect(missing.errors.contains("mit `--scenario` sagen"))
        let found = try program.run(
            "explain", "out", "--need", "B1", "--offer", "A2", "--scenario", "anderswo", "--time-limit", "600")
        #expect(found.code == 0 && found.output.contains("A2"), "\(found.errors)")
    }

    @Test func pagesAndChartsAreFilesOfTheirOwn() throws {
        let program = try planned()
        defer { program.remove() }
        let page = try program.run("explain", "out", "--school", "S2", "--html", "s2.html", "--time-limit", "600")
        #expect(page.code == 0, "\(page.errors)")
        let html = try program.read("s2.html")
        #expect(html.contains("<h1>Gesamtschule Ostermühl</h1>"))
        #expect(html.contains("Was müsste sich ändern?"))
        let curve = try program.run(
            "explain", "out", "--fund", "KUS", "--curve", "--csv", "--svg", "kus.svg", "--time-limit", "600")
        #expect(
            curve.output.hasPrefix(
                "fund,amount,G-1,G-2_at_amount,G-3_at_amount,proven,needs_gained,needs_lost\nKUS,2880,4,1.5,0.2,true"))
        #expect(try program.read("kus.svg").hasPrefix("<svg"))
    }

    @Test func aScenarioWithoutPlanNamesTheConflict() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.copy("winzling")
        try Data("need,offer,groups,mode,reason\nB1,A1,1,fix,Zusage\nB2,A1,1,fix,Zusage\n".utf8)
            .write(to: program.folder.appendingPathComponent("winzling/tables/locks.csv"))
        let funds = try program.read("winzling/tables/funds.csv").replacing("10000.00", with: "3500.00")
        try Data(funds.utf8).write(to: program.folder.appendingPathComponent("winzling/tables/funds.csv"))
        #expect(try program.run("plan", "winzling", "--out", "out", "--quiet").code == 2)
        let conflict = try program.run("explain", "out", "--time-limit", "600")
        #expect(conflict.code == 0, "\(conflict.errors)")
        #expect(conflict.output.contains("Anteil mindestens 0,25 [R-03]"), "a share is no money")
        #expect(conflict.output.contains("Abhilfe (Programm): [L-04] KUS von 3.500,00\u{a0}EUR auf 6.400,00\u{a0}EUR."))
    }

    @Test func whatCannotBeAskedIsTold() throws {
        let program = try planned()
        defer { program.remove() }
        let unknown = try program.run("explain", "out", "--need", "B22")
        #expect(unknown.code == 65)
        #expect(unknown.errors.contains("B22"))
        let nothing = try program.run("explain", "out")
        #expect(nothing.code == 0 && nothing.output.isEmpty)
        #expect(nothing.errors.contains("nichts widerspricht sich"))
        #expect(try program.run("explain", "out", "--offer", "A1").code == 64)
        #expect(try program.run("explain", "out", "--need", "B1", "--ties", "--curve").code == 64)
        try program.replace("3300.00", with: "3301.00", in: "winzling/tables/offers.csv")
        let changed = try program.run("explain", "out", "--need", "B1")
        #expect(changed.code == 65)
        #expect(changed.errors.contains("`plan`"))
    }
}
