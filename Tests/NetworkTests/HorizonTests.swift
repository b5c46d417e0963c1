// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Optimizer
import Parallel
import Planning
import Tables
import Testing

@Suite struct HorizonTests {
    private func run(_ prepared: PreparedScenario, years: Int) throws -> (plan: HorizonPlan?, sink: DiagnosticSink) {
        var sink = DiagnosticSink()
        let options = SolveOptions(timeLimit: nil, gap: 0)
        let plan = try HorizonRun(prepared, options: options, threads: .one).run(years: years, into: &sink)
        return (plan, sink)
    }

    /// Two classes of one school, three fields, money for two groups a year; each class meets each field once.
    private let classes = [
        "schools": "id,name,sector,type,municipality,easting,northing\nS1,Eins,school,grundschule,M1,400000,5700000\n",
        "classes": "id,grade,fields_met\nK1,2,\nK2,3,tanz\n",
        "needs": """
        id,school,class,kind,field,groups
        B1,S1,K1,visit,musik,1
        B2,S1,K1,visit,tanz,1
        B3,S1,K2,visit,musik,1
        B4,S1,K2,visit,tanz,1

        """,
        "providers": "id,name,municipality,easting,northing\nP1,Musik,M1,400500,5700000\nP2,Tanz,M1,400100,5700500\n",
        "offers": "id,provider,kind,field,capacity,fee\nA1,P1,visit,musik,1,100\nA2,P2,visit,tanz,1,100\n",
        "previous": "school,provider,groups\n",
        "funds": "id,programme,amount,school_year\nF1,eins,100,2026/27\nF2,zwei,100,2026/27\n",
        "rules": """
        rulebook: grund
        match:
          - {id: B-01, title: Sparte, when: need.field == offer.field}
          - {id: B-02, title: Einmal, when: "!has(need.class.fields_met) || !(need.field in need.class.fields_met)"}
          - {id: B-03, title: Topf, when: "fund.programme == 'eins' ? offer.field == 'musik' : offer.field == 'tanz'"}
        compute: {funded: "has(offer.fee) ? offer.fee : 0"}
        limits:
          - {id: L-01, title: Gruppen, sum: 1, per: need, at_most: need.groups}
          - {id: L-02, title: Plätze, sum: 1, per: offer, at_most: offer.capacity}
          - {id: L-03, title: Geld, sum: funded, per: fund, at_most: fund.amount}
        goals:
          - {id: G-1, title: Gruppen, maximise: "1"}

        """,
    ]

    private let declared = """
        tables:
          classes: {columns: {id: text, grade: integer, fields_met: list}}
          needs: {columns: {class: {references: classes}}}

        """

    @Test func eachClassMeetsEachFieldOnceOverTheYears() throws {
        let (plan, sink) = try SampleRegion.with(classes, tables: declared) { try run($0, years: 3) }
        #expect(!sink.hasErrors)
        let years = try #require(plan?.years)
        #expect(plan?.unit == .classAndField)
        #expect(years.map(\.schoolYear.description) == ["2026/27", "2027/28", "2028/29"])
        // K2 has met dance; music has one place a year, dance one.
        #expect(years.map(\.groups) == [2, 1, 0])
        #expect(years.map(\.covered) == [3, 4, 4] && years.allSatisfy { $0.wanted == 4 })
        #expect(years.map(\.cooperations) == [2, 1, 0])
        #expect(years.map(\.continued) == [0, 1, 0] && years.map(\.ended) == [0, 1, 1])
        #expect(years.allSatisfy { $0.plan.status == .optimal })
        #expect(
            years[0].funds.map(\.spent) == [
                FixedPoint(mantissa: 10_000, scale: 2), FixedPoint(mantissa: 10_000, scale: 2),
            ])
    }

    @Test func whatSurvivesTheEndOfAFund() throws {
        let (plan, _) = try SampleRegion.with(classes, tables: declared) { try run($0, years: 2) }
        let endings = try #require(plan?.endings)
        #expect(endings.map(\.fund) == ["F1", "F2"])
        // Music goes on next year with F1 only; dance is met by both classes.
        #expect(endings.map(\.cooperations) == [1, 1] && endings.map(\.survive) == [0, 0])
        #expect(endings.map(\.surviveWithFund) == [1, 0])
        #expect(endings.map(\.groupsWithout) == [0, 1] && endings.map(\.groupsWith) == [1, 1])
        #expect(endings.allSatisfy { $0.isProven })
    }

    @Test func fundsHaveTheAmountsOfTheirYears() throws {
        var files = classes
        files["fund_years"] = "fund,school_year,amount\nF1,2027/28,0\n"
        let tables =
            declared + "  fund_years: {columns: {fund: {references: funds}, school_year: text, amount: money}}\n"
        let (plan, _) = try SampleRegion.with(files, tables: tables) { try run($0, years: 2) }
        let years = try #require(plan?.years)
        #expect(years[1].funds.map(\.amount.double) == [0, 100] && years[1].groups == 0)
        files["fund_years"] = "fund,school_year,amount\nF1,2027,0\n"
        let (none, sink) = try SampleRegion.with(files, tables: tables) { try run($0, years: 2) }
        #expect(none == nil && sink.shown.contains { $0.id == "network.bad-fund-year" && $0.location?.line == 2 })
    }

    @Test func withoutClassesSchoolsAndFieldsAreCovered() throws {
        let (plan, _) = try SampleRegion.with { try run($0, years: 2) }
        let years = try #require(plan?.years)
        #expect(plan?.unit == .schoolAndField && plan?.endings.isEmpty == true)
        #expect(years.map(\.wanted) == [4, 4])
        #expect(years.map(\.covered) == [2, 2])
        #expect(years[1].continued == years[0].cooperations && years[1].ended == 0)
    }

    @Test func whatIsDeclaredIsCountedForTheRules() throws {
        let counted = "tables:\n  needs: {columns: {met_before: integer, waited: integer}}\n"
        let rules = SampleRegion.rules.replacing(
            "maximise: \"1\"", with: "maximise: \"has(need.met_before) && need.met_before > 0 ? 1 : 3\"")
        let (plan, sink) = try SampleRegion.with(["rules": rules], tables: counted) { try run($0, years: 2) }
        #expect(!sink.hasErrors)
        let second = try #require(plan?.years.last?.plan)
        let table = try #require(second.scenario.tables.table("needs"))
        guard case .numbers(let met, _)? = table.column(named: "met_before")?.storage,
            case .numbers(let waited, _)? = table.column(named: "waited")?.storage
        else {
            Issue.record("no columns")
            return
        }
        let total = met.reduce(0, +)
        #expect(total == plan?.years.first?.groups)
        #expect(waited[2] == 1 && waited[3] == 1)
    }

    @Test func theManifestSaysTheHorizon() throws {
        let (three, none) = (try SampleRegion.small(tables: "horizon: 3\n"), try SampleRegion.small())
        #expect(three.scenario.solve.horizon == 3 && none.scenario.solve.horizon == nil)
        for text in ["0", "11", "drei"] {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data("scenario: x\nschool_year: 2026/27\nhorizon: \(text)\n".utf8).write(to: file)
            var sink = DiagnosticSink()
            #expect(ScenarioLoader.load(file.path, into: &sink) == nil)
            let told = sink.shown.first { $0.id == "planning.bad-horizon" }
            #expect(told?.location?.line == 3 && told?.location?.column == 10)
        }
    }
}
