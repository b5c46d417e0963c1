// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer

extension Explainer {
    /// The answers that a plan gives to the questions of its scenario; none where there is no plan.
    ///
    /// - Parameter progress: called before each question with its index.
    public static func answers(
        about plan: Plan, _ prepared: PreparedScenario, options: ExplanationOptions, into sink: inout DiagnosticSink,
        progress: (Int, ScenarioQuestion) -> Void = { _, _ in }
    ) -> [AnsweredQuestion] {
        guard plan.exists else { return [] }
        guard let planned = PlannedScenario(prepared, plan: plan) else {
            return prepared.scenario.questions.map { question in
                sink.report(QuestionMessages.brokenPlan(question.id, at: question.place))
                return AnsweredQuestion(question, .failed)
            }
        }
        return Explainer(planned, options: options).answerQuestions(into: &sink, progress: progress)
    }

    /// Answers every question of the scenario, in their order.
    ///
    /// An interrupt ends the answering: what was answered before stays, the question at hand and the rest are told as
    /// interrupted, because an answer that was cut short would say less than the same question to `explain`.
    private func answerQuestions(
        into sink: inout DiagnosticSink, progress: (Int, ScenarioQuestion) -> Void
    ) -> [AnsweredQuestion] {
        var answered: [AnsweredQuestion] = []
        for (index, question) in planned.prepared.scenario.questions.enumerated() {
            if !options.cancellation.isCancelled { progress(index, question) }
            answered.append(answer(question, into: &sink))
        }
        return answered
    }

    private func answer(_ question: ScenarioQuestion, into sink: inout DiagnosticSink) -> AnsweredQuestion {
        guard !options.cancellation.isCancelled else { return AnsweredQuestion(question, .interrupted) }
        do throws(PlanningError) {
            let answers = try explain(question.kind.explained, into: &sink)
            if options.cancellation.isCancelled { return AnsweredQuestion(question, .interrupted) }
            return answers.map { AnsweredQuestion(question, .answered, $0) } ?? AnsweredQuestion(question, .failed)
        } catch {
            sink.report(
                QuestionMessages.failed(question.id, LocalizedText(de: "\(error)", en: "\(error)"), at: question.place))
            return AnsweredQuestion(question, .failed)
        }
    }
}

extension ScenarioQuestion.Kind {
    /// The same question as `explain` takes it.
    public var explained: ExplanationQuestion {
        switch self {
        case .why(let need): .need(need)
        case .whyNot(let need, let offer, let fund): .pair(need: need, offer: offer, fund: fund)
        case .whatIf(let need, let offer, let fund): .whatIf(need: need, offer: offer, fund: fund)
        }
    }
}
