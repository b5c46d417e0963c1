// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// Explanations on stdout: a sentence a line, and with the trace under each what it rests on.
public enum ExplanationText {
    public static func text(_ explanations: [Explanation], language: Language, withTrace: Bool) -> String {
        let writer = ExplanationSentences(language)
        return explanations.map { explanation in
            writer.sentences(for: explanation).map { lines($0, withTrace: withTrace) }.joined()
        }.joined(separator: "\n")
    }

    private static func lines(_ sentence: ExplanationSentence, withTrace: Bool) -> String {
        let steps = withTrace ? sentence.trace : []
        return sentence.text + "\n"
            + steps.map { step in "    \(step.place.map { $0 + "  " } ?? "")\(step.text)\n" }.joined()
    }
}
