// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

extension PlanChecker {
    /// Checks a written plan: every rule, and every number that the file tells beside the allocations.
    public static func check(
        written: [WrittenAllocation], scenario: Scenario, candidates: CandidateSet
    ) -> PlanCheckResult {
        let checker = PlanChecker(written.map(\.planned), scenario, candidates)
        var result = checker.result()
        for (row, allocation) in zip(written, checker.allocations) {
            for column in AllocationReader.computedColumns {
                guard let number = row.numbers[column] else { continue }
                if let breach = checker.breach(of: number, column, allocation) { result.breaches.append(breach) }
            }
        }
        return result
    }

    private func breach(of number: WrittenNumber, _ column: String, _ allocation: CheckedAllocation) -> Breach? {
        let subject = subject(of: allocation.planned)
        let value = interpreter.isComputed(column) ? interpreter.computed(column, for: allocation.context) : nil
        guard let value, value.error != .undefined(column) else {
            return number.value.map {
                VerificationMessages.baselessNumber(column, subject, written: $0, at: number.place)
            }
        }
        switch column == "km" ? distance(value) : total(value, allocation) {
        case .failure(let error):
            return VerificationMessages.numberNotEvaluable(column, subject, error, at: number.place)
        case .success(let expected):
            guard let written = number.value else {
                return VerificationMessages.missingNumber(column, subject, expected: expected.value, at: number.place)
            }
            let difference = (ExactNumber(written) - expected.value).magnitude
            guard difference > expected.slack else { return nil }
            return VerificationMessages.wrongNumber(
                column, subject, written: written, expected: expected.value, at: number.place)
        }
    }

    private struct ExpectedNumber {
        let value: ExactNumber
        /// How far the written number may be off.
        let slack: ExactNumber
    }

    /// The decimals that a file can hold.
    private static let writtenDigits = 9
    private static let distanceDigits = 3

    private func total(
        _ value: DynamicValue, _ allocation: CheckedAllocation
    ) -> Result<ExpectedNumber, EvaluationError> {
        Measure.read(value).map { single in
            let sum = single.times(allocation.groups)
            return ExpectedNumber(value: sum.value.rounded(to: Self.writtenDigits), slack: sum.tolerance)
        }
    }

    /// Half of the last written digit either way, and what a double may be off.
    private func distance(_ value: DynamicValue) -> Result<ExpectedNumber, EvaluationError> {
        Measure.readBound(value).map { measure in
            let half = ExactNumber(mantissa: 5, scale: Self.distanceDigits + 1)
            let slack = measure.isExact ? .zero : half + ExactNumber(mantissa: 1, scale: Self.doubleDigits)
            let value = measure.isExact ? measure.value.rounded(to: Self.distanceDigits) : measure.value
            return ExpectedNumber(value: value, slack: slack)
        }
    }
}
