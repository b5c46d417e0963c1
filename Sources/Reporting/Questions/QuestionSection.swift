// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

extension HTMLReport {
    /// The questions of the scenario in words, each with its answer.
    var questions: [HTML] {
        let wording = QuestionWording(ComparisonEntities([plan.scenario.tables]), language)
        let sentences = ExplanationSentences(language)
        return [Tag.p { say(QuestionTexts.intro) }] + interruption
            + answers.enumerated().map { index, answered in
                article(answered, index: index, wording.sentence(answered.kind), sentences)
            }
    }

    /// What an interrupt left open; nothing otherwise.
    private var interruption: [HTML] {
        guard let note = QuestionSummary.interruption(answers, language) else { return [] }
        return [Tag.div(.class("status")) { Tag.p { Tag.strong { note } } }]
    }

    private func article(
        _ answered: AnsweredQuestion, index: Int, _ question: String, _ sentences: ExplanationSentences
    ) -> HTML {
        let id = "question-\(index + 1)"
        let told = answered.answers.flatMap { sentences.sentences(for: $0) }
        return Tag.div(.id(id)) {
            Tag.h3 {
                "\(answered.id): \(question)"
            }
            Tag.p { Tag.strong { AnswerWording(language).line(answered.summary) } }
            if !told.isEmpty {
                Tag.ul { for sentence in told { Tag.li { HTML.marked(sentence.text) } } }
            }
        }
    }
}
