// SPDX-License-Identifier: GPL-3.0-or-later

/// A map of CEL in the order of its entries.
///
/// Numbers are one key whatever their type: `1` and `1u` cannot both be keys, and `1.0` finds either.
struct CELMap: Sendable {
    struct Entry: Sendable {
        let key: CELValue
        let value: CELValue
    }

    /// A key in a form that hashes alike for equal keys.
    private enum Key: Hashable {
        case bool(Bool)
        case string([UInt8])
        /// Every `int`, and each `uint` that fits.
        case int(Int64)
        /// A `uint` beyond `Int64`.
        case large(UInt64)
    }

    private(set) var entries: [Entry] = []
    private var places: [Key: Int] = [:]

    init() {}

    var count: Int { entries.count }

    /// Adds an entry; an error if the key is no `int`, `uint`, `bool` or `string`, or is there already.
    mutating func insert(_ key: CELValue, _ value: CELValue) throws(CELError) {
        guard let place = Self.key(key), !Self.isDouble(key) else { throw .badKey(key.typeName) }
        guard places[place] == nil else { throw .duplicateKey(key.description) }
        places[place] = entries.count
        entries.append(Entry(key: key, value: value))
    }

    /// The value of a key, compared as `==` does.
    subscript(key: CELValue) -> CELValue? {
        guard let place = Self.key(key), let index = places[place] else { return nil }
        return entries[index].value
    }

    private static func isDouble(_ value: CELValue) -> Bool {
        if case .double = value { return true }
        return false
    }

    private static func key(_ value: CELValue) -> Key? {
        switch value {
        case .bool(let truth): .bool(truth)
        case .string(let text): .string(Array(text.utf8))
        case .int(let number): .int(number)
        case .uint(let number): Int64(exactly: number).map { .int($0) } ?? .large(number)
        case .double(let number):
            Int64(exactly: number).map { .int($0) } ?? UInt64(exactly: number).map { .large($0) }
        default: nil
        }
    }
}
