// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// `answers.json` (`schemas/answers.schema.json`): every question of the scenario with what `explain --json` says to it.
/// No times stand in it: the same plan gives the same bytes.
enum AnswersJSON {
    private struct Question: Encodable {
        let question: String
        let kind: String
        let need: String
        let offer: String?
        let fund: String?
        let place: String
        let text: String
        let state: String
        let verdict: String
        let summary: String
        let answers: [ExplanationJSON.Item]
    }

    private struct Document: Encodable {
        struct Input: Encodable {
            let sha256: String
        }

        let scenario: String
        let language: String
        let version: String
        let input: Input
        let questions: [Question]
    }

    static func text(
        _ answers: [AnsweredQuestion], of plan: Plan, language: Language
    ) throws(OutputError) -> String {
        let wording = QuestionWording(ComparisonEntities([plan.scenario.tables]), language)
        let document = Document(
            scenario: plan.scenario.name, language: language.rawValue, version: Version.current,
            input: .init(sha256: plan.scenario.fingerprint),
            questions: answers.map { question($0, wording, language) })
        do {
            return try ExplanationJSON.text(document)
        } catch {
            throw OutputError(ReportMessages.answersNotWritable("\(error)"))
        }
    }

    private static func question(
        _ answered: AnsweredQuestion, _ wording: QuestionWording, _ language: Language
    ) -> Question {
        let (writer, kind, summary) = (ExplanationSentences(language), answered.kind, answered.summary)
        return Question(
            question: answered.id, kind: kind.code, need: kind.need, offer: kind.offer, fund: kind.fund,
            place: answered.place, text: wording.sentence(kind), state: answered.state.rawValue,
            verdict: summary.verdict.rawValue, summary: AnswerWording(language).text(summary),
            answers: answered.answers.map { .init(explanation: $0, sentences: writer.sentences(for: $0)) })
    }
}
