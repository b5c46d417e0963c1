// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Evaluates expressions over all candidates, batch by batch.
struct CandidateColumns {
    let candidates: CandidateSet
    let scenario: Scenario
    private static let batchSize = 1 << 14
    /// Digits kept of a number that is not exact, when it becomes a coefficient.
    static let inexactScale = 9

    /// One number per candidate as integers of 10^(−scale).
    struct Numbers {
        var values: [Int64]
        let scale: Int
        let isExact: Bool
    }

    func numbers(_ value: TypedValue, rule: String, at place: SourceLocation, into sink: inout DiagnosticSink)
        -> Numbers
    {
        switch value {
        case .number(let code, let scale, _):
            let values = collect(rule: rule, at: place, into: &sink) { $0.numbers(code) }
            return Self.shortened(values, scale: scale)
        case .double(let code):
            let doubles = collect(rule: rule, at: place, into: &sink) { $0.doubles(code) }
            return rounded(doubles, rule: rule, at: place, into: &sink)
        default:
            return Numbers(values: Array(repeating: 0, count: candidates.count), scale: 0, isExact: true)
        }
    }

    /// The same numbers in the coarsest unit that all of them are whole in: solvers work best with short numbers.
    private static func shortened(_ values: [Int64], scale: Int) -> Numbers {
        var (divisor, rest) = (Int64(1), scale)
        while rest > 0, values.allSatisfy({ $0 % (divisor * 10) == 0 }) {
            divisor *= 10
            rest -= 1
        }
        return Numbers(values: divisor == 1 ? values : values.map { $0 / divisor }, scale: rest, isExact: true)
    }

    /// Doubles become decimals of nine digits: the model is exact from here on.
    private func rounded(
        _ doubles: [Double], rule: String, at place: SourceLocation, into sink: inout DiagnosticSink
    ) -> Numbers {
        let factor = 1_000_000_000.0
        var values = Array(repeating: Int64(0), count: doubles.count)
        for (index, double) in doubles.enumerated() {
            guard let value = Int64(exactly: (double * factor).rounded(.toNearestOrAwayFromZero)) else {
                sink.report(PlanningMessages.notFinite(rule, candidate: name(index), at: place))
                continue
            }
            values[index] = value
        }
        return Numbers(values: values, scale: Self.inexactScale, isExact: false)
    }

    func booleans(_ code: BoolCode, rule: String, at place: SourceLocation, into sink: inout DiagnosticSink) -> [Bool] {
        collect(rule: rule, at: place, into: &sink) { $0.booleans(code) }
    }

    func ids(_ code: IDCode, rule: String, at place: SourceLocation, into sink: inout DiagnosticSink) -> [Int32] {
        collect(rule: rule, at: place, into: &sink) { $0.ids(code) }
    }

    private func collect<Value>(
        rule: String, at place: SourceLocation, into sink: inout DiagnosticSink,
        _ evaluate: (inout BatchEvaluator) -> [Value]
    ) -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(candidates.count)
        for start in stride(from: 0, to: candidates.count, by: Self.batchSize) {
            let range = start..<min(candidates.count, start + Self.batchSize)
            var evaluator = BatchEvaluator(batch: candidates.batch(range), pool: scenario.rules.pool)
            result += evaluate(&evaluator)
            if let position = evaluator.overflowPosition {
                sink.report(PlanningMessages.overflow(rule, candidate: name(start + position), at: place))
            }
        }
        return result
    }

    /// The candidate's ids, for messages.
    func name(_ index: Int) -> String {
        CandidateNames(scenario).name(index, of: candidates)
    }
}
