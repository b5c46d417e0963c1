// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables
import Testing

@testable import Planning

/// Two schools, two providers and two funds; the limits are the test's. N1 to N3 have candidates, N4 has none.
struct VerificationRegion {
    let scenario: Scenario
    let candidates: CandidateSet

    init(
        limits: String = "[]", goal: String = "1", goals: String? = nil, further: String = "", locks: String? = nil,
        isOwnPaidByStateOnly: Bool = false
    ) throws {
        var sink = DiagnosticSink()
        var texts =
            [Self.base(limits: limits, goals: goals ?? "[{id: G, title: Ziel, maximise: \"\(goal)\"}]")]
            + Self.programmes + (further.isEmpty ? [] : [further])
        if isOwnPaidByStateOnly { texts[2].replace(", own: 0", with: "") }
        let rulebooks = texts.compactMap { RulebookReader.read(SourceFile(name: "rules.yaml", text: $0), into: &sink) }
        let loaded = TableLoader.load(
            sources: (Self.tables + (locks.map { [("locks", $0)] } ?? [])).map {
                TableSource(table: $0, file: SourceFile(name: "\($0).csv", text: $1))
            },
            schemas: StandardTables.all, edits: [], missingAt: SourceLocation(file: "scenario.yaml"), into: &sink)
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let parameters = ParameterTable(rulebooks: rulebooks, overrides: [], day: year.firstDay, into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let compiled = CompiledRules.compile(rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        let rules = try #require(compiled, "\(sink.shown)")
        scenario = Scenario(
            name: "test", title: LocalizedText(de: "Test", en: "test"), schoolYear: year, path: "test", tables: tables,
            rulebooks: rulebooks, parameters: parameters, rules: rules, solve: SolveSettings(), fingerprint: "")
        candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        #expect(!sink.hasErrors, "\(sink.shown)")
    }

    /// Checks allocations given as `need offer fund groups`.
    func check(_ rows: [String]) -> PlanCheckResult {
        PlanChecker.check(
            allocations: rows.compactMap { row(of: $0) }, scenario: scenario, candidates: candidates)
    }

    func row(of text: String) -> PlannedRow? {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 4, let need = row("needs", parts[0]), let offer = row("offers", parts[1]),
            let fund = row("funds", parts[2]), let groups = Int64(parts[3])
        else {
            Issue.record("no such row: \(text)")
            return nil
        }
        return PlannedRow(need: need, offer: offer, fund: fund, groups: groups)
    }

    private func row(_ table: String, _ id: String) -> Int? {
        let text = scenario.tables.pool.id(of: id)
        return text.flatMap { scenario.tables.table(table)?.row(withID: $0) }
    }

    /// Reads an allocations.csv and checks it.
    func checkFile(_ text: String) -> (result: PlanCheckResult?, sink: DiagnosticSink) {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "allocations.csv", text: text)
        let rows = AllocationReader.read(file, scenario: scenario, into: &sink)
        let result = rows.map { PlanChecker.check(written: $0, scenario: scenario, candidates: candidates) }
        return (result, sink)
    }

    private static func base(limits: String, goals: String) -> String {
        """
        rulebook: base
        parameters: [{name: least_age, value: 6}]
        match:
          - {id: M-1, title: Sparte, when: need.field == offer.field, else: "{need.field} ist nicht {offer.field}"}
          - id: M-2
            title: {de: Alter oder Priorität, en: Age or priority}
            any:
              - {id: M-2a, title: a, when: has(need.age_from) && need.age_from >= least_age, else: zu jung}
              - {id: M-2b, title: b, all: [{id: M-2c, title: c, when: need.groups > 1, else: klein}], else: klein}
            else: {de: "Kosten {cost} EUR, {km} km", en: "cost {cost} EUR, {km} km"}
          - {id: M-3, title: Nähe, when: km <= offer.radius_km, else: "{km} km"}
        compute:
          km: distance_km(need.school, offer.provider)
          cost: "offer.fee + (has(offer.materials) ? offer.materials : 0)"
        limits: \(limits)
        goals: \(goals)
        """
    }

    private static let programmes = [
        """
        rulebook: state
        applies: fund.programme == 'state'
        match: [{id: S-1, title: Höchstbetrag, when: cost <= 4199.99, else: "{cost} EUR sind zu viel"}]
        compute: {funded: cost * 0.8, own: cost - funded}
        """,
        """
        rulebook: town
        applies: fund.programme == 'town'
        compute: {funded: cost, own: 0}
        """,
    ]

    private static let tables = [
        ("regions", "id,name\nR,Kreis\n"),
        ("municipalities", "id,name,region\nM1,Aue,R\nM2,Zell,R\n"),
        (
            "schools",
            """
            id,name,municipality,easting,northing,social_index,own_budget
            S1,Schule 1,M1,400000,5700000,5,1000
            S2,Schule 2,M2,403000,5700000,,1000

            """
        ),
        (
            "needs",
            """
            id,school,kind,field,age_from,groups
            N1,S1,project,musik,8,3
            N2,S2,project,musik,,2
            N3,S2,project,tanz,6,1
            N4,S2,project,tanz,,1

            """
        ),
        ("providers", "id,name,easting,northing,max_groups\nP1,Eins,400000,5704000,3\nP2,Zwei,403000,5704000,3\n"),
        (
            "offers",
            """
            id,provider,kind,field,capacity,min_groups,fee,materials,radius_km
            O1,P1,project,musik,3,2,4000.00,199.99,5
            O2,P2,project,musik,3,1,100.01,,5
            O3,P2,project,musik,3,1,4200.00,,5
            O4,P2,project,tanz,3,1,10,,5

            """
        ),
        ("funds", "id,programme,region,amount\nF1,state,R,6719.98\nF2,town,R,5000\n"),
        ("previous", "school,provider,groups\nS1,P1,2\nS2,P2,1\n"),
    ]
}
