// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// The labels and sentences of lists of scenarios, in both languages.
struct ScenarioTexts {
    let language: Language

    private func say(_ german: String, _ english: String) -> String { language == .de ? german : english }

    var scenario: String { say("Szenario", "scenario") }
    var title: String { say("Titel", "title") }
    var schoolYear: String { say("Schuljahr", "school year") }
    var extends: String { say("erweitert", "extends") }
    var changes: String { say("Änderungen", "changes") }
    var rulebooks: String { say("Regelwerke", "rulebooks") }
    var state: String { say("Zustand", "state") }
    var noChanges: String { say("keine Änderungen", "no changes") }

    /// Counts of errors and warnings, or that all is well.
    func state(of sink: DiagnosticSink) -> String {
        let counts: [(count: Int, noun: CountedNoun)] = [(sink.errorCount, .error), (sink.warningCount, .warning)]
        let parts = counts.filter { $0.count > 0 }.map { $0.noun.counted($0.count, .plain, language) }
        return parts.isEmpty ? say("in Ordnung", "good") : parts.joined(separator: ", ")
    }

    func effect(_ effect: AppliedChange.Effect) -> String {
        switch effect {
        case .table(.set(let table, let row, let column, let before, let after)):
            "\(table) \(row), \(column): \(cell(before)) → \(cell(after))"
        case .table(.removed(let table, let row)): say("\(table) \(row) entfällt", "\(table) \(row) is removed")
        case .table(.added(let table, let row)): say("\(table) \(row) kommt hinzu", "\(table) \(row) is added")
        case .dropped(let rule, let rulebook):
            say("Regel \(rule) aus \(rulebook) entfällt", "rule \(rule) of \(rulebook) is dropped")
        case .parameter(let name, let before, let after): "\(name): \(cell(before)) → \(after)"
        }
    }

    private func cell(_ text: String?) -> String { text ?? say("leer", "blank") }
}
