// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A question of a scenario with the answer that a plan of it gives.
public struct AnsweredQuestion: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        case answered
        /// The run was interrupted before the answer was complete.
        case interrupted
        /// The answer could not be computed; why was told when it was tried.
        case failed
    }

    /// By which the answers of two plans are compared.
    public let id: String
    public let kind: ScenarioQuestion.Kind
    /// `file:line:column` of the question.
    public let place: String
    public let state: State
    /// What `explain` says to the same question; empty unless it was answered.
    public let answers: [Explanation]

    init(_ id: String, _ kind: ScenarioQuestion.Kind, at place: String, _ state: State, _ answers: [Explanation]) {
        self.id = id
        self.kind = kind
        self.place = place
        self.state = state
        self.answers = answers
    }

    init(_ question: ScenarioQuestion, _ state: State, _ answers: [Explanation] = []) {
        self.init(question.id, question.kind, at: question.place.description, state, answers)
    }
}
