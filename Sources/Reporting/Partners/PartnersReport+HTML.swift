// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Tables

extension PartnersReport {
    /// The page of co-operation.
    public var html: String {
        Page(
            language: language, kicker: say(PartnersTexts.document), title: say(title),
            subtitle: say(ReportTexts.schoolYear) + " " + schoolYear, style: Self.style,
            sections: [
                Page.Section("bundles", say(PartnersTexts.bundles)) { bundles },
                Page.Section("sharing", say(PartnersTexts.sharing)) { sharing },
                Page.Section("network", say(PartnersTexts.network)) {
                    Tag.p { say(PartnersTexts.networkLead(network, figures)) }
                    Tag.figure { CooperationChart(network: network, language: language).html }
                    legend
                    Tag.h3 { say(PartnersTexts.weak) }
                    weak
                    Tag.h3 { say(PartnersTexts.bridges) }
                    bridges
                    Tag.h3 { say(PartnersTexts.lonely) }
                    lonely
                },
                Page.Section("assumptions", say(PartnersTexts.assumptions)) {
                    for paragraph in PartnersTexts.assumed { Tag.p { say(paragraph) } }
                },
            ]
        ).text
    }

    private static let style: StaticString = """
        .network{width:100%;max-width:62rem;height:auto;display:block}
        .network text{font-size:14px;fill:var(--ink)}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin:1rem 0;padding:0;font-size:.9rem}
        .legend svg{width:2rem;height:1rem;margin-right:.4rem;vertical-align:-.15rem}

        """

    // MARK: Bundles

    private var bundles: [HTML] {
        var content = [Tag.p(.class("lead")) { say(PartnersTexts.bundleLead(outcome, helpful: helpful, figures)) }]
        guard !outcome.bundles.isEmpty else { return content }
        var table = PageTable(
            say(PartnersTexts.bundles),
            text: [
                say(PartnersTexts.leadAndOffer), say(PartnersTexts.partner), say(PartnersTexts.brings),
                say(PartnersTexts.fits), say(PartnersTexts.effect),
            ], width: "medium")
        for bundle in outcome.bundles {
            let field = CodeLabels.field(bundle.field, language) + ", " + CodeLabels.kind(bundle.kind, language)
            table.add(
                .lines(bundle.leadName, "\(bundle.offer) · \(field)"), .text(partners(bundle)), .text(aids(bundle)),
                .text(bundle.needs.joined(separator: ", ")), .text(say(PartnersTexts.effect(bundle, figures))))
        }
        content.append(table.html)
        if outcome.unverified > 0 { content.append(Tag.p { say(PartnersTexts.unverified(outcome.unverified)) }) }
        return content
    }

    // MARK: Sharing

    private var sharing: HTML {
        guard !sharings.isEmpty else { return Tag.p { say(PartnersTexts.none) } }
        var table = PageTable(
            say(PartnersTexts.sharing),
            columns: [
                (say(PartnersTexts.what), false), (say(PartnersTexts.schools), false),
                (say(PartnersTexts.offer), false), (say(PartnersTexts.slots), false),
                (say(PartnersTexts.distance), true), (say(PartnersTexts.open), false),
            ], width: "medium")
        for sharing in sharings {
            let slots = sharing.slots.map { CatalogueTexts.slot($0, language) }.joined(separator: ", ")
            table.add(
                .text(say(PartnersTexts.what(sharing.what))),
                .lines(
                    sharing.schoolNames.joined(separator: " und "),
                    sharing.municipality + " · " + sharing.needs.joined(separator: ", ")),
                .lines(sharing.providerName, CodeLabels.field(sharing.field, language) + " · " + sharing.offer),
                .text(slots.isEmpty ? "–" : slots), .number(figures.number(sharing.kilometres)),
                .text(say(sharing.helpsOpenNeed ? ReportTexts.yes : ReportTexts.no)))
        }
        return table.html
    }

    // MARK: Network

    private var legend: HTML {
        Tag.ul(.class("legend")) {
            Tag.li {
                sample(width: "1.5", dashed: false); say(PartnersTexts.legendPlanned)
            }
            Tag.li {
                sample(width: "1.5", dashed: true); say(PartnersTexts.legendEarlier)
            }
            Tag.li {
                sample(width: "3", dashed: false); say(PartnersTexts.legendBridge)
            }
            Tag.li {
                Tag.svg(.hidden, Attribute("viewBox", "0 0 32 16")) {
                    Tag.circle(
                        Attribute("cx", "16"), Attribute("cy", "8"), Attribute("r", "6"), Attribute("fill", "#c07a00"))
                }
                say(PartnersTexts.weak)
            }
        }
    }

    private func sample(width: String, dashed: Bool) -> HTML {
        Tag.svg(.hidden, Attribute("viewBox", "0 0 32 16")) {
            Tag.line(
                Attribute("x1", "0"), Attribute("x2", "32"), Attribute("y1", "8"), Attribute("y2", "8"),
                Attribute("stroke", width == "3" ? "#1c4f7c" : "#7c93aa"), Attribute("stroke-width", width),
                Attribute("stroke-dasharray", dashed ? "4 4" : "none"))
        }
    }

    private var weak: HTML {
        guard !weakNodes.isEmpty else { return Tag.p { say(PartnersTexts.none) } }
        var table = PageTable(
            say(PartnersTexts.weak), text: [say(PartnersTexts.provider) + " / " + say(PartnersTexts.school)],
            numbers: [say(PartnersTexts.partners), say(PartnersTexts.leftAlone)])
        for node in weakNodes {
            table.add(
                .lines(node.name, say(node.isProvider ? PartnersTexts.provider : PartnersTexts.school)),
                .number(figures.count(node.degree)), .number(figures.count(node.leftAlone)))
        }
        return table.html
    }

    private var bridges: HTML {
        let edges = network.edges.filter(\.isBridge)
        guard !edges.isEmpty else { return Tag.p { say(PartnersTexts.none) } }
        var table = PageTable(
            say(PartnersTexts.bridges), text: [say(PartnersTexts.school), say(PartnersTexts.provider)],
            numbers: [say(PartnersTexts.earlier), say(PartnersTexts.planned)])
        for edge in edges {
            table.add(
                .text(network.nodes[edge.school].name), .text(network.nodes[edge.provider].name),
                .number(figures.count(edge.earlier)), .number(figures.count(edge.planned)))
        }
        return table.html
    }

    private var lonely: HTML {
        let nodes = network.nodes.filter(\.isLonely)
        guard !nodes.isEmpty else { return Tag.p { say(PartnersTexts.none) } }
        return Tag.ul {
            for node in nodes {
                Tag.li { "\(node.name) (\(say(node.isProvider ? PartnersTexts.provider : PartnersTexts.school)))" }
            }
        }
    }
}
