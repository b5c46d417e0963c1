// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Rules
import Tables
import Testing

/// A small plan made by hand: umlauts, signs that mean something in HTML, CSV and spreadsheets, absent cells.
enum SamplePlan {
    static let tables: [(String, String)] = [
        ("regions", "id,name,kind\n05999,Ährenkreis,Kreis\n"),
        ("municipalities", "id,name,region\n05999002,Zülpichhausen,05999\n05999001,Öhringsdorf,05999\n"),
        (
            "schools",
            """
            id,name,sector,municipality,easting,northing
            S1,"Grundschule ""Am Wäldchen"" <Nord>",school,05999001,400000,5700000
            S2,"=1+1 Schule; Süd, Haus B",school,05999002,410000,5700000
            S3,Ährenschule & Partner,school,05999001,400000,5710000

            """
        ),
        (
            "needs",
            """
            id,school,kind,field,groups
            B1,S1,project,musik,3
            B2,S2,project,bildende-kunst,2
            B3,S3,visit,töpfern,1
            B4,S3,project,musik,2
            B5,S2,training,musik,1
            B6,S1,visit,theater,1

            """
        ),
        ("providers", "id,name,easting,northing\nP1,@Kunst & Töne,401000,5700000\nP2,Museum 3,434200,5700000\n"),
        (
            "offers",
            """
            id,provider,kind,field,capacity,units
            A1,P1,project,musik,5,40
            A2,P1,project,bildende-kunst,5,
            A3,P2,visit,töpfern,2,2.5

            """
        ),
        ("funds", "id,programme,amount\nKUS-1,kultur-und-schule,12000\nX-1,sonderprogramm,0\n"),
    ]

    static let rulebook = """
        rulebook: grund
        title: {de: "Grundregeln & Beschlüsse", en: Basic rules & decisions}
        source: "Lenkungsgruppe, Beschluss <7>"
        valid: {from: 2025-08-01}
        parameters:
          - {name: radius, value: 20, unit: km}
          - {name: fee_cap, value: 3800, unit: EUR, until: 2026-07-31}
          - {name: fee_cap, value: 4200, unit: EUR, from: 2026-08-01, source: "Erlass vom 29.10.2024"}
        match:
          - {id: B-01, title: {de: Sparte, en: Field}, when: need.field == offer.field}
        goals:
          - {id: G-1, title: {de: Gruppen, en: Groups}, maximise: "1"}

        """

    static let programme = """
        rulebook: kultur-und-schule
        title: {de: Landesprogramm, en: State programme}
        valid: {from: 2025-08-01, until: 2027-07-31}
        applies: fund.programme == 'kultur-und-schule'
        match:
          - {id: KUS-04, title: {de: Kosten, en: Cost}, when: offer.capacity > 0}

        """

    /// The scenario, with the given tables in place of the sample's own.
    static func scenario(tables replaced: [String: String] = [:], without: Set<String> = []) throws -> Scenario {
        var sink = DiagnosticSink()
        let sources = tables.filter { !without.contains($0.0) }.map { name, text in
            TableSource(
                table: name, file: SourceFile(name: "tables/\(name).csv", text: replaced[name] ?? text))
        }
        let place = SourceLocation(file: "scenario.yaml")
        let loaded = TableLoader.load(
            sources: sources, schemas: StandardTables.all, edits: [], missingAt: place, into: &sink)
        let tables = try #require(loaded, "\(sink.shown.map(\.message.en))")
        // Without funds there is nothing the programme's rules could apply to.
        let texts = without.contains("funds") ? [rulebook] : [rulebook, programme]
        let rulebooks = texts.compactMap { text in
            RulebookReader.read(SourceFile(name: "rulebook.yaml", text: text), into: &sink)
        }
        let year = try #require(SchoolYear(parsing: "2026/27"))
        let override = ParameterOverride(
            name: "radius", value: .number(FixedPoint(mantissa: 255, scale: 1)), location: place)
        let parameters = ParameterTable(
            rulebooks: rulebooks, overrides: [override], day: year.firstDay, into: &sink)
        let compiled = CompiledRules.compile(
            rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        return Scenario(
            name: "ährenkreis", title: LocalizedText(de: "Planung Ährenkreis <Entwurf>", en: "Plan Ährenkreis <draft>"),
            schoolYear: year, path: "scenarios/ährenkreis", tables: tables, rulebooks: rulebooks,
            parameters: parameters, rules: try #require(compiled, "\(sink.shown.map(\.message.en))"),
            solve: SolveSettings(), fingerprint: String(repeating: "0123456789abcdef", count: 4))
    }

    static func plan(status: SolveStatus = .optimal) throws -> Plan {
        Plan(
            scenario: try scenario(), status: status, allocations: allocations,
            goals: goals(isProven: status == .optimal), unmet: unmet,
            size: ModelSize(needs: 6, offers: 3, candidates: 1234, columns: 1240, rows: 56), work: work,
            seconds: 1.23456)
    }

    static let allocations = [
        Allocation(
            need: 0, offer: 0, fund: 0, groups: 2, cost: money(840_050), funded: money(672_040),
            own: money(168_010), km: 1.0004),
        Allocation(
            need: 1, offer: 1, fund: 0, groups: 1, cost: FixedPoint(mantissa: 1_234_567, scale: 3),
            funded: FixedPoint(mantissa: 1_000_005, scale: 3), own: FixedPoint(mantissa: 234_562, scale: 3), km: nil),
        Allocation(need: 2, offer: 2, fund: 1, groups: 1, cost: nil, funded: nil, own: nil, km: 34.1996),
    ]

    static func money(_ cents: Int64) -> FixedPoint { FixedPoint(mantissa: cents, scale: 2) }

    static func goals(isProven: Bool) -> [GoalOutcome] {
        [
            GoalOutcome(
                id: "G-1", title: LocalizedText(de: "So viele Gruppen wie möglich", en: "As many groups as possible"),
                sense: .maximise, value: FixedPoint(4), bound: FixedPoint(isProven ? 4 : 5), proven: isProven),
            GoalOutcome(
                id: "G-2", title: LocalizedText(de: "Kurze Wege", en: "Short ways"), sense: .minimise,
                value: FixedPoint(mantissa: 351_996, scale: 4),
                bound: FixedPoint(mantissa: isProven ? 351_996 : 300_000, scale: 4), proven: isProven),
        ]
    }

    private static func limit(
        _ id: String, de: String, en: String, subject: String, limit: FixedPoint? = nil, used: FixedPoint? = nil,
        needed: FixedPoint? = nil
    ) -> ExplainedLimit {
        ExplainedLimit(
            kind: .limit, id: id, title: LocalizedText(de: de, en: en), subject: subject, bound: "at_most",
            limit: limit, used: used, needed: needed, isMoney: true, values: [], place: "rules.yaml:1:1", row: id)
    }

    /// The own money of the first school, in euro.
    static func schoolLimit(needed: String, limit: String, count: Int) -> UnmetNeed.BlockingLimit {
        UnmetNeed.BlockingLimit(
            limit: self.limit(
                "L-05", de: "Eigenmittel der Schule", en: "Own money of the school", subject: "S1",
                limit: FixedPoint(parsing: limit), used: FixedPoint(0), needed: FixedPoint(parsing: needed)),
            subject: [SubjectPart(table: "schools", id: "S1", name: "Schule", isUnique: true, isOwn: true)],
            unit: .euro, count: count)
    }

    static let unmet = [
        UnmetNeed(
            need: 0, groupsOpen: 1,
            reason: .limited(
                possibilities: 8,
                UnmetNeed.Stop(
                    standing: .impossible, cause: [schoolLimit(needed: "1620", limit: "1600", count: 3)],
                    besides: [
                        .init(
                            limit: limit("L-04", de: "Mittel des Topfes", en: "Money of the fund", subject: "KUS-1"),
                            subject: [
                                SubjectPart(table: "funds", id: "KUS-1", name: "kultur-und-schule", isUnique: true)
                            ], unit: .euro, count: 5)
                    ]))),
        UnmetNeed(need: 1, groupsOpen: 1, reason: .outweighed(possibilities: 1)),
        UnmetNeed(
            need: 3, groupsOpen: 2,
            reason: .excluded(
                nearest: [
                    .init(
                        offer: 2, fund: 0,
                        rules: [
                            .init(
                                id: "B-05", title: LocalizedText(de: "Entfernung", en: "Distance"),
                                reason: LocalizedText(
                                    de: "Die Entfernung ist 34,2 km, angeboten wird bis 20 km.",
                                    en: "The distance is 34.2 km, the offer reaches 20 km.")),
                            .init(
                                id: "B-02", title: LocalizedText(de: "Art <&>", en: "Kind <&>"),
                                reason: LocalizedText(de: "Art <&>", en: "Kind <&>")),
                        ])
                ], ofKind: 3)),
        UnmetNeed(
            need: 4, groupsOpen: 1, reason: .notOffered(UnmetNeed.NotOffered(ofField: 2, ofKind: 0))),
        UnmetNeed(need: 5, groupsOpen: 1, reason: .noOffers),
    ]

    static var work: SolveWork {
        var work = SolveWork()
        (work.columns, work.rows, work.simplexIterations, work.nodes) = (1240, 56, 321, 7)
        return work
    }
}
