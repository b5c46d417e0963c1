// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The tables of the report: a caption, a header row with scopes, and a frame that scrolls on narrow screens.
extension HTMLReport {
    /// A column: its heading and whether it holds numbers, which stand to the right.
    struct Heading {
        let title: LocalizedText
        let isNumeric: Bool

        static func text(_ title: LocalizedText) -> Heading { Heading(title: title, isNumeric: false) }
        static func number(_ title: LocalizedText) -> Heading { Heading(title: title, isNumeric: true) }
    }

    /// A table. Its caption is read out, not shown: a heading above says the same.
    ///
    /// - Parameter width: `medium` or `wide` for tables that scroll on narrow screens instead of being squeezed.
    func table(
        _ caption: String, _ headings: [Heading], width: StaticString = "short", body: [HTML], foot: HTML? = nil
    ) -> HTML {
        Tag.div(
            .class("scroll"), Attribute("role", "group"), Attribute("tabindex", "0"), Attribute("aria-label", caption)
        ) {
            Tag.table(.class(width)) {
                Tag.caption { caption }
                Tag.thead {
                    Tag.tr { for heading in headings { header(heading) } }
                }
                body
                if let foot { Tag.tfoot { foot } }
            }
        }
    }

    private func header(_ heading: Heading) -> HTML {
        heading.isNumeric
            ? Tag.th(.columnHeader, .class("n")) { say(heading.title) }
            : Tag.th(.columnHeader) { say(heading.title) }
    }

    func numberCell(_ text: String) -> HTML { Tag.td(.class("n")) { text } }

    /// A text with a second, quieter line; without it where that is empty.
    func lines(_ first: String, _ second: String) -> [HTML] {
        second.isEmpty ? [.text(first)] : [.text(first), Tag.span(.class("sub")) { second }]
    }
}
