// SPDX-License-Identifier: GPL-3.0-or-later

/// The template for typst. It is fixed: everything that is said comes from the data file beside it.
///
/// PDF/UA-1 asks for a title, a language, header rows and one heading order; typst refuses what lacks them.
enum PDFTemplate {
    static let text = """
        #let d = json("document.json")
        #set document(title: d.title, date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)))
        #set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 22mm), numbering: "1 / 1")
        #set text(font: ("Liberation Sans", "DejaVu Sans"), size: 10pt, lang: d.language,
          region: if d.language == "de" { "DE" } else { "GB" })
        #set par(leading: 0.62em, spacing: 0.9em)
        #set enum(indent: 0.4em, spacing: 0.7em)
        #set list(indent: 0.4em, spacing: 0.6em)
        #let accent = rgb("#1c4f7c")
        #show heading: set text(fill: accent)
        #show heading.where(level: 1): set text(size: 14pt)
        #show heading.where(level: 1): set block(above: 1.6em, below: 0.8em)
        #show heading.where(level: 2): set text(size: 11pt)
        #show heading.where(level: 2): set block(above: 1.3em, below: 0.6em)
        #show title: set text(size: 20pt)
        #show title: set block(below: 0.5em)
        #show figure.where(kind: table): set block(breakable: true)
        #show figure.where(kind: table): set align(left)
        #set figure.caption(position: top)
        #show figure.caption: set text(size: 8.5pt, fill: rgb("#51606e"))
        #show regex("https?://[^\\\\s,;)]+"): it => link(it.text, it)
        #let plain(items) = items.map(item => [#item])
        #let sheet(b) = figure(kind: table, supplement: none, numbering: none, caption: b.caption, {
          set text(size: 8pt, hyphenate: true)
          set par(leading: 0.5em, justify: false)
          table(
            columns: b.widths.map(w => w * 1fr),
            align: (x, y) => if b.numeric.at(x) { right + top } else { left + top },
            stroke: (x, y) => (bottom: 0.5pt + rgb("#d3dbe3")),
            fill: (x, y) => if y == 0 { rgb("#eef3f8") } else { none },
            inset: (x: 3pt, y: 3.5pt),
            table.header(..b.titles.map(t => strong(t))),
            ..b.rows.enumerate().map(((i, row)) => row.map(cell =>
              table.cell(breakable: false, if b.total and i == b.rows.len() - 1 { strong(cell) } else { [#cell] })
            )).flatten()
          )
        })

        #text(fill: accent, weight: "bold")[#d.kicker]
        #title()
        #text(fill: rgb("#51606e"))[#d.subtitle]

        #for b in d.blocks {
          if b.kind == "heading" { heading(level: b.level - 1, b.text) }
          else if b.kind == "paragraph" { par[#b.text] }
          else if b.kind == "note" {
            block(fill: rgb("#eef3f8"), stroke: (left: 3pt + accent), inset: 9pt, width: 100%,
              for item in b.items { par[#item] })
          }
          else if b.kind == "list" { list(..plain(b.items)) }
          else if b.kind == "numbered" { enum(..plain(b.items)) }
          else if b.kind == "table" { sheet(b) }
          else if b.kind == "page" { pagebreak(weak: true) }
        }

        """
}
