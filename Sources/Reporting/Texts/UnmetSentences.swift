// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Rules

/// Says why groups of a need stay open, in short sentences with the ids of the rules.
struct UnmetSentences {
    /// A piece of a sentence: words, or the id of a rule, which stands in brackets.
    enum Part: Hashable {
        case text(String)
        case rule(String)

        fileprivate var plain: String {
            switch self {
            case .text(let text): text
            case .rule(let id): "[\(id)]"
            }
        }
    }

    private let entities: PlanEntities
    private let language: Language
    private let figures: Figures
    private let isProven: Bool
    /// Match rules that hold for the candidates of some funds only.
    private let fundRules: Set<String>

    init(_ plan: Plan, _ entities: PlanEntities, _ language: Language) {
        self.entities = entities
        self.language = language
        self.figures = Figures(language)
        // With a gap allowed, a better plan is not ruled out.
        self.isProven = plan.status == .optimal && plan.goals.allSatisfy { $0.gap == 0 }
        let scoped = plan.scenario.rulebooks.filter { $0.applies != nil }
        self.fundRules = Set(scoped.flatMap { $0.match.map(\.id) })
    }

    /// The whole reason, as it stands in a file.
    func sentence(_ reason: UnmetNeed.Reason) -> String {
        let detail = detail(reason).map(\.plain).joined()
        guard case .excluded(let nearest) = reason, !nearest.isEmpty else { return detail }
        return noneFits + " " + detail
    }

    /// The reason where a heading already says its cause.
    func detail(_ reason: UnmetNeed.Reason) -> [Part] {
        switch reason {
        case .excluded(let nearest): excluded(nearest)
        case .limited(let possibilities, let limits): limited(possibilities, limits)
        case .outweighed(let possibilities): [.text(outweighed(possibilities))]
        case .noOffers: [.text(noOffers)]
        }
    }

    private func say(_ de: String, _ en: String) -> String { LocalizedText(de: de, en: en).text(language) }

    // MARK: Excluded

    private var noneFits: String { say("Kein Angebot passt.", "No offer fits.") }

    private var noOffers: String {
        say(
            "Im Szenario gibt es kein Angebot, das in Frage kommt.",
            "The scenario has no offer that comes into question.")
    }

    private func excluded(_ nearest: [UnmetNeed.NearMiss]) -> [Part] {
        guard let miss = nearest.first else { return [.text(noneFits)] }
        // The fund matters only to the rules of its programme.
        let isScoped = miss.rules.contains { fundRules.contains($0.id) }
        let fund = isScoped ? miss.fund.flatMap(entities.funds.id.text) : nil
        let from = fund.map { say(" aus Topf \($0)", " through fund \($0)") } ?? ""
        let offer = named(entities.offers.id.text(miss.offer) ?? "", entities.providerName(ofOffer: miss.offer))
        let start = say("Am nächsten ist \(offer)\(from):", "The nearest is \(offer)\(from):")
        return [.text(start)] + miss.rules.flatMap { [Part.text(" \(reason($0)) "), .rule($0.id)] }
    }

    private func named(_ id: String, _ name: String) -> String { name.isEmpty ? id : "\(id) (\(name))" }

    /// The reason a rule gives; one that gives none is named by its title.
    private func reason(_ rule: UnmetNeed.FailedRule) -> String {
        let reason = rule.reason.text(language)
        guard rule.reason != rule.title, !reason.isEmpty else {
            let title = rule.title.text(language)
            return say("Die Regel „\(title)“ ist nicht erfüllt.", "The rule “\(title)” is not met.")
        }
        return ".!?".contains(reason.suffix(1)) ? reason : reason + "."
    }

    // MARK: Limited and outweighed

    private func limited(_ possibilities: Int, _ limits: [UnmetNeed.BlockingLimit]) -> [Part] {
        let start = say(
            "\(counted(possibilities)), aber keine weitere Gruppe passt",
            "\(counted(possibilities)), but no further group fits")
        var parts: [Part] = [.text(start + (limits.isEmpty ? "." : ": "))]
        for (index, limit) in limits.enumerated() {
            let subject = limit.subject.isEmpty ? "" : " " + limit.subject
            let count = limit.count == possibilities ? "" : " (\(counted(limit.count)))"
            parts += [.text("\(limit.title.text(language))\(subject)\(count) "), .rule(limit.id)]
            parts.append(.text(index + 1 < limits.count ? ", " : "."))
        }
        return parts
    }

    private func outweighed(_ possibilities: Int) -> String {
        let start = counted(possibilities)
        guard isProven else {
            return say(
                "\(start), andere Bedarfe gingen vor; ob es besser geht, ist nicht bewiesen.",
                "\(start), other needs came first; whether it can be done better is not proven.")
        }
        return say(
            "\(start), andere Bedarfe gingen vor: Ein Plan mit dieser Gruppe wäre in den Zielen nicht besser.",
            "\(start), other needs came first: a plan with this group would not be better in the goals.")
    }

    private func counted(_ possibilities: Int) -> String {
        figures.counted(
            possibilities, LocalizedText(de: "Möglichkeit", en: "possibility"),
            LocalizedText(de: "Möglichkeiten", en: "possibilities"))
    }
}
