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

    /// A device may never end: it is refused before it is read.
    @Test func devicesAreNoInput() throws {
        let program = try Program()
        defer { program.remove() }
        for command in [["test"], ["lint"], ["format", "--check"], ["show"], ["conformance"]] {
            let result = try program.run(arguments: ["rules"] + command + ["/dev/zero"])
            #expect(result.code == 66, "\(command)")
            #expect(result.errors.contains("`/dev/zero`"), "\(command)")
        }
    }

    @Test func testEndsWith1OnAFailureAnd65Or66OnBadFiles() throws {
        let program = try Program()
        defer { program.remove() }
        let rules = Program.project.appendingPathComponent("rules").path
        try FileManager.default.copyItem(atPath: rules, toPath: program.path("rules"))
        let good = try program.run("rules", "test", "rules/base.tests.yaml", "rules/kommune.tests.yaml")
        #expect(good.code == 0)
        #expect(good.output.hasSuffix(" bestanden, 0 nicht bestanden\n"))
        try program.replace("cost * kom_share", with: "cost * kom_share + 1", in: "rules/kommune.yaml")
        let bad = try program.run("rules", "test", "rules/kommune.tests.yaml")
        #expect(bad.code == 1)
        #expect(bad.output.contains("rules/kommune.tests.yaml:15:"))
        try program.replace("school_year: 2026/27", with: "school_year: 2026", in: "rules/base.tests.yaml")
        #expect(try program.run("rules", "test", "rules/base.tests.yaml").code == 65)
        #expect(try program.run("rules", "test", "rules/fehlt.tests.yaml").code == 66)
        #expect(try program.run("rules", "test").code == 64)
    }

    @Test func everyShippedScenarioHasAPlanThatIsAsWorkedOutByHand() throws {
        let program = try Program()
        defer { program.remove() }
        let folder = Program.project.appendingPathComponent("scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".md") }
        #expect(names.count >= 9)
        let files = names.sorted().map { folder.appendingPathComponent("\($0)/plan.tests.yaml").path }
        let outcome = try program.run(arguments: ["rules", "test", "--language", "en"] + files)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(
            outcome.output.hasSuffix(" passed, 0 failed\n") && !outcome.output.contains(": plan `"), "\(outcome.output)"
        )
    }

    @Test func aPlanThatIsNotAsExpectedEndsWith1AndAMissingScenarioWith66() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.copy("winzling")
        let rules = Program.project.appendingPathComponent("rules").path
        try FileManager.default.copyItem(atPath: rules, toPath: program.path("rules"))
        try program.replace("G-1: 8", with: "G-1: 9", in: "winzling/plan.tests.yaml")
        let other = try program.run("rules", "test", "winzling/plan.tests.yaml", "--language", "en")
        #expect(other.code == 1, "\(other.errors)")
        #expect(
            other.output.hasPrefix(
                "winzling/plan.tests.yaml:5:18: plan `Von Hand gelöst`: goal `G-1`: expected 9, found 8\n"))
        #expect(other.output.hasSuffix("0 passed, 1 failed\n"))
        try program.replace("scenario: .", with: "scenario: nichts", in: "winzling/plan.tests.yaml")
        #expect(try program.run("rules", "test", path + "/plan.tests.yaml").code == 66)
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

@Suite struct FormatCommandTests {
    @Test func formatWritesChecksAndLeavesBrokenFilesAlone() throws {
        let program = try Program()
        defer { program.remove() }
        let write = { (text: String, name: String) in
            try Data(text.utf8).write(to: program.folder.appendingPathComponent(name))
        }
        try write("rulebook:   a # c\n", "a.yaml")
        try write("rulebook: b\n", "b.yaml")
        try write("rulebook: {c\n", "c.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: program.path("a.yaml"))
        try FileManager.default.createSymbolicLink(
            atPath: program.path("link.yaml"), withDestinationPath: program.path("a.yaml"))

        let check = try program.run("rules", "format", "--check", "link.yaml", "b.yaml", "--language", "en")
        #expect(check.code == 1 && check.output == "link.yaml\n" && check.errors == "to change: 1 of 2 files\n")
        let shown = try program.run("rules", "format", "--stdout", "a.yaml")
        #expect(shown.code == 0 && shown.output == "rulebook: a  # c\n")
        #expect(try program.read("a.yaml") == "rulebook:   a # c\n")

        let written = try program.run("rules", "format", "link.yaml", "b.yaml", "c.yaml")
        #expect(written.code == 65 && written.output.isEmpty)
        #expect(written.errors.contains("c.yaml:") && written.errors.hasSuffix("geändert: 1 von 3 Dateien\n"))
        #expect(try program.read("a.yaml") == "rulebook: a  # c\n")
        #expect(try program.read("c.yaml") == "rulebook: {c\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: program.path("a.yaml"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: program.path("link.yaml")).hasSuffix("a.yaml"))

        #expect(try program.run("rules", "format", "a.yaml", "b.yaml", "--check").code == 0)
        #expect(try program.run("rules", "format", "fehlt.yaml").code == 66)
        #expect(try program.run("rules", "format", "a.yaml", "--check", "--stdout").code == 64)
    }
}

@Suite struct LintCommandTests {
    @Test func lintReadsRulebooksAndCountsOnScenarios() throws {
        let program = try Program()
        defer { program.remove() }
        let rules = Program.project.appendingPathComponent("rules").path
        let quiet = try program.run(
            "rules", "lint", "\(rules)/base.yaml", "\(rules)/base.tests.yaml", "\(rules)/region.yaml")
        #expect(quiet.code == 0 && quiet.output == "0 Warnungen, 0 Hinweise\n")

        let scenario = Program.scenario("musterkreis")
        let one = try program.run(
            "rules", "lint", "\(rules)/kulturstrolche.yaml", "--scenario", scenario, "--json", "--language", "en")
        #expect(one.code == 0)
        let lines = one.output.split(separator: "\n").dropFirst().dropLast()
        #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("kulturstrolche.yaml") })
        #expect(
            lines.contains { $0.contains("\"kind\": \"excludes-value\", \"severity\": \"note\", \"rule\": \"KST-01\"") }
        )
        #expect(try program.run("rules", "lint", "--scenario", scenario, "--strict").code == 1)
        let brief = try program.run("rules", "lint", "--scenario", scenario, "--quiet")
        #expect(brief.code == 0 && brief.output == "0 Warnungen, 0 Hinweise\n")
    }

    @Test func lintEndsWith1OnWarningsAndTellsWrongCalls() throws {
        let program = try Program()
        defer { program.remove() }
        let text =
            "rulebook: r\ntitle: {de: R, en: R}\nvalid: {until: 2025-07-31}\nparameters:\n  - {name: p, value: 1}\n"
        try Data(text.utf8).write(to: program.folder.appendingPathComponent("r.yaml"))
        let found = try program.run("rules", "lint", "r.yaml")
        #expect(found.code == 1 && found.errors.isEmpty)
        #expect(found.output.contains("r.yaml:5:12: Warnung: ") && found.output.hasSuffix("1 Warnung, 0 Hinweise\n"))
        let dated = try program.run("rules", "lint", "r.yaml", "--school-year", "2026/27", "--language", "en")
        #expect(dated.output.contains("[lint.not-in-force]") && dated.output.hasSuffix("2 warnings, 0 notes\n"))

        let scenario = Program.scenario("musterkreis")
        let other = try program.run("rules", "lint", "r.yaml", "--scenario", scenario)
        #expect(other.code == 64 && other.errors.contains("`r.yaml`") && other.output.isEmpty)
        #expect(try program.run("rules", "lint").code == 64)
        #expect(try program.run("rules", "lint", "r.tests.yaml").code == 64)
        #expect(try program.run("rules", "lint", "r.yaml", "--school-year", "2026").code == 64)
        #expect(try program.run("rules", "lint", "fehlt.yaml").code == 66)
        try Data("rulebook: {r\n".utf8).write(to: program.folder.appendingPathComponent("r.yaml"))
        #expect(try program.run("rules", "lint", "r.yaml").code == 65)
    }
}
