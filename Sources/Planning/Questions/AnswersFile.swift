// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Rules

/// Reads `answers.json` of an output folder (`schemas/answers.schema.json`).
public enum AnswersFile {
    public static let name = "answers.json"

    /// The answers of a plan, in the order of its questions; empty where the folder has none.
    ///
    /// - Parameter fingerprint: the input that `plan.json` names; answers about another input are a warning and left out.
    /// - Returns: `nil` (and an error in the sink) for a file that this program did not write.
    static func read(
        folder: String, fingerprint: String, into sink: inout DiagnosticSink
    ) -> [AnsweredQuestion]? {
        let path = InputFiles.join(folder, name)
        guard InputFiles.exists(path) else { return [] }
        let unreadable = { PlanningMessages.unreadable($0, at: SourceLocation(file: $0)) }
        guard let file = InputFiles.read(path, orReport: unreadable, into: &sink),
            let record = AnswersRecord.read(file, into: &sink)
        else { return nil }
        guard record.input.sha256 == fingerprint else {
            sink.report(QuestionMessages.otherInput(at: file.start))
            return []
        }
        return record.questions.map(\.answered)
    }
}

/// The part of the file that is compared.
private struct AnswersRecord: Decodable {
    struct Input: Decodable {
        let sha256: String
    }

    struct Answer: Decodable {
        let explanation: Explanation
    }

    struct Question: Decodable {
        let answered: AnsweredQuestion

        private enum Key: String, CodingKey {
            case question, kind, need, offer, fund, place, state, answers
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            let code = try values.decode(String.self, forKey: .kind)
            let kind = ScenarioQuestion.Kind(
                code: code, need: try values.decode(String.self, forKey: .need),
                offer: try values.decodeIfPresent(String.self, forKey: .offer),
                fund: try values.decodeIfPresent(String.self, forKey: .fund))
            guard let kind else {
                throw DecodingError.dataCorruptedError(forKey: .kind, in: values, debugDescription: code)
            }
            answered = AnsweredQuestion(
                try values.decode(String.self, forKey: .question), kind,
                at: try values.decode(String.self, forKey: .place),
                try values.decode(AnsweredQuestion.State.self, forKey: .state),
                try values.decode([Answer].self, forKey: .answers).map(\.explanation))
        }
    }

    let input: Input
    let questions: [Question]

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> AnswersRecord? {
        guard let places = JSONPlaces.read(file, into: &sink) else { return nil }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(AnswersRecord.self, from: Data(file.bytes))
        } catch {
            let (path, missing) = Self.path(of: error)
            sink.report(QuestionMessages.badAnswers(missing, at: places.place(of: path)))
            return nil
        }
    }

    /// Where the decoder stopped, and the key that it missed there.
    private static func path(of error: any Error) -> ([any CodingKey], String?) {
        switch error {
        case DecodingError.keyNotFound(let key, let context): (context.codingPath, key.stringValue)
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            (context.codingPath, nil)
        default: ([], nil)
        }
    }
}
