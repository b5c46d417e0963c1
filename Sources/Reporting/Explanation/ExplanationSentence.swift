// SPDX-License-Identifier: GPL-3.0-or-later

/// A sentence of an explanation with what it rests on.
public struct ExplanationSentence: Sendable, Hashable, Codable {
    /// A value on its way into the sentence.
    public struct TraceStep: Sendable, Hashable, Codable {
        /// `cell` (a table cell or parameter), `rule` or `row` (of the model).
        public let kind: String
        /// As the rule names it, with its value.
        public let text: String
        /// `file:line:column`; `nil` for a row of the model.
        public let place: String?
    }

    /// What kind of sentence it is, for example `why_not.loses`.
    public let id: String
    public let text: String
    /// From the table cell to the row of the model.
    public let trace: [TraceStep]
}
