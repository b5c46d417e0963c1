// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Tables

extension LetterSet {
    /// Which schools a provider goes to, and what it is paid for.
    func provider(_ row: Int, _ allocations: [Allocation]) -> File {
        let name = entities.providers.name.text(row) ?? entities.providers.id.text(row) ?? ""
        let place = names.reference("providers", "municipality", row).flatMap(entities.municipalities.name.text) ?? ""
        let groups = allocations.reduce(0) { $0 + $1.groups }
        let counted = figures.counted(groups, .group)
        let year = plan.scenario.schoolYear.description
        let opening =
            allocations.isEmpty
            ? say(
                "für das Schuljahr \(year) ist Ihr Angebot nicht mehr vorgesehen. Bitte lösen Sie Vereinbarungen mit den Schulen.",
                "for the school year \(year) your offer is no longer planned. Please dissolve contracts with the schools."
            )
            : say(
                "für das Schuljahr \(year) ist Ihr Angebot für \(counted) vorgesehen. Bitte schließen Sie mit jeder Schule eine Vereinbarung.",
                "for the school year \(year) your offer is planned for \(counted). Please conclude a contract with each school."
            )
        let rows = allocations.map { item in
            Tag.tr {
                Tag.th(.rowHeader) { school(of: item) }
                Tag.td { "\(entities.offers.id.text(item.offer) ?? ""), \(need(item.need))" }
                Tag.td { item.fund.map { CodeLabels.programme(entities.programme(ofFund: $0), language) } ?? "–" }
                Tag.td(.class("n")) { figures.count(item.groups) }
                Tag.td(.class("n")) { figures.euro(orDash: item.cost) }
            }
        }
        let headings = [
            heading(say("Schule", "School")), heading(say("Angebot und Bedarf", "Offer and need")),
            heading(say("Programm", "Programme")), heading(say("Gruppen", "Groups"), isNumber: true),
            heading(say("Kosten", "Cost"), isNumber: true),
        ]
        let granted = allocations.isEmpty ? [] : [table(say("Zugeteilt", "Allocated"), headings, rows)]
        let body = changed(.provider(row)) + [Tag.p { opening }] + granted
        let programmes = allocations.compactMap { $0.fund.map(entities.programme) }
        return page(
            "provider", id: entities.providers.id.text(row) ?? "", to: name, place: place,
            body: body + grants(programmes))
    }

    private func school(of item: Allocation) -> String {
        entities.school(ofNeed: item.need).flatMap(entities.schools.name.text) ?? ""
    }
}
