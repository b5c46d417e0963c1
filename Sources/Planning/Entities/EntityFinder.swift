// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// A row that was asked for.
public struct FoundEntity: Sendable, Hashable {
    public let kind: EntityKind
    /// In the table of its kind.
    public let row: Int
    public let id: String
    /// As lists name it, for example `Grundschule Nordwall, Musik, Besuch`; may be empty.
    public let title: LocalizedText
    /// Whether it was found by a name, so that people should be told its id.
    public let isByName: Bool
}

/// Finds the row that people mean: by its id, or by a name that no other row has. Upper and lower case, commas and the
/// width of gaps do not count in names; an id is meant exactly, and goes before every name.
///
/// Names are a school's or provider's own; of a need the name of its school, of an offer that of its provider, each
/// also with field and kind behind a comma; of a fund its programme, as code or in words, also with its region.
public struct EntityFinder: Sendable {
    /// What there is for a text that does not name exactly one row.
    public enum Outcome: Sendable, Hashable {
        case found(FoundEntity)
        /// In the order of the kinds, then of the tables; at least two.
        case ambiguous([FoundEntity])
        /// Rows that were probably meant; none where nothing is near.
        case unknown(near: [FoundEntity])
    }

    private let tables: TableSet
    private let names: EntityNames
    /// Rows that are offered for a part of a name.
    private static let mostSuggestions = 5

    public init(_ tables: TableSet) {
        self.tables = tables
        names = EntityNames(tables)
    }

    /// The row among these kinds; `nil`, and an error, where there is none or more than one. Where it was found by its
    /// name, a note tells its id.
    ///
    /// - Parameter place: where the text is written; `nil` for the command line.
    /// - Complexity: one look-up for an id, otherwise linear in the rows of the kinds.
    public func find(
        _ text: String, _ kinds: EntityKind..., at place: SourceLocation? = nil, into sink: inout DiagnosticSink
    ) -> FoundEntity? {
        let outcome = lookUp(text, among: kinds)
        if let diagnostic = EntityMessages.diagnostic(outcome, text: text, kinds: kinds, at: place) {
            sink.report(diagnostic)
        }
        if case .found(let entity) = outcome { return entity }
        return nil
    }

    /// The same, for callers that tell what is wrong in their own words.
    public func lookUp(_ text: String, among kinds: [EntityKind]) -> Outcome {
        let ids = kinds.compactMap { entity(withID: text, $0) }
        if !ids.isEmpty { return outcome(ids) }
        let wanted = Self.folded(text)
        guard !wanted.isEmpty else { return .unknown(near: []) }
        let named = kinds.flatMap { kind in
            rows(kind).filter { row in names.names(kind, row).contains { Self.folded($0) == wanted } }
                .map { entity(kind, $0, isByName: true) }
        }
        return named.isEmpty ? .unknown(near: near(text, wanted, kinds)) : outcome(named)
    }

    private func outcome(_ entities: [FoundEntity]) -> Outcome {
        entities.count == 1 ? .found(entities[0]) : .ambiguous(entities)
    }

    // MARK: Rows

    private func rows(_ kind: EntityKind) -> Range<Int> { 0..<(tables.table(kind.table)?.rowCount ?? 0) }

    private func entity(withID id: String, _ kind: EntityKind) -> FoundEntity? {
        tables.pool.id(of: id).flatMap { tables.table(kind.table)?.row(withID: $0) }
            .map { entity(kind, $0, isByName: false) }
    }

    private func entity(_ kind: EntityKind, _ row: Int, isByName: Bool) -> FoundEntity {
        FoundEntity(
            kind: kind, row: row, id: tables.table(kind.table).map { tables.pool[$0.ids[row]] } ?? "",
            title: names.title(kind, row), isByName: isByName)
    }

    // MARK: What was probably meant

    /// The row with the nearest id or name, else those whose name has the text in it.
    private func near(_ text: String, _ wanted: String, _ kinds: [EntityKind]) -> [FoundEntity] {
        let all = kinds.flatMap { kind in rows(kind).map { (kind: kind, row: $0) } }
        let ids = all.map { entity in tables.table(entity.kind.table).map { tables.pool[$0.ids[entity.row]] } ?? "" }
        if let id = NameSuggestion.nearest(to: text, among: ids), let index = ids.firstIndex(of: id) {
            return [entity(all[index].kind, all[index].row, isByName: false)]
        }
        let known = all.map { names.names($0.kind, $0.row).map(Self.folded) }
        let parts = all.indices.filter { known[$0].contains { $0.contains(wanted) } }
        if !parts.isEmpty, wanted.count >= 3 {
            return parts.prefix(Self.mostSuggestions).map { entity(all[$0].kind, all[$0].row, isByName: true) }
        }
        guard let name = NameSuggestion.nearest(to: wanted, among: known.joined()) else { return [] }
        return all.indices.filter { known[$0].contains(name) }.prefix(Self.mostSuggestions)
            .map { entity(all[$0].kind, all[$0].row, isByName: true) }
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().split { $0.isWhitespace || $0 == "," }.joined(separator: " ")
    }
}
