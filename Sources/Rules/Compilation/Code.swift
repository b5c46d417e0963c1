// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

// Compiled expressions: typed trees without names. Paths through references are resolved into one flat array per
// root row, so that a read in a hot loop is one indexed load. The tree is walked once per batch of candidates, never
// once per candidate.

/// Reads a number, date or truth value: `values[row of root]`.
public struct ColumnRead: Sendable {
    public let root: Root
    public let values: [Int64]
}

/// Reads a text id or row index; −1 where it is absent.
public struct IDRead: Sendable {
    public let root: Root
    public let values: [Int32]
}

/// Reads a truth value, for example whether a cell is present.
public struct FlagRead: Sendable {
    public let root: Root
    public let values: [Bool]
}

/// Reads a list cell: `members[starts[row]..<ends[row]]`.
public struct ListRead: Sendable {
    public let root: Root
    public let starts: [Int32]
    public let ends: [Int32]
    public let members: [Int32]
}

/// Reads a place in metres (EPSG:25832).
public struct PointRead: Sendable {
    public let root: Root
    /// Of every row of the table.
    public let places: [Place]
}

public enum Comparison: Sendable, Hashable {
    case less
    case lessOrEqual
    case equal
    case notEqual
    case greaterOrEqual
    case greater
}

/// An exact number; the scale (digits after the point) is fixed when the expression is compiled.
public indirect enum NumberCode: Sendable {
    case constant(Int64)
    case column(ColumnRead)
    case add(NumberCode, NumberCode)
    case subtract(NumberCode, NumberCode)
    case multiply(NumberCode, NumberCode)
    case remainder(NumberCode, NumberCode)
    case minimum(NumberCode, NumberCode)
    case maximum(NumberCode, NumberCode)
    case choose(BoolCode, NumberCode, NumberCode)
    /// Divided by a power of ten, halves away from zero.
    case rounded(NumberCode, divisor: Int64)
    /// Times 10^scale, halves away from zero.
    case roundedDouble(DoubleCode, scale: Int)
    /// Divided by a power of ten, towards zero.
    case truncated(NumberCode, divisor: Int64)
    /// Towards zero.
    case truncatedDouble(DoubleCode)
    /// A text read as a whole number.
    case parsed(IDCode)
    /// Code points of a text.
    case textSize(IDCode)
    case listCount(ListRead)
    /// One of several constants, by an index of the given scale.
    case setMember([Int64], NumberCode, scale: Int)
    /// How many members satisfy the condition; the member is the local of the given level.
    case count(ListRead, BoolCode, level: Int)
    /// One of several definitions, by fund; −1 where there is none.
    case byFund([Int32], [NumberCode])
}

/// A number that is not exact: distances and quotients.
public indirect enum DoubleCode: Sendable {
    case constant(Double)
    case number(NumberCode, scale: Int)
    case distance(PointRead, PointRead)
    case add(DoubleCode, DoubleCode)
    case subtract(DoubleCode, DoubleCode)
    case multiply(DoubleCode, DoubleCode)
    case divide(DoubleCode, DoubleCode)
    case minimum(DoubleCode, DoubleCode)
    case maximum(DoubleCode, DoubleCode)
    /// A text read as a number.
    case parsed(IDCode)
    case choose(BoolCode, DoubleCode, DoubleCode)
    case byFund([Int32], [DoubleCode])
}

/// A text id or a row index.
public indirect enum IDCode: Sendable {
    case constant(Int32)
    case column(IDRead)
    /// The member of a list that a quantifier stands at.
    case local(level: Int)
    case choose(BoolCode, IDCode, IDCode)
    /// The member of a list column at an index of the given scale.
    case listMember(ListRead, NumberCode, scale: Int)
    /// One of several constants, by an index of the given scale.
    case setMember([Int32], NumberCode, scale: Int)
    // Texts that are put together while evaluating.
    case joined(IDCode, IDCode)
    case ofNumber(NumberCode, scale: Int)
    case ofDouble(DoubleCode)
    case ofBoolean(BoolCode)
    case ofDate(NumberCode)
}

/// A truth value.
public indirect enum BoolCode: Sendable {
    case constant(Bool)
    case flag(FlagRead)
    case not(BoolCode)
    case and(BoolCode, BoolCode)
    case or(BoolCode, BoolCode)
    case choose(BoolCode, BoolCode, BoolCode)
    case same(BoolCode, BoolCode)
    /// Both at the same scale.
    case compare(Comparison, NumberCode, NumberCode)
    case compareDoubles(Comparison, DoubleCode, DoubleCode)
    case sameID(IDCode, IDCode)
    /// By Unicode code points.
    case compareTexts(Comparison, IDCode, IDCode)
    case testText(TextTest, IDCode, IDCode)
    /// Whether the second, a regular expression, matches anywhere in the first.
    case matches(IDCode, IDCode)
    /// A text read as a truth value.
    case parsed(IDCode)
    case inSet(IDCode, [Int32])
    case inList(IDCode, ListRead)
    case overlap(ListRead, ListRead)
    /// Whether some member has the deciding value (`exists` is decided by true, `all` by false); the member is the
    /// local of the given level.
    case quantified(decisive: Bool, ListRead, BoolCode, level: Int)
    case byFund([Int32], [BoolCode])
}

public enum TextTest: String, Sendable, Hashable {
    case startsWith
    case endsWith
    case contains
}
