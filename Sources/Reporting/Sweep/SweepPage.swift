// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Planning
import Tables

/// The merged sweep as a document for people.
struct SweepPage {
    private let result: SweepResult
    private let chart: SweepChart
    private let language: Language
    private let texts: SweepTexts

    init(_ result: SweepResult, _ chart: SweepChart, _ language: Language) {
        self.result = result
        self.chart = chart
        self.language = language
        texts = SweepTexts(language: language)
    }

    var text: String {
        DocumentFrame(
            kicker: result.definition.tradeOff == nil ? texts.document : texts.tradeOff, title: title,
            subtitle: result.definition.scenario, contents: ReportTexts.contents.text(language),
            sections: [
                .init(
                    id: "summary", title: ReportTexts.summary.text(language),
                    content: [Tag.p(.class("lead")) { texts.summary(result) }]),
                .init(id: "chart", title: texts.chart, content: chart.html),
                .init(id: "table", title: texts.table, content: [Self.table(result, language).html]),
            ], language: language
        ).text
    }

    private var title: String {
        if let tradeOff = result.definition.tradeOff { return "\(tradeOff.first) – \(tradeOff.second)" }
        return result.definition.axes.joined(separator: " × ")
    }

    /// Points with their goals and the main figures.
    static func table(_ result: SweepResult, _ language: Language) -> PeopleTable {
        let (texts, figures) = (SweepTexts(language: language), Figures(language))
        let isFloor = result.definition.tradeOff != nil
        var table = PeopleTable(
            title: texts.table,
            headings: [.number("")] + result.definition.axes.map { .number(texts.axis($0, isFloor: isFloor)) }
                + result.goals.map { .number($0) } + [.number(texts.groups), .number(texts.needsMet)]
                + [.number(texts.funded), .text(texts.status)],
            emptyNote: texts.nothing, flexible: 1)
        table.rows = result.parts.map { part in
            let goals = result.goals.map { PeopleTable.Cell(result.value($0, part).map(figures.number) ?? "–") }
            let counts = ["groups_allocated", "needs_met"].map {
                PeopleTable.Cell(result.figure($0, part).map(figures.number) ?? "–")
            }
            let axes = result.definition.points[part.index].values.map { value in
                PeopleTable.Cell(FixedPoint(parsing: value).map(figures.number) ?? value)
            }
            return [PeopleTable.Cell("\(part.index)")] + axes + goals + counts
                + [.init(figures.euro(orDash: result.figure("funded", part))), .init(texts.status(part))]
        }
        return table
    }
}

extension SweepResult {
    /// The points as lines of a terminal, with a sentence before them.
    public func text(language: Language, width: Int) -> String {
        let lines =
            [SweepTexts(language: language).summary(self)]
            + SweepPage.table(self, language).lines(width: max(60, width))
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }
}
