// SPDX-License-Identifier: GPL-3.0-or-later

extension BoolCode {
    /// `not`, `and`, `or` with constants folded away: a guard of a column that is never absent disappears, and the
    /// join sees the bare condition.
    static func negation(_ code: BoolCode) -> BoolCode {
        switch code {
        case .constant(let value): .constant(!value)
        case .not(let operand): operand
        default: .not(code)
        }
    }

    static func conjunction(_ left: BoolCode, _ right: BoolCode) -> BoolCode {
        switch (left, right) {
        case (.constant(let value), let other), (let other, .constant(let value)): value ? other : .constant(false)
        default: .and(left, right)
        }
    }

    static func disjunction(_ left: BoolCode, _ right: BoolCode) -> BoolCode {
        switch (left, right) {
        case (.constant(let value), let other), (let other, .constant(let value)): value ? .constant(true) : other
        default: .or(left, right)
        }
    }
}
