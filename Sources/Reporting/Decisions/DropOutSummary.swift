// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
public import Planning
import Tables

/// What is told of a drop-out: what fell and why, who moves up, what could not be kept and for what reason.
public struct DropOutSummary {
    private let language: Language
    private let figures: Figures
    private let sentences: DropOutSentences

    /// - Parameter scenario: whose tables have the names; `nil` to write ids.
    public init(_ scenario: Scenario?, _ language: Language) {
        self.language = language
        figures = Figures(language)
        sentences = DropOutSentences(scenario, language)
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    /// Several lines, the reason first.
    ///
    /// - Parameter receipt: of its entry.
    public func text(of record: FallenRecord, receipt: String) -> String {
        let date = DecisionSummary(language).date(record.date)
        var lines = [
            say(
                "\(record.id)  Ausfall nach \(record.decision), \(date)",
                "\(record.id)  drop-out after \(record.decision), \(date)"),
            "  " + say("Grund: ", "reason: ") + record.reason,
        ]
        lines += list(say("Ausgefallen", "fallen out"), record.fallen)
        lines += list(say("Es rücken nach", "moving up"), record.movedUp)
        lines += losses(record)
        lines.append("  " + say("Beleg: ", "receipt: ") + receipt)
        return (lines.joined(separator: "\n") + "\n").replacing("\u{A0}", with: " ")
    }

    private func list(_ title: String, _ items: [PlanSnapshot.Item]) -> [String] {
        guard !items.isEmpty else { return ["  \(title): –"] }
        return ["  \(title):"] + items.map { "    " + sentences.line($0) }
    }

    private func losses(_ record: FallenRecord) -> [String] {
        let title = say("Nicht zu halten", "cannot be kept")
        guard !record.losses.isEmpty else { return ["  \(title): –"] }
        return ["  \(title):"]
            + record.losses.flatMap { loss -> [String] in
                ["    " + sentences.line(loss.item)]
                    + (record.format < 2 ? [] : ["      " + sentences.reason(of: loss)])
            }
    }

    /// What else of the same provider stays in the plan, where single allocations were named; empty without any.
    ///
    /// - Parameter after: the plan after the drop-out.
    public func stillAllocated(_ record: FallenRecord, after: Plan) -> String {
        let names = PlanNames(after.scenario.tables)
        let provider = { (offer: String) in names.row("offers", id: offer).flatMap { names.provider(ofOffer: $0) } }
        let named = record.subjects.filter { $0.kind == .pair }.map(\.id)
        let pairs = record.fallen.filter { item in named.contains { item.name == $0 || item.name.hasPrefix($0 + "/") } }
        let concerned = Set(pairs.compactMap { provider($0.offer) })
        let lines = concerned.sorted().flatMap { row -> [String] in
            let left = PlanSnapshot(after).allocations.filter { provider($0.offer) == row }
            guard !left.isEmpty else { return [] }
            let id = names.id("providers", row)
            let name = names.text("providers", "name", row) ?? id
            let title = say(
                "Von \(name) bleibt im Plan (fällt der Anbieter ganz aus: --fallen \(id)):",
                "of \(name) there stays in the plan (if the provider falls out altogether: --fallen \(id)):")
            return [title] + left.map { "  " + sentences.line($0) }
        }
        return lines.isEmpty ? "" : (lines.joined(separator: "\n") + "\n").replacing("\u{A0}", with: " ")
    }

    // MARK: Conditions

    /// The conditions that were set, and what the drop-out means for the schools they name; empty without any.
    ///
    /// - Parameter after: the plan after the drop-out.
    public func text(of conditions: [StandingCondition], after: Plan) -> String {
        guard !conditions.isEmpty else { return "" }
        let entities = PlanEntities(after.scenario.tables)
        let unmet = UnmetSentences(after, entities, language)
        let lines = conditions.flatMap { condition -> [String] in
            let record = condition.decision.record
            let body = record.body.name.localized.text(language)
            let date = DecisionSummary(language).date(record.date)
            let head = say(
                "  „\(condition.text)“ (\(body), \(record.id) vom \(date))",
                "  “\(condition.text)” (\(body), \(record.id) of \(date))")
            return [head] + condition.schools.flatMap { schoolLines($0, unmet, entities) }
        }
        let title = say("Bedingungen, unter denen beschlossen wurde:", "conditions that were set with the decision:")
        return (([title] + lines).joined(separator: "\n") + "\n").replacing("\u{A0}", with: " ")
    }

    private func schoolLines(
        _ school: StandingCondition.School, _ unmet: UnmetSentences, _ entities: PlanEntities
    ) -> [String] {
        let name = school.name.isEmpty ? school.id : "\(school.name) (\(school.id))"
        let (before, after) = (figures.counted(school.before, .group), figures.counted(school.after, .group))
        let state =
            if !school.hasNeed {
                say("hat keinen Bedarf gemeldet und kann nichts bekommen", "has reported no need and can get nothing")
            } else if school.after > school.before {
                say("bekommt jetzt \(after), vorher \(before)", "gets \(after) now, \(before) before")
            } else if school.after < school.before {
                say("bekommt jetzt nur noch \(after), vorher \(before)", "gets only \(after) now, \(before) before")
            } else if school.after == 0 {
                say("rückt nicht nach und bekommt weiter keine Gruppe", "does not move up and still gets no group")
            } else {
                say("behält \(after), das Nachrücken ändert daran nichts", "keeps \(after), moving up changes nothing")
            }
        let open = school.after > school.before ? [] : school.open
        return ["    \(name) \(state)."]
            + open.map { "      \(entities.needs.id.text($0.need) ?? ""): \(unmet.sentence($0))" }
    }
}
