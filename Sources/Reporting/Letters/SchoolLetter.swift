// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Tables

extension LetterSet {
    /// What a school gets, what it does not get and why, and its places on reserve lists.
    func school(_ row: Int, needs: [Int]) -> File {
        let name = entities.schools.name.text(row) ?? entities.schools.id.text(row) ?? ""
        let place = entities.municipality(ofSchool: row).flatMap(entities.municipalities.name.text) ?? ""
        let own = Set(needs)
        let granted = plan.allocations.filter { own.contains($0.need) }
        let open = plan.unmet.filter { own.contains($0.need) }
        let programmes = granted.compactMap { $0.fund.map(entities.programme) }
        var body = changed(.school(row)) + [Tag.p { opening(granted, open) }]
        if !granted.isEmpty { body += [Tag.h2 { say("Zugesagt", "Granted") }, grantedTable(granted)] }
        body += grants(programmes)
        if !open.isEmpty {
            body.append(Tag.h2 { say("Nicht zugesagt", "Not granted") })
            body += open.flatMap { unmet($0) }
        }
        return page("school", id: entities.schools.id.text(row) ?? "", to: name, place: place, body: body)
    }

    private func opening(_ granted: [Allocation], _ open: [UnmetNeed]) -> String {
        let groups = granted.reduce(0) { $0 + $1.groups }
        let missing = open.reduce(0) { $0 + $1.groupsOpen }
        let requested = figures.count(groups + missing)
        switch (groups, missing) {
        case (0, _):
            return say(
                "für das Schuljahr \(plan.scenario.schoolYear.description) können wir Ihnen leider keine Gruppe zusagen.",
                "for the school year \(plan.scenario.schoolYear.description) we can unfortunately grant you no group.")
        case (_, 0):
            return say(
                "für das Schuljahr \(plan.scenario.schoolYear.description) können wir alle gewünschten Gruppen zusagen (\(requested)).",
                "for the school year \(plan.scenario.schoolYear.description) we can grant all groups you asked for (\(requested))."
            )
        default:
            return say(
                "für das Schuljahr \(plan.scenario.schoolYear.description) können wir \(figures.count(groups)) von \(requested) gewünschten Gruppen zusagen.",
                "for the school year \(plan.scenario.schoolYear.description) we can grant \(figures.count(groups)) of the \(requested) groups you asked for."
            )
        }
    }

    private func grantedTable(_ granted: [Allocation]) -> HTML {
        let rows = granted.map { item in
            Tag.tr {
                Tag.th(.rowHeader) { need(item.need) }
                Tag.td { entities.providerName(ofOffer: item.offer) }
                Tag.td { item.fund.map { CodeLabels.programme(entities.programme(ofFund: $0), language) } ?? "–" }
                Tag.td(.class("n")) { figures.count(item.groups) }
                Tag.td(.class("n")) { figures.euro(orDash: item.funded) }
                Tag.td(.class("n")) { figures.euro(orDash: item.own) }
            }
        }
        return table(
            say("Zugesagt", "Granted"),
            [
                heading(say("Bedarf", "Need")), heading(say("Partner", "Partner")),
                heading(say("Programm", "Programme")), heading(say("Gruppen", "Groups"), isNumber: true),
                heading(say("Förderung", "Funded"), isNumber: true),
                heading(say("Eigenanteil", "Own share"), isNumber: true),
            ], rows)
    }

    /// The need with the reason, and the reserve place where there is one.
    private func unmet(_ unmet: UnmetNeed) -> [HTML] {
        let groups = figures.counted(unmet.groupsOpen, .group)
        let places = data.reserves.places(of: unmet.need).map { place in
            let programme = CodeLabels.programme(entities.programme(ofFund: place.fund), language)
            return say(
                "Sie stehen auf Reserveplatz \(place.number) für \(programme).",
                "You have reserve place \(place.number) for \(programme).")
        }
        return [
            Tag.h3 { "\(need(unmet.need)) (\(groups))" },
            Tag.p { sentences.sentence(unmet) },
        ] + places.map { text in Tag.p { Tag.strong { text } } }
    }
}
