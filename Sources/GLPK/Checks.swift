// SPDX-License-Identifier: GPL-3.0-or-later

/// What GLPK would abort on, or silently compute nonsense with, refused before the call.
enum Checks {
    /// GLPK's own limits; reaching one is a fatal error.
    static let rowLimit = 100_000_000
    static let columnLimit = 100_000_000
    static let entryLimit = 500_000_000

    static func finite(_ value: Double, _ what: GLPKError.Quantity, index: Int = 0) throws(GLPKError) {
        guard value.isFinite else { throw .notFinite(what, index: index) }
    }

    static func finite(_ values: [Double], _ what: GLPKError.Quantity) throws(GLPKError) {
        for index in values.indices where !values[index].isFinite { throw .notFinite(what, index: index) }
    }

    /// `what`: column or row.
    static func bounds(_ lower: Double, _ upper: Double, _ what: GLPKError.Quantity, index: Int) throws(GLPKError) {
        guard lower <= upper, lower < .infinity, upper > -.infinity else {
            throw .badBounds(what, index: index, lower: lower, upper: upper)
        }
    }

    static func bounds(_ lower: [Double], _ upper: [Double], _ what: GLPKError.Quantity) throws(GLPKError) {
        for index in lower.indices { try bounds(lower[index], upper[index], what, index: index) }
    }

    static func index(_ index: Int, below count: Int, _ what: GLPKError.Quantity) throws(GLPKError) {
        guard index >= 0, index < count else { throw .indexOutOfRange(what, index: index, count: count) }
    }

    /// Every index within range and named once.
    static func distinct(_ indices: [Int32], below count: Int, _ what: GLPKError.Quantity) throws(GLPKError) {
        var seen = Array(repeating: false, count: count)
        for raw in indices {
            try index(Int(raw), below: count, what)
            guard !seen[Int(raw)] else { throw .duplicateIndex(what, index: Int(raw)) }
            seen[Int(raw)] = true
        }
    }

    static func total(_ count: Int, limit: Int, _ what: GLPKError.Quantity) throws(GLPKError) {
        guard count <= limit else { throw .tooLarge(what, count: count, limit: limit) }
    }

    static func shape(_ isGood: Bool, _ text: @autoclosure () -> String) throws(GLPKError) {
        guard isGood else { throw .badShape(text()) }
    }

    /// `starts` rises from 0 to `entries` in `count` steps.
    static func starts(_ starts: [Int32], count: Int, entries: Int) throws(GLPKError) {
        try shape(starts.count == count + 1, "\(starts.count) starts for \(count) vectors, expected one more")
        try shape(starts[0] == 0, "the first start is \(starts[0]), expected 0")
        for index in 1..<starts.count where starts[index] < starts[index - 1] {
            throw .badShape("start \(index) is below the one before")
        }
        try shape(Int(starts[count]) == entries, "the last start is \(starts[count]), expected \(entries)")
    }

    static func name(_ name: String) throws(GLPKError) {
        let isPrintable = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard isPrintable, name.utf8.count <= 255 else { throw .badName(name) }
    }
}
