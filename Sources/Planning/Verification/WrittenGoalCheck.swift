// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Rules

extension PlanChecker {
    /// Compares the goals that a plan.json tells with the ones recomputed from the tables: which there are, their
    /// values, and whether bound, gap and proof go with the value. That the bound itself is proven is not asked here.
    ///
    /// - Returns: `nil` (and an error in the sink) if the file cannot be read.
    public static func compareGoals(
        of file: SourceFile, with goals: [CheckedGoal], into sink: inout DiagnosticSink
    ) -> [Breach]? {
        let plan: PlanFile
        do {
            plan = try JSONDecoder().decode(PlanFile.self, from: Data(file.bytes))
        } catch {
            sink.report(VerificationMessages.badPlanFile(problem(error), at: SourceLocation(file: file.name)))
            return nil
        }
        let place = SourceLocation(file: file.name)
        guard plan.goals.map(\.id) == goals.map(\.id) else {
            return [VerificationMessages.goalList(written: plan.goals.map(\.id), expected: goals.map(\.id), at: place)]
        }
        return zip(plan.goals, goals).flatMap { breaches(of: $0, $1, at: place) }
    }

    private static func breaches(of written: PlanFile.Goal, _ goal: CheckedGoal, at place: SourceLocation) -> [Breach] {
        var breaches: [Breach] = []
        let (value, bound) = (written.value.exact, written.bound.exact)
        // Numbers are written with at most twelve decimals.
        let isExact = goal.isExact && goal.value.fixedPoint != nil
        if (value - goal.value).magnitude > (isExact ? .zero : tolerance) {
            breaches.append(VerificationMessages.wrongGoal(goal.id, written: value, expected: goal.value, at: place))
        }
        if written.sense != goal.sense.rawValue { breaches.append(VerificationMessages.wrongSense(goal.id, at: place)) }
        let lead = goal.sense == .maximise ? value - bound : bound - value
        if lead > tolerance {
            breaches.append(VerificationMessages.wrongBound(goal.id, value: value, bound: bound, at: place))
        }
        let gap = (bound - value).magnitude.double / max(1, value.magnitude.double)
        if abs(gap - written.gap) > tolerance.double {
            breaches.append(VerificationMessages.wrongGap(goal.id, written: written.gap, expected: gap, at: place))
        }
        if written.proven, gap > tolerance.double {
            breaches.append(VerificationMessages.wrongProof(goal.id, at: place))
        }
        return breaches
    }

    private static func problem(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context): "\(path(context.codingPath + [key])): -"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            path(context.codingPath)
        default: "JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined()
    }
}

/// The part of plan.json that can be recomputed.
private struct PlanFile: Decodable {
    struct Goal: Decodable {
        let id: String
        let sense: String
        let value: WrittenDecimal
        let bound: WrittenDecimal
        let gap: Double
        let proven: Bool
    }

    let goals: [Goal]
}

/// A JSON number, digit by digit as it was written.
private struct WrittenDecimal: Decodable {
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
