// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// A piece of a sentence: words, or the id of a rule, which stands in brackets.
enum SentencePart: Hashable {
    case text(String)
    case rule(String)

    var plain: String {
        switch self {
        case .text(let text): text
        case .rule(let id): "[\(id)]"
        }
    }
}

/// Says which limits stop a further group of a need: the cause with its numbers, then what else stands against it.
struct StopSentences {
    private let language: Language
    private let limits: LimitSentences

    init(_ language: Language) {
        self.language = language
        limits = LimitSentences(language)
    }

    /// - Parameter possibilities: of the need, by offer and fund.
    func parts(_ stop: UnmetNeed.Stop, possibilities: Int) -> [SentencePart] {
        let isHopeless = stop.standing == .impossible
        let cause = listed(stop.cause) { limits.text($0, isHopeless: isHopeless) }
        var parts: [SentencePart] = [.text(UnmetTexts.possibilities(possibilities).text(language) + " ")]
        switch stop.standing {
        case .impossible: parts += cause + [.text(" " + UnmetTexts.impossible.text(language))]
        case .decisive: parts += cause + [.text(" " + UnmetTexts.decisive.text(language))]
        case .single: parts += cause + [.text(" " + UnmetTexts.single.text(language))]
        case .several: parts += [.text(UnmetTexts.several.text(language))] + cause
        }
        guard !stop.besides.isEmpty else { return parts }
        let besides = listed(stop.besides) { limit in
            let count = CountedNoun.candidate.counted(limit.count).text(language)
            return limit.count == possibilities ? limits.name(limit) : "\(limits.name(limit)) (\(count))"
        }
        return parts + [.text(UnmetTexts.besides.text(language))] + besides
    }

    private func listed(
        _ limits: [UnmetNeed.BlockingLimit], _ text: (UnmetNeed.BlockingLimit) -> String
    ) -> [SentencePart] {
        limits.enumerated().flatMap { index, limit -> [SentencePart] in
            [.text(text(limit) + " "), .rule(limit.limit.id), .text(index + 1 < limits.count ? "; " : ".")]
        }
    }
}
