// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// The headings of the pages that explain a plan, in both languages.
enum ExplanationPageTexts {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    static let kicker = both("Der Plan, erklärt", "The plan explained")
    static let intro = both(
        "Diese Seite sagt, welche Partner der Plan zuteilt, warum gerade diese, und was sich ändern müsste, damit es anders "
            + "kommt. Jede Aussage wurde mit dem ganzen Plan nachgerechnet; in eckigen Klammern steht die Regel dazu.",
        "This page tells which partners the plan allocates, why these, and what would have to change for it to be "
            + "otherwise. Every claim was computed with the whole plan; the rule stands in square brackets.")
    static let whyThis = both("Warum dieser Partner?", "Why this partner?")
    static let whyNoOther = both("Warum kein anderer?", "Why no other?")
    static let whyNot = both("Warum nicht?", "Why not?")
    static let whyOpen = both("Warum ist das offen?", "Why is this open?")
    static let whoElse = both("Was hieße das für andere?", "What would this mean for others?")
    static let whatIf = both("Was müsste sich ändern?", "What would have to change?")

    static func partner(_ provider: String, groups: LocalizedText, fund: String?) -> LocalizedText {
        let paid = fund.map { both(", bezahlt aus \($0)", ", paid from \($0)") } ?? both("", "")
        return both("\(provider): \(groups.de)\(paid.de).", "\(provider): \(groups.en)\(paid.en).")
    }

    static func open(_ open: String, of all: LocalizedText) -> LocalizedText {
        both("Offen: \(open) von \(all.de).", "Open: \(open) of \(all.en).")
    }

    static func moves(_ count: Int) -> LocalizedText {
        let needs = CountedNoun.furtherNeedMoves.counted(count)
        return both("\(needs.de) einen anderen Partner oder Topf.", "\(needs.en) another partner or fund.")
    }

    static func title(_ kind: Explanation.Kind) -> LocalizedText {
        switch kind {
        case .why: whyThis
        case .whyNot: whyNot
        case .whatIf: whatIf
        case .unmet: whyOpen
        case .conflict: both("Warum gibt es keinen Plan?", "Why is there no plan?")
        case .ties: both("Was ist in jedem besten Plan gleich?", "What is the same in every best plan?")
        case .noDemand: both("Was ist gemeldet?", "What is reported?")
        case .curve: both("Was bewirkt mehr oder weniger Geld?", "What does more or less money do?")
        }
    }

    static func chart(_ fund: String, _ goal: LocalizedText) -> LocalizedText {
        both(
            "Topf \(fund): Ziel „\(goal.de)“ nach Betrag in EUR", "Fund \(fund): goal “\(goal.en)” by amount in EUR")
    }

    static let today = both("heute", "today")
}
