// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// Where a variable stands in a basis.
public enum BasisStatus: UInt8, Sendable, Hashable {
    case basic = 1
    case atLower = 2
    case atUpper = 3
    /// Not basic and without bounds.
    case free = 4
    case fixed = 5
}

/// A basis as a plain value: the statuses of all rows and columns of a problem.
public struct Basis: Sendable, Hashable {
    public var rows: [BasisStatus]
    public var columns: [BasisStatus]

    public init(rows: [BasisStatus], columns: [BasisStatus]) {
        self.rows = rows
        self.columns = columns
    }

    var basicCount: Int { rows.count { $0 == .basic } + columns.count { $0 == .basic } }
}

/// A row or a column of a problem.
public enum ProblemVariable: Sendable, Hashable {
    case row(Int)
    case column(Int)
}

extension Problem {
    /// All rows basic: the basis a new problem has.
    public mutating func standardBasis() throws(GLPKError) { try unsafe Outcome.check(bn_glpk_standard_basis(handle)) }

    /// A basis made as triangular as possible; usually nearer to feasible than the standard one.
    public mutating func advancedBasis() throws(GLPKError) { try unsafe Outcome.check(bn_glpk_advanced_basis(handle)) }

    public func basis() throws(GLPKError) -> Basis {
        let size = try size()
        var rows = OneBased.buffer(size.rows, UInt8(0))
        var columns = OneBased.buffer(size.columns, UInt8(0))
        try unsafe Outcome.check(bn_glpk_get_basis(handle, &rows, &columns))
        return Basis(rows: try Self.statuses(rows), columns: try Self.statuses(columns))
    }

    /// Takes up a basis that was saved, perhaps of another problem of the same size.
    ///
    /// - Throws: ``GLPKError/badBasis(basic:rows:)`` unless there is a status for each row and column and as many
    ///   basic variables as rows. A singular basis shows in the return code of the next solve.
    public mutating func setBasis(_ basis: Basis) throws(GLPKError) {
        let size = try size()
        let fits = basis.rows.count == size.rows && basis.columns.count == size.columns
        try Checks.shape(
            fits, "a basis of \(basis.rows.count) rows and \(basis.columns.count) columns for \(size)")
        guard basis.basicCount == size.rows else { throw .badBasis(basic: basis.basicCount, rows: size.rows) }
        let rows = OneBased.array(basis.rows.map(\.rawValue), unused: 0)
        let columns = OneBased.array(basis.columns.map(\.rawValue), unused: 0)
        try unsafe Outcome.check(bn_glpk_set_basis(handle, rows, columns))
    }

    private static func statuses(_ buffer: [UInt8]) throws(GLPKError) -> [BasisStatus] {
        var statuses: [BasisStatus] = []
        statuses.reserveCapacity(buffer.count)
        for raw in OneBased.values(buffer) {
            guard let status = BasisStatus(rawValue: raw) else { throw .unexpectedCode(Int(raw)) }
            statuses.append(status)
        }
        return statuses
    }
}
