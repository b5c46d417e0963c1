// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension HTMLReport {
    /// Groups asked for and allocated in each field, as bars and, with the same numbers, as a table.
    var fieldChart: [HTML] {
        let shown = Array(totals.fields.prefix(FieldChart.shownAtMost))
        let chart = FieldChart(fields: shown, figures: figures)
        return [
            Tag.div(.class("columns")) {
                Tag.figure {
                    chart.html
                    if shown.count < totals.fields.count { Tag.p { say(ReportTexts.restInTable) } }
                }
                fieldTable
            }
        ]
    }

    private var fieldTable: HTML {
        let headings: [Heading] = [
            .text(ReportTexts.field), .number(ReportTexts.requested), .number(ReportTexts.allocated),
            .number(ReportTexts.share),
        ]
        let body = Tag.tbody {
            for field in totals.fields {
                fieldRow(Tag.th(.rowHeader) { label(field.code) }, field.requested, field.allocated)
            }
        }
        let foot = fieldRow(
            Tag.th(.rowHeader) { say(ReportTexts.total) }, totals.groupsRequested, totals.groupsAllocated)
        return table(say(ReportTexts.fieldChart), headings, body: [body], foot: foot)
    }

    private func fieldRow(_ header: HTML, _ requested: Int64, _ allocated: Int64) -> HTML {
        Tag.tr {
            header
            numberCell(figures.count(requested))
            numberCell(figures.count(allocated))
            numberCell(figures.percentText(FixedPoint(allocated), of: FixedPoint(requested)))
        }
    }

    private func label(_ code: String) -> String { CodeLabels.field(code, language) }
}

/// A bar chart as inline SVG: two bars a field, told apart by pattern as well as by colour.
struct FieldChart {
    /// More fields than this stand in the table only.
    static let shownAtMost = 24

    /// Right of the labels.
    private static let plotWidth = 320
    /// Longer labels are cut; the table beside the chart has them whole.
    private static let labelLength = 30
    /// What a letter of the labels takes at most, on average.
    private static let letterWidth = 8
    private static let top = 40
    private static let step = 46
    private static let barHeight = 16
    /// The longest bar; the numbers stand behind it.
    private static let barWidth: Int64 = 265

    let fields: [PlanTotals.Field]
    let figures: Figures

    /// Where the bars begin: behind the longest label.
    private var left: Int { 20 + Self.letterWidth * max(12, fields.map { label($0).count }.max() ?? 0) }

    private func label(_ field: PlanTotals.Field) -> String {
        let label = CodeLabels.field(field.code, figures.language)
        return label.count > Self.labelLength ? label.prefix(Self.labelLength - 1) + "…" : label
    }

    private var height: Int { Self.top + Self.step * fields.count + 8 }

    var html: HTML {
        Tag.svg(
            .class("chart"), Attribute("viewBox", "0 0 \(left + Self.plotWidth) \(height)"), Attribute("role", "img"),
            Attribute("aria-labelledby", "chart-title chart-desc")
        ) {
            Tag.title(.id("chart-title")) { say(ReportTexts.fieldChart) }
            Tag.desc(.id("chart-desc")) { description }
            Tag.defs { hatching }
            legend
            for (index, field) in fields.enumerated() { bars(field, y: Self.top + Self.step * index) }
            Tag.line(
                .class("axis"), Attribute("x1", "\(left)"), Attribute("x2", "\(left)"),
                Attribute("y1", "\(Self.top - 4)"), Attribute("y2", "\(height - 8)"))
        }
    }

    private func say(_ text: LocalizedText) -> String { text.text(figures.language) }

    private var description: String {
        fields.map { field in
            let label = CodeLabels.field(field.code, figures.language)
            return "\(label): \(figures.count(field.allocated)) / \(figures.count(field.requested))"
        }.joined(separator: "; ")
    }

    private var hatching: HTML {
        Tag.pattern(
            .id("hatching"), Attribute("width", "6"), Attribute("height", "6"),
            Attribute("patternUnits", "userSpaceOnUse"), Attribute("patternTransform", "rotate(45)")
        ) {
            Tag.rect(Attribute("width", "6"), Attribute("height", "6"), Attribute("fill", "#ffffff"))
            Tag.rect(Attribute("width", "2"), Attribute("height", "6"), Attribute("fill", "#9db4ca"))
        }
    }

    private var legend: [HTML] {
        [
            bar("requested", x: left, y: 8, width: "16"),
            text(say(ReportTexts.requested), x: left + 24, y: 21),
            bar("allocated", x: left + 140, y: 8, width: "16"),
            text(say(ReportTexts.allocated), x: left + 164, y: 21),
        ]
    }

    private func bars(_ field: PlanTotals.Field, y: Int) -> [HTML] {
        [
            text(label(field), x: left - 10, y: y + 21, end: true),
            bar("requested", x: left, y: y, width: length(field.requested)),
            text(figures.count(field.requested), x: left + pixels(field.requested) + 6, y: y + 13),
            bar("allocated", x: left, y: y + Self.barHeight + 1, width: length(field.allocated)),
            text(
                figures.count(field.allocated), x: left + pixels(field.allocated) + 6,
                y: y + Self.barHeight + 14),
        ]
    }

    /// Tenths of a pixel, computed in integers so that the bytes are the same everywhere.
    private func tenths(_ groups: Int64) -> Int {
        let most = fields.map { max($0.requested, $0.allocated) }.max() ?? 0
        guard most > 0 else { return 0 }
        return Int(Int128(groups) * Int128(Self.barWidth) * 10 / Int128(most))
    }

    private func pixels(_ groups: Int64) -> Int { tenths(groups) / 10 }

    private func length(_ groups: Int64) -> String {
        FixedPoint(mantissa: Int64(tenths(groups)), scale: 1).normalised.description
    }

    private func bar(_ style: StaticString, x: Int, y: Int, width: String) -> HTML {
        Tag.rect(
            .class(style), Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("width", width),
            Attribute("height", "\(Self.barHeight)"),
            Attribute("fill", style.description == "requested" ? "url(#hatching)" : "#1c4f7c"))
    }

    private func text(_ content: String, x: Int, y: Int, end: Bool = false) -> HTML {
        Tag.svgText(
            Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("text-anchor", end ? "end" : "start")
        ) { content }
    }
}
