// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables
import Testing

@testable import Planning

/// Candidates and the second reading have one verdict of a distance, also exactly at the radius and with decimals.
@Suite struct DistanceTests {
    /// Pairs of a school and a provider, each in a field of its own; the radius is the distance, less `short` metres/10.
    private func scenario(pairs: Int, short: Int) throws -> Scenario {
        var rows = ["schools": [String](), "providers": [], "offers": [], "needs": []]
        for number in 0..<pairs {
            let (m, n, k) = (2 + number % 14, 1 + number % (1 + number % 14), 1 + number / 14)
            let (east, north, far) = (k * (m * m - n * n), k * 2 * m * n, k * (m * m + n * n) - short)
            let (x, y) = (4_000_000 + 7_919 * number, 57_000_000 + 3_571 * number)
            rows["schools"]?.append("S\(number),x,M,\(metres(x)),\(metres(y))")
            rows["providers"]?.append("P\(number),x,\(metres(x + east)),\(metres(y + north))")
            let radius = FixedPoint(mantissa: Int64(far), scale: 4).description
            rows["offers"]?.append("A\(number),P\(number),p,f\(number),9,\(radius)")
            rows["needs"]?.append("B\(number),S\(number),p,f\(number),1")
        }
        let tables = [
            "regions": "id,name\nR,x", "municipalities": "id,name,region\nM,x,R",
            "schools": "id,name,municipality,easting,northing", "providers": "id,name,easting,northing",
            "offers": "id,provider,kind,field,capacity,radius_km", "needs": "id,school,kind,field,groups",
        ]
        let lines = rows.mapValues { $0.joined(separator: "\n") }
        return try Self.load(tables.merging(lines) { $0 + "\n" + $1 })
    }

    private func metres(_ decimetres: Int) -> String { FixedPoint(mantissa: Int64(decimetres), scale: 1).description }

    private static let rulebook = """
        rulebook: test
        title: {de: x, en: x}
        match:
          - {id: F, title: {de: x, en: x}, when: need.field == offer.field}
          - {id: D, title: {de: x, en: x}, when: km <= offer.radius_km}
        compute:
          km: distance_km(need.school, offer.provider)
        limits:
          - {id: L, title: {de: x, en: x}, sum: 1, per: need, at_most: need.groups}
        goals:
          - {id: G, title: {de: x, en: x}, maximise: 1}
        """

    private static func load(_ tables: [String: String]) throws -> Scenario {
        var sink = DiagnosticSink()
        let book = RulebookReader.read(SourceFile(name: "rules.yaml", text: rulebook), into: &sink)
        let loaded = TableLoader.load(
            sources: tables.sorted { $0.key < $1.key }.map {
                TableSource(table: $0.key, file: SourceFile(name: "\($0.key).csv", text: $0.value + "\n"))
            },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let books = [try #require(book, "\(sink.shown)")]
        let set = try #require(loaded, "\(sink.shown)")
        let parameters = ParameterTable(rulebooks: books, overrides: [], day: year.firstDay, into: &sink)
        let rules = CompiledRules.compile(rulebooks: books, parameters: parameters, tables: set, into: &sink)
        return Scenario(
            name: "test", title: LocalizedText(de: "Test", en: "test"), schoolYear: year, path: "test", tables: set,
            rulebooks: books, parameters: parameters, rules: try #require(rules, "\(sink.shown)"),
            solve: SolveSettings(), fingerprint: "")
    }

    @Test func exactlyAtTheRadiusIsWithinItForBoth() throws {
        let scenario = try scenario(pairs: 700, short: 0)
        var sink = DiagnosticSink()
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect(candidates.count == 700, "\(sink.shown)")
        let rows = candidates.needs.indices.map {
            PlannedRow(need: Int(candidates.needs[$0]), offer: Int(candidates.offers[$0]), fund: nil, groups: 1)
        }
        let result = PlanChecker.check(allocations: rows, scenario: scenario, candidates: candidates)
        #expect(result.breaches.isEmpty, "\(result.breaches.prefix(3))")
    }

    @Test func aDecimetreTooFarIsExcludedByBoth() throws {
        let scenario = try scenario(pairs: 700, short: 1)
        var sink = DiagnosticSink()
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect(candidates.count == 0)
        let rows = (0..<700).map { PlannedRow(need: $0, offer: $0, fund: nil, groups: 1) }
        let result = PlanChecker.check(allocations: rows, scenario: scenario, candidates: candidates)
        #expect(Set(result.breaches.filter { $0.rule == "D" }.map(\.subject)).count == 700)
    }
}
