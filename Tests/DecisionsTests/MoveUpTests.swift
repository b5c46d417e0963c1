// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Parallel
import Planning
import Rules
import Testing

@testable import Decisions

/// What falls out of a decided plan, what gives way, and what it costs to find out.
@Suite struct MoveUpTests {
    private struct Decided {
        let prepared: PreparedScenario
        let plan: Plan
    }

    /// The small region, planned; `edit` may change a copy of its folder first.
    private func decided(_ edit: (URL) throws -> Void = { _ in }) throws -> Decided {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: project.appendingPathComponent("scenarios/winzling"), to: folder)
        try FileManager.default.copyItem(
            at: project.appendingPathComponent("rules"), to: folder.appendingPathComponent("rules"))
        try edit(folder)
        var sink = DiagnosticSink()
        let prepared = try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink), "\(sink.shown)")
        return Decided(prepared: prepared, plan: try Planner.plan(prepared, options: SolveOptions()))
    }

    private func replace(_ old: String, with new: String, in name: String, _ folder: URL) throws {
        let file = folder.appendingPathComponent("tables/\(name).csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: file)
    }

    /// The two allocations of the best plan locked: one fixed, one as a least number.
    private func moveUp(without name: String) throws -> MoveUp? {
        let locks = """
            need,offer,fund,groups,mode,reason,decided_by
            B1,A4,KUS,1,fix,beschlossen,LK-1
            B3,A2,,1,at_least,beschlossen,LK-1

            """
        let decided = try decided { try Data(locks.utf8).write(to: $0.appendingPathComponent("tables/locks.csv")) }
        var sink = DiagnosticSink()
        let dropOut = DropOutReader.read([name], in: decided.plan, decided.prepared.candidates, into: &sink)
        return try MoveUp.find(
            try #require(dropOut, "\(sink.shown)"), in: decided.plan, decided.prepared, options: SolveOptions(),
            into: &sink)
    }

    @Test func theLockOfWhatFellOutGivesWay() throws {
        let moveUp = try #require(try moveUp(without: "B1/A4"))
        #expect(moveUp.superseded == ["B1/A4/KUS/fix", "B3/A2/at_least"])
        #expect(moveUp.kept.contains { $0.need == "B3" } && moveUp.lost.isEmpty)
    }

    /// A fixed number also says what is too many: the kept allocation's least number does not replace it.
    @Test func aFixedNumberThatCanBeKeptStays() throws {
        let moveUp = try #require(try moveUp(without: "B3/A2"))
        #expect(moveUp.superseded == ["B3/A2/at_least"])
        #expect(moveUp.kept.contains { $0.need == "B1" } && moveUp.lost.isEmpty)
    }

    // MARK: What is named

    private func read(_ texts: [String], _ decided: Decided) -> (dropOut: DropOut?, errors: [Diagnostic]) {
        var sink = DiagnosticSink()
        let dropOut = DropOutReader.read(texts, in: decided.plan, decided.prepared.candidates, into: &sink)
        return (dropOut, sink.shown)
    }

    /// Of a provider every pair is out, also those that the plan does not use.
    @Test func aProviderASchoolAnOfferAndANeedFallOut() throws {
        let decided = try decided()
        let names = PlanNames(decided.plan.scenario.tables)
        let allocated = PlanSnapshot(decided.plan).allocations
        let cases: [(String, (String, String) -> Bool)] = [
            ("P2", { _, offer in offer == "A2" }),
            ("Heimatmuseum Ostermühl", { _, offer in offer == "A2" }),
            ("heimatmuseum  ostermühl", { _, offer in offer == "A2" }),
            ("A2", { _, offer in offer == "A2" }),
            ("S3", { need, _ in ["B3", "B4"].contains(need) }),
            ("schools.S3", { need, _ in ["B3", "B4"].contains(need) }),
            ("B3", { need, _ in need == "B3" }),
        ]
        for (text, isOut) in cases {
            let (found, errors) = read([text], decided)
            let dropOut = try #require(found, "\(text): \(errors)")
            #expect(
                dropOut.allocations == allocated.indices.filter { isOut(allocated[$0].need, allocated[$0].offer) },
                "\(text)")
            let candidates = decided.prepared.candidates
            for key in candidates.keys {
                let (need, offer) = (names.id("needs", Int(key.need)), names.id("offers", Int(key.offer)))
                #expect(
                    dropOut.contains(need: Int(key.need), offer: Int(key.offer), fund: Int(key.fund))
                        == isOut(need, offer), "\(text): \(need)/\(offer)")
            }
        }
    }

    @Test func whatIsNotClearIsToldTogether() throws {
        let decided = try decided { folder in
            try replace("S1,Grundschule Am Weiher", with: "S1,Grundschule Lindenhof", in: "schools", folder)
        }
        let (dropOut, errors) = read(["Grundschule Lindenhof", "B9/A9", "P9", "A3", "B3"], decided)
        #expect(dropOut == nil)
        #expect(
            Set(errors.map(\.id)) == [
                "decisions.ambiguous-drop-out", "decisions.unknown-drop-out", "decisions.nothing-allocated",
            ])
        let ambiguous = try #require(errors.first { $0.id == "decisions.ambiguous-drop-out" })
        #expect(ambiguous.message.de.contains("Schule S1 (Grundschule Lindenhof) oder Schule S3"))
        #expect(ambiguous.help?.de.contains("`schools.S3`") == true)
        #expect(errors.allSatisfy { $0.cause == .usage })
    }

    @Test func severalFallOutTogether() throws {
        let decided = try decided()
        let dropOut = try #require(read(["B1/A4", "P2", "B3", "B1/A4"], decided).dropOut)
        #expect(dropOut.subjects.map(\.id) == ["B1/A4", "P2", "B3"])
        #expect(dropOut.allocations.count == 2)
        var sink = DiagnosticSink()
        let moveUp = try #require(
            try MoveUp.find(dropOut, in: decided.plan, decided.prepared, options: SolveOptions(), into: &sink))
        #expect(Set(moveUp.fallen.map { "\($0.need)/\($0.offer)" }) == ["B1/A4", "B3/A2"])
    }

    // MARK: Work

    /// Counts how often it is asked for a member.
    private struct CountingKeys: Sequence {
        final class Count {
            var value = 0
        }

        let keys: [CandidateKey]
        let count = Count()

        func makeIterator() -> AnyIterator<CandidateKey> {
            var position = 0
            return AnyIterator {
                guard position < keys.count else { return nil }
                defer { position += 1 }
                count.value += 1
                return keys[position]
            }
        }
    }

    @Test func eachCandidateIsLookedAtOnceHoweverManyAllocationsThereAre() {
        let all = (0..<400).map { CandidateKey(need: $0 / 4, offer: $0 % 4, fund: nil) }
        for wanted in [100, 200, 400] {
            let keys = CountingKeys(keys: all)
            let index = CandidateIndex(keys: keys)
            let found = all.prefix(wanted).map { index[$0] }
            #expect(found == (0..<wanted).map { Optional($0) })
            #expect(keys.count.value == 400)
        }
        #expect(CandidateIndex(keys: all)[CandidateKey(need: 100, offer: 0, fund: nil)] == nil)
    }

    // MARK: Reserve places

    /// A school that is called like a fund: its limits are not the fund's.
    @Test func rowsOfAFundAreNotThoseOfASchoolWithItsID() throws {
        let decided = try decided { folder in
            try replace("S3,Grundschule", with: "KUS,Grundschule", in: "schools", folder)
            try replace(",S3,", with: ",KUS,", in: "needs", folder)
        }
        let prepared = decided.prepared
        let fund = try #require(PlanNames(prepared.scenario.tables).row("funds", id: "KUS"))
        let open = prepared.model.rows.indices.filter { FundSearch.isOpen($0, prepared, fund: fund) }
        let rules = Set(
            open.compactMap { row -> String? in
                guard case .limit(let index) = prepared.model.rows[row].source else { return nil }
                return prepared.scenario.rules.limits[index].rule.id
            })
        #expect(rules.contains("L-04"))
        let ofSchool = prepared.model.rows.indices.filter { row in
            guard case .limit(let index) = prepared.model.rows[row].source else { return false }
            return prepared.scenario.rules.limits[index].rule.per.map(\.text) == ["need.school"]
                && prepared.model.rows[row].subject == "KUS"
        }
        #expect(!ofSchool.isEmpty && Set(ofSchool).isDisjoint(with: open))
    }
}
