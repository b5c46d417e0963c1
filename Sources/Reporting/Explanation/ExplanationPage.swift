// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// Explanations as one HTML file, need by need, in words for people who do not plan: a school, its parents, a council.
public struct ExplanationPage {
    private let explanations: [Explanation]
    private let scenario: Scenario
    private let language: Language
    private let sentences: ExplanationSentences
    private let figures: Figures

    public init(_ explanations: [Explanation], of scenario: Scenario, language: Language) {
        self.explanations = explanations
        self.scenario = scenario
        self.language = language
        sentences = ExplanationSentences(language)
        figures = Figures(language)
    }

    /// The whole document; it loads nothing and runs no script.
    public var text: String {
        HTML.document(
            Tag.html(Attribute("lang", language.rawValue)) {
                Tag.head {
                    Tag.meta(Attribute("charset", "utf-8"))
                    Tag.meta(
                        Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                    Tag.meta(Attribute("name", "generator"), Attribute("content", "Bildungsnetz " + Version.current))
                    Tag.title { "\(heading) – \(say(ExplanationPageTexts.kicker))" }
                    HTML.element(.style, [], [.styleSheet(StyleSheet.report)])
                }
                Tag.body {
                    banner
                    Tag.main { content }
                }
            })
    }

    private func say(_ text: LocalizedText) -> String { text.text(language) }

    /// The school where all answers are about one, else the scenario.
    private var heading: String {
        let schools =
            needs.map { (id: $0.school, name: $0.schoolName) }
            + explanations.compactMap { explanation in
                if case .noDemand(let none) = explanation { (id: none.school, name: none.schoolName) } else { nil }
            }
        guard Set(schools.map(\.id)).count == 1, let first = schools.first else { return say(scenario.title) }
        return first.name.isEmpty ? first.id : first.name
    }

    private var banner: HTML {
        Tag.header {
            Tag.p(.class("kicker")) { say(ExplanationPageTexts.kicker) }
            Tag.h1 { heading }
            Tag.p {
                "\(say(ReportTexts.schoolYear)) \(scenario.schoolYear.description) · \(say(scenario.title))"
            }
        }
    }

    /// Each need once, in the order of the answers.
    private var needs: [ExplainedNeed] {
        var seen: Set<String> = []
        return explanations.compactMap(Self.need).filter { seen.insert($0.id).inserted }
    }

    private static func need(_ explanation: Explanation) -> ExplainedNeed? {
        switch explanation {
        case .why(let why): why.need
        case .unmet(let unmet): unmet.need
        case .whyNot(let whyNot): whyNot.asked.need
        case .whatIf(let whatIf): whatIf.asked.need
        case .noDemand(let none): none.need
        case .conflict, .ties, .curve: nil
        }
    }

    private var content: [HTML] {
        let others = explanations.filter { Self.need($0) == nil }
        return (needs.isEmpty ? [] : [Tag.p(.class("lead")) { say(ExplanationPageTexts.intro) }])
            + needs.map(section) + others.map(section)
    }

    // MARK: Sections

    private func section(_ need: ExplainedNeed) -> HTML {
        let own = explanations.filter { Self.need($0)?.id == need.id }
        return Tag.section(.id(need.id)) {
            Tag.h2 { title(need) }
            Tag.div(.class("status")) { status(need, own) }
            own.flatMap(parts)
        }
    }

    private func title(_ need: ExplainedNeed) -> String {
        let groups = figures.counted(need.groups, .group)
        let what = [CodeLabels.field(need.field, language), CodeLabels.kind(need.kind, language)]
        return what.filter { !$0.isEmpty }.joined(separator: ", ") + " · \(groups) · \(need.id)"
    }

    /// What the need gets, in a line each.
    private func status(_ need: ExplainedNeed, _ own: [Explanation]) -> [HTML] {
        own.flatMap { explanation -> [HTML] in
            switch explanation {
            case .why(let why):
                return why.partners.map { partner in
                    Tag.p {
                        say(
                            ExplanationPageTexts.partner(
                                partner.allocation.providerName.isEmpty
                                    ? partner.allocation.offer : partner.allocation.providerName,
                                groups: sentences.groups(partner.groups), fund: partner.allocation.fund))
                    }
                }
            case .unmet(let unmet):
                return [
                    Tag.p {
                        Tag.strong {
                            say(
                                ExplanationPageTexts.open(
                                    figures.count(unmet.groupsOpen),
                                    of: CountedNoun.group.counted(unmet.need.groups, .dative)))
                        }
                    }
                ]
            default: return []
            }
        }
    }

    private func parts(_ explanation: Explanation) -> [HTML] {
        switch explanation {
        case .why(let why):
            let partners = why.partners.flatMap { sentences.partner($0).dropFirst() }
            return part(ExplanationPageTexts.whyThis, partners)
                + part(ExplanationPageTexts.whyNoOther, sentences.alternatives(why))
        case .unmet(let unmet):
            let all = sentences.sentences(for: explanation).dropFirst()
            return part(ExplanationPageTexts.whyOpen, all.filter { $0.id != "unmet.change" })
                + changes(unmet.changes, besides: unmet.need.id)
        case .whyNot(let whyNot):
            let all = sentences.sentences(for: explanation)
            return part(ExplanationPageTexts.whyNot, all.filter { $0.id != "why_not.change" })
                + changes(whyNot.changes, besides: whyNot.asked.need.id)
        case .whatIf:
            let all = sentences.sentences(for: explanation)
            return part(ExplanationPageTexts.whatIf, Array(all.dropFirst()), lead: all.first)
        case .noDemand:
            return part(ExplanationPageTexts.title(.noDemand), sentences.sentences(for: explanation))
        case .conflict, .ties, .curve: return []
        }
    }

    /// Who would get less, one by one; who would only change partners, in one sentence.
    private func changes(_ changes: [NeedChange], besides need: String) -> [HTML] {
        let others = changes.filter { $0.need.id != need }
        let told = others.filter { $0.effect != .moves }.map { sentences.change($0, "page") }
        let moves = others.count { $0.effect == .moves }
        let summary = moves == 0 ? [] : [sentences.sentence("page.moves", ExplanationPageTexts.moves(moves))]
        return part(ExplanationPageTexts.whoElse, told + summary)
    }

    private func part(
        _ title: LocalizedText, _ sentences: [ExplanationSentence], lead: ExplanationSentence? = nil
    ) -> [HTML] {
        guard !sentences.isEmpty || lead != nil else { return [] }
        var html = [Tag.h3 { say(title) }]
        if let lead { html.append(Tag.p { HTML.marked(lead.text) }) }
        if !sentences.isEmpty {
            html.append(Tag.ul { for sentence in sentences { Tag.li { HTML.marked(sentence.text) } } })
        }
        return html
    }

    private func section(_ explanation: Explanation) -> HTML {
        Tag.section(.id(explanation.kind.rawValue)) {
            Tag.h2 { say(ExplanationPageTexts.title(explanation.kind)) }
            if case .curve(let curve) = explanation {
                Tag.figure { CurveChart(curve, language).html }
            }
            Tag.ul {
                for sentence in sentences.sentences(for: explanation) { Tag.li { HTML.marked(sentence.text) } }
            }
        }
    }
}
