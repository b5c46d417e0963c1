// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// Warns of codes that meet no equal value among those that rules compare them with, though a near one is there:
/// another spelling, the German word for it, a slip, or several codes in one value.
///
/// A value without a near one is nothing to warn of: an offer that nobody asked for is no mistake.
///
/// - Complexity: linear in the cells of the compared columns; values are looked at once each.
public struct CodeCheck {
    private let columns: [CodeValues]
    private let peers: [CodeColumn: CodePeers]
    /// The texts of rules and parameters, each with a column it is compared with.
    private let texts: [(text: String, place: SourceLocation, column: CodeColumn)]

    public init(_ rulebooks: [Rulebook], parameters: ParameterTable, tables: TableSet) {
        var found: [CodeColumn: CodeValues] = [:]
        var peers: [CodeColumn: CodePeers] = [:]
        var texts: [(text: String, place: SourceLocation, column: CodeColumn)] = []
        for (column, other) in ComparedCodes(rulebooks, parameters: parameters, tables: tables).columns {
            if found[column] == nil { found[column] = CodeValues(column, tables) }
            switch other {
            case .column(let other):
                if found[other] == nil { found[other] = CodeValues(other, tables) }
                if let values = found[other] { peers[column, default: CodePeers()].add(values) }
            case .text(let text, let place):
                peers[column, default: CodePeers()].add(text, isInRule: true)
                texts.append((text, place, column))
            }
        }
        let order = tables.tables.flatMap { table in
            table.columns.map { CodeColumn(table: table.name, column: $0.name) }
        }
        columns = order.compactMap { found[$0] }
        self.peers = peers
        self.texts = texts
    }

    /// The value that was probably meant by one that fits nothing.
    public func meant(by text: String, table: String, column: String) -> String? {
        peers[CodeColumn(table: table, column: column)]?.meant(by: text)?.text
    }

    /// - Parameter told: whether a value of a table's column was told otherwise.
    public func warn(
        unless told: (_ table: String, _ column: String, _ value: String) -> Bool, into sink: inout DiagnosticSink
    ) {
        for values in columns {
            guard let peers = peers[values.column] else { continue }
            for value in values.values where !told(values.column.table, values.column.column, value.text) {
                warn(value, values, peers, into: &sink)
            }
        }
        warnOfTexts(into: &sink)
    }

    private func warn(
        _ value: CodeValues.Value, _ values: CodeValues, _ peers: CodePeers, into sink: inout DiagnosticSink
    ) {
        let withSlips = values.values.count * peers.texts.count <= Self.mostComparisons
        let told = CodeMessages.Value(value.text, of: values, rows: value.rows)
        if let parts = severalCodes(in: value.text, values, peers) {
            sink.report(CodeMessages.severalCodes(told, parts, isList: values.isList))
        } else if let meant = peers.meant(by: value.text, withSlips: withSlips) {
            guard isMistaken(value, in: values.column, for: meant) else { return }
            sink.report(CodeMessages.near(told, meant, isMet: peers.contains(value.text)))
        } else if isAlone(value.text, peers) {
            let rows = value.rows.filter { row in values.members(of: row).allSatisfy { isAlone($0, peers) } }
            guard !rows.isEmpty else { return }
            sink.report(
                CodeMessages.meetsNothing(
                    CodeMessages.Value(value.text, of: values, rows: rows), peers.texts,
                    isDemand: values.column.table == "needs"))
        }
    }

    /// Slips are looked for among so many pairs of values of a column and its peers.
    private static let mostComparisons = 200_000

    /// The codes in a value that stands for several.
    private func severalCodes(in text: String, _ values: CodeValues, _ peers: CodePeers) -> [String]? {
        guard values.isList || !peers.contains(text) else { return nil }
        let meant = { (part: String) in peers.contains(part) ? part : peers.meant(by: part)?.text }
        let parts = CodeCell.parts(of: text, isList: values.isList) { meant($0) != nil }
        // A part that looks more like a code than its near value stays as it is.
        return parts?.map { part in
            meant(part).flatMap { CodeRank(part) < CodeRank($0) ? $0 : nil } ?? part
        }
    }

    /// Whether a value that no vocabulary knows is compared with values of other rows and equals none of them.
    private func isAlone(_ text: String, _ peers: CodePeers) -> Bool {
        peers.hasColumn && !peers.contains(text) && !Vocabulary.isCode(text)
    }

    /// Of two spellings that are compared with each other only one is told: the one that looks less like a code, else
    /// the one in fewer rows, else the one of the earlier table.
    private func isMistaken(_ value: CodeValues.Value, in column: CodeColumn, for meant: CodePeers.Meant) -> Bool {
        let (own, other) = (CodeRank(value.text), CodeRank(meant.text))
        if own != other { return own < other }
        let rivals = columns.filter { $0.column != column && peers[$0.column]?.contains(value.text) ?? false }
            .flatMap { values in values.values.filter { $0.text == meant.text }.map { (values.column, $0.rows.count) } }
        guard let most = rivals.map(\.1).max() else { return true }
        if value.rows.count != most { return value.rows.count < most }
        let order = columns.map(\.column)
        let position = { (column: CodeColumn) in order.firstIndex(of: column) ?? order.count }
        return rivals.allSatisfy { position(column) < position($0.0) }
    }

    /// Texts in rules and parameters that no value of a column equals, while one is spelled like them.
    private func warnOfTexts(into sink: inout DiagnosticSink) {
        var told: Set<SourceLocation> = []
        for (text, place, column) in texts where !told.contains(place) {
            var values = CodePeers()
            if let found = columns.first(where: { $0.column == column }) { values.add(found) }
            guard !values.contains(text), let meant = values.meant(by: text, withSlips: false),
                CodeRank(text) < CodeRank(meant.text)
            else { continue }
            told.insert(place)
            sink.report(CodeMessages.near(CodeMessages.Value(text, column.column, at: place), meant, isMet: false))
        }
    }
}
