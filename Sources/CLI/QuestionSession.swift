// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Parallel
import Planning
import Reporting

/// Answers the questions of a scenario about a plan that was just made.
struct QuestionSession {
    let options: QuestionOptions
    let threads: ThreadCount
    var memoryLimit: MemoryLimit?
    let cancellation: Cancellation
    let reporter: ProgressReporter
    let terminal: Terminal

    /// The answers; empty where there is no plan to ask about, or nothing is asked.
    func answers(_ plan: Plan, _ prepared: PreparedScenario) -> [AnsweredQuestion] {
        let questions = prepared.scenario.questions
        guard !options.noQuestions, !questions.isEmpty, plan.exists else { return [] }
        let limits = ExplanationOptions(
            timeLimit: options.questionTime, threads: threads, memoryLimit: memoryLimit, cancellation: cancellation)
        var sink = DiagnosticSink()
        let answers = Explainer.answers(about: plan, prepared, options: limits, into: &sink) { index, question in
            reporter.report(question: question.id, index + 1, of: questions.count)
        }
        reporter.finish()
        if sink.errorCount + sink.warningCount > 0 { terminal.report(sink) }
        return answers
    }

    /// Answers, adds the answers to the plan's folder and tells them.
    ///
    /// - Returns: `false` if an interrupt ended the answering.
    func write(
        _ plan: Plan, _ prepared: PreparedScenario, to folder: String, format: TableFormat
    ) throws -> Bool {
        let (scenario, language) = (prepared.scenario, terminal.language)
        guard !options.noQuestions, !scenario.questions.isEmpty else { return true }
        guard plan.exists else {
            let conflict = plan.status == .infeasible ? folder : nil
            terminal.result(
                QuestionSummary.withoutPlan(scenario.questions.count, folder: conflict, language: language))
            return true
        }
        let answers = answers(plan, prepared)
        do {
            try OutputFolder.write(answers, of: plan, to: folder, format: format, language: language)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
        terminal.result(QuestionSummary.text(answers, of: scenario, language: language, width: Terminal.width))
        return !answers.contains { $0.state == .interrupted }
    }
}
