// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Rules
import Tables

extension Proposal {
    /// The rules that hold, and which of them keep needs open, with their sources.
    func addReasons(to document: inout Document) {
        document.heading(say("Begründung nach Regeln", "Reasons by rule"))
        document.paragraph(
            say(
                "Diese Regelwerke gelten am \(day(plan.scenario.schoolYear.firstDay.isoDescription)). Ihr Wortlaut steht in Anlage 2.",
                "These rulebooks hold on \(day(plan.scenario.schoolYear.firstDay.isoDescription)). Their text stands in annex 2."
            ))
        var books = Document.Table(
            say("Geltende Regelwerke", "Rulebooks in force"),
            [(say("Regelwerk", "Rulebook"), false, 4), (say("Quelle", "Source"), false, 8)])
        books.rows = plan.scenario.rulebooks.map { [$0.title.text(language), $0.source ?? "–"] }
        document.table(books)
        let stopping = stoppingRules
        guard !stopping.isEmpty else { return }
        document.heading(say("Welche Regeln Bedarfe offen lassen", "Which rules keep needs open"), level: 3)
        var table = Document.Table(
            say("Welche Regeln Bedarfe offen lassen", "Which rules keep needs open"),
            [
                (say("Regel", "Rule"), false, 2), (say("Inhalt", "Content"), false, 6),
                (say("Bedarfe", "Needs"), true, 2), (say("Quelle", "Source"), false, 6),
            ])
        table.rows = stopping.map { [$0.id, $0.title, figures.count($0.needs), source(of: $0.id)] }
        document.table(table)
    }

    /// By number of needs, then by id.
    private var stoppingRules: [(id: String, title: String, needs: Int)] {
        var counts: [String: (title: String, needs: Int)] = [:]
        for unmet in plan.unmet {
            var seen: Set<String> = []
            for rule in rules(of: unmet.reason) where seen.insert(rule.id).inserted {
                counts[rule.id] = (rule.title, (counts[rule.id]?.needs ?? 0) + 1)
            }
        }
        return counts.keys.sorted().compactMap { id in counts[id].map { (id, $0.title, $0.needs) } }.sorted {
            ($1.needs, $0.id) < ($0.needs, $1.id)
        }
    }

    private func rules(of reason: UnmetNeed.Reason) -> [(id: String, title: String)] {
        switch reason {
        case .excluded(let nearest, _): nearest.first?.rules.map { ($0.id, $0.title.text(language)) } ?? []
        case .limited(_, let stop): stop.cause.map { ($0.limit.id, $0.limit.title.text(language)) }
        case .outweighed, .notOffered, .noOffers: []
        }
    }

    /// The rule's own source, else that of its rulebook.
    private func source(of id: String) -> String {
        for book in plan.scenario.rulebooks {
            if let rule = book.match.first(where: { $0.id == id }) { return rule.source ?? book.source ?? "–" }
            if book.limits.contains(where: { $0.id == id }) { return book.source ?? "–" }
        }
        return "–"
    }

    // MARK: Open needs

    func addOpenNeeds(to document: inout Document) {
        document.heading(say("Offene Bedarfe", "Open needs"))
        guard !plan.unmet.isEmpty else {
            document.paragraph(ReportTexts.noUnmet.text(language))
            return
        }
        let sentences = UnmetSentences(plan, entities[0], language)
        var table = Document.Table(
            say("Offene Bedarfe mit Grund", "Open needs with their reason"),
            [
                (say("Bedarf", "Need"), false, 2), (say("Schule", "School"), false, 5),
                (say("Sparte", "Field"), false, 3), (say("offen", "open"), true, 2), (say("Grund", "Reason"), false, 9),
            ])
        table.rows = plan.unmet.map { unmet in
            [
                entities[0].needs.id.text(unmet.need) ?? "", school(unmet.need),
                CodeLabels.field(entities[0].field(ofNeed: unmet.need), language), figures.count(unmet.groupsOpen),
                sentences.sentence(unmet),
            ]
        }
        document.table(table)
    }

    private func school(_ need: Int) -> String {
        entities[0].school(ofNeed: need).flatMap(entities[0].schools.name.text) ?? ""
    }

    // MARK: Annexes

    func addAnnexes(to document: inout Document) {
        document.blocks.append(.pageBreak)
        document.heading(say("Anlage 1: Zuteilungen", "Annex 1: Allocations"))
        var table = Document.Table(
            say("Zuteilungen", "Allocations"),
            [
                (say("Schule", "School"), false, 5), (say("Bedarf", "Need"), false, 4),
                (say("Partner", "Partner"), false, 5), (say("Programm", "Programme"), false, 4),
                (say("Gruppen", "Groups"), true, 2), (say("Förderung", "Funded"), true, 3),
            ])
        table.rows = AllocationGroups(plan, entities[0], nameless: "–").municipalities.flatMap { municipality in
            municipality.schools.flatMap { school in school.allocations.map { row($0, place: municipality.name) } }
        }
        document.table(table)
        document.blocks.append(.pageBreak)
        document.heading(say("Anlage 2: Regeln im Wortlaut", "Annex 2: The rules in words"))
        for index in plan.scenario.rulebooks.indices { addProse(ofRulebook: index, to: &document) }
    }

    private func row(_ allocation: Allocation, place: String) -> [String] {
        let entities = entities[0]
        let field = CodeLabels.field(entities.field(ofNeed: allocation.need), language)
        let programme = allocation.fund.map { CodeLabels.programme(entities.programme(ofFund: $0), language) }
        return [
            "\(school(allocation.need)), \(place)", "\(entities.needs.id.text(allocation.need) ?? ""), \(field)",
            "\(entities.providerName(ofOffer: allocation.offer)) (\(entities.offers.id.text(allocation.offer) ?? ""))",
            programme ?? "–", figures.count(allocation.groups), figures.euro(orDash: allocation.funded),
        ]
    }

    /// The prose of a rulebook as blocks: its headings one level down, its items as lists.
    private func addProse(ofRulebook index: Int, to document: inout Document) {
        var items: [String] = []
        let text = RulebookProse.text(
            of: plan.scenario.rulebooks[index], language: language, format: .markdown,
            used: plan.scenario.usedValues(ofRulebook: index))
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            let plain = line.replacing("`", with: "")
            if plain.hasPrefix("- ") {
                items.append(String(plain.dropFirst(2)))
                continue
            }
            document.list(items)
            items = []
            let hashes = plain.prefix { $0 == "#" }.count
            let content = String(plain.drop { $0 == "#" || $0 == " " })
            switch hashes {
            case 0: document.paragraph(content)
            case 1: document.heading(say("Regelwerk: ", "Rulebook: ") + content, level: 3)
            default: document.blocks.append(.heading(content, level: hashes == 2 ? 4 : 5))
            }
        }
        document.list(items)
    }
}
