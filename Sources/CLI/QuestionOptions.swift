// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Planning

/// `--question-time` and `--no-questions`, for the commands that plan a scenario which may have questions.
struct QuestionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Fragen des Szenarios: Sekunden für jede einzelne Rechnung; eine Antwort braucht mehrere. Was in der Zeit "
                + "nicht bewiesen ist, heißt „mindestens“ oder „höchstens“.",
            "The scenario's questions: seconds for each single solve; an answer takes several. What is not proven in "
                + "time is told as \"at least\" or \"at most\"."))
    var questionTime: Double = ExplanationOptions().timeLimit

    @Flag(
        name: .long,
        help: HelpLanguage.help(
            "Die Fragen des Szenarios nicht beantworten.", "Do not answer the scenario's questions."))
    var noQuestions = false

    func validate() throws {
        guard questionTime > 0, questionTime.isFinite else {
            throw ValidationError(
                HelpLanguage.text(
                    "--question-time braucht eine Zahl über 0, nicht \(HelpLanguage.number(questionTime)).",
                    "--question-time needs a number above 0, not \(HelpLanguage.number(questionTime))."))
        }
    }
}
