// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Something falls out of a decided plan of the Musterkreis: what the screen, the ledger, tasks and letters say.
@Suite(.serialized) struct DropOutCommandTests {
    private let program: Program
    private let network = Program.scenario("musterkreis/network.yaml")

    init() throws {
        program = try Program()
        let plan = try program.run(
            "plan", Program.scenario("musterkreis"), "--out", "plan", "--quiet", "--no-questions")
        #expect(plan.code == 0, "\(plan.errors)")
    }

    private func rows(of file: String) throws -> [[String]] {
        try program.read(file).split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func places(_ plan: String) throws -> [String: String] {
        // need and offer stand before any name that could have a comma in it; groups are not needed.
        let text = try program.read("\(plan)/allocations.csv").split(separator: "\n").dropFirst()
        return text.reduce(into: [:]) { places, line in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false)
            places["\(parts[0])/" + (line.firstMatch(of: /,(A\d\d),/).map { String($0.1) } ?? "")] = String(line)
        }
    }

    /// What is lost beyond what fell has its reason on the screen, by title and numbers; the reason and what fell are
    /// repeated, the heads fit, and the ledger tells the same in sentences.
    @Test func aLossHasItsReason() throws {
        try program.decideOnMusterkreis(share: "0.32")
        let outcome = try program.run(
            "tasks", "beschluesse/LK-1/plan", "--fallen", "B15/A33", "--reason", "Die Künstlerin ist erkrankt",
            "--date",
            "03.09.2026")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let text = outcome.output
        #expect(text.contains("Grund: Die Künstlerin ist erkrankt"))
        #expect(text.contains("(B25/A07, Kulturrucksack)"))
        #expect(
            text.contains("Mindestanteil der Mittel für Schulen mit hohem Sozialindex [R-03]: es wären 26.727,00 EUR"))
        #expect(text.contains("von 84.736,00 EUR, das sind 31,5 %; verlangt sind mindestens 32 %"))
        #expect(text.contains("vorher") && text.contains("jetzt") && !text.contains("vorgelegt"))
        #expect(text.contains("fällt der Anbieter ganz aus: --fallen P17") && text.contains("(B54/A33, "))
        #expect(text.contains("beschluesse/LK-1-ausfall-1/plan"))
        let fallen = try program.read("beschluesse/LK-1-ausfall-1/fallen.csv")
        #expect(fallen.contains("fallen,B15,") && fallen.contains("lost,B25,") && fallen.contains("2026-09-03"))
        let show = try program.run("ledger", "show", "LK-1-ausfall-1").output
        #expect(show.contains("03.09.2026") && show.contains("31,5 %") && show.contains("Die Künstlerin ist erkrankt"))
        #expect(!show.contains("{"))
        // The same run again changes nothing; another reason is refused.
        let again = try program.run(
            "tasks", "beschluesse/LK-1/plan", "--fallen", "B15/A33", "--reason", "Die Künstlerin ist erkrankt")
        #expect(again.code == 0 && again.output == text, "\(again.errors)")
        let other = try program.run("tasks", "beschluesse/LK-1/plan", "--fallen", "B15/A33", "--reason", "anders")
        #expect(other.code == 65 && other.errors.contains("decisions.other-drop-out"))
        // Something else falls out of the plan that holds, not of the one before.
        let stale = try program.run("tasks", "beschluesse/LK-1/plan", "--fallen", "S12", "--reason", "x")
        #expect(stale.code == 2 && stale.errors.contains("decisions.stale-drop-out"))
        #expect(try program.run("ledger", "verify").output.contains("2 Einträge"))
    }

    /// Letters, list and calendar are for those whose allocations changed; sent letters stay as they are.
    @Test func onlyThoseConcernedAreTold() throws {
        try program.decideOnMusterkreis(share: "0.32")
        let first = try program.run("tasks", "beschluesse/LK-1/plan", "--letters", "--network", network)
        #expect(first.code == 0, "\(first.errors)")
        let sent = try program.read("aufgaben/LK-1/letter-school-S12.html")
        let fallen = try program.run(
            "tasks", "beschluesse/LK-1/plan", "--fallen", "B15/A33", "--reason", "krank", "--date", "2026-09-03")
        #expect(fallen.code == 0, "\(fallen.errors)")
        let plan = "beschluesse/LK-1-ausfall-1/plan"
        let outcome = try program.run("tasks", plan, "--letters", "--network", network)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let folder = "aufgaben/LK-1-ausfall-1"
        let letters = try FileManager.default.contentsOfDirectory(atPath: program.path(folder)).filter {
            $0.hasPrefix("letter-")
        }
        let changed = try rows(of: "beschluesse/LK-1-ausfall-1/fallen.csv")
        let expected = Set(
            changed.map { "letter-school-\($0[2]).html" } + changed.map { "letter-provider-\($0[5]).html" })
        #expect(Set(letters) == expected)
        let notices = try rows(of: "\(folder)/tasks.csv").filter { $0[3] == "notify" }
        #expect(notices.count == expected.count && notices.allSatisfy { $0[0].hasPrefix("LK-1-ausfall-1.") })
        #expect(outcome.output.contains("Schule benachrichtigen, 3×"))
        let calendar = try program.read("\(folder)/tasks.ics")
        #expect(calendar.components(separatedBy: "N-1").count == 4)
        #expect(calendar.contains("STATUS:CANCELLED") && calendar.contains("SEQUENCE:1"))
        #expect(calendar.contains("DTSTAMP:20260903T000000Z") && !calendar.contains("DTSTAMP:20260520"))
        // Marked as a change of which letter, with a date and a receipt of its own.
        let receipts = try program.run("ledger", "export", "--format", "csv").output.split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { "\($0[0]):\($0[$0.count - 1])" }
        let letter = try program.read("\(folder)/letter-school-S12.html")
        #expect(letter.contains("Dieser Brief ändert unseren Brief vom 20.05.2026 zu LK-1 (Beleg \(receipts[0]))"))
        #expect(letter.contains(">03.09.2026<") && letter.contains("Beleg \(receipts[1])"))
        #expect(letter.contains("Mindestanteil der Mittel") && !letter.contains("krank"))
        #expect(try program.read("aufgaben/LK-1/letter-school-S12.html") == sent)
        // The same again is the same; into the folder of the sent ones nothing goes.
        #expect(try program.run("tasks", plan, "--letters", "--network", network).code == 0)
        #expect(try program.read("\(folder)/letter-school-S12.html") == letter)
        for arguments in [["--letters", "--network", network], []] {
            let refused = try program.run(arguments: ["tasks", plan, "--out", "aufgaben/LK-1"] + arguments)
            #expect(refused.code == 73 && refused.errors.contains("reporting.other-tasks"))
        }
        #expect(try program.read("aufgaben/LK-1/letter-school-S12.html") == sent)
    }

    @Test func aProviderFallsOutWithEverything() throws {
        try program.decideOnMusterkreis()
        let before = try places("plan").filter { $0.key.hasSuffix("/A33") }
        #expect(before.count == 3)
        for (number, name) in ["Theaterscheune Mühlental", "P17", "A33"].enumerated() {
            let outcome = try program.run(
                "tasks", "plan", "--fallen", name, "--reason", "krank", "--out", "next\(number)", "--ledger",
                "ledger.sqlite")
            #expect(outcome.code == 0, "\(name): \(outcome.errors)")
            #expect(try !places("next\(number)/plan").keys.contains { $0.hasSuffix("/A33") }, "\(name)")
            #expect(try program.run("verify", "next\(number)/plan").code == 0)
        }
        #expect(try program.run("ledger", "verify").output.contains("2 Einträge"))
        let wrong = try program.run(
            "tasks", "next0/plan", "--fallen", "S28", "--fallen", "A33", "--fallen", "B15/A02/QQ", "--reason", "x")
        #expect(wrong.code == 64)
        #expect(wrong.errors.components(separatedBy: "decisions.nothing-allocated").count == 3)
        #expect(wrong.errors.contains("decisions.unknown-drop-out"))
    }

    /// A condition of the conference that the plan rests on is shown, with what becomes of the school it names.
    @Test func conditionsAreShownWhenSomethingFallsOut() throws {
        let text = """
            decision: BK-1
            date: 2026-05-06
            attendance: [{bank: land, present: 4}, {bank: kommune, present: 4}]
            vote: [{bank: land, yes: 4, no: 0, abstain: 0}, {bank: kommune, yes: 4, no: 0, abstain: 0}]
            conditions: ["Die Grundschule Zur Tränke soll eine Gruppe bekommen, wenn etwas ausfällt."]
            """
        try Data(text.utf8).write(to: program.folder.appendingPathComponent("b.yaml"))
        let advised = try program.run("decide", "plan", "--body", "bildungskonferenz", "--file", "b.yaml")
        #expect(advised.code == 0, "\(advised.errors)")
        try program.decideOnMusterkreis()
        let outcome = try program.run("tasks", "plan", "--fallen", "B15/A33", "--reason", "krank", "--out", "next")
        #expect(outcome.output.contains("„Die Grundschule Zur Tränke soll eine Gruppe bekommen, wenn etwas ausfällt.“"))
        #expect(outcome.output.contains("Bildungskonferenz, BK-1 vom 06.05.2026"))
        #expect(outcome.output.contains("Grundschule Zur Tränke (S28) rückt nicht nach"))
    }

    /// Of two decisions on the same plan the later one holds: on the screen, in the ledger, and for tasks.
    @Test func theLaterDecisionHolds() throws {
        try program.decideOnMusterkreis(share: "0.32")
        let without = "locks: [{need: B15, offer: A33, groups: 0, mode: forbid, reason: Umbau}]"
        let second = try program.decideOnMusterkreis("LK-7", date: "2026-09-10", orders: without)
        #expect(second.output.contains("in Kraft; löst zum selben Plan ab: LK-1 vom 20.05.2026"))
        let decided = try program.run("ledger", "show", "LK-7").output
        #expect(decided.contains("in Kraft; löst zum selben Plan ab: LK-1 vom 20.05.2026"))
        #expect(try program.run("ledger", "show", "LK-1").output.contains("nicht in Kraft; zum selben Plan gilt LK-7"))
        let old = try program.run("tasks", "beschluesse/LK-1/plan", "--out", "o1")
        #expect(old.code == 2 && old.errors.contains("decisions.superseded"), "\(old.output)\(old.errors)")
        #expect(!FileManager.default.fileExists(atPath: program.path("o1")))
        #expect(try program.run("tasks", "beschluesse/LK-7/plan", "--out", "o7").code == 0)
    }
}

extension Program {
    /// A binding decision; with another share of the money it changes the plan.
    @discardableResult
    func decideOnMusterkreis(
        _ id: String = "LK-1", date: String = "2026-05-20", share: String? = nil, orders: String = ""
    ) throws -> Program.Outcome {
        let programmes = ["kultur-und-schule", "kulturrucksack", "kulturstrolche", "startchancen", "kommune"]
        let text = """
            decision: \(id)
            title: {de: Zuteilung, en: Allocation}
            date: \(date)
            attendance: [{bank: land, present: 4}, {bank: kommune, present: 4}]
            grants: [\(programmes.map { "{programme: \($0), by: Stelle}" }.joined(separator: ", "))]
            \(share.map { "parameters: {social_share: \($0)}\nreason: {de: Lage, en: Situation}" } ?? orders)
            """
        try Data(text.utf8).write(to: folder.appendingPathComponent("d.yaml"))
        let outcome = try run("decide", "plan", "--body", "lenkungskreis", "--file", "d.yaml")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome
    }
}
