// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Tells of every change of a scenario what it did.
struct ChangeTrace {
    let rulebooks: [Rulebook]
    /// The rulebooks of the rules that are gone, by rule.
    let droppedFrom: [String: [String]]
    let day: Day

    /// - Parameter tableEffects: of the changes to tables, in their order.
    func applied(
        _ changes: [(change: ScenarioChange, scenario: String)], tableEffects: [[TableEffect]]
    ) -> [AppliedChange] {
        var nextEdit = 0
        var values: [String: String] = [:]
        return changes.map { change, scenario in
            AppliedChange(
                change: change, scenario: scenario,
                effects: effects(of: change, tableEffects, &nextEdit, &values))
        }
    }

    private func effects(
        of change: ScenarioChange, _ tableEffects: [[TableEffect]], _ nextEdit: inout Int,
        _ values: inout [String: String]
    ) -> [AppliedChange.Effect] {
        switch change.kind {
        case .set, .remove, .add:
            defer { nextEdit += 1 }
            return nextEdit < tableEffects.count ? tableEffects[nextEdit].map { .table($0) } : []
        case .dropRule(let id): return (droppedFrom[id] ?? []).map { .dropped(rule: id, rulebook: $0) }
        case .parameter(let name, let value):
            defer { values[name] = value.text }
            return [.parameter(name: name, before: values[name] ?? ownValue(name), after: value.text)]
        }
    }

    /// The value that the rulebooks give a parameter on the day.
    private func ownValue(_ name: String) -> String? {
        for book in rulebooks {
            for parameter in book.parameters where parameter.isValid(on: day) {
                if parameter.name == name || "\(book.name).\(parameter.name)" == name { return parameter.value.text }
            }
        }
        return nil
    }
}
