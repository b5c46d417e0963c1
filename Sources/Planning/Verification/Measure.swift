// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// Numbers as sums, bounds and shares count them.
enum Measure {
    /// The number of a value: a double is rounded to ``PlanChecker/doubleDigits``, so that sums are exact from here on.
    static func read(_ value: DynamicValue) -> Result<ExactNumber, EvaluationError> {
        switch value {
        case .number(let number): .success(number)
        case .double(let double):
            ExactNumber(rounding: double, digits: PlanChecker.doubleDigits).map { .success($0) } ?? .failure(.notFinite)
        case .error(let error): .failure(error)
        default: .failure(.notANumber)
        }
    }
}
