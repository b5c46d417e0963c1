// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Rules

/// Says why groups of a need stay open, in short sentences with the ids of the rules: the same on every page, in every
/// letter and in the files.
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
    private let limits: LimitSentences
    private let isProven: Bool
    /// Match rules that hold for the candidates of some funds only.
    private let fundRules: Set<String>

    init(_ plan: Plan, _ entities: PlanEntities, _ language: Language) {
        self.entities = entities
        self.language = language
        limits = LimitSentences(entities, language)
        // With a gap allowed, a better plan is not ruled out.
        isProven = plan.status == .optimal && plan.goals.allSatisfy { $0.gap == 0 }
        let scoped = plan.scenario.rulebooks.filter { $0.applies != nil }
        fundRules = Set(scoped.flatMap { $0.match.map(\.id) })
    }

    /// The whole reason, as it stands in a file.
    func sentence(_ unmet: UnmetNeed) -> String { parts(unmet).map(\.plain).joined() }

    /// The same in parts.
    func parts(_ unmet: UnmetNeed) -> [Part] {
        switch unmet.reason {
        case .excluded(let nearest, let ofKind): excluded(nearest, ofKind, unmet.need)
        case .notOffered(let found): [.text(notOffered(found, unmet.need))]
        case .limited(let possibilities, let stop): limited(possibilities, stop, unmet.need)
        case .outweighed(let possibilities):
            [
                .text(UnmetTexts.possibilities(possibilities).text(language) + " "),
                .text(UnmetTexts.outweighed(isProven: isProven).text(language)),
            ]
        case .noOffers: [.text(UnmetTexts.noOffers.text(language))]
        }
    }

    // MARK: No offer

    private func field(_ need: Int) -> String { CodeLabels.field(entities.field(ofNeed: need), language) }

    private func subject(_ need: Int) -> String {
        UnmetTexts.subject(field: field(need), kind: CodeLabels.kind(entities.kind(ofNeed: need), language))
    }

    private func notOffered(_ found: UnmetNeed.NotOffered, _ need: Int) -> String {
        let start = UnmetTexts.notOffered(subject(need)).text(language)
        guard found.ofField > 0 else { return start }
        return start + " " + UnmetTexts.otherKinds(found.ofField, field: field(need)).text(language)
    }

    private func excluded(_ nearest: [UnmetNeed.NearMiss], _ ofKind: Int, _ need: Int) -> [Part] {
        guard let miss = nearest.first else { return [.text(UnmetTexts.noneFits.text(language))] }
        // The fund matters only to the rules of its programme.
        let isScoped = miss.rules.contains { fundRules.contains($0.id) }
        let fund = isScoped ? miss.fund.map { limits.fund($0) } : nil
        let offer = limits.offer(miss.offer)
        let start = [
            UnmetTexts.noneOfKindFits(ofKind, subject(need)), UnmetTexts.nearest(offer, fund: fund),
        ].map { $0.text(language) }.joined(separator: " ")
        return [.text(start)] + miss.rules.flatMap { [Part.text(" \(reason($0)) "), .rule($0.id)] }
    }

    /// The reason a rule gives; one that gives none is named by its title.
    private func reason(_ rule: UnmetNeed.FailedRule) -> String {
        let reason = rule.reason.text(language)
        guard rule.reason != rule.title, !reason.isEmpty else { return UnmetTexts.notMet(rule.title).text(language) }
        return ".!?".contains(reason.suffix(1)) ? reason : reason + "."
    }

    // MARK: Limits

    private func limited(_ possibilities: Int, _ stop: UnmetNeed.Stop, _ need: Int) -> [Part] {
        let isHopeless = stop.standing == .impossible
        let cause = listed(stop.cause) { limits.text($0, ofNeed: need, isHopeless: isHopeless) }
        var parts: [Part] = [.text(UnmetTexts.possibilities(possibilities).text(language) + " ")]
        switch stop.standing {
        case .impossible: parts += cause + [.text(" " + UnmetTexts.impossible.text(language))]
        case .decisive: parts += cause + [.text(" " + UnmetTexts.decisive.text(language))]
        case .single: parts += cause + [.text(" " + UnmetTexts.single.text(language))]
        case .several: parts += [.text(UnmetTexts.several.text(language))] + cause
        }
        guard !stop.besides.isEmpty else { return parts }
        let besides = listed(stop.besides) { limit in
            let name = limits.name(limit, ofNeed: need)
            let count = CountedNoun.candidate.counted(limit.count).text(language)
            return limit.count == possibilities ? name : "\(name) (\(count))"
        }
        return parts + [.text(UnmetTexts.besides.text(language))] + besides
    }

    private func listed(
        _ limits: [UnmetNeed.BlockingLimit], _ text: (UnmetNeed.BlockingLimit) -> String
    ) -> [Part] {
        limits.enumerated().flatMap { index, limit -> [Part] in
            [.text(text(limit) + " "), .rule(limit.limit.id), .text(index + 1 < limits.count ? "; " : ".")]
        }
    }
}
