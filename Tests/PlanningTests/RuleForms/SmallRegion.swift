// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// A region with so few possibilities that every plan can be looked at.
struct SmallRegion {
    struct School {
        let municipality: Int
        let isPublic: Bool
        let pupils: Int
    }

    struct Need {
        let school: Int
        let kind: String
        let field: String
        let groups: Int
        let priority: Int
    }

    struct Offer {
        let provider: Int
        let kind: String
        let field: String
        let capacity: Int
        /// In cents.
        let fee: Int
    }

    /// One (need, offer, fund) that passes the match rules; indices from 0.
    struct Candidate: Hashable {
        let need: Int
        let offer: Int
        /// `nil` without a funds table.
        let fund: Int?
    }

    let schools: [School]
    let needs: [Need]
    let offers: [Offer]
    let fundCount: Int
    /// Groups of last year by school and provider.
    let previous: [[Int?]]
    /// In the order of the engine: by need, offer and fund.
    let candidates: [Candidate]

    static let providerCount = 2
    static let fields = ["musik", "tanz", "film"]

    init(using random: inout SeededGenerator) {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        schools = (0..<number(2...3)).map { _ in
            School(municipality: number(0...1), isPublic: number(0...2) > 0, pupils: number(1...7))
        }
        let lastSchool = schools.count - 1
        fundCount = number(0...3) == 0 ? 2 : 0
        needs = (0..<number(2...(fundCount == 0 ? 4 : 3))).map { _ in
            Need(
                school: number(0...lastSchool), kind: number(0...5) == 0 ? "visit" : "project",
                field: Self.fields[number(0...2)], groups: number(1...2), priority: number(0...3))
        }
        offers = (0..<number(2...(fundCount == 0 ? 3 : 2))).map { _ in
            Offer(
                provider: number(0...1), kind: number(0...5) == 0 ? "visit" : "project",
                field: Self.fields[number(0...2)], capacity: number(1...3), fee: number(4...40) * 25)
        }
        previous = schools.map { _ in
            (0..<Self.providerCount).map { _ in number(0...2) == 0 ? number(0...3) : nil }
        }
        let (needs, offers, funds) = (needs, offers, fundCount)
        candidates = needs.indices.flatMap { need in
            offers.indices.flatMap { offer in
                needs[need].kind == offers[offer].kind
                    ? (0..<max(1, funds)).map { Candidate(need: need, offer: offer, fund: funds == 0 ? nil : $0) } : []
            }
        }
    }

    /// The most groups of a candidate, by need and offer alone.
    func most(_ candidate: Candidate) -> Int { min(needs[candidate.need].groups, offers[candidate.offer].capacity) }

    /// Integer plans that keep the candidates' own bounds, feasible or not.
    var planCount: Int { candidates.reduce(1) { min($0 * (most($1) + 1), 1_000_000) } }

    func school(_ candidate: Candidate) -> School { schools[needs[candidate.need].school] }
}

extension SmallRegion {
    /// Match rules and the bounds of ``most(_:)``; limits and goals are the test's.
    static let baseRules = """
        rulebook: base
        match:
          - {id: M-1, when: need.kind == offer.kind, else: "x"}
        limits:
          - {id: B-1, sum: 1, per: need, at_most: need.groups}
          - {id: B-2, sum: 1, per: offer, at_most: offer.capacity}

        """

    /// The scenario with a rulebook of these limits and goals (YAML lists, indented by two spaces).
    ///
    /// - Returns: `nil` if locks were found to be impossible.
    func prepared(limits: String, goals: String, locks: String? = nil) throws -> PreparedScenario? {
        var sink = DiagnosticSink()
        let rules = "rulebook: forms\nlimits:\n" + (limits.isEmpty ? "  []\n" : limits) + "goals:\n" + goals
        let rulebooks = [Self.baseRules, rules].compactMap {
            RulebookReader.read(SourceFile(name: "rules.yaml", text: $0), into: &sink)
        }
        let texts = tables + (locks.map { [("locks", $0)] } ?? [])
        let loaded = TableLoader.load(
            sources: texts.map { TableSource(table: $0, file: SourceFile(name: $0 + ".csv", text: $1)) },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let parameters = ParameterTable(rulebooks: rulebooks, overrides: [], day: year.firstDay, into: &sink)
        let compiled = CompiledRules.compile(rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        let compiledRules = try #require(compiled, "\(rules)\n\(sink.shown)")
        let scenario = Scenario(
            name: "forms", title: LocalizedText(de: "Formen", en: "forms"), schoolYear: year, path: "forms",
            tables: tables, rulebooks: rulebooks, parameters: parameters, rules: compiledRules,
            solve: SolveSettings(), fingerprint: "")
        let found = CandidateJoin.candidates(of: scenario, into: &sink)
        let model = ModelBuilder.build(found, of: scenario, into: &sink)
        if model == nil, sink.shown.allSatisfy({ $0.id.hasPrefix("planning.lock") }) { return nil }
        return PreparedScenario(
            scenario: scenario, candidates: found, model: try #require(model, "\(rules)\n\(sink.shown)"))
    }

    private var tables: [(String, String)] {
        func lines(_ header: String, _ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }
        let schoolRows = schools.enumerated().map { index, school in
            "S\(index),Schule,\(school.isPublic),M\(school.municipality),\(400_000 + 3_700 * index),5700000,\(school.pupils)"
        }
        let needRows = needs.enumerated().map { index, need in
            "B\(index),S\(need.school),\(need.kind),\(need.field),\(need.groups),\(need.priority)"
        }
        let offerRows = offers.enumerated().map { index, offer in
            "A\(index),P\(offer.provider),\(offer.kind),\(offer.field),\(offer.capacity),"
                + "\(offer.fee / 100).\(offer.fee % 100 < 10 ? "0" : "")\(offer.fee % 100)"
        }
        let previousRows = previous.enumerated().flatMap { school, providers in
            providers.enumerated().compactMap { provider, groups in groups.map { "S\(school),P\(provider),\($0)" } }
        }
        let funds = (0..<fundCount).map { "T\($0),programm\($0),R,1000" }
        return [
            ("regions", "id,name\nR,Kreis\n"), ("municipalities", "id,name,region\nM0,A,R\nM1,B,R\n"),
            ("schools", lines("id,name,public,municipality,easting,northing,pupils", schoolRows)),
            ("needs", lines("id,school,kind,field,groups,priority", needRows)),
            ("providers", "id,name,easting,northing\nP0,Eins,401100,5702300\nP1,Zwei,396400,5707100\n"),
            ("offers", lines("id,provider,kind,field,capacity,fee", offerRows)),
            ("previous", lines("school,provider,groups", previousRows)),
        ] + (funds.isEmpty ? [] : [("funds", lines("id,programme,region,amount", funds))])
    }
}
