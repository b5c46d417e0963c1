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
        let members = ids[first...]
        if members.count < Self.fewMembers {
            if !members.contains(id) { ids.append(id) }
            return
        }
        if seen.isEmpty { seen = Set(members) }
        if seen.insert(id).inserted { ids.append(id) }
    }
}
