// SPDX-License-Identifier: GPL-3.0-or-later

/// Which optional cells are known to be present where an expression is evaluated, because a `has` guards it.
struct PresenceFacts: Sendable, Hashable {
    /// Paths like `need.school.social_index`, with all their prefixes.
    private var paths: Set<String> = []

    func contains(_ path: String) -> Bool { paths.contains(path) }

    func union(_ other: PresenceFacts) -> PresenceFacts {
        PresenceFacts(paths: paths.union(other.paths))
    }

    private func intersection(_ other: PresenceFacts) -> PresenceFacts {
        PresenceFacts(paths: paths.intersection(other.paths))
    }

    init() {}

    private init(paths: Set<String>) { self.paths = paths }

    private init(path: [String]) {
        for length in 1...path.count { paths.insert(path.prefix(length).joined(separator: ".")) }
    }

    /// What must be present if the expression has the given truth value.
    init(when expression: Expression, is truth: Bool) {
        switch expression {
        case .has(let operand, let field, _) where truth:
            self = operand.path.map { PresenceFacts(path: $0 + [field]) } ?? PresenceFacts()
        case .unary(.not, let operand, _):
            self = PresenceFacts(when: operand, is: !truth)
        case .binary(.and, let left, let right, _):
            self = Self.combined(left, right, is: truth, bothHold: truth)
        case .binary(.or, let left, let right, _):
            self = Self.combined(left, right, is: truth, bothHold: !truth)
        default:
            self = PresenceFacts()
        }
    }

    private static func combined(
        _ left: Expression, _ right: Expression, is truth: Bool, bothHold: Bool
    ) -> PresenceFacts {
        let (first, second) = (PresenceFacts(when: left, is: truth), PresenceFacts(when: right, is: truth))
        return bothHold ? first.union(second) : first.intersection(second)
    }
}
