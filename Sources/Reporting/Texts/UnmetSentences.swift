// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning

/// Says why groups of a need stay open, in a short sentence with the ids of the rules.
struct UnmetSentences {
    private let entities: PlanEntities
    private let language: Language
    private let figures: Figures
    private let isProven: Bool

    init(_ plan: Plan, _ entities: PlanEntities, _ language: Language) {
        self.entities = entities
        self.language = language
        self.figures = Figures(language)
        self.isProven = plan.status == .optimal
    }

    func sentence(_ reason: UnmetNeed.Reason) -> String {
        switch reason {
        case .excluded(let nearest): excluded(nearest)
        case .limited(let possibilities, let limits): limited(possibilities, limits)
        case .outweighed(let possibilities): outweighed(possibilities)
        case .noOffers:
            say(
                de: "Im Szenario gibt es kein Angebot, das in Frage kommt.",
                en: "The scenario has no offer that comes into question.")
        }
    }

    private func excluded(_ nearest: [UnmetNeed.NearMiss]) -> String {
        let none = say(de: "Kein Angebot passt.", en: "No offer fits.")
        guard let miss = nearest.first else { return none }
        let fund = miss.fund.flatMap(entities.funds.id.text)
        let place = fund.map { say(de: " über Topf \($0)", en: " through fund \($0)") } ?? ""
        let reasons = miss.rules.map { "\(reason($0)) [\($0.id)]" }
        let offer = named(entities.offers.id.text(miss.offer) ?? "", entities.providerName(ofOffer: miss.offer))
        return none + say(de: " Am nächsten ist \(offer)\(place): ", en: " The nearest is \(offer)\(place): ")
            + reasons.joined(separator: " ")
    }

    private func limited(_ possibilities: Int, _ limits: [UnmetNeed.BlockingLimit]) -> String {
        let stops = limits.map { limit in
            let subject = limit.subject.isEmpty ? "" : " " + limit.subject
            let count = limit.count == possibilities ? "" : " (\(self.possibilities(limit.count)))"
            return "\(limit.title.text(language))\(subject)\(count) [\(limit.id)]"
        }
        let start = self.possibilities(possibilities)
        if stops.isEmpty {
            return say(de: "\(start), aber keine weitere Gruppe passt.", en: "\(start), but no further group fits.")
        }
        return say(de: "\(start), aber keine weitere Gruppe passt: ", en: "\(start), but no further group fits: ")
            + stops.joined(separator: ", ") + "."
    }

    private func outweighed(_ possibilities: Int) -> String {
        let start = self.possibilities(possibilities)
        guard isProven else {
            return say(
                de: "\(start), andere Bedarfe gingen vor; ob es besser geht, ist nicht bewiesen.",
                en: "\(start), other needs came first; whether it can be done better is not proven.")
        }
        return say(
            de: "\(start), andere Bedarfe gingen vor: Ein Plan mit dieser Gruppe wäre in den Zielen nicht besser.",
            en: "\(start), other needs came first: a plan with this group would not be better in the goals.")
    }

    private func possibilities(_ count: Int) -> String {
        figures.counted(
            count, LocalizedText(de: "Möglichkeit", en: "possibility"),
            LocalizedText(de: "Möglichkeiten", en: "possibilities")
        ).replacing("\u{A0}", with: " ")
    }

    private func named(_ id: String, _ name: String) -> String { name.isEmpty ? id : "\(id) (\(name))" }

    /// The reason a rule gives; one that gives none is named by its title.
    private func reason(_ rule: UnmetNeed.FailedRule) -> String {
        let reason = rule.reason.text(language)
        guard rule.reason != rule.title, !reason.isEmpty else {
            let title = rule.title.text(language)
            return say(de: "Die Regel „\(title)“ ist nicht erfüllt.", en: "The rule “\(title)” is not met.")
        }
        return ".!?".contains(reason.suffix(1)) ? reason : reason + "."
    }

    private func say(de: String, en: String) -> String { LocalizedText(de: de, en: en).text(language) }
}
