// SPDX-License-Identifier: GPL-3.0-or-later

/// For each of a number of rows (needs, or needs with a fund) the offers of its bucket that may match it by one
/// condition, as bits. Rows that the condition cannot tell apart share their bits.
struct OfferBitsets: Sendable {
    /// The bits of all sets.
    private var words: [UInt64]
    /// Where the sets of a row stand in `references`; an offer may match if it is in any of them.
    private let starts: [Int32]
    /// The first word of a set.
    private let references: [Int32]

    /// - Parameter references: by row.
    init(words: [UInt64], starts: [Int32], references: [Int32]) {
        self.words = words
        self.starts = starts
        self.references = references
    }

    /// One set for each row.
    init(words: [UInt64], references: [Int32]) {
        self.init(words: words, starts: (0...Int32(references.count)).map { $0 }, references: references)
    }

    /// Takes the offers that cannot match out of `set`; whether any is left.
    func narrow(_ set: inout [UInt64], wordCount: Int, row: Int) -> Bool {
        let (first, end) = (Int(starts[row]), Int(starts[row + 1]))
        var left: UInt64 = 0
        for word in 0..<wordCount {
            var bits: UInt64 = 0
            for reference in first..<end { bits |= words[Int(references[reference]) + word] }
            set[word] &= bits
            left |= set[word]
        }
        return left != 0
    }
}
