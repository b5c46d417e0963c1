// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A paper as blocks: the one source of its HTML, PDF, ODT and DOCX. Texts are plain; no block knows of markup.
public struct Document: Sendable {
    /// A part of a paper.
    enum Block: Sendable {
        /// Level 2 for a section, 3 within it; the title of the paper is level 1.
        case heading(String, level: Int)
        case paragraph(String)
        /// A paragraph that is set apart: what is proposed, what is proven.
        case note([String])
        case list([String], isNumbered: Bool)
        case table(Table)
        case pageBreak
    }

    /// A table with a header row; the first column names the row.
    struct Table: Sendable {
        struct Column: Sendable {
            let title: String
            let isNumeric: Bool
            /// Share of the width, relative to the other columns.
            let width: Int
        }

        let caption: String
        let columns: [Column]
        var rows: [[String]] = []
        /// Whether the last row is a sum.
        var hasTotal = false

        init(_ caption: String, _ columns: [(title: String, isNumeric: Bool, width: Int)]) {
            self.caption = caption
            self.columns = columns.map { Column(title: $0.title, isNumeric: $0.isNumeric, width: $0.width) }
        }
    }

    let language: Language
    let kicker: String
    let title: String
    let subtitle: String
    /// `2026-05-20`: the date of the paper, which keeps a PDF the same in every run.
    let date: String
    var blocks: [Block] = []

    mutating func heading(_ text: String, level: Int = 2) { blocks.append(.heading(text, level: level)) }
    mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }
    mutating func list(_ items: [String], isNumbered: Bool = false) {
        if !items.isEmpty { blocks.append(.list(items, isNumbered: isNumbered)) }
    }
    mutating func table(_ table: Table) { if !table.rows.isEmpty { blocks.append(.table(table)) } }
}
