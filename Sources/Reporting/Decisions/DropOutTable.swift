// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
import Diagnostics
public import Planning
import Tables

/// `fallen.csv`: what fell out, what moves up and what could not be kept, one row each. It lies beside the scenario of
/// the
/// plan after a drop-out, whose name only has a number.
public enum DropOutTable {
    public static let name = "fallen.csv"

    public static func bytes(of record: FallenRecord, _ scenario: Scenario) -> [UInt8] {
        let both = { (de: String, en: String) in LocalizedText(de: de, en: en) }
        var table = OutputTable(
            name: "fallen", title: both("Ausfall", "Drop-out"),
            columns: [
                .init(
                    "what", .string, required: true, title: both("Was", "What"),
                    both("fallen, moved_up oder lost", "fallen, moved_up or lost")),
                .init("need", .string, required: true, title: both("Bedarf", "Need"), both("Kennung", "Id")),
                .init("school", .string, title: both("Schule", "School"), both("Kennung", "Id")),
                .init("school_name", .string, title: both("Name der Schule", "School name"), both("Name", "Name")),
                .init("offer", .string, required: true, title: both("Angebot", "Offer"), both("Kennung", "Id")),
                .init("provider", .string, title: both("Anbieter", "Provider"), both("Kennung", "Id")),
                .init(
                    "provider_name", .string, title: both("Name des Anbieters", "Provider name"), both("Name", "Name")),
                .init("fund", .string, title: both("Topf", "Fund"), both("Kennung", "Id")),
                .init("groups", .integer, required: true, title: both("Gruppen", "Groups"), both("Zahl", "Number")),
                .init("date", .string, title: both("Tag", "Day"), both("des Ausfalls", "of the drop-out")),
                .init("reason", .string, title: both("Grund", "Reason"), both("wie angegeben", "as given")),
            ], primaryKey: ["what", "need", "offer", "fund"])
        let kinds = [("fallen", record.fallen), ("moved_up", record.movedUp), ("lost", record.lost)]
        let names = PlanNames(scenario.tables)
        table.rows = kinds.flatMap { what, items in items.map { row(what, $0, record, names) } }
        return Array(CSVText.write(table, .rfc4180).utf8)
    }

    private static func row(
        _ what: String, _ item: PlanSnapshot.Item, _ record: FallenRecord, _ names: PlanNames
    ) -> [OutputTable.Cell] {
        let school = names.row("needs", id: item.need).flatMap { names.school(ofNeed: $0) }
        let provider = names.row("offers", id: item.offer).flatMap { names.provider(ofOffer: $0) }
        return [
            .text(what), .text(item.need), .init(school.map { names.id("schools", $0) }),
            .init(school.flatMap { names.text("schools", "name", $0) }), .text(item.offer),
            .init(provider.map { names.id("providers", $0) }),
            .init(provider.flatMap { names.text("providers", "name", $0) }), .init(item.fund), .integer(item.groups),
            .text(record.date), .text(record.reason),
        ]
    }
}
