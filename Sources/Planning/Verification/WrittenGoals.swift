// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Rules

extension PlanChecker {
    /// Compares the goals of a plan.json with the ones recomputed from the tables, see ``GoalValueCheck``.
    ///
    /// - Returns: `nil` (and an error in the sink) if the file cannot be read.
    public static func compareGoals(
        of file: SourceFile, with goals: [CheckedGoal], into sink: inout DiagnosticSink
    ) -> [Breach]? {
        WrittenGoal.read(file, into: &sink).map {
            GoalValueCheck.breaches($0, goals, at: SourceLocation(file: file.name))
        }
    }
}

extension WrittenGoal {
    /// The goals of a plan.json; `nil` (and an error in the sink) if the file cannot be read.
    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> [WrittenGoal]? {
        do {
            return try JSONDecoder().decode(PlanFile.self, from: Data(file.bytes)).goals.map(\.written)
        } catch {
            sink.report(VerificationMessages.badPlanFile(path(of: error), at: SourceLocation(file: file.name)))
            return nil
        }
    }

    /// The key at which the file is not as expected; empty where it is no JSON.
    private static func path(of error: any Error) -> String {
        let keys: [any CodingKey] =
            switch error {
            case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context):
                context.codingPath
            default: []
            }
        return keys.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined()
    }
}

/// The part of plan.json that can be recomputed.
private struct PlanFile: Decodable {
    struct Goal: Decodable {
        let id: String
        let sense: String
        let value: JSONNumber
        let bound: JSONNumber
        let gap: Double
        let proven: Bool

        var written: WrittenGoal {
            WrittenGoal(id: id, sense: sense, value: value.exact, bound: bound.exact, gap: gap, proven: proven)
        }
    }

    let goals: [Goal]
}

/// A JSON number, digit by digit as it was written.
private struct JSONNumber: Decodable {
    let exact: ExactNumber

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let decimal = try container.decode(Decimal.self)
        let text = decimal.magnitude.description
        guard let magnitude = ExactNumber(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
        }
        exact = decimal.sign == .minus ? -magnitude : magnitude
    }
}
