// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// What is said of the questions of a scenario and, in few words, of their answers; in both languages.
enum QuestionTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let questions = both("Fragen", "Questions")
    static let intro = both(
        "Diese Fragen gehören zum Szenario. Jede Antwort wurde mit dem ganzen Plan nachgerechnet; in eckigen Klammern "
            + "steht die Regel dazu.",
        "These questions belong to the scenario. Every answer was computed with the whole plan; the rule stands in "
            + "square brackets.")

    static func inShort(_ answer: String) -> LocalizedText { both("Kurz: \(answer).", "In short: \(answer).") }

    // MARK: Questions

    static func why(_ need: String) -> LocalizedText {
        both("Warum ist \(need) so geplant?", "Why is \(need) planned like this?")
    }

    static func whyNot(_ need: String, _ offer: String, fund: String?) -> LocalizedText {
        let from = from(fund)
        return both(
            "Warum bekommt \(need) nicht \(offer)\(from.de)?", "Why does \(need) not get \(offer)\(from.en)?")
    }

    static func whatIf(_ need: String, _ offer: String, fund: String?) -> LocalizedText {
        let from = from(fund)
        return both(
            "Was müsste sich ändern, damit \(need) \(offer)\(from.de) bekommt?",
            "What would have to change for \(need) to get \(offer)\(from.en)?")
    }

    private static func from(_ fund: String?) -> LocalizedText { fund.map(ExplanationTexts.fund) ?? both("", "") }

    static func shortWhy(_ need: String) -> LocalizedText { both("warum \(need)", "why \(need)") }

    static func shortWhyNot(_ need: String, _ offer: String) -> LocalizedText {
        both("warum nicht \(offer) für \(need)", "why not \(offer) for \(need)")
    }

    static func shortWhatIf(_ need: String, _ offer: String) -> LocalizedText {
        both("was wäre nötig, \(offer) für \(need)", "what it takes, \(offer) for \(need)")
    }

    // MARK: Needs

    static func met(_ partners: LocalizedText) -> LocalizedText {
        both("ganz erfüllt: \(partners.de)", "fully met: \(partners.en)")
    }

    static func partlyMet(
        _ open: LocalizedText, _ cause: LocalizedText, _ partners: LocalizedText
    ) -> LocalizedText {
        both("\(partners.de); \(open.de), \(cause.de)", "\(partners.en); \(open.en), \(cause.en)")
    }

    static func unmet(_ open: LocalizedText, _ cause: LocalizedText) -> LocalizedText {
        both("\(open.de), \(cause.de)", "\(open.en), \(cause.en)")
    }

    static func open(_ open: String, of all: LocalizedText) -> LocalizedText {
        both("offen \(open) von \(all.de)", "open \(open) of \(all.en)")
    }

    static func partner(_ offer: String, fund: String?, _ groups: LocalizedText) -> LocalizedText {
        let from = from(fund)
        return both("\(groups.de) mit \(offer)\(from.de)", "\(groups.en) with \(offer)\(from.en)")
    }

    /// - Parameter rules: what cannot hold together with more.
    static func cause(_ cause: UnmetExplanation.Answer?, _ rules: [String]) -> LocalizedText {
        switch cause {
        case .excluded: both("kein Angebot passt", "no offer fits")
        case .impossible:
            against(both("kein zulässiger Plan erfüllt mehr davon", "no admissible plan meets more of it"), rules)
        case .crowdedOut:
            both("mehr davon ginge nur auf Kosten der Ziele", "more of it would be at the expense of the goals")
        case .equal: both("ein ebenso guter Plan erfüllt mehr davon", "an equally good plan meets more of it")
        case .better: both("ein besserer Plan erfüllt mehr davon", "a better plan meets more of it")
        case .open, nil: both("in der erlaubten Zeit nicht entschieden", "not decided in the time allowed")
        }
    }

    // MARK: Offers

    static func inPlan(_ groups: LocalizedText?) -> LocalizedText {
        guard let groups else { return both("ist schon im Plan", "is in the plan already") }
        return both("ist im Plan (\(groups.de))", "is in the plan (\(groups.en))")
    }

    static let equal = both(
        "nicht im Plan, aber ein ebenso guter Plan hat es", "not in the plan, but an equally good plan has it")
    static let better = both(
        "ein besserer Plan hat es; der vorliegende war nicht als bester bewiesen",
        "a better plan has it; the present one was not proven to be the best")
    static let open = both("in der erlaubten Zeit nicht entschieden", "not decided in the time allowed")

    static func loses(_ goal: String?, _ amount: LocalizedText?) -> LocalizedText {
        let known = both("käme nur mit Verlust in den Plan", "could enter the plan at a loss only")
        guard let goal, let amount else { return known }
        return both("\(known.de): \(goal) um \(amount.de) schlechter", "\(known.en): \(goal) worse by \(amount.en)")
    }

    static func excluded(_ rules: [String]) -> LocalizedText {
        let list = rules.joined(separator: ", ")
        return both(
            "nicht möglich, ausgeschlossen durch \(CountedNoun.rule.word(for: rules.count, .plain, .de)) \(list)",
            "not possible, excluded by \(CountedNoun.rule.word(for: rules.count, .plain, .en)) \(list)")
    }

    static func impossible(_ rules: [String]) -> LocalizedText {
        against(both("in keinem zulässigen Plan", "in no admissible plan"), rules)
    }

    private static func against(_ known: LocalizedText, _ rules: [String]) -> LocalizedText {
        guard !rules.isEmpty else { return known }
        let list = rules.joined(separator: ", ")
        return both("\(known.de): dagegen steht \(list)", "\(known.en): against it stands \(list)")
    }

    // MARK: Changes

    static func enough(_ changes: [LocalizedText]) -> LocalizedText {
        both(
            "es genügt " + changes.map(\.de).joined(separator: ", oder "),
            "it is enough to set " + changes.map(\.en).joined(separator: ", or "))
    }

    static func change(_ target: String, from: String, to: String, isSmallest: Bool) -> LocalizedText {
        let less = isSmallest ? both("", "") : both(" (vielleicht auch weniger)", " (less may do)")
        return both("\(target) von \(from) auf \(to)\(less.de)", "\(target) from \(from) to \(to)\(less.en)")
    }

    static let noChange = both("keine einzelne Zahl genügt", "no single number is enough")

    // MARK: Without an answer

    static let interrupted = both("nicht beantwortet: abgebrochen", "not answered: interrupted")
    static let failed = both("nicht beantwortet: die Rechnung ist gescheitert", "not answered: the computation failed")
    static let notAsked = both("nicht gefragt", "not asked")
    static let noAnswers = both("ohne Antworten", "without answers")

    static func ended(_ answered: String, of count: Int) -> LocalizedText {
        let all = CountedNoun.question.counted(count, .dative)
        return both(
            "Das Beantworten wurde abgebrochen; beantwortet: \(answered) von \(all.de).",
            "The answering was interrupted; answered: \(answered) of \(all.en).")
    }

    static func noPlan(_ questions: Int, conflict folder: String?) -> LocalizedText {
        let count = CountedNoun.question.counted(questions)
        let subject = both("\(count.de) des Szenarios ohne Antwort", "\(count.en) of the scenario without an answer")
        guard let folder else {
            return both("\(subject.de): Es wurde kein Plan gefunden.", "\(subject.en): no plan was found.")
        }
        return both(
            "\(subject.de): Es gibt keinen Plan. Den Widerspruch zeigt `bildungsnetz explain \(folder)`.",
            "\(subject.en): there is no plan. `bildungsnetz explain \(folder)` shows the conflict.")
    }
}
