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
        switch expected(column, value, allocation) {
        case .failure(let error):
            return VerificationMessages.numberNotEvaluable(column, subject, error, at: number.place)
        case .success(let expected):
            guard let written = number.value else {
                // An amount that is not exact is no money and is left blank.
                if column != Self.distance, interpreter.isInexact(computed: column) { return nil }
                return VerificationMessages.missingNumber(column, subject, expected: expected.value, at: number.place)
            }
            guard (ExactNumber(written) - expected.value).magnitude > expected.slack else { return nil }
            return VerificationMessages.wrongNumber(
                column, subject, written: written, expected: expected.value, at: number.place)
        }
    }

    private struct ExpectedNumber {
        let value: ExactNumber
        /// How far the written number may be off.
        let slack: ExactNumber
    }

    /// The one column that is told per group, rounded.
    private static let distance = "km"
    /// Digits that a distance is written with.
    static let distanceDigits = 3
    /// Digits that a cell can hold.
    private static let cellDigits = 9

    private func expected(
        _ column: String, _ value: DynamicValue, _ allocation: CheckedAllocation
    ) -> Result<ExpectedNumber, EvaluationError> {
        Measure.read(value).map { single in
            let isInexact = interpreter.isInexact(computed: column)
            if column == Self.distance {
                // Either way half of the last digit: how a half is rounded does not matter.
                let half = ExactNumber(mantissa: 5, scale: Self.distanceDigits + 1)
                return ExpectedNumber(value: single, slack: isInexact ? half + Self.tolerance : half)
            }
            let total = (single * allocation.groups).rounded(to: Self.cellDigits)
            return ExpectedNumber(value: total, slack: isInexact ? Self.tolerance : .zero)
        }
    }
}
