// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite struct CSVTextTests {
    private func line(_ cell: OutputTable.Cell, _ format: TableFormat) -> String {
        let title = LocalizedText(de: "x", en: "x")
        var table = OutputTable(
            name: "t", title: title, columns: [.init("c", .string, title: title, title)], primaryKey: [])
        table.rows = [[cell]]
        let text = CSVText.write(table, format)
        return String(text.split(separator: format == .excel ? "\r\n" : "\n", omittingEmptySubsequences: false)[1])
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("a;b", "a;b"), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1", "=1"),
        ("", ""),
    ])
    func quotesOnlyWhereNeeded(text: String, field: String) {
        #expect(line(.text(text), .rfc4180) == field)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-x", "'-x"), ("@f", "'@f"), ("\tx", "'\tx"), ("a=1", "a=1"),
        ("a;b", "\"a;b\""),
        ("=a;b", "\"'=a;b\""), ("a,b", "a,b"),
    ])
    func formulasAreGuardedForSpreadsheets(text: String, field: String) {
        #expect(line(.text(text), .excel) == field)
    }

    @Test func numbersAreNoFormulas() {
        #expect(line(.decimal(FixedPoint(mantissa: -1250, scale: 2), decimals: 2), .excel) == "-12,50")
        #expect(line(.decimal(FixedPoint(mantissa: -1250, scale: 2), decimals: 2), .rfc4180) == "-12.50")
        #expect(line(.integer(-3), .excel) == "-3")
        #expect(line(.absent, .excel).isEmpty)
    }

    @Test(arguments: [
        (Int64(1250), 3, 2, "1.25"), (1255, 3, 2, "1.255"), (7, 0, 2, "7.00"), (.max, 0, 2, "9223372036854775807.00"),
        (-5, 1, 2, "-0.50"),
    ])
    func decimalsAreExact(mantissa: Int64, scale: Int, decimals: Int, text: String) {
        #expect(DecimalText.plain(FixedPoint(mantissa: mantissa, scale: scale), decimals: decimals) == text)
    }

    @Test func doublesAreRoundedOnce() {
        #expect(DecimalText.rounded(34.1996, digits: 3)?.description == "34.200")
        #expect(DecimalText.rounded(1e18, digits: 9)?.description == "1000000000000000000")
        #expect(DecimalText.rounded(.infinity, digits: 3) == nil)
        #expect(DecimalText.rounded(.nan, digits: 3) == nil)
    }
}

@Suite struct JSONTextTests {
    @Test func numbersKeepTheirDigitsAndTextsTheirUmlauts() {
        let value = JSONValue.object([
            ("b", .number(FixedPoint(mantissa: -71_514_855, scale: 6))),
            ("a", .number(FixedPoint(mantissa: 100, scale: 2))),
            ("text", .string("Äpfel \"&\" \\ \n\u{1}\u{2028}")), ("none", .null), ("empty", .array([])),
        ])
        #expect(
            JSONText.write(value) == """
                {
                  "b": -71.514855,
                  "a": 1,
                  "text": "Äpfel \\"&\\" \\\\ \\n\\u0001\\u2028",
                  "none": null,
                  "empty": []
                }

                """)
    }
}

@Suite struct HTMLTests {
    private func markup(_ html: HTML) -> String {
        var text = ""
        html.write(to: &text)
        return text
    }

    @Test func textAndAttributesAreEscaped() {
        let hostile = "<script>alert(\"1\")</script> & 'x'\u{0}"
        let html = Tag.a(.href(hostile)) { hostile }
        let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'\u{FFFD}"
        #expect(markup(html) == "<a href=\"\(escaped)\">\(escaped)</a>")
    }

    @Test func voidElementsHaveNoEnd() {
        #expect(markup(Tag.meta(Attribute("charset", "utf-8"))) == "\n<meta charset=\"utf-8\">")
    }

    @Test func noCellOfThePlanBecomesMarkup() throws {
        let plan = try SamplePlan.plan()
        let files = try OutputFolder.files(of: plan, format: .rfc4180, language: .de)
        let report = try String(decoding: #require(files.first { $0.name == "report.html" }).bytes, as: UTF8.self)
        #expect(!report.contains("<Nord>") && report.contains("&lt;Nord&gt;"))
        #expect(!report.contains("<Entwurf>") && !report.contains("<7>") && !report.contains("<&>"))
        #expect(!report.contains("<script") && !report.contains("http"))
    }
}

@Suite struct SentenceTests {
    private func sentence(_ reason: UnmetNeed.Reason, _ status: SolveStatus, _ language: Language = .de) throws
        -> String
    {
        let plan = try SamplePlan.plan(status: status)
        return UnmetSentences(plan, PlanEntities(plan.scenario.tables), language)
            .sentence(UnmetNeed(need: 3, groupsOpen: 1, reason: reason))
    }

    @Test func onlyAProvenPlanClaimsToBeTheBest() throws {
        #expect(
            try sentence(.outweighed(possibilities: 1), .optimal)
                == "1 passende Möglichkeit. Andere Bedarfe gingen vor: Ein Plan mit dieser Gruppe wäre in den Zielen nicht besser."
        )
        #expect(
            try sentence(.outweighed(possibilities: 2), .feasible)
                == "2 passende Möglichkeiten. Andere Bedarfe gingen vor; ob es besser geht, ist nicht bewiesen.")
        #expect(
            try sentence(.outweighed(possibilities: 2), .interrupted, .en)
                == "2 fitting possibilities. Other needs came first; whether it can be done better is not proven.")
    }

    @Test func aPlanWithinAGapDoesNotClaimToBeTheBest() throws {
        let sample = try SamplePlan.plan()
        let goals = SamplePlan.goals(isProven: false).map { goal in
            GoalOutcome(
                id: goal.id, title: goal.title, sense: goal.sense, value: goal.value, bound: goal.bound, proven: true)
        }
        let plan = Plan(
            scenario: sample.scenario, status: .optimal, allocations: sample.allocations, goals: goals, unmet: [],
            size: sample.size, work: sample.work, seconds: 0)
        let entities = PlanEntities(plan.scenario.tables)
        let sentences = PlanSentences(plan, try PlanTotals(plan, entities), .en)
        #expect(sentences.status == "The plan is provably the best within the gap allowed.")
        #expect(
            sentences.proof.last
                == "It is proven that no plan that keeps the goals before can get below 30 in goal G-2 “Short ways”; "
                + "this plan gets to 35.1996.")
        #expect(
            UnmetSentences(plan, entities, .de)
                .sentence(UnmetNeed(need: 1, groupsOpen: 1, reason: .outweighed(possibilities: 2)))
                .hasSuffix("nicht bewiesen."))
    }

    @Test(arguments: [
        (
            "B-01",
            "Keines der 3 Angebote für Musik (Projekt) passt. Am nächsten ist A3 (Museum 3): Es kostet 5.000 EUR. [B-01]"
        ),
        (
            "KUS-04",
            "Keines der 3 Angebote für Musik (Projekt) passt. Am nächsten ist A3 (Museum 3) aus dem Topf Kultur und Schule: Es kostet 5.000 EUR. [KUS-04]"
        ),
    ])
    func theFundIsNamedOnlyForRulesOfItsProgramme(id: String, text: String) throws {
        let rule = UnmetNeed.FailedRule(
            id: id, title: LocalizedText(de: "Kosten", en: "Cost"),
            reason: LocalizedText(de: "Es kostet 5.000 EUR", en: "It costs 5,000 EUR"))
        #expect(
            try sentence(.excluded(nearest: [.init(offer: 2, fund: 0, rules: [rule])], ofKind: 3), .optimal)
                == text)
    }

    @Test func proofsAreToldInWords() throws {
        let plan = try SamplePlan.plan(status: .feasible)
        let totals = try PlanTotals(plan, PlanEntities(plan.scenario.tables))
        let sentences = PlanSentences(plan, totals, .de)
        #expect(sentences.status == "Der Plan hält alle Regeln ein.")
        #expect(
            sentences.proof == [
                "Bewiesen ist: Kein Plan kann im Ziel G-1 „So viele Gruppen wie möglich“ mehr als 5 erreichen; dieser Plan erreicht 4.",
                "Ob es einen besseren Plan gibt, ist offen.",
            ])
    }

    @Test func withoutAPlanNothingIsClaimed() throws {
        let sample = try SamplePlan.plan()
        for (status, text) in [
            (SolveStatus.infeasible, "Kein Plan kann alle Regeln einhalten."),
            (.unknown, "Bis zur gesetzten Grenze wurde kein Plan gefunden; ob es einen gibt, ist offen."),
            (.interrupted, "Die Berechnung wurde abgebrochen, bevor ein Plan gefunden war."),
        ] {
            let plan = Plan(
                scenario: sample.scenario, status: status, allocations: [], goals: [], unmet: [], size: sample.size,
                work: sample.work, seconds: 0)
            let totals = try PlanTotals(plan, PlanEntities(plan.scenario.tables))
            let sentences = PlanSentences(plan, totals, .de)
            #expect(sentences.status == text)
            #expect(sentences.proof.isEmpty && sentences.decision.isEmpty)
            #expect(try TerminalSummary.text(plan, folder: nil, language: .de, width: 80).contains(text))
        }
    }
}

@Suite struct FigureTests {
    private let german = Figures(.de)

    @Test func fullMeansAllOfIt() {
        #expect(german.percentText(FixedPoint(mantissa: 99_999, scale: 2), of: FixedPoint(1000)) == "über 99\u{A0}%")
        #expect(german.percentText(FixedPoint(1000), of: FixedPoint(mantissa: 100_000, scale: 2)) == "100\u{A0}%")
        #expect(german.percentText(FixedPoint(1), of: FixedPoint(0)) == "–")
    }

    @Test func aSmallGapIsNotNone() {
        #expect(german.gap(0) == "0\u{A0}%")
        #expect(german.gap(0.000_001) == "<\u{A0}0,01\u{A0}%")
        #expect(german.gap(0.25) == "25\u{A0}%")
    }

    @Test func totalsAddUp() throws {
        let plan = try SamplePlan.plan()
        let totals = try PlanTotals(plan, PlanEntities(plan.scenario.tables))
        #expect([totals.needs, totals.needsMet, totals.needsPartlyMet, totals.needsOpen] == [6, 1, 2, 3])
        #expect([totals.groupsRequested, totals.groupsAllocated] == [10, 4])
        #expect(totals.cost?.description == "9635.067")
        #expect(totals.funds.map(\.left?.description) == ["4279.595", nil])
        #expect(totals.fields.map(\.code) == ["musik", "bildende-kunst", "theater", "töpfern"])
    }

    @Test func namesSortAsInGermanLists() {
        let names = ["Zülpich", "Öhringen", "Oer", "Ahlen", "Ärzen", "Straße", "Strasburg"]
        #expect(
            names.sorted { GermanOrder.key($0) < GermanOrder.key($1) }
                == ["Ahlen", "Ärzen", "Oer", "Öhringen", "Strasburg", "Straße", "Zülpich"])
    }

    @Test func withoutFundsTheColumnsStayBlank() throws {
        let sample = try SamplePlan.plan()
        let allocation = Allocation(
            need: 0, offer: 0, fund: nil, groups: 1, cost: nil, funded: nil, own: nil, km: nil)
        let plan = Plan(
            scenario: try SamplePlan.scenario(without: ["funds"]), status: .optimal, allocations: [allocation],
            goals: sample.goals, unmet: [], size: sample.size, work: sample.work, seconds: 0)
        let files = try OutputFolder.files(of: plan, format: .rfc4180, language: .de).map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        #expect(files[0].contains(",musik,,,1,40,,,,\n"))
        #expect(files[4].contains("\"primaryKey\": [\"need\", \"offer\"]"))
        #expect(files[3].contains("Das Szenario hat keine Töpfe."))
    }
}

@Suite struct TerminalTests {
    @Test(arguments: [(Language.de, 80), (.en, 80), (.de, 60)])
    func summaryLooksAsRecorded(language: Language, width: Int) throws {
        let plan = try SamplePlan.plan(status: language == .de ? .optimal : .feasible)
        let text = try TerminalSummary.text(plan, folder: "out/ährenkreis", language: language, width: width)
        try expectSnapshot(text, named: "summary-\(language.rawValue)-\(width).txt")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
}
