// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// `report.html`: the plan as a document for people. One file, no script, nothing loaded from elsewhere.
struct HTMLReport {
    let plan: Plan
    let entities: PlanEntities
    let totals: PlanTotals
    let language: Language
    let figures: Figures
    let sentences: PlanSentences
    /// What was answered to the questions of the scenario; empty for a report without that section.
    let answers: [AnsweredQuestion]

    init(
        _ plan: Plan, _ entities: PlanEntities, _ totals: PlanTotals, _ language: Language,
        answers: [AnsweredQuestion] = []
    ) {
        self.plan = plan
        self.entities = entities
        self.totals = totals
        self.language = language
        self.figures = Figures(language)
        self.sentences = PlanSentences(plan, totals, language)
        self.answers = answers
    }

    /// The whole document; linear in the plan.
    var text: String {
        HTML.document(
            Tag.html(Attribute("lang", language.rawValue)) {
                head
                Tag.body {
                    banner
                    Tag.main { for section in sections { element(section) } }
                }
            })
    }

    /// A section of the document and its place in the list of contents.
    struct Section {
        let id: String
        let title: LocalizedText
        let content: [HTML]
    }

    func say(_ text: LocalizedText) -> String { text.text(language) }

    private var sections: [Section] {
        [
            Section(id: "summary", title: ReportTexts.summary, content: summary),
            Section(id: "goals", title: ReportTexts.goals, content: goals),
            Section(id: "money", title: ReportTexts.money, content: money),
            Section(id: "fields", title: ReportTexts.fieldChart, content: fieldChart),
            Section(id: "allocations", title: ReportTexts.allocations, content: allocations),
            Section(id: "unmet", title: ReportTexts.unmet, content: unmet),
        ] + (answers.isEmpty ? [] : [Section(id: "questions", title: QuestionTexts.questions, content: questions)])
            + [Section(id: "method", title: ReportTexts.method, content: method)]
    }

    private var head: HTML {
        Tag.head {
            Tag.meta(Attribute("charset", "utf-8"))
            Tag.meta(Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            Tag.meta(Attribute("name", "generator"), Attribute("content", "Bildungsnetz " + Version.current))
            Tag.title { say(plan.scenario.title) + " – " + say(ReportTexts.document) }
            HTML.element(.style, [], [.styleSheet(StyleSheet.report)])
        }
    }

    private var banner: HTML {
        Tag.header {
            Tag.p(.class("kicker")) { say(ReportTexts.document) }
            Tag.h1 { say(plan.scenario.title) }
            Tag.p {
                "\(say(ReportTexts.schoolYear)) \(plan.scenario.schoolYear.description) · "
                    + "\(say(ReportTexts.scenario)) \(plan.scenario.name)"
            }
            Tag.nav(Attribute("aria-label", say(ReportTexts.contents))) {
                Tag.ul {
                    for section in sections { Tag.li { Tag.a(.href("#" + section.id)) { say(section.title) } } }
                }
            }
        }
    }

    private func element(_ section: Section) -> HTML {
        Tag.section(.id(section.id)) {
            Tag.h2 { say(section.title) }
            section.content
        }
    }
}
