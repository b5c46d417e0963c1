// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension HTMLReport {
    /// The needs of which groups stay open, by cause.
    var unmet: [HTML] {
        guard !plan.unmet.isEmpty else {
            return [Tag.p { say(plan.exists ? ReportTexts.noUnmet : ReportTexts.noGoals) }]
        }
        let sentences = UnmetSentences(plan, entities, language)
        return UnmetCause.allCases.flatMap { cause in
            let needs = plan.unmet.filter { UnmetCause($0.reason) == cause }
            return needs.isEmpty ? [] : [details(cause, needs, sentences)]
        }
    }

    private func details(_ cause: UnmetCause, _ needs: [UnmetNeed], _ sentences: UnmetSentences) -> HTML {
        let headings: [Heading] = [
            .text(ReportTexts.school), .text(ReportTexts.needAndField), .number(ReportTexts.groupsOpen),
            .text(ReportTexts.reason),
        ]
        return Tag.details(Attribute("open", "")) {
            Tag.summary {
                Tag.h3 { say(ReportTexts.cause(cause)) }
                Tag.span { total(needs) }
            }
            Tag.p { say(ReportTexts.causeExplained(cause)) }
            table(
                say(ReportTexts.cause(cause)), headings, width: "stack",
                body: [Tag.tbody { for need in needs { row(need, sentences) } }])
        }
    }

    private func total(_ needs: [UnmetNeed]) -> String {
        let groups = needs.reduce(0) { $0 + $1.groupsOpen }
        let counted = figures.counted(groups, .group)
        let of = figures.counted(needs.count, .need, .dative)
        return say(LocalizedText(de: "\(counted) in \(of)", en: "\(counted) in \(of)"))
    }

    /// A sentence whose rule ids stay on one line.
    private func reason(_ parts: [SentencePart]) -> [HTML] {
        parts.map { part in
            switch part {
            case .text(let text): .text(text)
            case .rule(let id): Tag.span(.class("rule")) { "[\(id)]" }
            }
        }
    }

    private func row(_ unmet: UnmetNeed, _ sentences: UnmetSentences) -> HTML {
        let school = entities.school(ofNeed: unmet.need)
        let place = school.flatMap(entities.municipality).flatMap(entities.municipalities.name.text) ?? ""
        let kind = CodeLabels.kind(entities.kind(ofNeed: unmet.need), language)
        let field = CodeLabels.field(entities.field(ofNeed: unmet.need), language)
        return Tag.tr {
            Tag.td { lines(school.flatMap(entities.schools.name.text) ?? "", place) }
            Tag.th(.rowHeader, .class("id")) { lines(entities.needs.id.text(unmet.need) ?? "", "\(field), \(kind)") }
            Tag.td(.class("n"), Attribute("data-label", say(ReportTexts.groupsOpen))) {
                figures.count(unmet.groupsOpen)
            }
            Tag.td { reason(sentences.parts(unmet)) }
        }
    }
}
