// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct ScenariosCommandTests {
    @Test func listsTheShippedScenarios() throws {
        let program = try Program()
        defer { program.remove() }
        let list = try program.run("scenarios", Program.project.appendingPathComponent("scenarios").path)
        #expect(list.code == 0, "\(list.errors)")
        let names = list.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
        #expect(names.contains("musterkreis-sparhaushalt"))
        #expect(names.contains("kultur-macht-stark-ein-euro-weniger"))
        #expect(names == names.sorted(), "folders by name")
    }

    @Test func tellsWhatTheChangesOfAScenarioDo() throws {
        let program = try Program()
        defer { program.remove() }
        let list = try program.run("scenarios", Program.scenario("musterkreis-sparhaushalt"), "--changes")
        #expect(list.code == 0)
        #expect(list.output.contains("set funds.KUS-05999.amount = 30600"))
        #expect(list.output.contains("musterkreis-sparhaushalt/scenario.yaml:5:11"))
        #expect(list.output.contains("61.200,00 → 30600"))
    }

    @Test func aBrokenScenarioIsCountedInTheListAndToldAlone() throws {
        let program = try Program()
        defer { program.remove() }
        let copy = try program.copy("winzling")
        try program.replace(
            "rulebooks: [base", with: "changes: [{remove: offers.A9}]\nrulebooks: [base", in: "winzling/scenario.yaml")
        let list = try program.run("scenarios", copy, Program.scenario("musterkreis"))
        #expect(list.code == 65)
        #expect(list.output.contains("1 Fehler"))
        let alone = try program.run("scenarios", copy)
        #expect(alone.code == 65)
        #expect(alone.errors.contains("scenario.yaml:4:20"))
        let json = try program.run("scenarios", copy, "--json")
        #expect(json.output.contains("\"tables.change-unknown-row\""))
    }

    @Test func aPathWithoutScenariosIsAnError() throws {
        let program = try Program()
        defer { program.remove() }
        let list = try program.run("scenarios", "nirgends")
        #expect(list.code == 66)
        #expect(list.errors.contains("nirgends"))
    }
}
