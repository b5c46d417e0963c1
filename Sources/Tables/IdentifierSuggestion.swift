// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Finds the id that a dangling one was probably meant to be.
///
/// Ids of a table look alike, so only one slip counts: a letter more, less or other, two swapped, or the case. Another
/// digit in the same place is no slip but another row. Where many ids are that near, a guess helps nobody.
struct IdentifierSuggestion {
    /// How many suggestions are still searched for in this run; diagnostics beyond those shown need none.
    private var left = DiagnosticSink.shownAtMost
    private static let candidatesAtMost = 5
    /// By table, once an id of it is missing.
    private var lookups: [String: DanglingLookup] = [:]

    /// Why the id is probably not in the table.
    ///
    /// - Complexity: constant after the first time; linear in the ids for the first ones that have no other cause.
    mutating func cause(of wanted: String, in table: RawTable) -> DanglingCause {
        let lookup = lookups[table.schema.name] ?? DanglingLookup(table)
        lookups[table.schema.name] = lookup
        let cause = lookup.cause(of: wanted)
        guard cause == .unknown else { return cause }
        return nearest(to: wanted, in: table).map { .slip(near: $0) } ?? .unknown
    }

    /// - Complexity: linear in the ids, with a comparison of bytes each.
    mutating func nearest(to wanted: String, in table: RawTable) -> String? {
        guard left > 0, let column = table.column(named: "id") else { return nil }
        left -= 1
        let name = Array(wanted.utf8)
        var candidates: [String] = []
        for cell in column.cells where isNear(name.span, table.bytes.span, cell.range) {
            candidates.append(table.text(cell))
            if candidates.count > Self.candidatesAtMost { return nil }
        }
        return NameSuggestion.nearest(to: wanted, among: candidates)
    }

    /// Whether all but two neighbouring bytes are the same, upper and lower case apart.
    private func isNear(_ name: Span<UInt8>, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let (shorter, longer) = (min(name.count, range.count), max(name.count, range.count))
        guard longer - shorter <= 1, shorter > 0 else { return false }
        var prefix = 0
        while prefix < shorter, folded(name[prefix]) == folded(bytes[range.lowerBound + prefix]) { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix,
            folded(name[name.count - 1 - suffix]) == folded(bytes[range.upperBound - 1 - suffix])
        {
            suffix += 1
        }
        if shorter == longer, prefix + suffix == longer - 1 {
            return !(isDigit(name[prefix]) && isDigit(bytes[range.lowerBound + prefix]))
        }
        return prefix + suffix >= longer - 2
    }

    private func isDigit(_ byte: UInt8) -> Bool { (Byte.zero...Byte.nine).contains(byte) }

    private func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
