// SPDX-License-Identifier: GPL-3.0-or-later

/// The one place where zero-based indices meet GLPK, which counts from 1 and leaves element 0 of its arrays unused.
enum OneBased {
    static func index(_ zeroBased: Int) -> Int32 { Int32(zeroBased) + 1 }

    static func zeroBased(_ index: Int32) -> Int { Int(index) - 1 }

    /// `values` behind an unused element.
    static func array<Element>(_ values: [Element], unused: Element) -> [Element] {
        var array: [Element] = []
        array.reserveCapacity(values.count + 1)
        array.append(unused)
        array.append(contentsOf: values)
        return array
    }

    /// Indices counted from 1 behind an unused element.
    static func indices(_ zeroBased: [Int32]) -> [Int32] {
        var array: [Int32] = []
        array.reserveCapacity(zeroBased.count + 1)
        array.append(0)
        for index in zeroBased { array.append(index + 1) }
        return array
    }

    /// An array that GLPK fills from element 1 on.
    static func buffer<Element>(_ count: Int, _ value: Element) -> [Element] {
        Array(repeating: value, count: count + 1)
    }

    /// How many elements of a buffer of this size are used.
    static func count(_ size: Int) -> Int32 { Int32(size) - 1 }

    /// The elements 1 onwards.
    static func values<Element>(_ buffer: [Element]) -> [Element] { Array(buffer.dropFirst()) }
}
