// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Rules
import Tables

extension HTMLReport {
    /// What the plan was made from, so that somebody else can make it again.
    var method: [HTML] {
        decisions + [
            Tag.h3 { say(ReportTexts.rulebooks) }, rulebookTable,
            Tag.h3 { say(ReportTexts.parameters) }, parameterTable,
            Tag.h3 { say(ReportTexts.files) }, fileTable,
            Tag.h3 { say(ReportTexts.identity) }, facts,
        ]
    }

    // MARK: Decisions

    /// The decisions that the plan carries out; nothing without any.
    private var decisions: [HTML] {
        let decisions = plan.scenario.decisions
        guard !decisions.isEmpty else { return [] }
        let rows = decisions.map { decision in
            Tag.tr {
                Tag.th(.rowHeader) { decision.id }
                Tag.td { decision.title }
                Tag.td { decision.body }
                Tag.td { decision.date.flatMap { Day(parsing: $0) }.map(date) ?? "–" }
                Tag.td { say(ReportTexts.decisionState(decision.state)) }
            }
        }
        return [
            Tag.h3 { say(ReportTexts.decisions) },
            table(
                say(ReportTexts.decisions),
                [
                    .text(ReportTexts.decision), .text(ReportTexts.title), .text(ReportTexts.body),
                    .text(ReportTexts.date), .text(ReportTexts.decisionState),
                ], width: "medium", body: [Tag.tbody { rows }]),
        ]
    }

    // MARK: Rulebooks

    private var rulebookTable: HTML {
        table(
            say(ReportTexts.rulebooks),
            [
                .text(ReportTexts.rulebook), .text(ReportTexts.title), .text(ReportTexts.source),
                .text(ReportTexts.validity),
            ],
            width: "medium", body: [Tag.tbody { for rulebook in plan.scenario.rulebooks { row(rulebook) } }])
    }

    private func row(_ rulebook: Rulebook) -> HTML {
        Tag.tr {
            Tag.th(.rowHeader) { rulebook.name }
            Tag.td { say(rulebook.title) }
            Tag.td { rulebook.source ?? "–" }
            Tag.td { validity(rulebook.validFrom, rulebook.validUntil) }
        }
    }

    private func validity(_ from: Day?, _ until: Day?) -> String {
        let parts = [
            from.map { say(ReportTexts.from) + "\u{A0}" + date($0) },
            until.map { say(ReportTexts.until) + "\u{A0}" + date($0) },
        ].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: " ")
    }

    private func date(_ day: Day) -> String { language == .de ? day.germanDescription : day.isoDescription }

    // MARK: Parameters

    private var parameterTable: HTML {
        let rows = plan.scenario.rulebooks.enumerated().flatMap { index, rulebook in
            parameterRows(rulebook, index: index)
        }
        guard !rows.isEmpty else { return Tag.p { say(ReportTexts.noParameters) } }
        return table(
            say(ReportTexts.parameters),
            [
                .text(ReportTexts.rulebook), .text(ReportTexts.parameter), .number(ReportTexts.value),
                .text(ReportTexts.source),
            ],
            width: "medium", body: [Tag.tbody { rows }])
    }

    /// One row for each name, with the value that held on the first day of the school year.
    private func parameterRows(_ rulebook: Rulebook, index: Int) -> [HTML] {
        plan.scenario.usedValues(ofRulebook: index).map { used in
            Tag.tr {
                Tag.td { rulebook.name }
                Tag.th(.rowHeader) { Tag.code { used.name } }
                numberCell(RulebookProse.text(used.value, unit: used.unit, language))
                Tag.td { used.origin.map(say) ?? "–" }
            }
        }
    }

    // MARK: Tables

    private var fileTable: HTML {
        table(
            say(ReportTexts.files),
            [
                .text(ReportTexts.table), .text(ReportTexts.file), .text(ReportTexts.encoding),
                .text(ReportTexts.separator), .text(ReportTexts.numberStyle),
            ],
            width: "medium", body: [Tag.tbody { for dialect in plan.scenario.tables.dialects { row(dialect) } }])
    }

    private func row(_ dialect: FileDialect) -> HTML {
        Tag.tr {
            Tag.th(.rowHeader) { dialect.table }
            Tag.td { dialect.file }
            Tag.td { dialect.encoding.rawValue }
            Tag.td { Tag.code { String(dialect.separator) } }
            Tag.td { say(dialect.numberStyle == .comma ? ReportTexts.comma : ReportTexts.point) }
        }
    }

    // MARK: Size and origin

    private var facts: HTML {
        let size = plan.size
        let counts: [(LocalizedText, Int)] = [
            (ReportTexts.needs, size.needs), (ReportTexts.offers, size.offers),
            (ReportTexts.candidates, size.candidates),
            (ReportTexts.modelColumns, size.columns), (ReportTexts.modelRows, size.rows),
        ]
        return Tag.dl(.class("facts")) {
            for (title, count) in counts { fact(title, [.text(figures.count(count))]) }
            fact(ReportTexts.input, [.text(plan.scenario.path)])
            fact(ReportTexts.fingerprint, [Tag.code { plan.scenario.fingerprint }])
            fact(ReportTexts.version, [.text(Version.current)])
        }
    }

    private func fact(_ title: LocalizedText, _ value: [HTML]) -> [HTML] {
        [Tag.dt { say(title) }, Tag.dd { value }]
    }
}
