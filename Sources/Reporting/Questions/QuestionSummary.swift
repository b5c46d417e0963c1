// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// What `plan` prints on stdout of the questions of a scenario.
public enum QuestionSummary {
    /// A short line for each question, and where the whole answers are.
    ///
    /// - Parameter width: characters a line, at least 60.
    public static func text(
        _ answers: [AnsweredQuestion], of scenario: Scenario, language: Language, width: Int
    ) -> String {
        let wording = QuestionWording(ComparisonEntities([scenario.tables]), language)
        let verdicts = AnswerWording(language)
        let width = max(60, width)
        let heading = "\(QuestionTexts.questions.text(language)) (\(AnswersFile.name))"
        let lines = answers.flatMap { answered in
            indented("\(answered.id), \(wording.short(answered.kind)): \(verdicts.text(answered.summary))", width)
        }
        let note = interruption(answers, language).map { indented($0, width) } ?? []
        let all = (["", heading] + lines + note).joined(separator: "\n") + "\n"
        return all.replacing("\u{A0}", with: " ")
    }

    /// Why questions have no answers where there is no plan.
    ///
    /// - Parameter folder: where the conflict can be asked for; `nil` where no plan was found, though there may be one.
    public static func withoutPlan(_ questions: Int, folder: String?, language: Language) -> String {
        "\n" + QuestionTexts.noPlan(questions, conflict: folder).text(language) + "\n"
    }

    /// What an interrupt left open; `nil` otherwise.
    static func interruption(_ answers: [AnsweredQuestion], _ language: Language) -> String? {
        guard answers.contains(where: { $0.state == .interrupted }) else { return nil }
        let (figures, answered) = (Figures(language), answers.count { $0.state == .answered })
        return QuestionTexts.ended(figures.count(answered), of: answers.count).text(language)
    }

    private static func indented(_ text: String, _ width: Int) -> [String] {
        TerminalTable.wrap(text, width: width - 4).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
    }
}
