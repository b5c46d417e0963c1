// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

extension HTMLReport {
    /// Every allocation, by municipality and school, with a list to jump to a municipality.
    var allocations: [HTML] {
        let groups = AllocationGroups(plan, entities, nameless: say(ReportTexts.withoutMunicipality)).municipalities
        guard !groups.isEmpty else { return [Tag.p { say(ReportTexts.noAllocations) }] }
        var content = [Tag.p { say(ReportTexts.allocationsNote) }]
        if groups.count > 1 { content.append(jumpList(groups)) }
        for (index, group) in groups.enumerated() { content.append(details(group, anchor: anchor(index))) }
        return content
    }

    private func anchor(_ index: Int) -> String { "municipality-\(index + 1)" }

    private func jumpList(_ groups: [AllocationGroups.Municipality]) -> HTML {
        Tag.nav(.class("places"), Attribute("aria-label", say(ReportTexts.allocations))) {
            Tag.ul {
                for (index, group) in groups.enumerated() {
                    Tag.li { Tag.a(.href("#" + anchor(index))) { group.name } }
                }
            }
        }
    }

    private func details(_ group: AllocationGroups.Municipality, anchor: String) -> HTML {
        Tag.details(.id(anchor), Attribute("open", "")) {
            Tag.summary {
                Tag.h3 { group.name }
                Tag.span { total(group) }
            }
            allocationTable(group)
        }
    }

    private func total(_ group: AllocationGroups.Municipality) -> String {
        // Sums of a part of the plan fit where those of the whole do.
        let groups = group.schools.flatMap(\.allocations).reduce(0) { $0 + $1.groups }
        return figures.counted(groups, .group) + ", " + figures.counted(group.schools.count, .school)
    }

    private func allocationTable(_ group: AllocationGroups.Municipality) -> HTML {
        let headings: [Heading] = [
            .text(ReportTexts.needAndField), .text(ReportTexts.offerAndPartner),
            .text(entities.hasFunds ? ReportTexts.programme : ReportTexts.kind), .number(ReportTexts.groups),
            .number(ReportTexts.costInEuro), .number(ReportTexts.fundedInEuro), .number(ReportTexts.ownInEuro),
            .number(ReportTexts.kilometres),
        ]
        let bodies = group.schools.map { school in
            Tag.tbody {
                schoolRow(school, columns: headings.count)
                for allocation in school.allocations { row(allocation) }
            }
        }
        let caption = LocalizedText(
            de: "Zuteilungen in \(group.name)", en: "Allocations in \(group.name)")
        return table(say(caption), headings, width: "wide", body: bodies)
    }

    private func schoolRow(_ school: AllocationGroups.School, columns: Int) -> HTML {
        Tag.tr {
            Tag.th(.class("school"), Attribute("scope", "rowgroup"), Attribute("colspan", "\(columns)")) {
                entities.schools.name.text(school.row) ?? entities.schools.id.text(school.row) ?? ""
            }
        }
    }

    private func row(_ allocation: Allocation) -> HTML {
        let field = CodeLabels.field(entities.field(ofNeed: allocation.need), language)
        let offer = entities.offers.id.text(allocation.offer) ?? ""
        let provider = entities.providerName(ofOffer: allocation.offer)
        return Tag.tr {
            Tag.th(.rowHeader) { lines(entities.needs.id.text(allocation.need) ?? "", field) }
            Tag.td { provider.isEmpty ? lines(offer, "") : lines(provider, offer) }
            Tag.td { programme(allocation) }
            numberCell(figures.count(allocation.groups))
            numberCell(figures.amount(orDash: allocation.cost))
            numberCell(figures.amount(orDash: allocation.funded))
            numberCell(figures.amount(orDash: allocation.own))
            numberCell(figures.kilometres(orDash: allocation.km))
        }
    }

    /// The programme with its fund; without funds the kind of activity.
    private func programme(_ allocation: Allocation) -> [HTML] {
        guard let fund = allocation.fund else {
            return lines(CodeLabels.kind(entities.kind(ofNeed: allocation.need), language), "")
        }
        return lines(
            CodeLabels.programme(entities.programme(ofFund: fund), language), entities.funds.id.text(fund) ?? "")
    }
}
