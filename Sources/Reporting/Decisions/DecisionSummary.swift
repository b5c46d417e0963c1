// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
import Planning
import Tables

/// What `decide` and `ledger show` print: a decision with how it came about, and what an alternative costs.
public struct DecisionSummary {
    private let language: Language
    private let figures: Figures

    public init(_ language: Language) {
        self.language = language
        figures = Figures(language)
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    // MARK: Decision

    /// A few lines: what, who, how, when, what follows, and the receipt.
    public func text(of record: DecisionRecord, receipt: String) -> String {
        var lines = ["\(record.id)  \(record.title.localized.text(language))"]
        lines.append("  \(state(record)), \(record.body.name.localized.text(language)), \(date(record.date))")
        lines.append("  " + procedure(record.procedure))
        lines.append(
            "  " + say("Plan: ", "plan: ") + figures.counted(record.plan.groups, .group)
                + (record.plan.funded.flatMap { FixedPoint(parsing: $0) }.map { ", " + figures.euro($0) } ?? ""))
        lines += detail(record).map { "  " + $0 }
        lines.append("  " + say("Beleg: ", "receipt: ") + receipt)
        return (lines.joined(separator: "\n") + "\n").replacing("\u{A0}", with: " ")
    }

    private func state(_ record: DecisionRecord) -> String {
        switch record.state {
        case .recommended: say("Empfehlung", "recommendation")
        case .binding: say("verbindlicher Beschluss", "binding decision")
        }
    }

    /// A stored day in the reader's form.
    func date(_ text: String) -> String {
        guard language == .de, let day = Day(parsing: text) else { return text }
        return day.germanDescription
    }

    /// How the body decided, in one sentence part.
    func procedure(_ procedure: DecisionRecord.Procedure) -> String {
        let present = procedure.attendance.filter { $0.present > 0 || $0.of > 0 }.map { item in
            let of = item.of > 0 ? say(" von \(item.of)", " of \(item.of)") : ""
            return "\(bank(item.bank)) \(item.present)\(of)"
        }.joined(separator: ", ")
        let how: String
        if procedure.byConsensus {
            how = say("im Konsens", "by consensus")
        } else {
            how =
                say(
                    "\(procedure.yes) dafür, \(procedure.no) dagegen, \(procedure.abstain) enthalten",
                    "\(procedure.yes) for, \(procedure.no) against, \(procedure.abstain) abstained")
                + (procedure.byChair ? say(", Stichentscheid des Vorsitzes", ", casting vote of the chair") : "")
        }
        return say("\(how); anwesende Stimmen: \(present)", "\(how); votes present: \(present)")
    }

    func bank(_ code: String) -> String {
        switch code {
        case "land": say("Land", "Land")
        case "kommune": say("Kommune", "Kommune")
        case "other": say("Weitere", "others")
        default: code
        }
    }

    private func detail(_ record: DecisionRecord) -> [String] {
        var lines: [String] = []
        if let follows = record.follows { lines.append(say("folgt der Empfehlung \(follows)", "follows \(follows)")) }
        for condition in record.conditions { lines.append(say("Bedingung: ", "condition: ") + condition) }
        for dissent in record.dissent {
            lines.append(say("abweichend: ", "dissent: ") + "\(dissent.by): \(dissent.text)")
        }
        if let expires = record.expires { lines.append(say("gilt bis ", "holds until ") + date(expires)) }
        for grant in record.grants {
            let programme = CodeLabels.programme(grant.programme, language)
            lines.append(say("bewilligt förmlich: ", "grants formally: ") + "\(programme): \(grant.by)")
        }
        for parameter in record.orders.parameters { lines.append("\(parameter.name) = \(parameter.value)") }
        for lock in record.orders.locks {
            lines.append("\(lock.mode) \(lock.need) / \(lock.offer): \(lock.groups) (\(lock.reason))")
        }
        for amendment in record.orders.amendments {
            lines.append(say("mit dem Änderungsantrag: ", "with the amendment: ") + amendment)
        }
        return lines
    }

    // MARK: Price

    /// What the two plans of an alternative are called.
    public enum Heads: Sendable {
        /// A plan that is tabled and one with other orders.
        case tabled
        /// A plan that held and the one after something fell out.
        case before
    }

    /// What another plan gains and loses against the tabled one.
    public func text(of alternative: Alternative, title: String, heads: Heads = .tabled, width: Int) -> String {
        var table = TerminalTable(numeric: [1, 2], flexible: 0)
        switch heads {
        case .tabled: table.add("", say("vorgelegt", "tabled"), say("geändert", "changed"))
        case .before: table.add("", say("vorher", "before"), say("jetzt", "now"))
        }
        for (old, new) in zip(alternative.tabled.goals, alternative.figures.goals) {
            table.add("\(old.id) \(old.title.text(language))", figures.number(old.value), figures.number(new.value))
        }
        table.add(
            say("Gruppen", "groups"), figures.count(alternative.tabled.groups),
            figures.count(alternative.figures.groups))
        table.add(
            say("Fördermittel", "money from funds"), figures.euro(orDash: alternative.tabled.funded),
            figures.euro(orDash: alternative.figures.funded))
        let lines =
            [title] + table.lines(width: max(60, width)) + [
                shift(say("mehr bekommen", "more get"), alternative.shift.gainers),
                shift(say("weniger bekommen", "less get"), alternative.shift.losers),
            ]
        return (lines.joined(separator: "\n") + "\n").replacing("\u{A0}", with: " ")
    }

    private func groups(_ change: Int64) -> String {
        guard change != 0 else { return say("gleich viele Gruppen", "as many groups") }
        let word = CountedNoun.group.word(for: abs(change), .plain, language)
        return (change > 0 ? "+" : "") + figures.count(change) + " " + word
    }

    private func shift(_ title: String, _ schools: [PlanShift.School]) -> String {
        guard !schools.isEmpty else { return "\(title): " + say("keine Schule", "no school") }
        let items = schools.map { school in
            let money = school.funded.map { ", \($0.mantissa > 0 ? "+" : "")\(figures.euro($0))" } ?? ""
            return "  \(school.name) (\(school.id)): \(groups(school.groups))" + money
        }
        return "\(title):\n" + items.joined(separator: "\n")
    }
}

// MARK: - Entries

extension DecisionSummary {
    /// Every entry of a ledger, or one; each says whether it still holds.
    ///
    /// - Parameter id: of a decision or drop-out; `nil` for all.
    public func text(of history: DecisionHistory, id: String? = nil) -> String {
        let decisions = history.decisions.map { decided in
            (decided.entry.number, decided.record.id, text(of: decided, in: history))
        }
        let dropOuts = history.dropOuts.map { fallen in
            (
                fallen.entry.number, fallen.record.id,
                DropOutSummary(nil, language).text(of: fallen.record, receipt: fallen.entry.receipt)
            )
        }
        return (decisions + dropOuts).filter { id == nil || $0.1 == id }.sorted { $0.0 < $1.0 }.map(\.2)
            .joined(separator: "\n")
    }

    private func text(of decided: DecisionHistory.Decided, in history: DecisionHistory) -> String {
        let state = standing(of: decided.record, in: history).map { "  " + $0 + "\n" }.joined()
        return text(of: decided.record, receipt: decided.entry.receipt) + state
    }

    /// Whether a decision holds, beside others on the same plan, and what has fallen out since; empty where nothing
    /// else was
    /// recorded.
    public func standing(of record: DecisionRecord, in history: DecisionHistory) -> [String] {
        var lines: [String] = []
        let others = history.related(to: record).filter { $0.record.id != record.id }
        if let holds = history.inForce(record), !others.isEmpty {
            lines.append(holds.record.id == record.id ? takesPlace(record, of: others) : gaveWay(record, to: holds))
        }
        lines += history.dropOuts(of: record.id).map { fallen in
            let date = date(fallen.record.date)
            return say(
                "geändert durch den Ausfall \(fallen.record.id) vom \(date)",
                "changed by the drop-out \(fallen.record.id) of \(date)")
        }
        return lines
    }

    private func takesPlace(_ record: DecisionRecord, of others: [DecisionHistory.Decided]) -> String {
        let list = others.map { other in
            say("\(other.record.id) vom ", "\(other.record.id) of ") + date(other.record.date)
        }.joined(separator: ", ")
        switch record.state {
        case .binding:
            return say(
                "in Kraft; löst zum selben Plan ab: \(list)", "in force; on the same plan it takes the place of \(list)"
            )
        case .recommended:
            return say(
                "jüngste Empfehlung zu diesem Plan; frühere: \(list)",
                "the latest recommendation on this plan; earlier ones: \(list)")
        }
    }

    private func gaveWay(_ record: DecisionRecord, to holds: DecisionHistory.Decided) -> String {
        let date = date(holds.record.date)
        switch record.state {
        case .binding:
            return say(
                "nicht in Kraft; zum selben Plan gilt \(holds.record.id) vom \(date)",
                "not in force; on the same plan \(holds.record.id) of \(date) holds")
        case .recommended:
            return say(
                "zum selben Plan gibt es eine jüngere Empfehlung: \(holds.record.id) vom \(date)",
                "there is a later recommendation on the same plan: \(holds.record.id) of \(date)")
        }
    }

    public static func unknownDecision(_ id: String, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "reporting.unknown-decision", cause: .missingInput, at: nil,
            LocalizedText(
                de: "`\(id)` steht nicht im Beschlussbuch", en: "`\(id)` is not in the ledger"),
            help: NameSuggestion.help(for: id, among: known))
    }
}
