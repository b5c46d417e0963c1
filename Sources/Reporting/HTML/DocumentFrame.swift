// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A document in the look of the report: a banner, a list of contents and sections.
struct DocumentFrame {
    struct Section {
        let id: String
        let title: String
        let content: [HTML]
    }

    let kicker: String
    let title: String
    let subtitle: String
    /// What the list of contents is called where it is read out.
    let contents: String
    let sections: [Section]
    let language: Language

    /// The whole document; linear in its sections.
    var text: String {
        HTML.document(
            Tag.html(Attribute("lang", language.rawValue)) {
                head
                Tag.body {
                    banner
                    Tag.main {
                        for section in sections {
                            Tag.section(.id(section.id)) {
                                Tag.h2 { section.title }
                                section.content
                            }
                        }
                    }
                }
            })
    }

    private var head: HTML {
        Tag.head {
            Tag.meta(Attribute("charset", "utf-8"))
            Tag.meta(Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            Tag.meta(Attribute("name", "generator"), Attribute("content", "Bildungsnetz " + Version.current))
            Tag.title { title + " – " + kicker }
            HTML.element(.style, [], [.styleSheet(StyleSheet.report), .styleSheet(StyleSheet.curves)])
        }
    }

    private var banner: HTML {
        Tag.header {
            Tag.p(.class("kicker")) { kicker }
            Tag.h1 { title }
            Tag.p { subtitle }
            Tag.nav(Attribute("aria-label", contents)) {
                Tag.ul { for section in sections { Tag.li { Tag.a(.href("#" + section.id)) { section.title } } } }
            }
        }
    }
}
