// SPDX-License-Identifier: GPL-3.0-or-later

/// A question of compared scenarios, by its id, with what each plan answers.
public struct QuestionDifference: Sendable, Hashable {
    public enum Standing: Sendable, Hashable {
        case answered(AnsweredQuestion)
        /// The plan has answers, and none to this question.
        case notAsked
        /// The plan has no answers at all: nothing can be told of it.
        case noAnswers

        /// What is compared: the question with what its answer comes to. Places and wording do not count.
        fileprivate var compared: Compared? {
            guard case .answered(let question) = self else { return nil }
            return Compared(kind: question.kind, summary: question.summary)
        }
    }

    fileprivate struct Compared: Hashable {
        let kind: ScenarioQuestion.Kind
        let summary: AnswerSummary
    }

    public let id: String
    /// One for each plan.
    public let standings: [Standing]

    /// The question as the first plan that has it puts it.
    public let kind: ScenarioQuestion.Kind

    /// Whether the plans that have answers differ in this one.
    public var differs: Bool {
        let known = standings.filter { $0 != .noAnswers }.map(\.compared)
        return known.contains { $0 != known[0] }
    }

    /// Whether the same id asks something else in another plan.
    public var asksDifferently: Bool {
        standings.contains { standing in
            if case .answered(let question) = standing { question.kind != kind } else { false }
        }
    }

    /// In the order of the first plan's questions, then of those that only later plans have.
    static func all(_ plans: [ComparedPlan]) -> [QuestionDifference] {
        var seen: Set<String> = []
        let first = plans.flatMap(\.answers).filter { seen.insert($0.id).inserted }
        return first.map { question in
            let standings = plans.map { plan -> Standing in
                if plan.answers.isEmpty { return .noAnswers }
                return plan.answers.first { $0.id == question.id }.map { .answered($0) } ?? .notAsked
            }
            return QuestionDifference(id: question.id, standings: standings, kind: question.kind)
        }
    }
}
