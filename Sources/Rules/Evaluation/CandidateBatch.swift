// SPDX-License-Identifier: GPL-3.0-or-later

/// Some candidates, as row indices column by column. A root that no expression reads may be left out.
public struct CandidateBatch: Sendable {
    public let count: Int
    /// By `Root.rawValue`; empty where the root is left out. −1 where an optional row is absent.
    var rows: [[Int32]]
    /// The members that quantifiers stand at, by level.
    var locals: [[Int32]] = []

    public init(count: Int) {
        self.count = count
        rows = Array(repeating: [], count: Root.allCases.count)
    }

    /// Sets the rows of one root; there must be ``count`` of them.
    public mutating func bind(_ root: Root, to indices: [Int32]) {
        rows[root.rawValue] = indices
    }

    /// The rows of one root; empty where it is left out.
    public func rows(of root: Root) -> [Int32] { rows[root.rawValue] }

    /// Some candidates of this batch, in the given order.
    public func gathered(at positions: [Int32]) -> CandidateBatch {
        var result = CandidateBatch(count: positions.count)
        result.rows = rows.map { column in column.isEmpty ? [] : positions.map { column[Int($0)] } }
        result.locals = locals.map { column in positions.map { column[Int($0)] } }
        return result
    }
}
