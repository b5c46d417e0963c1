// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Decisions by the program, as people and as bad luck run it.
@Suite(.serialized) struct DecideCommandTests {
    private let program: Program
    private let network = Program.scenario("musterkreis/network.yaml")

    init() throws {
        program = try Program()
        let plan = try program.run("plan", Program.scenario("winzling"), "--out", "plan", "--quiet")
        #expect(plan.code == 0, "\(plan.errors)")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: program.folder.appendingPathComponent(name))
    }

    /// A decision of the Lenkungskreis in consensus.
    private func decision(_ id: String, _ further: String = "") throws -> String {
        let text = """
            decision: \(id)
            date: 2026-05-20
            attendance: [{bank: land, present: 4}, {bank: kommune, present: 4}]
            grants: [{programme: kultur-und-schule, by: Bezirksregierung}, {programme: kommune, by: Stadt}]
            \(further)
            """
        try write(text, to: "\(id).yaml")
        return "\(id).yaml"
    }

    private func arguments(_ file: String, ledger: String = "l.sqlite") -> [String] {
        ["decide", "plan", "--body", "lenkungskreis", "--file", file, "--network", network, "--ledger", ledger]
    }

    /// Entries of the ledger, after it was verified.
    private func verified(_ ledger: String = "l.sqlite") throws -> [[Substring]] {
        let verify = try program.run("ledger", "verify", "--ledger", ledger)
        #expect(verify.code == 0, "\(verify.errors)")
        let export = try program.run("ledger", "export", "--format", "csv", "--ledger", ledger)
        return export.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    private func start(_ arguments: [String], limit: Int? = nil) throws -> Process {
        let process = Process()
        if let limit {
            // Blocks of 1,024 bytes: a file of the program cannot grow beyond.
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "ulimit -f \(limit); exec \"$0\" \"$@\"", Program.executable.path] + arguments
        } else {
            process.executableURL = Program.executable
            process.arguments = arguments
        }
        process.currentDirectoryURL = program.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test func recordsAndShows() throws {
        let outcome = try program.run(arguments: arguments(try decision("LK-1")))
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("verbindlicher Beschluss, Lenkungskreis, 20.05.2026"))
        #expect(outcome.output.contains("Beleg: 1:"))
        #expect(try verified().map { $0[2] } == ["LK-1"])
        let show = try program.run("ledger", "show", "LK-1", "--ledger", "l.sqlite", "--language", "en")
        #expect(show.output.contains("binding decision"))
        let unknown = try program.run("ledger", "show", "LK-2", "--ledger", "l.sqlite")
        #expect(unknown.code == 66)
    }

    @Test func refusesWithTheClause() throws {
        let text = """
            decision: LK-1
            date: 2026-05-20
            attendance: [{bank: land, present: 1}, {bank: kommune, present: 2}]
            """
        try write(text, to: "d.yaml")
        let outcome = try program.run(arguments: arguments("d.yaml"))
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("decisions.no-quorum"))
        #expect(outcome.errors.contains("decisions.no-parity"))
        #expect(outcome.errors.contains("Mustervertrag, regionalspezifische Ergänzungen"))
        #expect(!FileManager.default.fileExists(atPath: program.path("l.sqlite")))
    }

    @Test func anOverrideNeedsAReasonAndShowsItsPrice() throws {
        let lock = "locks: [{need: B1, offer: A4, groups: 1, mode: forbid"
        let without = try program.run(arguments: arguments(try decision("LK-1", lock + "}]")))
        #expect(without.code == 65)
        #expect(without.errors.contains("decisions.missing-reason"))
        let with = try program.run(arguments: arguments(try decision("LK-2", lock + ", reason: Umbau}]")))
        #expect(with.code == 0, "\(with.errors)")
        #expect(with.output.contains("Was die Abweichung kostet"))
        let plan = try program.run("plan", "beschluesse/LK-2", "--out", "next", "--quiet")
        #expect(plan.code == 0, "\(plan.errors)")
        let report = try program.read("next/report.html")
        #expect(report.contains("LK-2"))
        #expect(report.contains("verbindlich beschlossen"))
        let rows = try program.read("next/allocations.csv").split(separator: "\n").map { $0.split(separator: ",") }
        #expect(!rows.contains { $0[0] == "B1" && $0[4] == "A4" })
        #expect(try program.run("verify", "next").code == 0)
    }

    @Test func anImpossibleOrderIsRefusedAndNotRecorded() throws {
        let locks = """
            locks:
              - {need: B1, offer: A4, groups: 1, mode: fix, reason: a}
              - {need: B1, offer: A4, groups: 1, mode: forbid, reason: b}
            """
        let outcome = try program.run(arguments: arguments(try decision("LK-1", locks)))
        #expect(outcome.code != 0)
        #expect(!FileManager.default.fileExists(atPath: program.path("l.sqlite")))
    }

    @Test func anAmendmentIsSolvedOnTheSpotAndNotRecorded() throws {
        try write("amendment: Ohne A4\nlocks: [{need: B1, offer: A4, mode: forbid}]\n", to: "a.yaml")
        let outcome = try program.run("decide", "plan", "--amendment", "a.yaml")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("Änderungsantrag: Ohne A4"))
        #expect(!FileManager.default.fileExists(atPath: program.path("ledger.sqlite")))
        let accepted = try program.run(arguments: arguments(try decision("LK-1")) + ["--amendment", "a.yaml"])
        #expect(accepted.output.contains("mit dem Änderungsantrag: Ohne A4"), "\(accepted.errors)")
    }

    @Test func decisionsAtTheSameTimeAreAllRecordedOnce() throws {
        let files = try (1...6).map { try decision("LK-\($0)") }
        // The first one is decided three times at once.
        let processes = try (files + [files[0], files[0]]).map { try start(arguments($0)) }
        for process in processes { process.waitUntilExit() }
        #expect(processes.allSatisfy { $0.terminationStatus == 0 })
        let entries = try verified()
        #expect(entries.map { $0[0] } == (1...6).map { Substring("\($0)") })
        #expect(Set(entries.map { $0[2] }) == Set((1...6).map { Substring("LK-\($0)") }))
    }

    @Test func aKilledDecisionLosesAndDoublesNothing() throws {
        let first = try program.run(arguments: arguments(try decision("LK-0")))
        #expect(first.code == 0)
        let begin = ContinuousClock.now
        #expect(try program.run(arguments: arguments(try decision("LK-1"))).code == 0)
        let whole = begin.duration(to: .now) / .seconds(1)
        for round in 2...25 {
            let file = try decision("LK-\(round)")
            let process = try start(arguments(file))
            // Later and later in the run, most of them around its end, where the ledger is written.
            Thread.sleep(forTimeInterval: whole * (0.5 + 0.6 * Double(round) / 25))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let known = try verified().count
            #expect(known == round || known == round + 1)
            // Again: recorded now, or found to be there.
            #expect(try program.run(arguments: arguments(file)).code == 0)
            #expect(try verified().map { $0[2] } == (0...round).map { Substring("LK-\($0)") })
        }
    }

    @Test func aFullDiskLosesNothing() throws {
        var refused = 0
        #expect(try program.run(arguments: arguments(try decision("LK-0"))).code == 0)
        var recorded = 1
        for number in 1...12 {
            let file = try decision("LK-\(number)")
            let process = try start(arguments(file), limit: 32)
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect([0, 73].contains(process.terminationStatus))
            if process.terminationStatus == 0 { recorded += 1 } else { refused += 1 }
            #expect(try verified().count == recorded)
        }
        #expect(refused > 0, "the limit was never met")
        // With room again, everything can be recorded.
        for number in 1...12 { #expect(try program.run(arguments: arguments("LK-\(number).yaml")).code == 0) }
        #expect(try verified().count == 13)
    }
}
