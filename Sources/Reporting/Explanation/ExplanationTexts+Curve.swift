// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Sentences about what a fund's money buys.
extension ExplanationTexts {
    /// From the amount on the first goal has this value; the others have theirs with exactly this amount only.
    ///
    /// - Parameter others: the goals after the first with their values; empty if there are none.
    static func curveStep(_ amount: String, _ difference: LocalizedText, first: String, others: String) -> LocalizedText
    {
        let more =
            others.isEmpty
            ? both("", "") : both("; bei genau diesem Betrag \(others)", "; with exactly this amount \(others)")
        return both(
            "Ab \(amount)\(difference.de): \(first)\(more.de).", "From \(amount)\(difference.en): \(first)\(more.en).")
    }

    static func more(_ amount: String) -> LocalizedText { both(" (\(amount) mehr)", " (\(amount) more)") }
    static func less(_ amount: String) -> LocalizedText { both(" (\(amount) weniger)", " (\(amount) less)") }

    static let saturated = both(
        "Mehr Geld im Topf bringt danach nichts.", "More money in the fund buys nothing after that.")

    /// The same where there are goals after the first, which were not followed.
    static func saturated(first goal: String, title: LocalizedText) -> LocalizedText {
        both(
            "Mehr Geld im Topf bringt danach im Ziel \(goal) „\(title.de)“ nichts; ob es die Ziele dahinter verbessert, "
                + "ist nicht untersucht.",
            "More money in the fund buys nothing after that in goal \(goal) “\(title.en)”; whether it improves the goals "
                + "after it was not looked at.")
    }

    /// A step of which not every goal is proven.
    static let stepOpen = both(
        "Ob mit diesem Betrag ein besserer Plan möglich ist, ist nicht bewiesen.",
        "Whether a better plan is possible with this amount is not proven.")

    static func curveEnd(_ amount: String) -> LocalizedText {
        both("Betrachtet bis \(amount).", "Looked at up to \(amount).")
    }
}
