// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct RulesCommandTests {
    @Test func evalTellsValueAndTypeFromRowsOrAScenario() throws {
        let program = try Program()
        defer { program.remove() }
        let rows = try program.run("rules", "eval", "need.groups * 2", "--row", "need.groups=2")
        #expect(rows.output == "4 (Zahl, genau)\n")
        let path = Program.scenario("winzling")
        let cost = try program.run(
            "rules", "eval", "funded", "--scenario", path, "--need", "B1", "--offer", "A1", "--fund", "KUS",
            "--language", "en")
        #expect(cost.output == "3200 (number, exact)\n")
        let previous = try program.run(
            "rules", "eval", "has(previous.groups)", "--scenario", path, "--need", "B1", "--offer", "A4")
        #expect(previous.output == "true (Wahrheitswert)\n")
    }

    @Test func evalTellsWhatIsWrongWithTheRightCode() throws {
        let program = try Program()
        defer { program.remove() }
        let path = Program.scenario("winzling")
        let unknown = try program.run("rules", "eval", "funded", "--scenario", path, "--need", "B11")
        #expect(unknown.code == 65)
        #expect(unknown.errors.contains("`B11`") && unknown.output.isEmpty)
        #expect(try program.run("rules", "eval", "1", "--row", "need.groups=1", "--scenario", path).code == 64)
        #expect(try program.run("rules", "eval", "1", "--need", "B1").code == 64)
        #expect(try program.run("rules", "eval", "1", "--scenario", program.path("nichts")).code == 66)
        let syntax = try program.run("rules", "eval", "1 +")
        #expect(syntax.code == 65)
        #expect(syntax.errors.contains("EXPR:1:"))
    }

    @Test func testEndsWith1OnAFailureAnd65Or66OnBadFiles() throws {
        let program = try Program()
        defer { program.remove() }
        let rules = Program.project.appendingPathComponent("rules").path
        try FileManager.default.copyItem(atPath: rules, toPath: program.path("rules"))
        let good = try program.run("rules", "test", "rules/base.tests.yaml", "rules/kommune.tests.yaml")
        #expect(good.code == 0)
        #expect(good.output.hasSuffix(" passed, 0 failed\n"))
        try program.replace("cost * kom_share", with: "cost * kom_share + 1", in: "rules/kommune.yaml")
        let bad = try program.run("rules", "test", "rules/kommune.tests.yaml")
        #expect(bad.code == 1)
        #expect(bad.output.contains("rules/kommune.tests.yaml:15:"))
        try program.replace("school_year: 2026/27", with: "school_year: 2026", in: "rules/base.tests.yaml")
        #expect(try program.run("rules", "test", "rules/base.tests.yaml").code == 65)
        #expect(try program.run("rules", "test", "rules/fehlt.tests.yaml").code == 66)
        #expect(try program.run("rules", "test").code == 64)
    }

    @Test func showWritesProseInBothLanguages() throws {
        let program = try Program()
        defer { program.remove() }
        let path = Program.project.appendingPathComponent("rules/kommune.yaml").path
        let german = try program.run("rules", "show", path)
        #expect(german.code == 0)
        #expect(german.output.contains("je Schule: Summe von `funded` höchstens 2.000,00 EUR (`kom_school_cap`)"))
        let english = try program.run("rules", "show", path, "--language", "en", "--format", "markdown")
        #expect(english.output.hasPrefix("# Municipal culture fund\n"))
        #expect(try program.run("rules", "show", path + "x").code == 66)
    }
}
