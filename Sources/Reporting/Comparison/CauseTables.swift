// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// What each change does, as tables for people.
struct CauseTables {
    private let causes: ChangeCauses
    private let tables: ComparisonTables
    private var texts: ComparisonTexts { tables.texts }
    private var figures: Figures { tables.figures }

    init(_ causes: ChangeCauses, _ tables: ComparisonTables) {
        self.causes = causes
        self.tables = tables
    }

    var all: [PeopleTable] { [steps, goals, flips] }

    /// How the tables came about and what they leave open.
    var sentences: [String] {
        var sentences = [
            texts.say(
                "Jede Änderung wurde einzeln angewandt und einzeln weggelassen, und jedes Mal wurde neu geplant, so nah "
                    + "am ersten Plan wie möglich.",
                "Each change was applied alone and left out alone, and each time the plan was made anew, as close to "
                    + "the first plan as possible.")
        ]
        if !causes.proven {
            sentences.append(
                texts.say(
                    "Nicht jeder dieser Pläne ist bewiesen: Mit mehr Zeit kann manches anders ausfallen.",
                    "Not all of these plans are proven: with more time some of this may come out differently."))
        }
        if !causes.free.isEmpty {
            let needs = causes.free.joined(separator: ", ")
            sentences.append(
                texts.say(
                    "Keine Änderung erzwingt, was mit \(needs) geschieht: Ein gleich guter Plan ließe es, wie es war.",
                    "No change forces what happens to \(needs): an equally good plan would leave it as it was."))
        }
        sentences += causes.failures.map { failure in
            let name = name(failure.step)
            let reason = failure.reason.text(figures.language)
            return failure.isAlone
                ? texts.say("Allein geht \(name) nicht: \(reason).", "\(name) does not work alone: \(reason).")
                : texts.say("Ohne \(name) geht es nicht: \(reason).", "It does not work without \(name): \(reason).")
        }
        return sentences
    }

    private func name(_ step: Int) -> String { "[\(step + 1)]" }

    private func names(_ steps: [Int]) -> String {
        steps.isEmpty ? texts.none : steps.map(name).joined(separator: " ")
    }

    private var steps: PeopleTable {
        var table = PeopleTable(
            title: texts.say("Die Änderungen", "The changes"),
            headings: [.text(""), .text(texts.say("Änderung", "Change")), .text(texts.place)],
            emptyNote: texts.say("Es gibt keine Änderungen.", "There are no changes."), flexible: 2)
        table.rows = causes.steps.enumerated().map { index, step in
            let undone = texts.say("zurückgenommen", "taken back")
            return [
                .init(name(index)), .init(step.text, step.isUndone ? undone : ""), .init(step.place.description),
            ]
        }
        return table
    }

    private var goals: PeopleTable {
        var table = PeopleTable(
            title: texts.say("Ziele", "Goals"),
            headings: [
                .text(texts.say("Änderung", "Change")), .text(texts.goal), .number("A"),
                .number(texts.say("A mit ihr allein", "A with it alone")),
                .number(texts.say("B ohne sie", "B without it")), .number("B"),
            ], emptyNote: texts.sameGoals, flexible: 1)
        for index in causes.steps.indices {
            for goal in causes.goals where goal.alone[index] != goal.before || goal.without[index] != goal.after {
                table.rows.append([
                    .init(name(index)), .init("\(goal.id) \(goal.title.text(figures.language))"), number(goal.before),
                    number(goal.alone[index]), number(goal.without[index]), number(goal.after),
                ])
            }
        }
        return table
    }

    private func number(_ value: FixedPoint?) -> PeopleTable.Cell { .init(value.map(figures.number) ?? texts.none) }

    private var flips: PeopleTable {
        var table = PeopleTable(
            title: texts.say("Bedarfe", "Needs"),
            headings: [
                .text(texts.need), .number("A"), .number("B"),
                .text(texts.say("genügt allein", "suffices alone")), .text(texts.say("nötig", "needed")),
            ], emptyNote: texts.sameNeeds)
        table.rows = causes.flips.map { flip in
            [
                tables.need(flip.need), .init(figures.count(flip.before)), .init(figures.count(flip.after)),
                .init(names(flip.alone)), .init(names(flip.needed)),
            ]
        }
        return table
    }
}
