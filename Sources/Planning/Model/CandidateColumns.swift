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

    /// - Parameter counting: the candidates that need a value; elsewhere it is 0 if there is none.
    func numbers(
        _ value: TypedValue, rule: String, at place: SourceLocation, counting: [Bool]? = nil,
        into sink: inout DiagnosticSink
    ) -> Numbers {
        switch value {
        case .number(let code, let scale, _):
            let values = collect(rule, place, counting, absent: 0, into: &sink) { $0.numbers(code) }
            return Self.shortened(values, scale: scale)
        case .double(let code):
            let doubles = collect(rule, place, counting, absent: 0, into: &sink) { $0.doubles(code) }
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

    /// Doubles become decimals of nine digits, of fewer where the largest of them would not fit: the model is exact from
    /// here on.
    private func rounded(
        _ doubles: [Double], rule: String, at place: SourceLocation, into sink: inout DiagnosticSink
    ) -> Numbers {
        let scale = Self.scale(of: doubles)
        let factor = (0..<scale).reduce(1.0) { factor, _ in factor * 10 }
        var values = Array(repeating: Int64(0), count: doubles.count)
        var tooLarge = MissingValues()
        for (index, double) in doubles.enumerated() {
            guard double.isFinite else {
                tooLarge.add(.notFinite, candidate: index)
                continue
            }
            guard let value = Int64(exactly: (double * factor).rounded(.toNearestOrAwayFromZero)) else {
                tooLarge.add(.tooLarge, candidate: index)
                continue
            }
            values[index] = value
        }
        tooLarge.report(rule, at: place, self, into: &sink)
        return Numbers(values: values, scale: scale, isExact: false)
    }

    /// The decimals that all of the numbers can have, at most ``inexactScale``.
    private static func scale(of doubles: [Double]) -> Int {
        let largest = doubles.reduce(0.0) { $1.isFinite ? max($0, abs($1)) : $0 }
        var (scale, factor) = (inexactScale, 1_000_000_000.0)
        while scale > 0, largest * factor >= 0x1p62 {
            scale -= 1
            factor /= 10
        }
        return scale
    }

    func booleans(_ code: BoolCode, rule: String, at place: SourceLocation, into sink: inout DiagnosticSink) -> [Bool] {
        collect(rule, place, absent: false, into: &sink) { $0.booleans(code) }
    }

    func rows(
        _ code: IDCode, rule: String, at place: SourceLocation, counting: [Bool]? = nil,
        into sink: inout DiagnosticSink
    ) -> [Int32] {
        collect(rule, place, counting, absent: -1, into: &sink) { $0.ids(code) }
    }

    /// The texts of candidates, one id for each different one, and how to read them.
    func texts(
        _ code: IDCode, rule: String, at place: SourceLocation, counting: [Bool]? = nil,
        into sink: inout DiagnosticSink
    ) -> (ids: [Int32], written: WrittenTexts) {
        var ids: [Int32] = []
        var written = WrittenTexts()
        let missing = missing(counting) { evaluator in
            evaluator.written = written
            ids += evaluator.ids(code)
            written = evaluator.written
        }
        missing.report(rule, at: place, self, into: &sink)
        return (ids, written)
    }

    private func collect<Value>(
        _ rule: String, _ place: SourceLocation, _ counting: [Bool]? = nil, absent: Value,
        into sink: inout DiagnosticSink, _ evaluate: (inout BatchEvaluator) -> [Value]
    ) -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(candidates.count)
        let missing = missing(counting) { evaluator in
            var values = evaluate(&evaluator)
            if !evaluator.faults.isEmpty {
                for position in values.indices where evaluator.faults[position] != nil { values[position] = absent }
            }
            result += values
        }
        missing.report(rule, at: place, self, into: &sink)
        return result
    }

    /// The candidates for which what is evaluated has no value although it counts.
    func missing(_ counting: [Bool]? = nil, _ evaluate: (inout BatchEvaluator) -> Void) -> MissingValues {
        var missing = MissingValues()
        for start in stride(from: 0, to: candidates.count, by: Self.batchSize) {
            let range = start..<min(candidates.count, start + Self.batchSize)
            var evaluator = BatchEvaluator(batch: candidates.batch(range), pool: scenario.rules.pool)
            evaluate(&evaluator)
            missing.add(evaluator.faults, offset: start) { counting?[start + $0] ?? true }
        }
        return missing
    }

    /// The candidate's ids, for messages.
    func name(_ index: Int) -> String {
        CandidateNames(scenario).name(index, of: candidates)
    }
}
