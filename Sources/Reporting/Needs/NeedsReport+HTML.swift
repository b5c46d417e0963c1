// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

extension NeedsReport {
    /// The page of the needs.
    public var html: String {
        Page(
            language: language, kicker: say(NeedsTexts.document), title: say(needs.title),
            subtitle: say(ReportTexts.schoolYear) + " " + needs.schoolYear, style: Self.style,
            sections: [
                Page.Section("overview", say(NeedsTexts.overview)) {
                    Tag.p(.class("lead")) { say(NeedsTexts.lead(needs, figures)) }
                    Tag.p { say(NeedsTexts.coverage(needs.survey, figures)) }
                    legend
                }
            ]
                + needs.tables.map { table in
                    Page.Section(table.dimension.rawValue, say(NeedsTexts.dimension(table.dimension))) { html(table) }
                } + [
                    Page.Section("unmet", say(NeedsTexts.unmet)) { unmetTable },
                    Page.Section("survey", say(NeedsTexts.survey)) { survey },
                    Page.Section("reading", say(NeedsTexts.reading)) {
                        for paragraph in NeedsTexts.explained { Tag.p { say(paragraph) } }
                    },
                ]
        ).text
    }

    private static let style: StaticString = """
        .span{width:10rem;height:.8rem;display:block;margin-top:.2rem}
        .span .rest{fill:#fff;stroke:#6d87a1;stroke-width:1}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin:1rem 0;padding:0}
        .legend .span{display:inline-block;width:1.6rem;margin:0 .4rem 0 0;vertical-align:-.05rem}
        @media (max-width:44rem){.span{width:5rem}}

        """

    // MARK: Bars

    private var legend: HTML {
        Tag.ul(.class("legend")) {
            if needs.hasPlan {
                Tag.li {
                    bar([("planned", 16)], of: 16); say(NeedsTexts.planned)
                }
            }
            Tag.li {
                bar([("reach", 16)], of: 16); say(needs.hasPlan ? NeedsTexts.stillReachable : NeedsTexts.reachable)
            }
            Tag.li {
                bar([], of: 16); say(NeedsTexts.outOfReach)
            }
        }
    }

    /// A bar of the share that is planned, in reach, and neither; beside the numbers, so it says nothing of its own.
    private func bar(_ parts: [(String, Int64)], of whole: Int64) -> HTML {
        var x = 0
        var rects = [
            Tag.rect(
                .class("rest"), Attribute("x", "0.5"), Attribute("y", "0.5"), Attribute("width", "159"),
                Attribute("height", "11"))
        ]
        for (kind, length) in parts where length > 0 && whole > 0 {
            let width = Int(160 * length / whole)
            rects.append(
                Tag.rect(
                    Attribute("x", "\(x)"), Attribute("y", "0"), Attribute("width", "\(width)"),
                    Attribute("height", "12"), Attribute("fill", kind == "planned" ? "#1c4f7c" : "#6f8fb0")))
            x += width
        }
        return Tag.svg(
            .class("span"), .hidden, Attribute("viewBox", "0 0 160 12"), Attribute("preserveAspectRatio", "none")
        ) { rects }
    }

    private func bar(_ row: NeedsRow) -> HTML {
        let planned = row.planned ?? 0
        return bar([("planned", planned), ("reach", max(0, row.reachable - planned))], of: row.needed)
    }

    // MARK: Tables

    private func html(_ table: NeedsTable) -> HTML {
        var columns = [(say(NeedsTexts.heading(table.dimension)), false), (say(NeedsTexts.needed), true)]
        columns += [(say(NeedsTexts.reachable), true)]
        if needs.hasPlan { columns.append((say(NeedsTexts.planned), true)) }
        columns += [(say(NeedsTexts.previous), true), (say(NeedsTexts.gap), true), (say(NeedsTexts.picture), false)]
        var page = PageTable(
            say(NeedsTexts.dimension(table.dimension)), columns: columns.map { (title: $0.0, isNumeric: $0.1) },
            width: "medium")
        for row in table.rows {
            var cells: [PageTable.Cell] = [
                .text(NeedsTexts.value(row, table.dimension, language)), .number(count(row.needed)),
                .number(count(row.reachable)),
            ]
            if needs.hasPlan { cells.append(.number(count(row.planned))) }
            cells += [.number(count(row.previous)), .number(count(row.gap)), .html([bar(row)])]
            page.rows.append(cells)
        }
        return page.html
    }

    private var unmetTable: HTML {
        guard !needs.unmet.isEmpty else { return Tag.p { say(NeedsTexts.nothingOpen) } }
        var table = PageTable(
            say(NeedsTexts.unmet),
            columns: [
                (say(NeedsTexts.fieldAndKind), false), (say(NeedsTexts.municipality), false),
                (say(NeedsTexts.gap), true), (say(NeedsTexts.urgent), true), (say(NeedsTexts.schools), true),
                (say(NeedsTexts.cause), false), (say(NeedsTexts.which), false),
            ], width: "medium")
        for item in needs.unmet {
            table.add(
                .text(label(item)), .text(item.municipality), .number(count(item.open)), .number(count(item.urgent)),
                .number(figures.count(item.schools)), .text(cause(item)),
                .text(item.needs.joined(separator: ", ")))
        }
        return table.html
    }

    // MARK: Survey

    private var survey: [HTML] {
        var content = [Tag.p { say(NeedsTexts.coverage(needs.survey, figures)) }]
        content += surveySentences.map { sentence in Tag.p { say(sentence) } }
        content.append(typeTable)
        guard !needs.survey.missing.isEmpty else { return content }
        content.append(missingTable)
        content.append(fieldTable)
        return content
    }

    private var typeTable: HTML {
        var table = PageTable(
            say(NeedsTexts.type), text: [say(NeedsTexts.type)],
            numbers: [
                say(NeedsTexts.schools), say(NeedsTexts.answered), say(NeedsTexts.missing), say(NeedsTexts.perSchool),
            ])
        for type in needs.survey.types {
            let name = type.type.isEmpty ? "–" : CodeLabels.schoolType(type.type, language)
            table.add(
                .text(name), .number(figures.count(type.schools)), .number(figures.count(type.answered)),
                .number(figures.count(type.schools - type.answered)), .number(spread(type.groupsPerSchool)))
        }
        return table.html
    }

    /// `1 bis 5, im Mittel 2,5`.
    private func spread(_ spread: SurveyCoverage.Spread?) -> String {
        guard let spread else { return "–" }
        return say(
            LocalizedText(
                de: "\(spread.least) bis \(spread.most), im Mittel \(figures.number(spread.average))",
                en: "\(spread.least) to \(spread.most), on average \(figures.number(spread.average))"))
    }

    private var missingTable: HTML {
        var table = PageTable(
            say(NeedsTexts.survey),
            text: [say(NeedsTexts.school), say(NeedsTexts.type), say(NeedsTexts.municipality)])
        for school in needs.survey.missing {
            table.add(
                .lines(school.name, school.id), .text(school.type.map { CodeLabels.schoolType($0, language) } ?? "–"),
                .text(school.municipality))
        }
        return table.html
    }

    private var fieldTable: HTML {
        var table = PageTable(
            say(NeedsTexts.expected), text: [say(NeedsTexts.field)],
            numbers: [
                say(NeedsTexts.needed), say(NeedsTexts.expected), say(NeedsTexts.rank), say(NeedsTexts.expectedRank),
            ])
        for field in needs.survey.fields {
            table.add(
                .text(CodeLabels.field(field.field, language)), .number(count(field.needed)),
                .number(NumberText.format(field.expected, decimals: 1, language: language)),
                .number("\(field.rank)"), .number("\(field.expectedRank)"))
        }
        return table.html
    }
}
