// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an id is probably not in the table it should be in.
enum DanglingCause: Equatable {
    /// One letter away from the only near id.
    case slip(near: String)
    /// The same but for upper and lower case.
    case otherCase(near: String)
    /// The id without its leading zeros, which spreadsheets take away from numbers.
    case lostZero(near: String)
    /// The table has the id without its leading zeros.
    case zeroLostInTable(near: String)
    /// The name of one row of the table.
    case name(of: String)
    /// The name of several rows.
    case sharedName(rows: Int)
    case unknown
}

/// The ids of a table by what people write instead; made once an id is missing.
struct DanglingLookup {
    private struct Match {
        let id: String
        var count: Int
    }

    private let byBareNumber: [String: Match]
    private let byFolded: [String: Match]
    private let byName: [String: Match]

    /// - Complexity: linear in the rows.
    init(_ table: RawTable) {
        let ids = table.column(named: "id")?.cells.map { table.text($0) } ?? []
        let names = table.column(named: "name")?.cells.map { table.text($0) } ?? []
        byBareNumber = Self.index(ids) { id, _ in Self.bareNumber(id) }
        byFolded = Self.index(ids) { id, _ in id.lowercased() }
        byName = Self.index(ids) { _, row in row < names.count ? Self.folded(names[row]) : nil }
    }

    func cause(of wanted: String) -> DanglingCause {
        if let bare = Self.bareNumber(wanted), let match = byBareNumber[bare], match.count == 1 {
            let isLonger = match.id.utf8.count > wanted.utf8.count
            return isLonger ? .lostZero(near: match.id) : .zeroLostInTable(near: match.id)
        }
        if let match = byFolded[wanted.lowercased()], match.count == 1 { return .otherCase(near: match.id) }
        if let name = Self.folded(wanted), let match = byName[name] {
            return match.count == 1 ? .name(of: match.id) : .sharedName(rows: match.count)
        }
        return .unknown
    }

    private static func index(_ ids: [String], _ key: (String, Int) -> String?) -> [String: Match] {
        var found: [String: Match] = [:]
        for (row, id) in ids.enumerated() where !id.isEmpty {
            guard let key = key(id, row), !key.isEmpty else { continue }
            found[key, default: Match(id: id, count: 0)].count += 1
        }
        return found
    }

    /// The digits without leading zeros; `nil` for what is no number. Spreadsheets may write a `,0` or `.0` behind it.
    private static func bareNumber(_ text: String) -> String? {
        var digits = text[...]
        for ending in [".0", ",0"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (Byte.zero...Byte.nine).contains($0) }) else { return nil }
        return String(digits.drop { $0 == "0" })
    }

    private static func folded(_ name: String) -> String? {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
