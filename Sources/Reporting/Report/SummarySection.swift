// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension HTMLReport {
    /// What was decided, how good it is, and the figures that are quoted most.
    var summary: [HTML] {
        var content: [HTML] = []
        if !sentences.decision.isEmpty {
            content.append(Tag.p(.class("lead")) { sentences.decision.joined(separator: " ") })
        }
        content.append(
            Tag.div(.class("status")) {
                for sentence in RestSentences(plan, entities, language).all { Tag.p { sentence } }
                Tag.p { Tag.strong { sentences.status } }
                if let doubt = sentences.doubt { Tag.p { doubt } }
                for sentence in sentences.proof { Tag.p { sentence } }
            })
        content.append(Tag.h3 { say(ReportTexts.keyFigures) })
        content.append(keyFigures)
        return content
    }

    private var keyFigures: HTML {
        Tag.dl(.class("figures")) {
            figure(
                ReportTexts.groupsAllocated, figures.count(totals.groupsAllocated),
                note: ofRequested(totals.groupsRequested))
            figure(ReportTexts.schoolsServed, figures.count(totals.schoolsServed), note: "")
            figure(ReportTexts.providersUsed, figures.count(totals.providers), note: "")
            figure(ReportTexts.needsMet, figures.count(totals.needsMet), note: ofNeeds)
            figure(ReportTexts.needsPartlyMet, figures.count(totals.needsPartlyMet), note: ofNeeds)
            figure(ReportTexts.needsOpen, figures.count(totals.needsOpen), note: ofNeeds)
            for (title, amount) in [
                (ReportTexts.cost, totals.cost), (ReportTexts.funded, totals.funded), (ReportTexts.own, totals.own),
            ] {
                if let amount { figure(title, figures.euro(amount), note: "") }
            }
        }
    }

    private func ofRequested(_ groups: Int64) -> String {
        let share = figures.percentText(FixedPoint(totals.groupsAllocated), of: FixedPoint(groups))
        return say(
            LocalizedText(
                de: "von \(figures.count(groups)) (\(share))", en: "of \(figures.count(groups)) (\(share))"))
    }

    private var ofNeeds: String {
        say(LocalizedText(de: "von \(figures.count(totals.needs))", en: "of \(figures.count(totals.needs))"))
    }

    private func figure(_ title: LocalizedText, _ value: String, note: String) -> HTML {
        Tag.div {
            Tag.dt { say(title) }
            Tag.dd {
                value
                if !note.isEmpty { Tag.small { note } }
            }
        }
    }
}
