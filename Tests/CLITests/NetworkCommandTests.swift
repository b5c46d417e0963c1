// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite struct NetworkCommandTests {
    @Test func agreementsAreShownCheckedAndCompared() throws {
        let program = try Program()
        defer { program.remove() }
        let example = Program.scenario("musterkreis")
        let show = try program.run("network", "show", example)
        #expect(show.code == 0 && show.output.contains("Lenkungskreis") && show.output.contains("unbefristet"))
        #expect(try program.run("network", "check", example).code == 0)
        let text = try String(contentsOfFile: example + "/network.yaml", encoding: .utf8)
        let other = text.replacing("quorum: 0.5", with: "quorum: 0.75")
        try Data(other.utf8).write(to: program.folder.appendingPathComponent("other.yaml"))
        let compare = try program.run("network", "compare", example, "other.yaml")
        #expect(compare.code == 0 && compare.output.contains("50\u{A0}%") && compare.output.contains("75\u{A0}%"))
        #expect(compare.output.hasSuffix("1 Unterschied; die erste Vereinbarung hat 29 Angaben.\n"))
        try Data(text.replacing("role: office", with: "role: inner").utf8)
            .write(to: program.folder.appendingPathComponent("bad.yaml"))
        let bad = try program.run("network", "check", "bad.yaml")
        #expect(bad.code == 65 && bad.errors.contains("obligatorisch") && bad.output.isEmpty)
        #expect(try program.run("network", "show", "nirgends.yaml").code == 66)
    }

    @Test func theRolloutFindsItsData() throws {
        let program = try Program()
        defer { program.remove() }
        let rollout = try program.run("network", "rollout", "--html", "r.html", "--svg", "r.svg")
        #expect(rollout.code == 0 && rollout.output.contains("heute sind es 52 von 53"))
        #expect(try program.read("r.svg").contains("xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(try program.read("r.html").contains("<html lang=\"de\">"))
        #expect(try program.run("network", "rollout", "--data", "nirgends").code == 66)
    }

    @Test func needsAndCatalogueTakeAPlan() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        #expect(try program.run("plan", scenario, "--out", "plan").code == 0)
        let needs = try program.run("needs", scenario, "--plan", "plan", "--csv", "n.csv", "--html", "n.html", "--json")
        #expect(needs.code == 0 && needs.output.contains("\"has_plan\": true"))
        #expect(
            try program.read("n.csv").hasPrefix("dimension,value,name,needs,needed,reachable,planned,previous,gap\n"))
        let catalogue = try program.run("catalogue", scenario, "--plan", "plan", "--out", "katalog")
        #expect(catalogue.code == 0)
        #expect(try program.read("katalog/index.html").contains("application/ld+json"))
        #expect(try program.run("needs", scenario, "--plan", "nirgends").code == 66)
        #expect(try program.run("catalogue", scenario, "--shapes", "nirgends.geojson").code == 66)
    }

    @Test func partnersAndHorizonSolve() throws {
        let program = try Program()
        defer { program.remove() }
        let scenario = Program.scenario("winzling")
        let partners = try program.run("partners", scenario, "--json", "--html", "p.html")
        #expect(partners.code == 0 && partners.output.contains("\"needs_without_offer\": [\"B4\"]"))
        #expect(try program.read("p.html").contains("network-desc"))
        let horizon = try program.run("horizon", scenario, "--years", "2", "--out", "jahre", "--html", "h.html")
        #expect(horizon.code == 0 && horizon.output.contains("2027/28"))
        #expect(try program.read("jahre/2027-28/plan.json").contains("\"status\": \"optimal\""))
        #expect(try program.run("horizon", scenario, "--years", "11").code == 64)
        #expect(try program.run("partners", scenario, "--limit", "-1").code == 64)
    }
}
