// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A document as data for the PDF template: its texts never become markup there.
enum DocumentJSON {
    static func text(_ document: Document) -> String {
        let day = Day(parsing: document.date) ?? Day(number: 0)
        let (year, month, dayOfMonth) = day.parts
        return JSONText.write(
            .object([
                ("language", .string(document.language.rawValue)), ("kicker", .string(document.kicker)),
                ("title", .string(document.title)), ("subtitle", .string(document.subtitle)),
                ("date", .array([.integer(year), .integer(month), .integer(dayOfMonth)])),
                ("blocks", .array(document.blocks.map(json))),
            ]))
    }

    private static func json(_ block: Document.Block) -> JSONValue {
        switch block {
        case .heading(let text, let level):
            .object([("kind", .string("heading")), ("text", .string(text)), ("level", .integer(level))])
        case .paragraph(let text): .object([("kind", .string("paragraph")), ("text", .string(text))])
        case .note(let lines): .object([("kind", .string("note")), ("items", strings(lines))])
        case .list(let items, let isNumbered):
            .object([("kind", .string(isNumbered ? "numbered" : "list")), ("items", strings(items))])
        case .table(let table): json(table)
        case .pageBreak: .object([("kind", .string("page"))])
        }
    }

    private static func json(_ table: Document.Table) -> JSONValue {
        .object([
            ("kind", .string("table")), ("caption", .string(table.caption)),
            ("titles", strings(table.columns.map(\.title))),
            ("numeric", .array(table.columns.map { .boolean($0.isNumeric) })),
            ("widths", .array(table.columns.map { .integer($0.width) })), ("total", .boolean(table.hasTotal)),
            ("rows", .array(table.rows.map(strings))),
        ])
    }

    private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
