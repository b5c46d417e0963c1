// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning

/// `unmet.csv`: every need of which groups stay open, with the reason.
enum UnmetTable {
    static func table(_ plan: Plan, _ entities: PlanEntities, _ language: Language) -> OutputTable {
        let sentences = UnmetSentences(plan, entities, language)
        var table = OutputTable(
            name: "unmet", title: LocalizedText(de: "Offene Bedarfe", en: "Open needs"), columns: columns,
            primaryKey: ["need"])
        table.rows = plan.unmet.map { unmet in
            [
                .init(entities.needs.id.text(unmet.need)),
                .init(entities.school(ofNeed: unmet.need).flatMap(entities.schools.id.text)),
                .integer(unmet.groupsOpen),
                .text(UnmetCause(unmet.reason).rawValue),
                .text(sentences.sentence(unmet)),
            ]
        }
        return table
    }

    private static let columns: [OutputTable.Column] = [
        .init(
            "need", .string, required: true, title: LocalizedText(de: "Bedarf", en: "Need"),
            LocalizedText(de: "Kennung des Bedarfs", en: "Id of the need")),
        .init(
            "school", .string, required: true, title: LocalizedText(de: "Schule", en: "School"),
            LocalizedText(de: "Kennung der Schule", en: "Id of the school")),
        .init(
            "groups_open", .integer, required: true, title: LocalizedText(de: "Offene Gruppen", en: "Open groups"),
            LocalizedText(de: "Gruppen, die nicht zugeteilt sind, mindestens 1", en: "Groups not allocated, at least 1")
        ),
        .init(
            "cause", .string, required: true, codes: UnmetCause.allCases.map(\.rawValue),
            title: LocalizedText(de: "Ursache", en: "Cause"),
            LocalizedText(
                de: "excluded: kein Angebot passt; limited: eine Grenze steht entgegen; outweighed: die Ziele haben "
                    + "anders entschieden; no_offers: das Szenario hat kein Angebot in Reichweite",
                en: "excluded: no offer passes; limited: a limit stops it; outweighed: the goals decided otherwise; "
                    + "no_offers: the scenario has no offer in reach")),
        .init(
            "sentence", .string, required: true, title: LocalizedText(de: "Begründung", en: "Reason"),
            LocalizedText(de: "Die Begründung in einem Satz", en: "The reason as a sentence")),
    ]
}
