// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives the texts of cells their ids straight from the bytes: a string is made only for a text not seen before.
///
/// A hash table with linear probing in front of the ``TextPool``, which decides what the same text is (two spellings
/// of `ä` are).
struct TextInterner {
    private(set) var pool = TextPool()
    private struct Entry {
        let hash: UInt32
        let start: Int
        let count: Int
        let id: Int32
    }
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Indices of `entries`, −1 for free slots; the size is a power of two.
    private var slots = [Int32](repeating: -1, count: 1 << 12)

    init() {
        // An absent text cell holds 0, which is to be the empty text.
        _ = pool.intern("")
    }

    /// The id of the text of these bytes, a new one if needed.
    mutating func intern(_ source: Span<UInt8>, _ range: Range<Int>) -> Int32 {
        let hash = Self.hash(source, range)
        let slot = slot(source, range, hash)
        if slots[slot] >= 0 { return entries[Int(slots[slot])].id }
        let start = bytes.count
        for index in range { bytes.append(source[index]) }
        let id = pool.intern(String(decoding: bytes[start...], as: UTF8.self))
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, start: start, count: range.count, id: id))
        if entries.count * 2 > slots.count { grow() }
        return id
    }

    /// The id of the text, `nil` if it was not seen.
    func find(_ source: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        let index = slots[slot(source, range, Self.hash(source, range))]
        if index >= 0 { return entries[Int(index)].id }
        // The same text may be known in another spelling; only texts beyond ASCII have one.
        guard (range.contains { source[$0] >= 0x80 }) else { return nil }
        return pool.id(of: String(decoding: range.map { source[$0] }, as: UTF8.self))
    }

    /// The slot of the text, or the free one where it belongs.
    private func slot(_ source: Span<UInt8>, _ range: Range<Int>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, entry.count == range.count, matches(entry, source, range) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func matches(_ entry: Entry, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in 0..<range.count where bytes[entry.start + index] != source[range.lowerBound + index] {
            return false
        }
        return true
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [Int32](repeating: -1, count: mask + 1)
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }

    /// FNV-1a (Fowler, Noll, Vo) in 64 bits, folded to 32. Not seeded: nothing random may enter a run.
    private static func hash(_ source: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
