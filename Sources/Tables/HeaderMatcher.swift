// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Finds out which column each header cell of a file means.
struct HeaderMatcher {
    struct Header {
        let text: String
        let location: SourceLocation
    }

    private let schema: TableSchema
    private let headers: [Header]
    /// The column of the schema each header means; `nil` for others.
    private var declared: [String?]
    private var sink = DiagnosticSink()

    /// The name of the column of each header; `nil` where the column is not read (no name, or named twice).
    static func match(
        _ headers: [Header], to schema: TableSchema, fileStart: SourceLocation, into sink: inout DiagnosticSink
    ) -> [String?] {
        var matcher = HeaderMatcher(headers, schema)
        matcher.tellMissing(fileStart)
        let names = matcher.names()
        sink.merge(matcher.sink)
        return names
    }

    private init(_ headers: [Header], _ schema: TableSchema) {
        self.headers = headers
        self.schema = schema
        let names = schema.columns.map(\.name)
        let byNormalised = Dictionary(
            names.map { (HeaderName.normalised($0), $0) }, uniquingKeysWith: { first, _ in first })
        declared = headers.map { header in
            byNormalised[HeaderName.normalised(header.text)]
                ?? HeaderAliases.canonicalName(of: header.text, inTable: schema.name, columns: names)
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
        for column in schema.columns where column.isRequired && !declared.contains(column.name) {
            let near = NameSuggestion.nearest(to: column.name, among: unknown)
            sink.report(
                TableMessages.missingColumn(column.name, table: schema.name, near: near, at: fileStart))
        }
    }

    /// A name near to a column that the file does not have otherwise is a slip; any other is a column of its own.
    private mutating func tellUndeclared(_ header: Header, _ name: String) {
        if let near = nearName(name) {
            sink.report(TableMessages.misspeltColumn(header.text, near: near, at: header.location))
        } else {
            sink.report(TableMessages.undeclaredColumn(header.text, name: name, at: header.location))
        }
    }

    private func nearName(_ name: String) -> String? {
        // Three letters are near to too much: `ort` is no slip for `art`.
        guard name.count > 3 else { return nil }
        let absent = schema.columns.map(\.name).filter { !declared.contains($0) }
        let aliases = HeaderAliases.known(inTable: schema.name, columns: absent)
        return NameSuggestion.nearest(to: name, among: absent + aliases)
    }
}
