// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a value is the one expected: of the same type throughout, unlike `==` of the language.
enum ConformanceMatch {
    static func areSame(_ wanted: CELValue, _ found: CELValue) -> Bool {
        switch (wanted, found) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
        case (.map(let left), .map(let right)): areSame(left, right)
        default: false
        }
    }

    /// In any order of the entries.
    private static func areSame(_ wanted: CELMap, _ found: CELMap) -> Bool {
        wanted.count == found.count
            && wanted.entries.allSatisfy { entry in
                found.entries.contains { areSame(entry.key, $0.key) && areSame(entry.value, $0.value) }
            }
    }
}
