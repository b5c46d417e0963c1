// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// What `check` tells about a scenario: its size, and what can be seen by counting.
public enum CheckSummary {
    /// For a terminal.
    public static func text(_ check: ScenarioCheck, _ scenario: Scenario, language: Language) -> String {
        let words = Words(language: language)
        let size = check.size
        var lines = ["\(scenario.title.text(language)) (\(scenario.schoolYear.description))", ""]
        lines.append(
            "  \(words.needs): \(size.needs), \(words.offers): \(size.offers), \(words.candidates): \(words.number(size.candidates))"
        )
        lines.append(
            "  \(words.model): \(words.number(size.columns)) \(words.columns), \(words.number(size.rows)) \(words.rows)"
        )
        lines += ["", words.fieldHeading] + fieldLines(check.fields, words)
        let empty = check.fields.filter { $0.offers == 0 && $0.needs > 0 }.map(\.field)
        if !empty.isEmpty { lines.append(words.fieldsWithoutOffers + empty.joined(separator: ", ")) }
        lines.append(words.needsWithout(check.needsWithoutCandidate.count, of: size.needs))
        if !check.fundsWithoutCandidate.isEmpty, let funds = scenario.tables.table("funds") {
            let names = check.fundsWithoutCandidate.map { scenario.tables.pool[funds.ids[$0]] }
            lines.append(words.fundsWithout + names.prefix(20).joined(separator: ", "))
        }
        for limit in check.impossible.prefix(20) {
            let subject = limit.subject.isEmpty ? "" : " \(limit.subject)"
            lines.append(
                "\(words.impossible) \(limit.title.text(language))\(subject) [\(limit.id)] (\(limit.location.description))"
            )
        }
        lines += check.impossibleLocks.prefix(20).flatMap { lockLines($0, words) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lock, then a line for each rule against it.
    private static func lockLines(_ lock: ImpossibleLock, _ words: Words) -> [String] {
        let told = lock.diagnostic
        return ["\(words.capitalised(told.message)) (\(lock.location.description))"]
            + told.notes.map { note in
                let place = note.location.map { " (\($0.description))" } ?? ""
                return "  \(note.message.text(words.language))\(place)"
            }
    }

    /// For scripts: the diagnostics and the counts; the counts are `null` when the scenario could not be read.
    public static func json(
        _ sink: DiagnosticSink, _ check: ScenarioCheck?, _ scenario: Scenario?, language: Language
    ) -> String {
        let diagnostics = DiagnosticJSON.render(sink, language: language).dropLast()
        guard let check, let scenario else { return "{\"diagnostics\": \(diagnostics), \"counts\": null}\n" }
        let size = check.size
        let ids = { (name: String, rows: [Int]) in
            let table = scenario.tables.table(name)
            return rows.compactMap { row in table.map { DiagnosticJSON.quoted(scenario.tables.pool[$0.ids[row]]) } }
                .joined(separator: ", ")
        }
        let fields = check.fields.map { balance in
            "{\"field\": \(DiagnosticJSON.quoted(balance.field)), \"needs\": \(balance.needs), "
                + "\"groups_requested\": \(balance.groupsRequested), \"groups_with_candidates\": "
                + "\(balance.groupsWithCandidates), \"offers\": \(balance.offers), \"groups_offered\": \(balance.groupsOffered)}"
        }
        let impossible = check.impossible.map {
            "{\"id\": \(DiagnosticJSON.quoted($0.id)), \"subject\": \(DiagnosticJSON.quoted($0.subject))}"
        }
        let locks = check.impossibleLocks.map { lock in
            "{\"id\": \(DiagnosticJSON.quoted(lock.diagnostic.id)), \"subject\": \(DiagnosticJSON.quoted(lock.subject))}"
        }
        return """
            {
            "diagnostics": \(diagnostics),
            "counts": {"needs": \(size.needs), "offers": \(size.offers), "candidates": \(size.candidates), \
            "columns": \(size.columns), "rows": \(size.rows)},
            "fields": [\(fields.joined(separator: ", "))],
            "needs_without_candidate": [\(ids("needs", check.needsWithoutCandidate))],
            "funds_without_candidate": [\(ids("funds", check.fundsWithoutCandidate))],
            "impossible_limits": [\(impossible.joined(separator: ", "))],
            "impossible_locks": [\(locks.joined(separator: ", "))]
            }

            """
    }

    private static func fieldLines(_ fields: [ScenarioCheck.FieldBalance], _ words: Words) -> [String] {
        let width = fields.map(\.field.count).max() ?? 0
        return fields.map { balance in
            let name = balance.field + String(repeating: " ", count: width - balance.field.count)
            return "  \(name)  \(words.right(balance.groupsRequested)) \(words.requested), "
                + "\(words.right(balance.groupsWithCandidates)) \(words.reachable), "
                + "\(words.right(balance.groupsOffered)) \(words.offered)"
        }
    }

    private struct Words {
        let language: Language

        private func pick(_ german: String, _ english: String) -> String { language == .de ? german : english }
        var needs: String { pick("Bedarfe", "needs") }
        var offers: String { pick("Angebote", "offers") }
        var candidates: String { pick("Möglichkeiten", "candidates") }
        var model: String { pick("Modell", "model") }
        var columns: String { pick("Spalten", "columns") }
        var rows: String { pick("Zeilen", "rows") }
        var fieldHeading: String { pick("Gruppen nach Sparte:", "Groups by field:") }
        var requested: String { pick("gewünscht", "requested") }
        var reachable: String { pick("davon mit Möglichkeit", "with a candidate") }
        var offered: String { pick("angeboten", "offered") }
        var fieldsWithoutOffers: String { pick("Sparten ohne Angebot: ", "Fields without offers: ") }
        var fundsWithout: String {
            pick("Töpfe, aus denen nichts gefördert werden kann: ", "Funds that nothing can draw on: ")
        }
        var impossible: String { pick("Nicht einzuhalten:", "Cannot hold:") }

        func needsWithout(_ count: Int, of total: Int) -> String {
            pick(
                "Bedarfe ohne jede Möglichkeit: \(count) von \(total)",
                "Needs without any candidate: \(count) of \(total)")
        }

        func capitalised(_ message: LocalizedText) -> String {
            let text = message.text(language)
            return text.prefix(1).uppercased() + text.dropFirst()
        }

        func number(_ value: Int) -> String { NumberText.format(FixedPoint(Int64(value)), language: language) }

        func right(_ value: Int64) -> String {
            let text = NumberText.format(FixedPoint(value), language: language)
            return String(repeating: " ", count: max(0, 6 - text.count)) + text
        }
    }
}
