// SPDX-License-Identifier: GPL-3.0-or-later

/// A table as people read it, for the terminal and for HTML alike.
struct PeopleTable {
    struct Cell {
        let text: String
        /// A second, quieter text; empty for none.
        let quiet: String

        init(_ text: String, _ quiet: String = "") {
            self.text = text
            self.quiet = quiet
        }
    }

    struct Heading {
        let text: String
        let isNumeric: Bool

        static func text(_ text: String) -> Heading { Heading(text: text, isNumeric: false) }
        static func number(_ text: String) -> Heading { Heading(text: text, isNumeric: true) }
    }

    let title: String
    let headings: [Heading]
    var rows: [[Cell]] = []
    /// What is said instead of a table without rows.
    let emptyNote: String
    /// The column that gives way where the lines are too long.
    var flexible = 0

    /// Lines of the terminal; quiet texts stand behind their cells in brackets.
    func lines(width: Int) -> [String] {
        guard !rows.isEmpty else { return ["  " + emptyNote] }
        var table = TerminalTable(
            numeric: Set(headings.indices.filter { headings[$0].isNumeric }), flexible: flexible)
        table.add(cells: headings.map(\.text))
        for row in rows {
            table.add(cells: row.map { $0.quiet.isEmpty ? $0.text : "\($0.text) (\($0.quiet))" })
        }
        return table.lines(width: width)
    }

    /// The table with its scrolling frame, or the note.
    var html: HTML {
        guard !rows.isEmpty else { return Tag.p { emptyNote } }
        return Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"), Attribute("aria-label", title)
        ) {
            Tag.table(.class(headings.count > 4 ? "medium" : "short")) {
                Tag.caption { title }
                Tag.thead { Tag.tr { for heading in headings { header(heading) } } }
                Tag.tbody {
                    for row in rows { Tag.tr { for (index, cell) in row.enumerated() { element(cell, index) } } }
                }
            }
        }
    }

    private func header(_ heading: Heading) -> HTML {
        heading.isNumeric
            ? Tag.th(.columnHeader, .class("n")) { heading.text } : Tag.th(.columnHeader) { heading.text }
    }

    private func element(_ cell: Cell, _ index: Int) -> HTML {
        let content: [HTML] =
            [.text(cell.text)] + (cell.quiet.isEmpty ? [] : [Tag.span(.class("sub")) { cell.quiet }])
        if headings[index].isNumeric { return Tag.td(.class("n")) { content } }
        return index == 0 ? Tag.th(.rowHeader) { content } : Tag.td { content }
    }
}
