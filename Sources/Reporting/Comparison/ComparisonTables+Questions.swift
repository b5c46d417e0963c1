// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// What the plans answer to the questions of their scenarios.
extension ComparisonTables {
    /// `nil` where no plan has answers.
    var questions: PeopleTable? {
        guard !comparison.questions.isEmpty else { return nil }
        var table = PeopleTable(
            title: texts.questions, headings: [.text(texts.question)] + letters.map { .text($0) },
            emptyNote: texts.sameAnswers)
        table.rows = shownQuestions.map { question in
            [.init(question.id, questionWording.sentence(question.kind))]
                + question.standings.map { .init(answer($0), asked($0, question)) }
        }
        return table
    }

    /// For the terminal, where answers do not fit beside each other: a question, then a line for each plan.
    func questionLines(width: Int) -> [String] {
        let lines = shownQuestions.flatMap { question -> [String] in
            let heading = "\(question.id) \(questionWording.sentence(question.kind))"
            let answers = zip(letters, question.standings).map { letter, standing in
                let asked = asked(standing, question)
                return "\(letter): \(answer(standing))" + (asked.isEmpty ? "" : " (\(asked))")
            }
            return TerminalTable.wrap(heading, width: width - 2).map { "  " + $0 }
                + answers.flatMap { TerminalTable.wrap($0, width: width - 4) }.map { "    " + $0 }
        }
        return lines.isEmpty ? ["  " + texts.sameAnswers] : lines
    }

    /// Plans that have no answers: of them nothing is told.
    var questionNotes: [String] {
        zip(letters, comparison.plans).filter { $1.answers.isEmpty }.map { letter, _ in texts.noAnswers(letter) }
    }

    private var shownQuestions: [QuestionDifference] { comparison.questions.filter { showsAll || $0.differs } }

    private var questionWording: QuestionWording { QuestionWording(entities, figures.language) }

    private func answer(_ standing: QuestionDifference.Standing) -> String {
        switch standing {
        case .answered(let question): AnswerWording(figures.language).text(question.summary)
        case .notAsked: QuestionTexts.notAsked.text(figures.language)
        case .noAnswers: texts.none
        }
    }

    /// What the plan was asked, where the same id asks something else in another plan; empty otherwise.
    private func asked(_ standing: QuestionDifference.Standing, _ question: QuestionDifference) -> String {
        guard question.asksDifferently, case .answered(let asked) = standing else { return "" }
        return questionWording.sentence(asked.kind)
    }
}
