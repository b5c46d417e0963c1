// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Finds out which column each header cell of a file means.
struct HeaderMatcher {
    struct Header {
        let text: String
        let location: SourceLocation
    }

    /// What a file's header row is taken for.
    struct Result {
        /// The name of the column of each header; `nil` where the column is not read (no name, or named twice).
        let names: [String?]
        /// The headers that may be meant for a column that the file does not have.
        let unmatched: [UnmatchedHeader]
    }

    private let schema: TableSchema
    private let headers: [Header]
    /// The column of the schema each header means; `nil` for others.
    private var declared: [String?]
    private var unmatched: [UnmatchedHeader] = []
    private var sink = DiagnosticSink()

    static func match(
        _ headers: [Header], to schema: TableSchema, fileStart: SourceLocation, into sink: inout DiagnosticSink
    ) -> Result {
        var matcher = HeaderMatcher(headers, schema)
        matcher.tellMissing(fileStart)
        let names = matcher.names()
        sink.merge(matcher.sink)
        return Result(names: names, unmatched: matcher.unmatched)
    }

    /// How many of the headers name a column of the table.
    static func knownColumns(_ headers: [String], of schema: TableSchema) -> Int {
        let names = HeaderNames(schema)
        return Set(headers.compactMap { names.column(of: $0) }).count
    }

    private init(_ headers: [Header], _ schema: TableSchema) {
        self.headers = headers
        self.schema = schema
        let names = HeaderNames(schema)
        declared = headers.map { names.column(of: $0.text) }
        for (index, header) in headers.enumerated() where declared[index] == nil {
            guard let (column, unit) = names.columnAndUnit(of: header.text), !declared.contains(column.name) else {
                continue
            }
            declared[index] = column.name
            if let expected = WrittenUnit.unit(of: column), WrittenUnit.verdict(on: unit, of: column) == .other {
                sink.report(
                    TableMessages.otherUnit(
                        header.text, unit: unit, column: column.name, expected: expected.name, at: header.location))
            }
        }
    }

    private mutating func names() -> [String?] {
        var first: [String: SourceLocation] = [:]
        var names: [String?] = []
        for (index, header) in headers.enumerated() {
            guard !header.text.isEmpty else {
                names.append(nil)
                continue
            }
            let name = declared[index] ?? HeaderName.normalised(header.text)
            if let earlier = first[name] {
                sink.report(
                    TableMessages.duplicateColumn(header.text, means: name, at: header.location, first: earlier))
                names.append(nil)
                continue
            }
            first[name] = header.location
            if declared[index] == nil { tellUndeclared(header, name) }
            names.append(name)
        }
        return names
    }

    private mutating func tellMissing(_ fileStart: SourceLocation) {
        let unknown = headers.indices.filter { declared[$0] == nil && !headers[$0].text.isEmpty }
            .map { headers[$0].text }
        let missing = schema.columns.map(\.name).filter { name in
            schema.column(named: name)?.isRequired == true && !declared.contains(name)
        }
        // Where many are missing it is the file that is wrong, not each of them.
        guard missing.count <= Self.missingToldApart else {
            sink.report(TableMessages.missingColumns(missing, table: schema.name, at: fileStart))
            return
        }
        for column in missing {
            let near = NameSuggestion.nearest(to: column, among: unknown)
            let aliases = HeaderAliases.aliases(of: column, inTable: schema.name)
            sink.report(
                TableMessages.missingColumn(column, table: schema.name, near: near, aliases: aliases, at: fileStart))
        }
    }

    private static let missingToldApart = 3

    /// A name near to a column that the file does not have otherwise is a slip; any other is a column of its own, unless
    /// its words are those of a column that rules read, which only the rules can tell.
    private mutating func tellUndeclared(_ header: Header, _ name: String) {
        let absent = schema.columns.map(\.name).filter { !declared.contains($0) }
        let bare = HeaderUnit.readings(of: header.text).filter { WrittenUnit.isUnit($0.unit) }.map(\.name)
        if let near = ([name] + bare).compactMap({ nearName($0, absent) }).first {
            sink.report(TableMessages.misspeltColumn(header.text, near: near, at: header.location))
            return
        }
        let related = absent.filter { column in
            ([name] + bare).contains { HeaderWords.areRelated($0, to: column, inTable: schema.name) }
        }
        guard !related.isEmpty else {
            sink.report(TableMessages.undeclaredColumn(header.text, name: name, at: header.location))
            return
        }
        unmatched.append(
            UnmatchedHeader(
                table: schema.name, header: header.text, name: name, columns: related, location: header.location))
    }

    private func nearName(_ name: String, _ absent: [String]) -> String? {
        // Three letters are near to too much: `ort` is no slip for `art`.
        guard name.count > 3 else { return nil }
        let aliases = HeaderAliases.known(inTable: schema.name, columns: absent)
        return NameSuggestion.nearest(to: name, among: absent + aliases)
    }
}

/// A header that names no column, though its words are those of a column that the file lacks.
public struct UnmatchedHeader: Sendable, Hashable {
    public let table: String
    /// As it stands in the file.
    public let header: String
    /// The name under which the column is read as text.
    public let name: String
    /// The columns that may be meant, in the order of the schema.
    public let columns: [String]
    public let location: SourceLocation

    /// What there is to tell where no rule reads the columns: that it is read as text.
    public var note: Diagnostic { TableMessages.undeclaredColumn(header, name: name, at: location) }
}

/// The names that mean columns of a table.
private struct HeaderNames {
    private let schema: TableSchema
    private let columns: [String]
    private let byNormalised: [String: String]

    init(_ schema: TableSchema) {
        self.schema = schema
        columns = schema.columns.map(\.name)
        byNormalised = Dictionary(
            columns.map { (HeaderName.normalised($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func column(of header: String) -> String? {
        byNormalised[HeaderName.normalised(header)]
            ?? HeaderAliases.canonicalName(of: header, inTable: schema.name, columns: columns)
    }

    /// The number column that the header names together with a unit, its own or another.
    func columnAndUnit(of header: String) -> (column: ColumnSchema, unit: String)? {
        for reading in HeaderUnit.readings(of: header) {
            // A column that has its unit in its name, as `radius_km`, is also named without it.
            let name = column(of: reading.name) ?? column(of: reading.name + "_km")
            guard let name, let column = schema.column(named: name), column.type.maximumScale != nil,
                WrittenUnit.verdict(on: reading.unit, of: column) != .unknown
            else { continue }
            return (column, reading.unit)
        }
        return nil
    }
}
