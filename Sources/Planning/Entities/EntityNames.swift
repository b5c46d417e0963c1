// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The names that rows go by. A need is called by its school, an offer by its provider, a fund by its programme; where
/// that is not enough, with field and kind (of a fund: its region) behind it.
struct EntityNames {
    private let tables: TableSet

    init(_ tables: TableSet) { self.tables = tables }

    /// Every name of the row, the shortest first.
    func names(_ kind: EntityKind, _ row: Int) -> [String] {
        switch kind {
        case .school, .provider: [text(kind.table, "name", row)].compactMap { $0 }
        case .need: named(by: "school", of: kind, row)
        case .offer: named(by: "provider", of: kind, row)
        case .fund: programmes(row)
        }
    }

    /// The fullest name, for lists.
    func title(_ kind: EntityKind, _ row: Int) -> LocalizedText {
        LocalizedText(de: title(kind, row, .de), en: title(kind, row, .en))
    }

    private func title(_ kind: EntityKind, _ row: Int, _ language: Language) -> String {
        switch kind {
        case .school, .provider: text(kind.table, "name", row) ?? ""
        case .need: ([owner("school", kind, row)].compactMap { $0 } + what(kind, row, language)).joined(separator: ", ")
        case .offer:
            ([owner("provider", kind, row)].compactMap { $0 } + what(kind, row, language)).joined(separator: ", ")
        case .fund:
            [
                text(kind.table, "programme", row).map { Vocabulary.label($0, .programme, language) },
                owner("region", kind, row),
            ]
            .compactMap { $0 }.joined(separator: ", ")
        }
    }

    // MARK: Parts

    private func named(by reference: String, of kind: EntityKind, _ row: Int) -> [String] {
        guard let owner = owner(reference, kind, row) else { return [] }
        return [owner]
            + Language.allCases.flatMap { language -> [String] in
                let what = what(kind, row, language)
                return what.indices.map { ([owner] + what[...$0]).joined(separator: ", ") }
            }
    }

    /// Field and kind of a need or an offer.
    private func what(_ kind: EntityKind, _ row: Int, _ language: Language) -> [String] {
        [
            text(kind.table, "field", row).map { Vocabulary.label($0, .field, language) },
            text(kind.table, "kind", row).map { Vocabulary.label($0, .kind, language) },
        ].compactMap { $0 }
    }

    private func programmes(_ row: Int) -> [String] {
        guard let code = text("funds", "programme", row) else { return [] }
        let words = [code] + Language.allCases.map { Vocabulary.label(code, .programme, $0) }
        let region = owner("region", .fund, row)
        return words + (region.map { region in words.map { "\($0), \(region)" } } ?? [])
    }

    /// The name of the row that a reference points to.
    private func owner(_ reference: String, _ kind: EntityKind, _ row: Int) -> String? {
        guard let column = tables.table(kind.table)?.column(named: reference), column.isPresent(row),
            case .references(let rows) = column.storage, case .reference(let target) = column.type, rows[row] >= 0
        else { return nil }
        return text(target, "name", Int(rows[row]))
    }

    private func text(_ table: String, _ column: String, _ row: Int) -> String? {
        guard let column = tables.table(table)?.column(named: column), column.isPresent(row),
            case .texts(let ids) = column.storage
        else { return nil }
        return tables.pool[ids[row]]
    }
}
