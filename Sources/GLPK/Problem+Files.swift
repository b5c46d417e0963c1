// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// Problems as files, for other tools and for looking at one: names matter nowhere else.
extension Problem {
    public enum FileFormat: Sendable, Hashable {
        case cplexLP
        case freeMPS
    }

    /// At most 255 bytes without control characters; empty for none.
    public mutating func setRowName(row: Int, _ name: String) throws(GLPKError) {
        try Checks.name(name)
        try Checks.index(row, below: try rowCount(), .row)
        try unsafe Outcome.check(bn_glpk_set_row_name(handle, OneBased.index(row), name))
    }

    /// At most 255 bytes without control characters; empty for none.
    public mutating func setColumnName(column: Int, _ name: String) throws(GLPKError) {
        try Checks.name(name)
        try Checks.index(column, below: try columnCount(), .column)
        try unsafe Outcome.check(bn_glpk_set_column_name(handle, OneBased.index(column), name))
    }

    /// Writes the problem for other tools.
    public func write(_ format: FileFormat, to path: String) throws(GLPKError) {
        var code: Int32 = 0
        switch format {
        case .cplexLP: try unsafe Outcome.check(bn_glpk_write_lp(handle, path, &code))
        case .freeMPS: try unsafe Outcome.check(bn_glpk_write_mps(handle, path, &code))
        }
        guard code == 0 else { throw .cannotWrite(path: path) }
    }

    /// Replaces the problem by the one that a file holds, names and objective included.
    ///
    /// - Throws: ``GLPKError/cannotRead(path:)`` where there is no file or GLPK refuses it; the problem is empty then.
    public mutating func read(_ format: FileFormat, from path: String) throws(GLPKError) {
        var code: Int32 = 0
        switch format {
        case .cplexLP: try unsafe Outcome.check(bn_glpk_read_lp(handle, path, &code))
        case .freeMPS: try unsafe Outcome.check(bn_glpk_read_mps(handle, path, &code))
        }
        guard code == 0 else { throw .cannotRead(path: path) }
    }
}
