// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
import Optimizer
import Planning
import Tables

/// Plans over several years as text, JSON and HTML.
public struct HorizonReport {
    let plan: HorizonPlan
    let title: LocalizedText
    let language: Language
    let figures: Figures

    /// - Parameter title: of the scenario.
    public init(_ plan: HorizonPlan, title: LocalizedText, language: Language) {
        self.plan = plan
        self.title = title
        self.language = language
        figures = Figures(language)
    }

    private func say(_ text: LocalizedText) -> String { text.text(language) }

    private func isProven(_ year: HorizonYear) -> Bool { year.plan.status == .optimal }

    private func share(_ part: Int, _ whole: Int) -> String {
        figures.percentText(FixedPoint(Int64(part)), of: FixedPoint(Int64(whole)))
    }

    // MARK: Text

    public func text(width: Int) -> String {
        var years = TerminalTable(numeric: [1, 2, 3, 4, 5], flexible: 0)
        years.add(
            "", say(HorizonTexts.groups), say(HorizonTexts.covered), say(HorizonTexts.cooperations),
            say(HorizonTexts.continued), say(HorizonTexts.ended))
        for year in plan.years {
            years.add(
                year.schoolYear.description, figures.count(year.groups), "\(year.covered)/\(year.wanted)",
                figures.count(year.cooperations), figures.count(year.continued), figures.count(year.ended))
        }
        var text = TerminalTable.wrap(say(HorizonTexts.lead(plan, figures)), width: width).joined(separator: "\n")
        text += "\n\n" + years.lines(width: width).joined(separator: "\n") + "\n"
        text += notes.flatMap { TerminalTable.wrap($0, width: width) }.map { $0 + "\n" }.joined()
        text += "\n" + say(HorizonTexts.endings) + "\n"
        guard !plan.endings.isEmpty else { return text + "  " + say(HorizonTexts.noEndings) + "\n" }
        var endings = TerminalTable(numeric: [1, 2, 3, 4], flexible: 0)
        endings.add(
            "", say(HorizonTexts.cooperations), say(HorizonTexts.survive), say(HorizonTexts.share),
            say(HorizonTexts.surviveWithFund))
        for ending in plan.endings {
            endings.add(
                "\(CodeLabels.programme(ending.programme, language)) (\(ending.fund))",
                figures.count(ending.cooperations), figures.count(ending.survive),
                share(ending.survive, ending.cooperations), figures.count(ending.surviveWithFund))
        }
        return text + endings.lines(width: width).joined(separator: "\n") + "\n"
    }

    /// Why needs stay open, year by year, and whether funds matter to what goes on.
    private var notes: [String] {
        let years = plan.years.compactMap { year -> String? in
            let rest = RestSentences(year.plan, PlanEntities(year.plan.scenario.tables), language)
            return rest.mainCause.map { "\(year.schoolYear.description): \($0)" }
        }
        // A low share is told as the effect of the rules where more does not go on with the fund either.
        let unchanged = plan.endings.count { $0.survive >= $0.surviveWithFund && $0.survive < $0.cooperations }
        guard unchanged > 0 else { return years }
        return years + [say(HorizonTexts.endsChangeNothing(unchanged, of: plan.endings.count))]
    }

    // MARK: JSON

    public var json: String {
        JSONText.write(
            .object([
                ("unit", .string(plan.unit.rawValue)), ("years", .array(plan.years.map(json))),
                ("endings", .array(plan.endings.map(json))),
            ]))
    }

    private func json(_ year: HorizonYear) -> JSONValue {
        .object([
            ("school_year", .string(year.schoolYear.description)), ("proven", .boolean(isProven(year))),
            ("groups", .number(FixedPoint(year.groups))), ("wanted", .integer(year.wanted)),
            ("covered", .integer(year.covered)), ("cooperations", .integer(year.cooperations)),
            ("continued", .integer(year.continued)), ("ended", .integer(year.ended)),
            (
                "funds",
                .array(
                    year.funds.map {
                        .object([
                            ("id", .string($0.id)), ("amount", .number($0.amount)),
                            ("spent", .number(orNull: $0.spent)),
                            ("groups", .number(FixedPoint($0.groups))),
                        ])
                    })
            ),
        ])
    }

    private func json(_ ending: FundEnding) -> JSONValue {
        .object([
            ("fund", .string(ending.fund)), ("programme", .string(ending.programme)),
            ("cooperations", .integer(ending.cooperations)), ("survive", .integer(ending.survive)),
            ("survive_with_fund", .integer(ending.surviveWithFund)),
            ("groups_with", .number(FixedPoint(ending.groupsWith))),
            ("groups_without", .number(FixedPoint(ending.groupsWithout))), ("proven", .boolean(ending.isProven)),
        ])
    }

    // MARK: HTML

    /// The page.
    public var html: String {
        let (from, to) = (plan.years.first?.schoolYear.description ?? "", plan.years.last?.schoolYear.description ?? "")
        return Page(
            language: language, kicker: say(HorizonTexts.document), title: say(title),
            subtitle: say(ReportTexts.schoolYear) + " " + from + " – " + to, style: Self.style,
            sections: [
                Page.Section("years", say(HorizonTexts.years)) {
                    Tag.p(.class("lead")) { say(HorizonTexts.lead(plan, figures)) }
                    yearTable
                    for note in notes { Tag.p { note } }
                },
                Page.Section("funds", say(HorizonTexts.funds)) { fundTable },
                Page.Section("endings", say(HorizonTexts.endings)) {
                    Tag.p { say(HorizonTexts.endingsExplained) }
                    endingTable
                },
                Page.Section("reading", say(HorizonTexts.reading)) {
                    for paragraph in HorizonTexts.explained { Tag.p { say(paragraph) } }
                },
            ]
        ).text
    }

    private static let style: StaticString = """
        .span{width:10rem;height:.8rem;display:block;margin-top:.2rem}

        """

    private var yearTable: HTML {
        var table = PageTable(
            say(HorizonTexts.years),
            columns: [
                (say(ReportTexts.schoolYear), false), (say(HorizonTexts.groups), true),
                (say(HorizonTexts.covered), true), (say(HorizonTexts.share), false),
                (say(HorizonTexts.cooperations), true), (say(HorizonTexts.continued), true),
                (say(HorizonTexts.ended), true), (say(HorizonTexts.proven), false),
            ], width: "medium")
        for year in plan.years {
            table.add(
                .text(year.schoolYear.description), .number(figures.count(year.groups)),
                .number("\(figures.count(year.covered)) / \(figures.count(year.wanted))"),
                .html([bar(year.covered, of: year.wanted)]), .number(figures.count(year.cooperations)),
                .number(figures.count(year.continued)), .number(figures.count(year.ended)),
                .text(say(isProven(year) ? ReportTexts.yes : ReportTexts.no)))
        }
        return table.html
    }

    /// Beside the numbers, so it says nothing of its own.
    private func bar(_ part: Int, of whole: Int) -> HTML {
        Tag.svg(
            .class("span"), .hidden, Attribute("viewBox", "0 0 160 12"), Attribute("preserveAspectRatio", "none")
        ) {
            Tag.rect(
                Attribute("x", "0.5"), Attribute("y", "0.5"), Attribute("width", "159"), Attribute("height", "11"),
                Attribute("fill", "#ffffff"), Attribute("stroke", "#6d87a1"))
            Tag.rect(
                Attribute("x", "0"), Attribute("y", "0"), Attribute("width", "\(160 * part / max(1, whole))"),
                Attribute("height", "12"), Attribute("fill", "#1c4f7c"))
        }
    }

    private var fundTable: HTML {
        guard let first = plan.years.first, !first.funds.isEmpty else { return Tag.p { say(ReportTexts.noFunds) } }
        var columns = [(title: say(ReportTexts.fund), isNumeric: false)]
        for year in plan.years {
            let name = year.schoolYear.description
            columns.append(("\(name): \(say(HorizonTexts.spent))", true))
            columns.append(("\(name): \(say(HorizonTexts.amount))", true))
        }
        var table = PageTable(say(HorizonTexts.funds), columns: columns, width: "medium")
        for (row, fund) in first.funds.enumerated() {
            var cells: [PageTable.Cell] = [.lines(CodeLabels.programme(fund.programme, language), fund.id)]
            for year in plan.years {
                cells.append(.number(figures.amount(orDash: year.funds[row].spent)))
                cells.append(.number(figures.amount(orDash: year.funds[row].amount)))
            }
            table.rows.append(cells)
        }
        return table.html
    }

    private var endingTable: HTML {
        guard !plan.endings.isEmpty else { return Tag.p { say(HorizonTexts.noEndings) } }
        var table = PageTable(
            say(HorizonTexts.endings),
            columns: [
                (say(ReportTexts.fund), false), (say(HorizonTexts.cooperations), true),
                (say(HorizonTexts.survive), true), (say(HorizonTexts.share), true),
                (say(HorizonTexts.surviveWithFund), true), (say(HorizonTexts.lost), true),
                (say(HorizonTexts.proven), false),
            ], width: "medium")
        for ending in plan.endings {
            table.add(
                .lines(CodeLabels.programme(ending.programme, language), ending.fund),
                .number(figures.count(ending.cooperations)), .number(figures.count(ending.survive)),
                .number(share(ending.survive, ending.cooperations)), .number(figures.count(ending.surviveWithFund)),
                .number(figures.count(ending.groupsWith - ending.groupsWithout)),
                .text(say(ending.isProven ? ReportTexts.yes : ReportTexts.no)))
        }
        return table.html
    }
}
