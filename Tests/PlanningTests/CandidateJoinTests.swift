// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Parallel
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// The join against the cross product: every (need, offer, fund) that breaks no match rule, told by the interpreter,
/// which shares no code with the join.
@Suite struct CandidateJoinTests {
    @Test(arguments: 1...40) func findsWhatTheCrossProductFinds(seed: Int) throws {
        let scenario = try RandomScenario.scenario(seed: seed)
        var sink = DiagnosticSink()
        let found = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect(!sink.hasErrors)
        let triples = (0..<found.count).map { [found.needs[$0], found.offers[$0], found.funds[$0]] }
        #expect(triples == Self.crossProduct(scenario, found))
    }

    @Test func theRandomScenariosHaveCandidatesAndExclusions() throws {
        var (candidates, triples) = (0, 0)
        for seed in 1...40 {
            let scenario = try RandomScenario.scenario(seed: seed)
            var sink = DiagnosticSink()
            candidates += CandidateJoin.candidates(of: scenario, into: &sink).count
            triples += ["needs", "offers", "funds"].reduce(1) { $0 * (scenario.tables.table($1)?.rowCount ?? 0) }
        }
        #expect(candidates > 200)
        #expect(candidates * 4 < triples)
    }

    /// Same candidates, same order, same work; the scenarios are large enough for several parts.
    @Test(arguments: 1...12) func theNumberOfThreadsChangesNothing(seed: Int) throws {
        let scenario = try RandomScenario.scenario(seed: seed, copies: 60)
        let found = try [1, 2, 3, 7].map { number in
            var sink = DiagnosticSink()
            let threads = try #require(ThreadCount(number))
            let candidates = CandidateJoin.candidates(of: scenario, threads: threads, into: &sink)
            #expect(!sink.hasErrors)
            return candidates
        }
        // More than one part of needs for each thread.
        #expect(scenario.tables.table("needs")?.rowCount ?? 0 >= 600)
        for other in found.dropFirst() { #expect(other == found[0]) }
    }

    /// A large scenario finds what its parts find: the needs, sixty times over.
    @Test func manyNeedsFindWhatFewFind() throws {
        for seed in 1...12 {
            var sink = DiagnosticSink()
            let few = CandidateJoin.candidates(of: try RandomScenario.scenario(seed: seed), into: &sink)
            let many = CandidateJoin.candidates(of: try RandomScenario.scenario(seed: seed, copies: 60), into: &sink)
            let needs = try RandomScenario.scenario(seed: seed).tables.table("needs")?.rowCount ?? 0
            let expected = (0..<60).flatMap { copy in
                (0..<few.count).map { [few.needs[$0] + Int32(copy * needs), few.offers[$0], few.funds[$0]] }
            }
            #expect((0..<many.count).map { [many.needs[$0], many.offers[$0], many.funds[$0]] } == expected)
        }
    }

    /// Divisions by cells that are 0 in some rows, before and behind the rules that exclude those.
    private static let divisions = """
        - {id: D-1, when: offer.fee / offer.capacity > 1, else: "x"}
        - {id: D-2, when: "need.groups > 0 && 6 % need.groups == 0", else: "x"}
        - {id: D-3, when: "fund.amount == 0 || offer.fee / fund.amount < 90", else: "x"}
        - {id: D-4, when: "need.slots.exists(s, offer.fee / (need.groups - 2) < 0 && s in offer.slots) || need.groups < 3", else: "x"}
        - {id: D-5, when: "km <= 60 / (offer.capacity - 2) || offer.capacity < 3", else: "x"}
        - {id: D-6, when: "offer.fee / (need.groups - 2) < 90000 || offer.capacity > 1", else: "x"}
        """

    /// A rule without a value is an error exactly for what no rule excludes, whatever the order of the rules and the
    /// number of threads; the interpreter says what that is.
    @Test(arguments: 1...40) func aMissingVerdictCountsWhereNothingExcludes(seed: Int) throws {
        var outcomes: [(candidates: CandidateSet, text: [String])] = []
        for isFirst in [true, false] {
            let scenario = try RandomScenario.scenario(seed: seed, further: Self.divisions, isFirst: isFirst)
            for number in [1, 3] {
                var sink = DiagnosticSink()
                let found = CandidateJoin.candidates(
                    of: scenario, threads: try #require(ThreadCount(number)), into: &sink)
                outcomes.append((found, sink.shown.map(\.message.en)))
                let (triples, lacking) = Self.expected(scenario, found)
                #expect((0..<found.count).map { [found.needs[$0], found.offers[$0], found.funds[$0]] } == triples)
                #expect(Set(sink.shown.map(\.id)) == (lacking.isEmpty ? [] : ["planning.not-finite"]))
                #expect(sink.shown.count == lacking.count)
                for (rule, first) in lacking {
                    #expect(sink.shown.contains { $0.message.en.contains("`\(rule)` has no value for \(first)") })
                }
            }
        }
        for other in outcomes.dropFirst() {
            #expect(other.text == outcomes[0].text)
            #expect(other.candidates.needs == outcomes[0].candidates.needs)
        }
    }

    @Test func someRandomScenariosLackAVerdictAndSomeDoNot() throws {
        let failures = try (1...40).filter { seed in
            var sink = DiagnosticSink()
            _ = CandidateJoin.candidates(
                of: try RandomScenario.scenario(seed: seed, further: Self.divisions), into: &sink)
            return sink.hasErrors
        }
        #expect((5...39).contains(failures.count), "\(failures)")
    }

    /// What no rule excludes, and for each rule without a value there the first of them.
    private static func expected(
        _ scenario: Scenario, _ found: CandidateSet
    ) -> (triples: [[Int32]], lacking: [String: String]) {
        let names = CandidateNames(scenario)
        let interpreter = Interpreter(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        let joins = RowJoins(scenario.tables)
        var (triples, lacking): ([[Int32]], [String: String]) = ([], [:])
        let counts = ["needs", "offers", "funds"].map { scenario.tables.table($0)?.rowCount ?? 0 }
        for need in 0..<counts[0] {
            for offer in 0..<counts[1] {
                for fund in 0..<counts[2] {
                    let context = joins.context(need: need, offer: offer, fund: fund)
                    let verdicts = scenario.rulebooks.enumerated().flatMap { index, book in
                        interpreter.applies(index, to: context).truth == false
                            ? []
                            : book.match.map { ($0.id, interpreter.holds($0.condition, rulebook: index, for: context)) }
                    }
                    guard !verdicts.contains(where: { $0.1.truth == false }) else { continue }
                    var batch = CandidateBatch(count: 1)
                    batch.bind(.need, to: [Int32(need)])
                    batch.bind(.offer, to: [Int32(offer)])
                    batch.bind(.fund, to: [Int32(fund)])
                    for (rule, verdict) in verdicts where verdict.error != nil && lacking[rule] == nil {
                        lacking[rule] = names.name(0, of: batch)
                    }
                    triples.append([Int32(need), Int32(offer), Int32(fund)])
                }
            }
        }
        return (triples, lacking)
    }

    private static func crossProduct(_ scenario: Scenario, _ found: CandidateSet) -> [[Int32]] {
        let counts = ["needs", "offers", "funds"].map { scenario.tables.table($0)?.rowCount ?? 0 }
        var rows: [PlannedRow] = []
        for need in 0..<counts[0] {
            for offer in 0..<counts[1] {
                for fund in 0..<counts[2] {
                    let place = SourceLocation(file: "all", line: rows.count + 1, column: 1)
                    rows.append(PlannedRow(need: need, offer: offer, fund: fund, groups: 1, place: place))
                }
            }
        }
        let breaches = PlanChecker.check(allocations: rows, scenario: scenario, candidates: found).breaches
        let excluded = Set(breaches.filter { $0.id == "verify.match" }.compactMap { $0.place?.line })
        #expect(breaches.allSatisfy { $0.id != "verify.not-evaluable" })
        return rows.enumerated().filter { !excluded.contains($0.offset + 1) }.map { _, row in
            [Int32(row.need), Int32(row.offer), Int32(row.fund ?? -1)]
        }
    }
}

/// A small region with every kind of condition that the join treats in its own way.
struct RandomScenario {
    private var random: SeededGenerator

    private init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

    /// - Parameters:
    ///   - copies: how many times over the needs are there, with ids of their own.
    ///   - further: more match rules, in a rulebook of their own, before or behind the others.
    static func scenario(
        seed: Int, copies: Int = 1, further: String? = nil, isFirst: Bool = false
    ) throws -> Scenario {
        var region = RandomScenario(seed: seed)
        var texts = [Self.rules, Self.programme]
        if let further { texts.insert("rulebook: further\nmatch:\n" + further + "\n", at: isFirst ? 0 : 2) }
        return try region.scenario(texts, copies: copies)
    }

    private static let rules = """
        rulebook: base
        match:
          - {id: M-1, when: need.field == offer.field && need.kind == offer.kind, else: "x"}
          - {id: M-2, when: "!has(offer.radius_km) || km <= offer.radius_km", else: "x"}
          - {id: M-3, when: "!has(need.age_from) || offer.age_from <= need.age_from", else: "x"}
          - {id: M-4, when: "need.slots.exists(s, s in offer.slots)", else: "x"}
          - {id: M-5, when: fund.region == need.school.municipality.region, else: "x"}
          - {id: M-6, when: "!has(previous.groups) || previous.groups < 3", else: "x"}
          - {id: M-7, when: need.groups > 0, else: "x"}
          - {id: M-8, when: "offer.capacity >= 1 && fund.amount > 0", else: "x"}
          - {id: M-10, when: need.school.type in offer.school_types, else: "x"}
          - {id: M-11, when: offer.setting in need.slots, else: "x"}
          - {id: M-12, when: "fund.id != 'T2' || offer.fee <= 100 * need.groups", else: "x"}
          - id: M-9
            else: "x"
            any:
              - {id: M-9a, when: need.school.public, else: "x"}
              - {id: M-9b, when: "offer.fee * 0.5 <= 100", else: "x"}
        compute:
          km: distance_km(need.school, offer.provider)
        goals:
          - {id: G-1, maximise: 1}
        """

    private static let programme = """
        rulebook: land
        applies: fund.programme == 'land'
        match:
          - {id: P-1, when: offer.fee <= 300, else: "x"}
        """

    private mutating func scenario(_ texts: [String], copies: Int) throws -> Scenario {
        var sink = DiagnosticSink()
        let rulebooks = texts.compactMap { RulebookReader.read(SourceFile(name: "r.yaml", text: $0), into: &sink) }
        let sources = tables().map { name, text in
            let whole = name == "needs" ? Self.repeated(text, copies) : text
            return TableSource(table: name, file: SourceFile(name: name + ".csv", text: whole))
        }
        let loaded = TableLoader.load(
            sources: sources, schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "s"),
            into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let parameters = ParameterTable(rulebooks: rulebooks, overrides: [], day: year.firstDay, into: &sink)
        let rules = CompiledRules.compile(
            rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        return Scenario(
            name: "random", title: LocalizedText(de: "Zufall", en: "random"), schoolYear: year, path: "random",
            tables: tables, rulebooks: rulebooks, parameters: parameters,
            rules: try #require(rules, "\(sink.shown)"), solve: SolveSettings(), fingerprint: "")
    }

    private static func repeated(_ text: String, _ copies: Int) -> String {
        let lines = text.split(separator: "\n")
        let rows = (1...copies).flatMap { copy in lines.dropFirst().map { copy == 1 ? "\($0)" : "C\(copy)\($0)" } }
        return ([String(lines[0])] + rows).joined(separator: "\n") + "\n"
    }

    private mutating func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func slots() -> String { pick(["mo|di", "di|mi", "mo|mi", "mo|di|do", "mo|di|do|fr"]) }
    private mutating func place() -> String {
        "\(400_000 + 1_000 * number(0...30)),\(5_700_000 + 1_000 * number(0...30))"
    }

    private mutating func lines(_ header: String, _ count: Int, _ line: (inout Self, Int) -> String) -> String {
        ([header] + (1...count).map { line(&self, $0) }).joined(separator: "\n") + "\n"
    }

    private mutating func tables() -> [(String, String)] {
        let schools = number(2...5)
        let providers = number(2...5)
        return [
            ("regions", "id,name\nR1,Eins\nR2,Zwei\n"),
            ("municipalities", "id,name,region\nM1,A,R1\nM2,B,R2\n"),
            (
                "schools",
                lines("id,name,type,public,municipality,easting,northing", schools) { me, row in
                    "S\(row),Schule,\(me.pick(["grundschule", "grundschule", "gymnasium"])),\(me.pick(["true", "false"])),\(me.pick(["M1", "M2"])),\(me.place())"
                }
            ),
            (
                "needs",
                lines("id,school,kind,field,age_from,groups,slots", number(12...18)) { me, row in
                    "B\(row),S\(me.number(1...schools)),\(me.pick(["visit", "project", "project", "project"])),\(me.pick(["musik", "musik", "tanz"])),"
                        + "\(me.pick(["", "6", "10"])),\(me.number(0...3)),\(me.slots())"
                }
            ),
            ("providers", lines("id,name,easting,northing", providers) { me, row in "P\(row),X,\(me.place())" }),
            (
                "offers",
                lines(
                    "id,provider,kind,field,age_from,capacity,fee,radius_km,slots,setting,school_types", number(12...18)
                ) { me, row in
                    "A\(row),P\(me.number(1...providers)),\(me.pick(["visit", "project", "project", "project"])),\(me.pick(["musik", "musik", "tanz"])),"
                        + "\(me.number(5...9)),\(me.number(0...3)),\(me.number(100...400)).50,"
                        + "\(me.pick(["", "5", "17.5", "40"])),\(me.slots()),\(me.pick(["mo", "mo", "mo", "di"])),"
                        + me.pick(["grundschule", "gymnasium|grundschule", "grundschule|gymnasium"])
                }
            ),
            ("funds", "id,programme,region,amount\nT1,land,R1,100.00\nT2,kommune,R2,50.00\nT3,kommune,R1,0\n"),
            ("previous", "school,provider,groups\nS1,P1,\(number(1...4))\nS2,P1,2\n"),
        ]
    }
}
