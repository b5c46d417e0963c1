// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// What each change does, as flat tables for scripts. Changes go by their numbers, from 1.
struct CauseData {
    let causes: ChangeCauses

    var tables: [OutputTable] { [steps, goals, needs] }

    private func table(_ name: String, _ columns: [OutputTable.Column], _ rows: [[OutputTable.Cell]]) -> OutputTable {
        var table = OutputTable(
            name: name, title: LocalizedText(de: name, en: name), columns: columns, primaryKey: [])
        table.rows = rows
        return table
    }

    private var steps: OutputTable {
        let rows = causes.steps.enumerated().map { index, step -> [OutputTable.Cell] in
            let failures = { (isAlone: Bool) in
                causes.failures.first { $0.step == index && $0.isAlone == isAlone }?.reason.en
            }
            return [
                .integer(Int64(index + 1)), .text(step.text), .text(step.isUndone ? "true" : "false"),
                .text(step.place.description), .init(failures(true)), .init(failures(false)),
            ]
        }
        return table(
            "causes_changes", .names("#number", "change", "taken_back", "place", "fails_alone", "fails_without"), rows)
    }

    private var goals: OutputTable {
        let number = { (value: FixedPoint?) -> OutputTable.Cell in value.map { .decimal($0, decimals: 0) } ?? .absent }
        let rows = causes.steps.indices.flatMap { index in
            causes.goals.map { goal -> [OutputTable.Cell] in
                [
                    .integer(Int64(index + 1)), .text(goal.id), number(goal.before), number(goal.alone[index]),
                    number(goal.without[index]), number(goal.after),
                ]
            }
        }
        return table("causes_goals", .names("#number", "goal", "*before", "*alone", "*without", "*after"), rows)
    }

    private var needs: OutputTable {
        let list = { (steps: [Int]) in steps.map { "\($0 + 1)" }.joined(separator: "|") }
        let rows = causes.flips.map { flip -> [OutputTable.Cell] in
            [
                .text(flip.need), .integer(flip.before), .integer(flip.after), .text("forced"),
                .text(list(flip.alone)), .text(list(flip.needed)),
            ]
        }
        let free = causes.free.map { need -> [OutputTable.Cell] in
            [.text(need), .absent, .absent, .text("free"), .text(""), .text("")]
        }
        return table(
            "causes_needs", .names("need", "#before", "#after", "kind", "suffices_alone", "needed"), rows + free)
    }
}
