// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Planning
import Rules
import Tables

/// Says why groups of a need stay open, in short sentences with the ids of the rules: the same on every page, in every
/// letter and in the files.
struct UnmetSentences {
    private let entities: PlanEntities
    private let language: Language
    private let isProven: Bool
    /// Match rules that hold for the candidates of some funds only.
    private let fundRules: Set<String>

    init(_ plan: Plan, _ entities: PlanEntities, _ language: Language) {
        self.entities = entities
        self.language = language
        // With a gap allowed, a better plan is not ruled out.
        isProven = plan.status == .optimal && plan.goals.allSatisfy { $0.gap == 0 }
        let scoped = plan.scenario.rulebooks.filter { $0.applies != nil }
        fundRules = Set(scoped.flatMap { $0.match.map(\.id) })
    }

    /// The whole reason, as it stands in a file.
    func sentence(_ unmet: UnmetNeed) -> String { parts(unmet).map(\.plain).joined() }

    /// The same in parts.
    func parts(_ unmet: UnmetNeed) -> [SentencePart] {
        switch unmet.reason {
        case .excluded(let nearest, let ofKind): excluded(nearest, ofKind, unmet.need)
        case .notOffered(let found): [.text(notOffered(found, unmet.need))]
        case .limited(let possibilities, let stop): StopSentences(language).parts(stop, possibilities: possibilities)
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

    /// `A06 (Musikschule Ahaus)`.
    private func offer(_ row: Int) -> String {
        let (id, name) = (entities.offers.id.text(row) ?? "", entities.providerName(ofOffer: row))
        return name.isEmpty ? id : "\(id) (\(name))"
    }

    /// The programme, with the fund's id where several funds are of it.
    private func fund(_ row: Int) -> String {
        let (code, id) = (entities.programme(ofFund: row), entities.funds.id.text(row) ?? "")
        let isOnly = (0..<entities.funds.count).filter { entities.programme(ofFund: $0) == code }.count == 1
        let label = CodeLabels.programme(code, language)
        return label.isEmpty ? id : isOnly ? label : "\(label), \(id)"
    }

    private func notOffered(_ found: UnmetNeed.NotOffered, _ need: Int) -> String {
        let start = UnmetTexts.notOffered(subject(need)).text(language)
        guard found.ofField > 0 else { return start }
        return start + " " + UnmetTexts.otherKinds(found.ofField, field: field(need)).text(language)
    }

    private func excluded(_ nearest: [UnmetNeed.NearMiss], _ ofKind: Int?, _ need: Int) -> [SentencePart] {
        guard let miss = nearest.first else { return [.text(UnmetTexts.noneFits.text(language))] }
        // The fund matters only to the rules of its programme.
        let isScoped = miss.rules.contains { fundRules.contains($0.id) }
        let fund = isScoped ? miss.fund.map { self.fund($0) } : nil
        let offer = self.offer(miss.offer)
        let none = ofKind.map { UnmetTexts.noneOfKindFits($0, subject(need)) } ?? UnmetTexts.noneFits
        let start = [none, UnmetTexts.nearest(offer, fund: fund)].map { $0.text(language) }.joined(separator: " ")
        return [.text(start)] + miss.rules.flatMap { [SentencePart.text(" \(reason($0)) "), .rule($0.id)] }
    }

    /// The reason a rule gives; one that gives none is named by its title.
    private func reason(_ rule: UnmetNeed.FailedRule) -> String {
        let reason = rule.reason.text(language)
        guard rule.reason != rule.title, !reason.isEmpty else { return UnmetTexts.notMet(rule.title).text(language) }
        return ".!?".contains(reason.suffix(1)) ? reason : reason + "."
    }
}
