// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Rules
import Tables

/// Allocations and reasons of a drop-out in words: on the screen, in the ledger and in letters.
struct DropOutSentences {
    /// `nil` where the tables are not at hand: then ids stand for names.
    private let names: PlanNames?
    private let language: Language
    private let figures: Figures

    init(_ scenario: Scenario?, _ language: Language) {
        names = scenario.map { PlanNames($0.tables) }
        self.language = language
        figures = Figures(language)
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    // MARK: Allocations

    /// `Gesamtschule Lüdersbrück, Tanzhaus: 2 Gruppen (B15/A33, Kultur und Schule)`.
    func line(_ item: PlanSnapshot.Item) -> String {
        let groups = figures.counted(item.groups, .group)
        guard let names else { return "\(item.name): \(groups)" }
        let school = names.row("needs", id: item.need).flatMap { names.school(ofNeed: $0) }
            .flatMap { names.text("schools", "name", $0) }
        let provider = names.row("offers", id: item.offer).flatMap { names.provider(ofOffer: $0) }
            .flatMap { names.text("providers", "name", $0) }
        let programme = item.fund.flatMap { names.row("funds", id: $0) }.map { names.programme(ofFund: $0) } ?? ""
        let label = programme.isEmpty ? "" : ", " + CodeLabels.programme(programme, language)
        let who = [school, provider].compactMap { $0 }.joined(separator: ", ")
        return "\(who.isEmpty ? "" : who + ": ")\(groups) (\(item.need)/\(item.offer)\(label))"
    }

    // MARK: Reasons

    /// Why an allocation could not be kept, with the numbers; for people who know the plan.
    func reason(of loss: Loss) -> String {
        guard !loss.causes.isEmpty else {
            return say(
                "Welche Vorgabe dagegen steht, wurde nicht gefunden.", "which rule is against it was not found")
        }
        let start =
            if loss.isJoint {
                say(
                    "Bliebe auch sie, ließen sich diese Vorgaben nicht alle einhalten",
                    "if it stayed as well, these rules could not all be kept")
            } else if Set(loss.causes.map(\.rule)).count == 1 {
                say(
                    "Bliebe auch sie, ließe sich diese Vorgabe nicht mehr einhalten",
                    "if it stayed as well, this rule could no longer be kept")
            } else {
                say(
                    "Bliebe auch sie, ließe sich nicht alles einhalten; ohne jede einzelne dieser Vorgaben ginge es",
                    "if it stayed as well, not everything could be kept; without any one of these rules it could")
            }
        let numbers = say(" (Zahlen ohne das Ausgefallene)", " (numbers without what fell out)")
        return start + numbers + ": " + folded(loss.causes).joined(separator: "; ") + "."
    }

    /// The same for a letter: of what others have it says nothing.
    func letterReason(of loss: Loss) -> String {
        let titles = loss.causes.map { $0.title.localized.text(language) }
        let unique = titles.enumerated().filter { titles.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        guard !unique.isEmpty else {
            return say(
                "Nach dem Ausfall an anderer Stelle können wir sie leider nicht halten.",
                "After a drop-out elsewhere we can unfortunately not keep it.")
        }
        let list = unique.joined(separator: "; ")
        return say(
            "Nach dem Ausfall an anderer Stelle können wir sie leider nicht halten. Dagegen steht: \(list).",
            "After a drop-out elsewhere we can unfortunately not keep it. Against it stands: \(list).")
    }

    /// Values of one rule together: three of them, and how many more there are.
    private func folded(_ causes: [Loss.Cause]) -> [String] {
        var order: [String] = []
        var byRule: [String: [Loss.Cause]] = [:]
        for cause in causes {
            if byRule[cause.rule] == nil { order.append(cause.rule) }
            byRule[cause.rule, default: []].append(cause)
        }
        return order.compactMap { rule in
            guard let own = byRule[rule], let first = own.first else { return nil }
            let shown = own.prefix(3).map { subject($0) + numbers($0) }.joined(separator: ", ")
            let more = own.count - 3
            let rest = more > 0 ? say(" und \(more) weitere", " and \(more) more") : ""
            return "\(first.title.localized.text(language)) [\(rule)]: \(shown)\(rest)"
        }
    }

    private func subject(_ cause: Loss.Cause) -> String {
        guard !cause.subject.isEmpty else { return "" }
        let parts = cause.subject.split(separator: " + ").map(String.init).map { id in
            name(ofID: id).map { "\($0) (\(id))" } ?? id
        }
        return say("für ", "for ") + parts.joined(separator: say(" und ", " and ")) + " "
    }

    /// A name where only one table has the id.
    private func name(ofID id: String) -> String? {
        guard let names else { return nil }
        let found = ["schools", "providers", "municipalities", "regions"].compactMap { table in
            names.row(table, id: id).flatMap { names.text(table, "name", $0) }
        }
        let others = ["needs", "offers", "funds"].contains { names.row($0, id: id) != nil }
        return found.count == 1 && !others ? found[0] : nil
    }

    private func numbers(_ cause: Loss.Cause) -> String {
        guard let part = ExactNumber(parsing: cause.part), let limit = ExactNumber(parsing: cause.limit) else {
            return ""
        }
        if let whole = cause.whole.flatMap({ ExactNumber(parsing: $0) }) { return share(cause, part, of: whole, limit) }
        let (found, bound) = (amount(part, cause), amount(limit, cause))
        return switch cause.bound {
        case LimitRule.BoundKind.atMost.rawValue:
            say(
                "es wären \(found), erlaubt sind höchstens \(bound)",
                "it would be \(found), at most \(bound) is allowed")
        case LimitRule.BoundKind.exactly.rawValue:
            say("es wären \(found), verlangt sind genau \(bound)", "it would be \(found), exactly \(bound) is required")
        case LimitRule.BoundKind.zeroOrAtLeast.rawValue:
            say(
                "es wären nur noch \(found), verlangt sind mindestens \(bound) oder gar nichts",
                "it would be only \(found), at least \(bound) or nothing at all is required")
        default:
            say(
                "es wären \(found), verlangt sind mindestens \(bound)",
                "it would be \(found), at least \(bound) is required")
        }
    }

    private func share(
        _ cause: Loss.Cause, _ part: ExactNumber, of whole: ExactNumber, _ limit: ExactNumber
    ) -> String {
        let hundred = limit * ExactNumber(100)
        let percent = percent(part, of: whole, beside: hundred).map { say(", das sind \($0)", ", that is \($0)") } ?? ""
        let found = say(
            "es wären \(amount(part, cause)) von \(amount(whole, cause))\(percent)",
            "it would be \(amount(part, cause)) of \(amount(whole, cause))\(percent)")
        let bound = number(hundred) + "\u{A0}%"
        return cause.bound == LimitRule.BoundKind.atMostShare.rawValue
            ? say("\(found); erlaubt sind höchstens \(bound)", "\(found); at most \(bound) is allowed")
            : say("\(found); verlangt sind mindestens \(bound)", "\(found); at least \(bound) is required")
    }

    /// With so many decimals that it can be told from the bound.
    private func percent(_ part: ExactNumber, of whole: ExactNumber, beside bound: ExactNumber) -> String? {
        guard whole.signum > 0 else { return nil }
        for digits in 1...6 {
            guard let exact = (part * ExactNumber(100)).dividedRoundingDown(by: whole, digits: digits + 3) else {
                return nil
            }
            let rounded = exact.rounded(to: digits)
            if rounded != bound { return number(rounded) + "\u{A0}%" }
        }
        return nil
    }

    private func amount(_ number: ExactNumber, _ cause: Loss.Cause) -> String {
        guard cause.isMoney, let amount = number.fixedPoint else { return self.number(number) }
        return figures.euro(amount)
    }

    private func number(_ number: ExactNumber) -> String {
        number.fixedPoint.map { figures.number($0) } ?? number.description
    }
}
