// SPDX-License-Identifier: GPL-3.0-or-later

/// The members of the list cells of a column, one cell after the other; none twice in a cell.
struct ListMembers {
    private(set) var ids: [Int32] = []
    private var first = 0
    /// The members of the present cell once they are too many to look through.
    private var seen: Set<Int32> = []

    private static let fewMembers = 32

    mutating func beginCell() {
        first = ids.count
        if !seen.isEmpty { seen.removeAll() }
    }

    var isCellEmpty: Bool { ids.count == first }

    mutating func append(_ id: Int32) {
        if isNew(id) { ids.append(id) }
    }

    /// Looked up by index: a slice of `ids` would be a second owner, and the append behind it would copy all cells.
    private mutating func isNew(_ id: Int32) -> Bool {
        if ids.count - first < Self.fewMembers {
            for index in first..<ids.count where ids[index] == id { return false }
            return true
        }
        if seen.isEmpty { seen = Set(ids[first...]) }
        return seen.insert(id).inserted
    }
}
