// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct CompareCommandTests {
    /// Winzling with less money and a provider fewer.
    private static let changed = """
        scenario: winzling-weniger
        extends: winzling/scenario.yaml
        changes:
          - {set: funds.KUS.amount, to: 3000}
          - {set: funds.KOM.amount, to: 201}
        """

    private func plans() throws -> Program {
        let program = try Program()
        _ = try program.copy("winzling")
        try Data(Self.changed.utf8).write(to: program.folder.appendingPathComponent("weniger.yaml"))
        #expect(try program.run("plan", "winzling", "--out", "a", "--quiet").code == 0)
        #expect(try program.run("plan", "weniger.yaml", "--out", "b", "--quiet").code == 0)
        return program
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func tellsEveryCellGoalAndAllocationThatDiffers() throws {
        let program = try plans()
        defer { program.remove() }
        let compare = try program.run("compare", "a", "b")
        #expect(compare.code == 0, "\(compare.errors)")
        #expect(compare.output.contains("funds KUS, amount"))
        #expect(compare.output.contains("weniger.yaml:4:11"))
        #expect(compare.output.contains("weniger Gruppen"))
        #expect(compare.output.contains("entfällt"))
        #expect(!compare.output.contains("Gruppen gewünscht"), "equal figures only with --all")
        #expect(try program.run("compare", "a", "b", "--all").output.contains("Gruppen gewünscht"))
    }

    @Test func scenariosArePlannedFirstAndGiveTheSame() throws {
        let program = try plans()
        defer { program.remove() }
        let withoutPaths = { (text: String) in text.split(separator: "\n").filter { !$0.contains("\"path\"") } }
        let folders = withoutPaths(try program.run("compare", "a", "b", "--json").output)
        #expect(folders == withoutPaths(try program.run("compare", "winzling", "weniger.yaml", "--json").output))
        #expect(folders.count > 20)
    }

    @Test func aPlanAndItselfDoNotDiffer() throws {
        let program = try plans()
        defer { program.remove() }
        let compared = try object(program.run("compare", "a", "a", "--json").output)
        for key in ["goals", "figures", "funds", "inputs", "allocations", "needs", "breakdowns"] {
            #expect((compared[key] as? [Any])?.isEmpty == true, "\(key)")
        }
    }

    /// The schema names exactly the members that are written.
    @Test func theSchemaFitsTheOutput() throws {
        let program = try plans()
        defer { program.remove() }
        let questions = "questions: [{id: F-1, why: B2}, {id: F-2, what_if: {need: B4, offer: A3}}]\n"
        try Data(questions.utf8).write(to: program.folder.appendingPathComponent("winzling/questions.yaml"))
        for (scenario, folder) in [("winzling", "a"), ("weniger.yaml", "b")] {
            #expect(try program.run("plan", scenario, "--out", folder, "--quiet").code == 0)
        }
        let file = Program.project.appendingPathComponent("schemas/compare.schema.json")
        let schema = try object(String(contentsOf: file, encoding: .utf8))
        let tables = try #require(schema["properties"] as? [String: [String: Any]])
        let compared = try object(program.run("compare", "a", "b", "--all", "--causes", "--json").output)
        #expect(Set(compared.keys) == Set(tables.keys))
        var rows = 0
        for (name, value) in compared {
            guard let list = value as? [[String: Any]], let items = tables[name]?["items"] as? [String: Any],
                let properties = items["properties"] as? [String: [String: Any]]
            else { continue }
            for row in list {
                rows += 1
                #expect(Set(row.keys) == Set(properties.keys), "\(name)")
                for (key, cell) in row {
                    guard let codes = properties[key]?["enum"] as? [String], let text = cell as? String else {
                        continue
                    }
                    #expect(codes.contains(text), "\(name).\(key): \(text)")
                }
            }
        }
        #expect(rows > 20)
    }

    @Test func causesAreToldChangeByChange() throws {
        let program = try plans()
        defer { program.remove() }
        let compared = try object(program.run("compare", "a", "b", "--causes", "--json").output)
        let steps = try #require(compared["causes_changes"] as? [[String: Any]])
        #expect(
            steps.compactMap { $0["change"] as? String } == [
                "set funds.KUS.amount = 3000", "set funds.KOM.amount = 201",
            ])
        let needs = try #require(compared["causes_needs"] as? [[String: Any]])
        #expect(!needs.isEmpty)
        // One euro more in the other fund changes nothing.
        for need in needs { #expect(need["suffices_alone"] as? String == "1" && need["needed"] as? String == "1") }
        #expect(compared["causes_proven"] as? Bool == true)
    }

    /// From the changed scenario back to the one it extends, its changes are taken back.
    @Test func changesOfTheFirstScenarioAreTakenBack() throws {
        let program = try plans()
        defer { program.remove() }
        let compared = try object(program.run("compare", "b", "a", "--causes", "--json").output)
        let steps = try #require(compared["causes_changes"] as? [[String: Any]])
        #expect(steps.count == 2 && steps.allSatisfy { $0["taken_back"] as? Bool == true })
        let needs = try #require(compared["causes_needs"] as? [[String: Any]])
        #expect(needs.map { $0["need"] as? String } == ["B2"])
        #expect(needs.allSatisfy { $0["suffices_alone"] as? String == "1" && $0["needed"] as? String == "1" })
    }

    /// A scenario file beside the one it extends shares its tables: they are no change.
    @Test func tablesOfASharedFolderAreNoStep() throws {
        let program = try plans()
        defer { program.remove() }
        let text = Self.changed.replacing("extends: winzling/scenario.yaml", with: "extends: scenario.yaml")
        try Data(text.utf8).write(to: program.folder.appendingPathComponent("winzling/weniger.yaml"))
        let compared = try object(
            program.run("compare", "winzling", "winzling/weniger.yaml", "--causes", "--json").output)
        #expect((compared["causes_changes"] as? [Any])?.count == 2)
    }

    @Test func writesAPageAndTables() throws {
        let program = try plans()
        defer { program.remove() }
        let compare = try program.run(
            "compare", "a", "b", "--html", "page/v.html", "--csv", "tables", "--language", "en")
        #expect(compare.code == 0)
        let page = try program.read("page/v.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("Whom it concerns") && !page.contains("<script"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("tables")).sorted()
        #expect(
            names == [
                "allocations.csv", "breakdowns.csv", "figures.csv", "funds.csv", "goals.csv", "inputs.csv",
                "needs.csv", "plans.csv",
            ])
        #expect(try program.read("tables/inputs.csv").contains("B,cell,funds,KUS,amount,10000,3000"))
    }

    @Test func aScenarioThatChangedSinceIsToldAndItsInputsAreNotCompared() throws {
        let program = try plans()
        defer { program.remove() }
        try program.replace("amount, to: 3000", with: "amount, to: 4000", in: "weniger.yaml")
        let compare = try program.run("compare", "a", "b", "--language", "en")
        #expect(compare.code == 0)
        #expect(compare.errors.contains("compare.scenario-changed"))
        #expect(compare.output.contains("The inputs are not known any more"))
    }

    @Test func whatCannotBeComparedIsAnError() throws {
        let program = try plans()
        defer { program.remove() }
        #expect(try program.run("compare", "a").code == 64)
        #expect(try program.run("compare", "a", "nirgends").code == 66)
        let foreign = try program.run("compare", "a", Program.scenario("kulturrucksack"), "--causes")
        #expect(foreign.code == 64)
        #expect(foreign.errors.contains("compare.no-shared-base"))
    }
}
