// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// From a plan of the Musterkreis to tasks and letters.
@Suite(.serialized) struct TasksCommandTests {
    private let program: Program
    private let network = Program.scenario("musterkreis/network.yaml")

    init() throws {
        program = try Program()
        let plan = try program.run(
            "plan", Program.scenario("musterkreis"), "--out", "plan", "--quiet", "--no-questions")
        #expect(plan.code == 0, "\(plan.errors)")
    }

    private func decide() throws { try program.decideOnMusterkreis() }

    private func rows(_ table: String) throws -> [[String]] {
        let text = try String(contentsOfFile: Program.scenario("musterkreis/tables/\(table).csv"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            // Names with commas stand in quotes.
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            if parts.count == 3 { return [String(parts[0].dropLast()), String(parts[1])] }
            return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func letters() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("o"))
        return try names.filter { $0.hasPrefix("letter-") }.reduce(into: [:]) { $0[$1] = try program.read("o/\($1)") }
    }

    private func escaped(_ name: String) -> String {
        name.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    }

    @Test func nothingIsToBeDoneBeforeADecision() throws {
        let before = try program.run("tasks", "plan")
        #expect(before.code == 66)
        try decide()
        // Another plan than the one that was decided.
        let other = try program.run(
            "plan", Program.scenario("musterkreis-sparhaushalt"), "--out", "other", "--quiet", "--no-questions")
        #expect(other.code == 0)
        let tasks = try program.run("tasks", "other")
        #expect(tasks.code == 2)
        #expect(tasks.errors.contains("decisions.not-decided"))
    }

    @Test func writesAListATableAndACalendar() throws {
        try decide()
        let outcome = try program.run("tasks", "plan", "--out", "o")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("31.05.2026  Antrag"))
        #expect(outcome.output.contains("15.09.2026  Zahlung"))
        let calendar = try Data(contentsOf: program.folder.appendingPathComponent("o/tasks.ics"))
        let lines = String(decoding: calendar, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        let identifiers = lines.filter { $0.hasPrefix("UID:") }
        #expect(!identifiers.isEmpty)
        #expect(Set(identifiers).count == identifiers.count)
        #expect(lines.filter { $0.hasPrefix("DTSTAMP:") }.allSatisfy { $0 == "DTSTAMP:20260520T000000Z" })
        let rows = try program.read("o/tasks.csv").split(separator: "\n")
        #expect(rows.count == identifiers.count + 1)
        // The two instalments of Kultur und Schule are all of its money.
        let paid = rows.filter { $0.contains("KUS-T2") || $0.contains("KUS-T3") }
        #expect(paid.count == 2)
        #expect(paid.allSatisfy { $0.contains("30056.00") })
        #expect(try program.run("tasks", "plan", "--out", "again").code == 0)
        for name in ["tasks.ics", "tasks.csv"] {
            #expect(try program.read("o/\(name)") == program.read("again/\(name)"))
        }
    }

    @Test func lettersShowNobodyElsesData() throws {
        try decide()
        let outcome = try program.run("tasks", "plan", "--letters", "--out", "o", "--network", network)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let letters = try letters()
        let schools = try rows("schools")
        let providers = try rows("providers")
        let allocations = try program.read("plan/allocations.csv").split(separator: "\n").dropFirst()
        var seen = 0
        for school in schools {
            guard let letter = letters["letter-school-\(school[0]).html"] else { continue }
            seen += 1
            #expect(letter.contains(escaped(school[1])))
            for other in schools where other[0] != school[0] && !school[1].contains(other[1]) {
                #expect(!letter.contains(escaped(other[1])), "\(school[1]): \(other[1])")
            }
        }
        #expect(seen == 39)
        for provider in providers {
            guard let letter = letters["letter-provider-\(provider[0]).html"] else { continue }
            let own = allocations.filter { $0.contains(",\(provider[0]),") }
            for school in schools where !own.contains(where: { $0.contains(",\(school[0]),") }) {
                let isPart = schools.contains { $0[0] != school[0] && $0[1].contains(school[1]) }
                if !isPart { #expect(!letter.contains(escaped(school[1])), "\(provider[1]): \(school[1])") }
            }
            for other in providers where other[0] != provider[0] && !provider[1].contains(other[1]) {
                #expect(!letter.contains(escaped(other[1])), "\(provider[1]): \(other[1])")
            }
        }
        let all = letters.values.joined()
        #expect(all.contains("Reserveplatz 1 für Kultur und Schule"))
        #expect(all.contains("können wir Ihnen leider keine Gruppe zusagen"))
        #expect(all.contains("kein Zuwendungsbescheid"))
    }

    @Test func namesPersonsOnlyWhenAsked() throws {
        try decide()
        try Data("organisation,name\nS02,Frau Beispiel\n".utf8).write(
            to: program.folder.appendingPathComponent("contacts.csv"))
        let arguments = ["tasks", "plan", "--letters", "--out", "o", "--network", network]
        #expect(try program.run(arguments: arguments).code == 0)
        #expect(try !letters().values.contains { $0.contains("Frau Beispiel") })
        // What may have been sent is not overwritten, unless that is told.
        let named = arguments + ["--contacts", "contacts.csv"]
        let refused = try program.run(arguments: named)
        #expect(refused.code == 73 && refused.errors.contains("reporting.sent-letters"))
        #expect(try !letters().values.contains { $0.contains("Frau Beispiel") })
        #expect(try program.run(arguments: arguments).code == 0)
        #expect(try program.run(arguments: named + ["--overwrite"]).code == 0)
        #expect(try letters().filter { $0.value.contains("Frau Beispiel") }.map(\.key) == ["letter-school-S02.html"])
    }

    @Test func reservesMoveUpWithTheLeastChange() throws {
        try decide()
        let before = try program.read("plan/allocations.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",")
        }
        let fallen = try #require(before.first { $0.contains("KUS-05999") })
        let name = "\(fallen[0])/\(try #require(fallen.first { $0.hasPrefix("A") && $0.count == 3 }))"
        let outcome = try program.run("tasks", "plan", "--fallen", name, "--reason", "erkrankt", "--out", "next")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("Nicht zu halten: –"))
        #expect(!outcome.output.contains("Es rücken nach: –"))
        #expect(try program.run("verify", "next/plan").code == 0)
        let after = try program.read("next/plan/allocations.csv")
        #expect(
            !after.split(separator: "\n").contains {
                $0.hasPrefix("\(fallen[0]),") && $0.contains(",\(name.suffix(3)),")
            })
        // The plan after it is known to the ledger, and its tasks follow.
        #expect(try program.run("tasks", "next/plan", "--out", "o2").code == 0)
        #expect(try program.run("ledger", "verify").output.contains("2 Einträge"))
        let unknown = try program.run("tasks", "plan", "--fallen", "B99/A99", "--reason", "x")
        #expect(unknown.code == 64)
    }

    /// What falls out of the plan after a first one was kept there by a lock; that lock gives way, all others stay.
    @Test func aSecondAllocationFallsOut() throws {
        try decide()
        func allocations(_ plan: String) throws -> [[String: String]] {
            let lines = try program.read("\(plan)/allocations.csv").split(separator: "\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            // Names with a comma are quoted; those rows are of no use here.
            return lines.dropFirst().filter { $0.count == lines[0].count }.map {
                Dictionary(uniqueKeysWithValues: zip(lines[0], $0))
            }
        }
        func name(_ row: [String: String]) -> String { "\(row["need", default: ""])/\(row["offer", default: ""])" }
        var (plan, fallen) = ("plan", [String]())
        for round in 1...3 {
            let before = try allocations(plan)
            let gone = name(before[4 * round])
            fallen.append(gone)
            let next = "next\(round)"
            let outcome = try program.run("tasks", plan, "--fallen", gone, "--reason", "erkrankt", "--out", next)
            #expect(outcome.code == 0, "\(gone): \(outcome.errors)")
            plan = next + "/plan"
            let after = Set(try allocations(plan).map(name))
            #expect(after.isDisjoint(with: fallen))
            if outcome.output.contains("Nicht zu halten: –") {
                #expect(Set(before.map(name)).subtracting([gone]).isSubset(of: after), "\(outcome.output)")
            }
            #expect(try program.run("verify", plan).code == 0)
        }
        // Names do not grow with each drop-out.
        let scenario = try program.read("next3/scenario.yaml")
        #expect(scenario.contains("scenario: \"musterkreis-LK-1-ausfall-3\""), "\(scenario)")
        #expect(scenario.contains("nach LK-1-ausfall-3\"") && !scenario.contains("nach LK-1-ausfall-2"))
        #expect(try program.run("ledger", "verify").output.contains("4 Einträge"))
        try aSecondLetterNamesTheFirst()
    }

    /// A letter takes up the last one that its reader got, be it of the decision or of an earlier drop-out.
    private func aSecondLetterNamesTheFirst() throws {
        let ledger = try program.run("ledger", "export", "--format", "csv").output.split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let receipts = ledger.map { "\($0[0]):\($0[$0.count - 1])" }
        for round in 1...3 {
            let outcome = try program.run(
                "tasks", "next\(round)/plan", "--letters", "--out", "o", "--overwrite", "--network", network)
            #expect(outcome.code == 0, "\(outcome.errors)")
            for (name, letter) in try letters() {
                #expect(letter.contains("Beleg " + receipts[round]), "\(name)")
                let named = receipts[..<round].filter { letter.contains($0) }
                #expect(named.count <= 1, "\(name)")
                #expect(named.count == 1 || letter.contains("zum ersten Mal"), "\(name)")
            }
        }
    }
}
