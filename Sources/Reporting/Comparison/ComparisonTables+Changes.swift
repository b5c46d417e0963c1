// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// What lies between the first plan and a later one.
extension ComparisonTables {
    /// What one plan's section says in a sentence, and its tables.
    func inputs(_ index: Int) -> PeopleTable {
        var table = PeopleTable(
            title: texts.inputs,
            headings: [.text(texts.what), .text(texts.before), .text(texts.after), .text(texts.place)],
            emptyNote: comparison.differences[index].inputs == nil ? texts.unknownInputs : texts.sameInputs, flexible: 3
        )
        guard let inputs = comparison.differences[index].inputs else { return table }
        if let years = inputs.schoolYears {
            table.rows.append([
                .init(texts.say("Schuljahr", "School year")), .init(years.before), .init(years.after), .init(""),
            ])
        }
        table.rows += inputs.cells.map { cell in
            [
                .init("\(cell.table) \(cell.row), \(cell.column)"), .init(cell.before ?? texts.blank),
                .init(cell.after ?? texts.blank), .init(cell.placeAfter.description),
            ]
        }
        table.rows += inputs.rows.map { row in
            [
                .init("\(row.table) \(row.row)"), .init(row.isAdded ? texts.none : texts.say("da", "there")),
                .init(row.isAdded ? texts.say("neu", "added") : texts.say("entfällt", "removed")),
                .init(row.place.description),
            ]
        }
        table.rows += inputs.rules.map(rule)
        table.rows += inputs.parameters.map { parameter in
            [
                .init("\(parameter.rulebook).\(parameter.name)"), .init(parameter.before ?? texts.none),
                .init(parameter.after ?? texts.none), .init(""),
            ]
        }
        return table
    }

    private func rule(_ rule: InputDifferences.Rule) -> [PeopleTable.Cell] {
        let what =
            rule.placeBefore == nil
            ? texts.say("neu", "added")
            : rule.placeAfter == nil ? texts.say("entfällt", "removed") : texts.say("geändert", "changed")
        return [
            .init("\(texts.say("Regel", "Rule")) \(rule.rulebook) \(rule.id)"),
            .init(rule.placeBefore == nil ? texts.none : texts.say("da", "there")), .init(what),
            .init((rule.placeAfter ?? rule.placeBefore)?.description ?? ""),
        ]
    }

    func allocations(_ index: Int) -> PeopleTable {
        var table = PeopleTable(
            title: texts.allocations,
            headings: [
                .text(texts.need), .number(texts.groups), .text(texts.what), .text(texts.before), .text(texts.after),
            ], emptyNote: texts.sameAllocations)
        table.rows = comparison.differences[index].allocations.map { change in
            [
                need(change.need), .init(figures.count(change.groups)), .init(texts.allocation(change.kind)),
                target(change.from), target(change.to),
            ]
        }
        return table
    }

    func need(_ id: String) -> PeopleTable.Cell {
        let field = CodeLabels.field(entities.field(ofNeed: id), figures.language)
        let school = entities.schoolName(ofNeed: id) ?? ""
        return .init(field.isEmpty ? id : "\(id) \(field)", school)
    }

    private func target(_ target: AllocationDifference.Target?) -> PeopleTable.Cell {
        guard let target else { return .init(texts.none) }
        let provider = entities.providerName(ofOffer: target.offer)
        let name = provider.isEmpty ? target.offer : provider
        return .init(name, [target.offer, target.fund ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    }

    func needs(_ index: Int) -> PeopleTable {
        var table = PeopleTable(
            title: texts.needs,
            headings: [.text(texts.need), .text(texts.what), .number(texts.before), .number(texts.after)],
            emptyNote: texts.sameNeeds)
        let ordered = NeedDifference.Kind.allCases.flatMap { kind in
            comparison.differences[index].needs.filter { $0.kind == kind }
        }
        table.rows = ordered.map { change in
            [need(change.need), .init(texts.need(change.kind)), state(change.before), state(change.after)]
        }
        return table
    }

    /// `2 von 3` groups.
    private func state(_ state: NeedDifference.State?) -> PeopleTable.Cell {
        guard let state else { return .init(texts.none) }
        let (groups, all) = (figures.count(state.groups), figures.count(state.groups + state.open))
        return .init(texts.say("\(groups) von \(all)", "\(groups) of \(all)"))
    }

    /// In one sentence what lies between the first plan and this one.
    func summary(_ index: Int) -> String {
        let difference = comparison.differences[index]
        return texts.summary(difference.allocations, difference.needs, figures)
    }
}
