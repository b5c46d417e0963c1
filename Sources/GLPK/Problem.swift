// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGLPKGuard

/// A linear or integer problem in GLPK, handed out by ``GLPKEnvironment/withProblem(memoryLimitMegabytes:_:)``.
///
/// Rows and columns are counted from 0 in the order in which they were added; deleting renumbers. ±infinity stands
/// for "no bound". Every call checks its arguments before GLPK sees them and throws a ``GLPKError`` otherwise.
@safe
public struct Problem: ~Copyable {
    var handle: bn_glpk_problem
    /// The best known values of the columns after ``solveInteger(_:)``, kept here so that they survive the problem.
    var integerSolution: IntegerSolution?

    init() throws(GLPKError) {
        var handle = unsafe bn_glpk_problem()
        try unsafe Outcome.check(bn_glpk_create(&handle))
        unsafe self.handle = unsafe handle
    }

    /// Takes over a problem that the guard has made.
    init(adopting handle: bn_glpk_problem) { unsafe self.handle = unsafe handle }

    /// A copy of `source` in the same environment, without names; the basis is copied too.
    init(copying source: borrowing Problem) throws(GLPKError) {
        var handle = unsafe bn_glpk_problem()
        try unsafe Outcome.check(bn_glpk_copy(source.handle, &handle))
        unsafe self.handle = unsafe handle
    }

    /// The guard deletes only what its thread's present environment still holds; the rest went before.
    deinit {
        var handle = unsafe handle
        _ = unsafe bn_glpk_delete(&handle)
    }

    /// The numbers of rows, columns and matrix entries.
    public struct Size: Sendable, Hashable {
        public let rows: Int
        public let columns: Int
        public let entries: Int
    }

    public func size() throws(GLPKError) -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        var entries: Int32 = 0
        try unsafe Outcome.check(bn_glpk_counts(handle, &rows, &columns, &entries))
        return Size(rows: Int(rows), columns: Int(columns), entries: Int(entries))
    }

    public func rowCount() throws(GLPKError) -> Int { try size().rows }

    public func columnCount() throws(GLPKError) -> Int { try size().columns }

    public func entryCount() throws(GLPKError) -> Int { try size().entries }

    public func integerColumnCount() throws(GLPKError) -> Int {
        var count: Int32 = 0
        try unsafe Outcome.check(bn_glpk_integer_count(handle, &count))
        return Int(count)
    }
}
