// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A page of its own in the look of the report: banner, list of contents, sections. It loads nothing.
struct Page {
    struct Section {
        let id: String
        let title: String
        let content: [HTML]

        init(_ id: String, _ title: String, @HTMLBuilder content: () -> [HTML]) {
            self.id = id
            self.title = title
            self.content = content()
        }
    }

    let language: Language
    let kicker: String
    let title: String
    let subtitle: String
    /// Rules behind those of the report.
    var style: StaticString = ""
    /// Elements at the end of the head: data for machines, a small program that the page also works without.
    var head: [HTML] = []
    let sections: [Section]

    /// The whole document.
    var text: String {
        HTML.document(
            Tag.html(Attribute("lang", language.rawValue)) {
                Tag.head {
                    Tag.meta(Attribute("charset", "utf-8"))
                    Tag.meta(
                        Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                    Tag.meta(Attribute("name", "generator"), Attribute("content", "Bildungsnetz " + Version.current))
                    Tag.title { title + " – " + kicker }
                    HTML.element(.style, [], [.styleSheet(StyleSheet.report), .styleSheet(style)])
                    head
                }
                Tag.body {
                    banner
                    Tag.main { for section in sections { element(section) } }
                }
            })
    }

    private var banner: HTML {
        Tag.header {
            Tag.p(.class("kicker")) { kicker }
            Tag.h1 { title }
            Tag.p { subtitle }
            Tag.nav(Attribute("aria-label", ReportTexts.contents.text(language))) {
                Tag.ul {
                    for section in sections { Tag.li { Tag.a(.href("#" + section.id)) { section.title } } }
                }
            }
        }
    }

    private func element(_ section: Section) -> HTML {
        Tag.section(.id(section.id)) {
            Tag.h2 { section.title }
            section.content
        }
    }
}

/// A table of a page: a caption, a header row with scopes, the first cell of each row as its header.
struct PageTable {
    enum Cell {
        case text(String)
        /// A text with a second, quieter line.
        case lines(String, String)
        case number(String)
        case html([HTML])
    }

    let caption: String
    /// Titles of the columns and whether they hold numbers.
    let columns: [(title: String, isNumeric: Bool)]
    var rows: [[Cell]] = []
    /// `medium` or `wide` for tables that scroll on narrow screens instead of being squeezed.
    var width: StaticString = "short"

    init(_ caption: String, text: [String] = [], numbers: [String] = [], width: StaticString = "short") {
        self.caption = caption
        columns = text.map { ($0, false) } + numbers.map { ($0, true) }
        self.width = width
    }

    init(_ caption: String, columns: [(title: String, isNumeric: Bool)], width: StaticString = "short") {
        self.caption = caption
        self.columns = columns
        self.width = width
    }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    var html: HTML {
        Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"), Attribute("aria-label", caption)
        ) {
            Tag.table(.class(width)) {
                Tag.caption { caption }
                Tag.thead { Tag.tr { for column in columns { header(column.title, column.isNumeric) } } }
                Tag.tbody { for row in rows { Tag.tr { cells(row) } } }
            }
        }
    }

    private func header(_ title: String, _ isNumeric: Bool) -> HTML {
        isNumeric ? Tag.th(.columnHeader, .class("n")) { title } : Tag.th(.columnHeader) { title }
    }

    private func cells(_ row: [Cell]) -> [HTML] {
        row.enumerated().map { index, cell in
            let isHeader = index == 0
            switch cell {
            case .number(let text):
                return isHeader ? Tag.th(.rowHeader, .class("n")) { text } : Tag.td(.class("n")) { text }
            case .text(let text): return isHeader ? Tag.th(.rowHeader) { text } : Tag.td { text }
            case .html(let html): return isHeader ? Tag.th(.rowHeader) { html } : Tag.td { html }
            case .lines(let first, let second):
                let content: [HTML] =
                    second.isEmpty ? [.text(first)] : [.text(first), Tag.span(.class("sub")) { second }]
                return isHeader ? Tag.th(.rowHeader) { content } : Tag.td { content }
            }
        }
    }
}
