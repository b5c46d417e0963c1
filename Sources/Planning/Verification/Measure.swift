// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

/// A number of a check, and whether it is exact or a double went into it.
struct Measure {
    let value: ExactNumber
    let isExact: Bool

    static let zero = Measure(value: .zero, isExact: true)

    static func + (left: Measure, right: Measure) -> Measure {
        Measure(value: left.value + right.value, isExact: left.isExact && right.isExact)
    }

    static func - (left: Measure, right: Measure) -> Measure { left + right.negated }

    var negated: Measure { Measure(value: -value, isExact: isExact) }

    func times(_ factor: ExactNumber) -> Measure { Measure(value: value * factor, isExact: isExact) }

    /// By how much a value may be off before a comparison fails.
    var tolerance: ExactNumber { isExact ? .zero : PlanChecker.tolerance }

    /// The coefficient of a candidate: a double is rounded, see ``PlanChecker/doubleDigits``.
    static func read(_ value: DynamicValue) -> Result<Measure, EvaluationError> {
        read(value) { ExactNumber(rounding: $0, digits: PlanChecker.doubleDigits) }
    }

    /// A bound or share: a double is taken as it is.
    static func readBound(_ value: DynamicValue) -> Result<Measure, EvaluationError> {
        read(value) { ExactNumber(exactly: $0) }
    }

    private static func read(
        _ value: DynamicValue, _ convert: (Double) -> ExactNumber?
    ) -> Result<Measure, EvaluationError> {
        switch value {
        case .number(let number): .success(Measure(value: number, isExact: true))
        case .double(let double):
            convert(double).map { .success(Measure(value: $0, isExact: false)) } ?? .failure(.notFinite)
        case .error(let error): .failure(error)
        default: .failure(.notANumber)
        }
    }
}
