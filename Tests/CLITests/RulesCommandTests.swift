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
}
