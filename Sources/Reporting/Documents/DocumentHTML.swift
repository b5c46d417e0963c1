// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A document as a page for people, and in the plain form that pandoc turns into ODT and DOCX.
enum DocumentHTML {
    /// One file, no script, nothing loaded from elsewhere.
    static func page(_ document: Document) -> String {
        HTML.document(
            Tag.html(Attribute("lang", document.language.rawValue)) {
                head(document, isPlain: false)
                Tag.body {
                    Tag.header {
                        Tag.p(.class("kicker")) { document.kicker }
                        Tag.h1 { document.title }
                        Tag.p { document.subtitle }
                    }
                    Tag.main { for block in document.blocks { html(block) } }
                }
            })
    }

    /// Headings, paragraphs, lists and tables only; alignment and widths as pandoc reads them.
    ///
    /// - Parameter hasRowHeaders: whether the first cell of a row is marked as its header. Pandoc's writer of ODT (2.17)
    ///   loses such cells, so that all others move to the left.
    static func plain(_ document: Document, hasRowHeaders: Bool) -> String {
        HTML.document(
            Tag.html(Attribute("lang", document.language.rawValue)) {
                head(document, isPlain: true)
                Tag.body {
                    Tag.p { "\(document.kicker) · \(document.subtitle)" }
                    for block in document.blocks { plain(block, hasRowHeaders) }
                }
            })
    }

    private static func head(_ document: Document, isPlain: Bool) -> HTML {
        Tag.head {
            Tag.meta(Attribute("charset", "utf-8"))
            Tag.meta(Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            Tag.title { document.title }
            if !isPlain {
                HTML.element(.style, [], [.styleSheet(StyleSheet.report), .styleSheet(DocumentStyle.sheet)])
            }
        }
    }

    private static func html(_ block: Document.Block) -> HTML {
        switch block {
        case .note(let lines): Tag.div(.class("status")) { for line in lines { Tag.p { line } } }
        case .table(let table): frame(table)
        case .pageBreak: Tag.div(.class("page")) {}
        default: plain(block, true)
        }
    }

    private static func plain(_ block: Document.Block, _ hasRowHeaders: Bool) -> HTML {
        switch block {
        case .heading(let text, let level): HTML.element(tag(ofLevel: level), [], [.text(text)])
        case .paragraph(let text): Tag.p { text }
        case .note(let lines): Tag.div { for line in lines { Tag.p { Tag.strong { line } } } }
        case .list(let items, let isNumbered):
            (isNumbered ? Tag.ol : Tag.ul) { for item in items { Tag.li { item } } }
        case .table(let table): plainTable(table, hasRowHeaders)
        case .pageBreak: Tag.div {}
        }
    }

    private static func tag(ofLevel level: Int) -> Tag {
        switch level {
        case 2: .h2
        case 3: .h3
        case 4: .h4
        default: .h5
        }
    }

    // MARK: Tables

    /// Scrolls on narrow screens; the caption is read out, a heading above says the same.
    private static func frame(_ table: Document.Table) -> HTML {
        Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"),
            Attribute("aria-label", table.caption)
        ) {
            Tag.table(.class("medium")) {
                Tag.caption { table.caption }
                header(table) { $0 ? [.columnHeader, .class("n")] : [.columnHeader] }
                Tag.tbody {
                    for row in body(table) { cells(row, table) { $0 ? [.class("n")] : [] } }
                }
                if table.hasTotal, let total = table.rows.last {
                    Tag.tfoot { cells(total, table) { $0 ? [.class("n")] : [] } }
                }
            }
        }
    }

    private static func plainTable(_ table: Document.Table, _ hasRowHeaders: Bool) -> HTML {
        let total = max(1, table.columns.reduce(0) { $0 + $1.width })
        let right = Attribute("style", "text-align: right")
        return Tag.table {
            Tag.caption { table.caption }
            Tag.colgroup {
                for column in table.columns {
                    Tag.col(Attribute("style", "width: \(column.width * 100 / total)%"))
                }
            }
            header(table) { $0 ? [.columnHeader, right] : [.columnHeader] }
            Tag.tbody {
                for row in table.rows { cells(row, table, hasHeader: hasRowHeaders) { $0 ? [right] : [] } }
            }
        }
    }

    private static func body(_ table: Document.Table) -> ArraySlice<[String]> {
        table.hasTotal ? table.rows.dropLast() : table.rows[...]
    }

    private static func header(_ table: Document.Table, _ attributes: (Bool) -> [Attribute]) -> HTML {
        Tag.thead {
            Tag.tr {
                for column in table.columns {
                    HTML.element(.th, attributes(column.isNumeric), [.text(column.title)])
                }
            }
        }
    }

    private static func cells(
        _ row: [String], _ table: Document.Table, hasHeader: Bool = true, _ attributes: (Bool) -> [Attribute]
    ) -> HTML {
        Tag.tr {
            for (index, text) in row.enumerated() {
                let isHeader = hasHeader && index == 0
                HTML.element(
                    isHeader ? .th : .td,
                    (isHeader ? [.rowHeader] : []) + attributes(table.columns[index].isNumeric), [.text(text)])
            }
        }
    }
}

/// What papers look like beside the style of the report.
enum DocumentStyle {
    static let sheet: StaticString = """
        ol,ul{max-width:46rem;margin:.5rem 0;padding-left:1.4rem}
        li{margin:.25rem 0}
        .page{height:1.5rem}
        td,th{overflow-wrap:break-word}
        p,li,h2,h3,h4,h5{overflow-wrap:anywhere}
        h4{font-size:1rem;margin:1.25rem 0 .4rem}
        h5{font-size:.95rem;margin:1rem 0 .3rem}
        @media print{
        .page{break-after:page;height:0}
        .medium tr{break-inside:avoid}
        }

        """
}
