// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a call could not be carried out. That a problem has no solution is a result, not an error.
public enum GLPKError: Error, Sendable, Hashable {
    /// What a bad number, index or count belonged to.
    public enum Quantity: String, Sendable, Hashable {
        case columnLowerBound = "column lower bound"
        case columnUpperBound = "column upper bound"
        case rowLowerBound = "row lower bound"
        case rowUpperBound = "row upper bound"
        case cost
        case constant = "objective constant"
        case coefficient
        case column
        case row
        case start
        case tolerance
        case timeLimit = "time limit"
        case iterationLimit = "iteration limit"
        case relativeGap = "relative gap"
        case memoryLimit = "memory limit"
        case cutoff
    }

    /// The linked library is another version than 5.0, or keeps no environment for each thread.
    case unusableLibrary(version: String)
    /// GLPK met a fatal error, in its own words. All problems of the thread are gone.
    case fatal(String)
    /// The problem went with a fatal error or an end of its thread's environment.
    case environmentLost
    /// The problem belongs to another thread.
    case wrongThread
    /// There was no memory for an environment.
    case noEnvironment
    /// The thread's environment already uses more than the limit asked for.
    case memoryLimitTooLate(megabytes: Int)
    /// A number is NaN or infinite where it may not be; `index` is that of the column, row or entry.
    case notFinite(Quantity, index: Int)
    /// The lower bound is above the upper one, or a bound is NaN or infinite on the wrong side.
    case badBounds(Quantity, index: Int, lower: Double, upper: Double)
    /// Two entries of the matrix have the same place.
    case duplicateEntry(row: Int, column: Int)
    /// An index that is named twice in a list where each may stand once.
    case duplicateIndex(Quantity, index: Int)
    case indexOutOfRange(Quantity, index: Int, count: Int)
    /// Arrays that belong together have different lengths, or `starts` does not rise from 0 to the number of entries.
    case badShape(String)
    /// More rows, columns or entries than GLPK allows.
    case tooLarge(Quantity, count: Int, limit: Int)
    /// A name of more than 255 bytes or with a control character.
    case badName(String)
    /// An option outside its range; `range` says what is expected.
    case badOption(Quantity, value: Double, range: String)
    /// The number of basic variables is not the number of rows, or the basis is one of another problem.
    case badBasis(basic: Int, rows: Int)
    /// A solution was asked for and there is none.
    case noSolution
    /// The file could not be written.
    case cannotWrite(path: String)
    /// The file could not be read, or is none that GLPK understands.
    case cannotRead(path: String)
    /// GLPK returned a value that its manual does not name.
    case unexpectedCode(Int)
}

extension GLPKError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unusableLibrary(let version):
            "GLPK 5.0 with thread-local storage is needed, found \(version.isEmpty ? "none" : version); "
                + "on Debian and Ubuntu: apt-get install libglpk-dev"
        case .fatal(let text): "GLPK failed: \(text)"
        case .environmentLost: "the problem was lost with the GLPK environment of its thread"
        case .wrongThread: "the problem belongs to another thread"
        case .noEnvironment: "no memory for a GLPK environment"
        case .memoryLimitTooLate(let limit): "more than \(limit) MB are in use already, the limit would not hold"
        case .notFinite(let what, let index): "\(what.rawValue) \(index) is not a finite number"
        case .badBounds(let what, let index, let lower, let upper):
            "\(what.rawValue) \(index): no value lies between \(lower) and \(upper)"
        case .duplicateEntry(let row, let column): "two entries in row \(row), column \(column)"
        case .duplicateIndex(let what, let index): "\(what.rawValue) \(index) is named twice"
        case .indexOutOfRange(let what, let index, let count): "\(what.rawValue) \(index) is not within 0..<\(count)"
        case .badShape(let text): text
        case .tooLarge(let what, let count, let limit): "\(count) \(what.rawValue)s, GLPK allows \(limit)"
        case .badName(let name): "the name `\(name)` is over 255 bytes or has a control character"
        case .badOption(let what, let value, let range): "\(what.rawValue) \(value), expected \(range)"
        case .badBasis(let basic, let rows): "\(basic) basic variables for \(rows) rows"
        case .noSolution: "there is no solution to read"
        case .cannotWrite(let path): "cannot write `\(path)`"
        case .cannotRead(let path): "cannot read `\(path)`"
        case .unexpectedCode(let code): "GLPK returned the unknown code \(code)"
        }
    }
}
