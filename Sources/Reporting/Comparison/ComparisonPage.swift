// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Tables

/// The comparison as a document for people: one file, no script, nothing loaded from elsewhere.
struct ComparisonPage {
    private let comparison: PlanDifferences
    private let causes: ChangeCauses?
    private let tables: ComparisonTables
    private let language: Language
    private var texts: ComparisonTexts { tables.texts }

    init(_ comparison: PlanDifferences, _ causes: ChangeCauses?, showsAll: Bool, language: Language) {
        self.comparison = comparison
        self.causes = causes
        self.language = language
        tables = ComparisonTables(comparison, showsAll: showsAll, language: language)
    }

    var text: String {
        DocumentFrame(
            kicker: texts.document, title: title, subtitle: subtitle, contents: ReportTexts.contents.text(language),
            sections: sections, language: language
        ).text
    }

    private var title: String {
        comparison.plans.enumerated().map { "\(PlanLetter.letter($0)): \($1.scenario.name)" }.joined(separator: " · ")
    }

    private var subtitle: String {
        let years = comparison.plans.map(\.scenario.schoolYear.description)
        let distinct = years.enumerated().filter { years.firstIndex(of: $1) == $0 }.map(\.element)
        return ReportTexts.schoolYear.text(language) + " " + distinct.joined(separator: ", ")
    }

    private var sections: [DocumentFrame.Section] {
        var sections = [
            DocumentFrame.Section(id: "summary", title: ReportTexts.summary.text(language), content: summary),
            DocumentFrame.Section(id: "goals", title: texts.goals, content: [tables.goals.html]),
            DocumentFrame.Section(
                id: "figures", title: texts.figures,
                content: [tables.keyFigures.html]
                    + (comparison.funds.isEmpty ? [] : [Tag.h3 { texts.money }, tables.funds.html])),
        ]
        for index in comparison.differences.indices { sections += changes(index) }
        if let questions = tables.questions {
            let notes = tables.questionNotes.map(paragraph)
            sections.append(
                DocumentFrame.Section(id: "questions", title: texts.questions, content: [questions.html] + notes))
        }
        sections.append(
            DocumentFrame.Section(id: "breakdowns", title: texts.breakdowns, content: breakdowns))
        if let causes { sections.append(section(causes)) }
        return sections
    }

    private var summary: [HTML] {
        [tables.plans.html]
            + comparison.differences.indices.map { index in
                Tag.p(.class("lead")) { prefix(index) + tables.summary(index) }
            }
    }

    private func prefix(_ index: Int) -> String {
        comparison.plans.count == 2 ? "" : texts.say("Von A nach ", "From A to ") + PlanLetter.letter(index + 1) + ": "
    }

    private func changes(_ index: Int) -> [DocumentFrame.Section] {
        let suffix = comparison.plans.count == 2 ? "" : " (A → \(PlanLetter.letter(index + 1)))"
        return [
            DocumentFrame.Section(
                id: "inputs-\(index)", title: texts.inputs + suffix, content: [tables.inputs(index).html]),
            DocumentFrame.Section(
                id: "needs-\(index)", title: texts.needs + suffix, content: [tables.needs(index).html]),
            DocumentFrame.Section(
                id: "allocations-\(index)", title: texts.allocations + suffix,
                content: [tables.allocations(index).html]),
        ]
    }

    private var breakdowns: [HTML] {
        tables.breakdowns.flatMap(titled)
    }

    private func titled(_ table: PeopleTable) -> [HTML] { [Tag.h3 { table.title }, table.html] }

    private func paragraph(_ sentence: String) -> HTML { Tag.p { sentence } }

    private func section(_ causes: ChangeCauses) -> DocumentFrame.Section {
        let table = CauseTables(causes, tables)
        return DocumentFrame.Section(
            id: "causes", title: texts.causes,
            content: table.sentences.map(paragraph) + table.all.flatMap(titled))
    }
}
