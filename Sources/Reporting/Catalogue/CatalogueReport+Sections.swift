// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

extension CatalogueReport {
    // MARK: Map

    var legend: HTML {
        Tag.ul(.class("legend")) {
            for index in 0..<RegionMapChart.fills.count where shapes != nil {
                Tag.li {
                    swatch(fill: RegionMapChart.fills[index]); say(CatalogueTexts.share(index))
                }
            }
            Tag.li {
                swatch(fill: "#1c4f7c"); say(CatalogueTexts.legendPlaces)
            }
            Tag.li {
                swatch(fill: "#ffffff"); say(CatalogueTexts.legendNeeded)
            }
            Tag.li {
                symbol(RegionMapChart.providerMark("8", "8")); say(CatalogueTexts.legendProvider)
            }
            Tag.li {
                symbol(RegionMapChart.mark(.planned, "8", "8")); say(CatalogueTexts.legendServed)
            }
            Tag.li {
                symbol(RegionMapChart.mark(.possible, "8", "8")); say(CatalogueTexts.legendPossible)
            }
            Tag.li {
                symbol(RegionMapChart.mark(.never, "8", "8")); say(CatalogueTexts.legendNever)
            }
        }
    }

    private func swatch(fill: String) -> HTML {
        symbol(
            Tag.rect(
                Attribute("x", "1"), Attribute("y", "3"), Attribute("width", "14"), Attribute("height", "10"),
                Attribute("fill", fill), Attribute("stroke", "#1c4f7c")))
    }

    private func symbol(_ mark: HTML) -> HTML {
        Tag.svg(.hidden, Attribute("viewBox", "0 0 16 16"), Attribute("width", "16"), Attribute("height", "16")) {
            mark
        }
    }

    var municipalities: HTML {
        var numbers = [
            say(CatalogueTexts.providers), say(CatalogueTexts.places), say(CatalogueTexts.needed),
            say(CatalogueTexts.reachable),
        ]
        if catalogue.hasPlan { numbers.append(say(CatalogueTexts.planned)) }
        var table = PageTable(say(CatalogueTexts.map), text: [say(CatalogueTexts.municipality)], numbers: numbers)
        for row in catalogue.municipalities {
            var cells: [PageTable.Cell] = [
                .text(row.name), .number(figures.count(row.providers)), .number(figures.count(row.places)),
                .number(figures.count(row.needed)), .number(figures.count(row.reachable)),
            ]
            if let planned = row.planned { cells.append(.number(figures.count(planned))) }
            table.rows.append(cells)
        }
        return table.html
    }

    // MARK: Schools

    var schools: HTML {
        var columns = [(say(CatalogueTexts.state), false), (say(CatalogueTexts.groupsNeeded), true)]
        if catalogue.hasPlan { columns.append((say(CatalogueTexts.groupsPlanned), true)) }
        var table = PageTable(say(CatalogueTexts.served), columns: columns + [(say(CatalogueTexts.school), false)])
        for state in SchoolService.State.allCases {
            let schools = catalogue.schools.filter { $0.state == state }
            guard !schools.isEmpty else { continue }
            let names = schools.map { "\($0.name) (\($0.municipalityName))" }
            var cells: [PageTable.Cell] = [
                .lines(say(CatalogueTexts.state(state)), figures.counted(schools.count, .school)),
                .number(figures.count(schools.reduce(0) { $0 + $1.needed })),
            ]
            if catalogue.hasPlan {
                cells.append(.number(figures.count(schools.reduce(0) { $0 + ($1.planned ?? 0) })))
            }
            table.rows.append(cells + [.text(names.joined(separator: "; "))])
        }
        return table.html
    }

    // MARK: Doubles and blind spots

    var doubles: HTML {
        guard !catalogue.doubles.isEmpty else { return Tag.p { say(CatalogueTexts.noDoubles) } }
        var table = PageTable(
            say(CatalogueTexts.doubles),
            columns: [
                (say(CatalogueTexts.field), false), (say(CatalogueTexts.municipality), false),
                (say(CatalogueTexts.providers), false), (say(CatalogueTexts.places), true),
                (say(CatalogueTexts.demand), true),
            ])
        for double in catalogue.doubles {
            table.add(
                .lines(CodeLabels.field(double.field, language), CodeLabels.kind(double.kind, language)),
                .text(double.municipality), .text(double.providers.joined(separator: "; ")),
                .number(figures.count(double.places)), .number(figures.count(double.demand)))
        }
        return table.html
    }

    var blindSpots: HTML {
        guard !catalogue.blindSpots.isEmpty else { return Tag.p { say(CatalogueTexts.noBlindSpots) } }
        var table = PageTable(
            say(CatalogueTexts.blindSpots),
            columns: [
                (say(CatalogueTexts.what), false), (say(CatalogueTexts.municipality), false),
                (say(CatalogueTexts.groups), true), (say(CatalogueTexts.needs), false),
            ])
        for spot in catalogue.blindSpots {
            table.add(
                .text(CatalogueTexts.blindSpot(spot, language)),
                .text(spot.municipality ?? say(CatalogueTexts.wholeRegion)), .number(figures.count(spot.groups)),
                .text(spot.needs.joined(separator: ", ")))
        }
        return table.html
    }
}

/// What only the page of the catalogue has beside the look of all pages.
enum CataloguePage {
    static let style: StaticString = """
        .filters{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;background:var(--tint);padding:1rem;margin:1rem 0}
        .filters[hidden]{display:none}
        .filters label{display:grid;font-size:.85rem;color:var(--ink)}
        .filters input,.filters select,.filters button{font:inherit;padding:.35rem .5rem;border:1px solid var(--soft);border-radius:.2rem;background:#fff;color:var(--ink)}
        .filters #q{min-width:14rem}.filters #age{width:5rem}
        .filters p{flex-basis:100%;margin:0}
        .map{max-width:100%;height:auto;display:block;border:1px solid var(--line)}
        .map text{font-size:14px;font-weight:600;fill:var(--ink);stroke:#fff;stroke-width:3.5px;paint-order:stroke}
        .map .figure{font-size:12px;font-weight:400}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin:1rem 0;padding:0;font-size:.9rem}
        .legend svg{margin-right:.4rem;vertical-align:-.15rem}
        tr[hidden],tbody[hidden]{display:none}

        """

    /// Shows the filters and hides the rows that do not match them.
    static let program: StaticString = """

        const form = document.getElementById('filters'), count = document.getElementById('count');
        const at = id => document.getElementById(id).value.trim();
        function apply() {
          const words = at('q').toLowerCase().split(/\\s+/), age = at('age');
          let shown = 0;
          for (const body of document.querySelectorAll('#offer-table tbody')) {
            let any = false;
            for (const row of body.querySelectorAll('tr.offer')) {
              const d = row.dataset;
              const fits = words.every(word => d.words.includes(word))
                && ['field', 'kind', 'place'].every(key => !at(key) || d[key] === at(key))
                && (age === '' || ((d.from === '' || +d.from <= +age) && (d.to === '' || +age <= +d.to)));
              row.hidden = !fits;
              any ||= fits;
              shown += fits;
            }
            body.hidden = !any;
          }
          count.textContent = count.dataset.label + shown;
        }
        form.hidden = false;
        form.addEventListener('input', apply);
        form.addEventListener('submit', event => event.preventDefault());
        form.addEventListener('reset', () => setTimeout(apply));

        """
}
