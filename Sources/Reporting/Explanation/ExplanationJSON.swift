// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// Explanations for scripts (`schemas/explanation.schema.json`): the data, and the sentences beside it.
public enum ExplanationJSON {
    struct Item: Encodable {
        let explanation: Explanation
        let sentences: [ExplanationSentence]
    }

    private struct Document: Encodable {
        let scenario: String
        let language: String
        let version: String
        let answers: [Item]
    }

    /// Keys in alphabetical order, numbers with every digit: the same explanations give the same bytes.
    public static func text(
        _ explanations: [Explanation], scenario: String, language: Language
    ) throws -> String {
        let writer = ExplanationSentences(language)
        return try text(
            Document(
                scenario: scenario, language: language.rawValue, version: Version.current,
                answers: explanations.map { Item(explanation: $0, sentences: writer.sentences(for: $0)) }))
    }

    /// A document with the keys and numbers of explanations.
    static func text(_ document: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }
}
