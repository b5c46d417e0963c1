// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import Tables
import TestSupport
import Testing

@testable import Planning

/// An invented small region in a folder of its own, planned with the shipped rulebooks; the same for the same seed.
struct RandomNetwork {
    let folder: URL
    private var random: SeededGenerator

    static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules")

    /// - Parameter hasOwnRules: whether it has a rulebook of its own, with numbers written in the rules.
    init(seed: UInt64, hasOwnRules: Bool = false) throws {
        random = SeededGenerator(seed: seed)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("network-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("tables"), withIntermediateDirectories: true)
        try write(
            """
            scenario: netz
            school_year: 2026/27
            rulebooks: [base, kultur-und-schule, kommune, region\(hasOwnRules ? ", ort" : "")]
            rules: rules
            parameters: {social_share: 0, groups_per_school: 3}

            """, to: "scenario.yaml")
        try linkRules()
        if hasOwnRules { try write(Self.ownRules, to: "rules/ort.yaml") }
        try writePlaces()
        try writeNeeds()
        try writeOffers()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    static let ownRules = """
        rulebook: ort
        title: Örtliche Regeln
        match:
          - {id: O-1, title: Vorrang, when: need.priority <= 2, else: "Rang {need.priority}"}
        limits:
          - {id: O-2, title: Gruppen je Schule, sum: "1", per: need.school, at_most: 2}
          - {id: O-3, title: Gruppen je Anbieter, sum: "1", per: offer.provider, at_most: "min(2, offer.provider.max_groups)"}

        """

    /// The own rules with another number in place of the one-digit number at `file:line:column`.
    func ownRules(with number: FixedPoint, at place: String) throws -> String {
        let parts = place.split(separator: ":")
        let (row, column) = (try #require(Int(parts[parts.count - 2])), try #require(Int(parts[parts.count - 1])))
        var lines = Self.ownRules.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
        #expect(place.contains("ort.yaml") && lines[row - 1][column - 1].isNumber, "\(place)")
        lines[row - 1].replaceSubrange(column - 1..<column, with: Array(number.description))
        return lines.map { String($0) }.joined(separator: "\n")
    }

    private func linkRules() throws {
        let rules = folder.appendingPathComponent("rules")
        try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.rules.path) where name.hasSuffix(".yaml") {
            try FileManager.default.createSymbolicLink(
                at: rules.appendingPathComponent(name), withDestinationURL: Self.rules.appendingPathComponent(name))
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func pick(_ words: [String]) -> String { words[number(0...(words.count - 1))] }

    private mutating func table(_ name: String, _ header: String, _ rows: [String]) throws {
        try write(([header] + rows).joined(separator: "\n") + "\n", to: "tables/\(name).csv")
    }

    private mutating func place() -> String {
        "\(400_000 + number(0...12) * 1_000),\(5_700_000 + number(0...12) * 1_000)"
    }

    private mutating func writePlaces() throws {
        try table("regions", "id,name", ["R,Kreis"])
        try table("municipalities", "id,name,region", ["M1,Aue,R", "M2,Zell,R"])
        let schools = (1...5).map { school in
            "S\(school),Schule \(school),school,\(pick(["grundschule", "gesamtschule"])),true,M\(number(1...2)),"
                + "\(place()),\(number(1...9)),\(number(0...20) * 100)"
        }
        try table(
            "schools", "id,name,sector,type,public,municipality,easting,northing,social_index,own_budget", schools)
        try table(
            "funds", "id,programme,region,amount,school_year",
            [
                "KUS,kultur-und-schule,R,\(number(6...14) * 1_000),2026/27",
                "KOM,kommune,R,\(number(2...8) * 100),2026/27",
            ])
        try table("previous", "school,provider,groups", ["S\(number(1...5)),P\(number(1...5)),1"])
    }

    private mutating func writeNeeds() throws {
        let needs = (1...9).map { need in
            let isVisit = number(0...2) == 0
            let from = number(6...12)
            return "B\(need),S\(number(1...5)),\(isVisit ? "visit" : "project"),\(pick(["theater", "musik"])),"
                + "afternoon,\(from),\(from + 2),\(number(1...2)),\(number(14...26)),40,\(number(1...3))"
        }
        try table(
            "needs", "id,school,kind,field,setting,age_from,age_to,groups,group_size,units,priority", needs)
    }

    private mutating func writeOffers() throws {
        let providers = (1...5).map { "P\($0),Anbieter \($0),M\(number(1...2)),\(place()),\(number(1...4)),true" }
        try table("providers", "id,name,municipality,easting,northing,max_groups,qualified", providers)
        let offers = (1...8).map { offer in
            let isVisit = number(0...2) == 0
            let ages = "\(number(5...8)),\(number(12...18))"
            return "A\(offer),P\(number(1...5)),\(isVisit ? "visit" : "project"),\(pick(["theater", "musik"])),"
                + "any,\(ages),10,\(number(20...30)),40,\(number(1...3)),\(number(1...2)),"
                + "\(isVisit ? number(4...12) * 10 : 3_300 + number(0...4) * 100).00,\(number(5...16))"
        }
        try table(
            "offers",
            "id,provider,kind,field,setting,age_from,age_to,group_min,group_max,units,capacity,min_groups,fee,radius_km",
            offers)
    }
}

extension RandomNetwork {
    /// The region as it is, or changed: an own scenario file that extends it, read and planned from the start.
    func plan(_ change: String = "", named name: String = "geaendert.yaml") throws -> Planned {
        var path = folder.path
        if !change.isEmpty {
            try write("scenario: geaendert\nextends: .\n\(change)\n", to: name)
            path = folder.appendingPathComponent(name).path
        }
        var sink = DiagnosticSink()
        guard let prepared = PreparedScenario.load(path, threads: .one, into: &sink) else { return .refused(sink) }
        let plan = try Planner.plan(prepared, options: SolveOptions())
        let refuted = ScenarioCheck(prepared).impossibleLocks
        if plan.status == .infeasible, !refuted.isEmpty {
            for lock in refuted { sink.report(lock.diagnostic) }
            return .refused(sink)
        }
        return plan.status == .infeasible ? .impossible : .plan(prepared, plan)
    }

    /// The same with at least one group of the offer, as a decision that the scenario records.
    func plan(
        forcing need: String, _ offer: String, fund: String?, _ change: String = ""
    ) throws -> Planned {
        try write(
            "need,offer,fund,groups,mode,reason\n\(need),\(offer),\(fund ?? ""),1,at_least,Probe\n", to: "probe.csv")
        let edits = change.isEmpty ? "changes:\n" : change + (change.contains("changes:") ? "\n" : "\nchanges:\n")
        return try plan(edits + "  - {add: locks, rows: probe.csv}")
    }

    /// The same without any group of the offer for the need.
    func plan(forbidding need: String, _ offer: String) throws -> Planned {
        try write("need,offer,fund,groups,mode,reason\n\(need),\(offer),,0,forbid,Probe\n", to: "probe.csv")
        return try plan("changes:\n  - {add: locks, rows: probe.csv}")
    }

    enum Planned {
        case plan(PreparedScenario, Plan)
        case impossible
        /// The scenario was not read, or counting refutes a lock, for example one on what match rules exclude.
        case refused(DiagnosticSink)

        /// The goals' values; `nil` without a plan.
        var goals: [String]? {
            guard case .plan(_, let plan) = self else { return nil }
            return plan.goals.map { $0.value.description }
        }
    }
}
