// SPDX-License-Identifier: GPL-3.0-or-later

/// The order in which people count: B2 comes before B10. Everything but digits is compared by its bytes.
enum NaturalOrder {
    /// Below zero if the left text comes first, zero for the same text only.
    static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if isDigit(left[i]), isDigit(right[j]) {
                let (first, second) = (number(left, from: i), number(right, from: j))
                let difference = compareDigits(left[first], right[second])
                if difference != 0 { return difference }
                (i, j) = (first.upperBound, second.upperBound)
            } else if left[i] != right[j] {
                return Int(left[i]) - Int(right[j])
            } else {
                (i, j) = (i + 1, j + 1)
            }
        }
        let rest = (left.count - i) - (right.count - j)
        // The same but for leading zeros: some order has to be.
        return rest != 0 ? rest : plain(left, right)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The digits that begin there, without leading zeros.
    private static func number(_ text: [UInt8], from start: Int) -> Range<Int> {
        var first = start
        while first < text.count, text[first] == 0x30 { first += 1 }
        var end = first
        while end < text.count, isDigit(text[end]) { end += 1 }
        return first..<end
    }

    private static func compareDigits(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        if left.count != right.count { return left.count - right.count }
        for (a, b) in zip(left, right) where a != b { return Int(a) - Int(b) }
        return 0
    }

    private static func plain(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left == right { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }
}
