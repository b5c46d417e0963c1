// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Tables

extension LetterSet {
    /// Whose letter it is.
    enum Recipient {
        case school(Int)
        case provider(Int)
    }

    /// What a letter after a drop-out begins with: the letter that it changes, and what is different now. Nothing for
    /// other
    /// letters.
    func changed(_ recipient: Recipient) -> [HTML] {
        guard let change = data.change else { return [] }
        let own = change.shifts.filter { isOf($0, recipient) }
        let rows = own.map { row($0, recipient) }
        let headings = [
            heading(say("Bedarf", "Need")), heading(say("Partner", "Partner")), heading(say("Programm", "Programme")),
            heading(say("Gruppen bisher", "Groups before"), isNumber: true),
            heading(say("Gruppen jetzt", "Groups now"), isNumber: true),
        ]
        let title = say("Was sich ändert", "What changes")
        return [Tag.p(.class("change")) { Tag.strong { takenUp(change, recipient) } }, Tag.h2 { title }]
            + [table(title, headings, rows)] + losses(change, own)
    }

    /// Which letter no longer holds as it was.
    private func takenUp(_ change: PlanChange, _ recipient: Recipient) -> String {
        let earlier =
            switch recipient {
            case .school(let row): change.earlierLetter(toSchool: row)
            case .provider(let row): change.earlierLetter(toProvider: row)
            }
        guard let earlier else {
            return say(
                "Seit dem Beschluss ist etwas ausgefallen. Deshalb schreiben wir Ihnen heute zum ersten Mal.",
                "Something has fallen out since the decision. This is why we write to you for the first time today.")
        }
        let date = DecisionSummary(language).date(earlier.date)
        return say(
            "Dieser Brief ändert unseren Brief vom \(date) zu \(earlier.id) (Beleg \(earlier.receipt)).",
            "This letter changes our letter of \(date) about \(earlier.id) (receipt \(earlier.receipt)).")
    }

    private func isOf(_ shift: PlanChange.Shift, _ recipient: Recipient) -> Bool {
        switch recipient {
        case .school(let row): school(of: shift) == row
        case .provider(let row):
            names.row("offers", id: shift.offer).flatMap { names.provider(ofOffer: $0) } == row
        }
    }

    private func school(of shift: PlanChange.Shift) -> Int? {
        names.row("needs", id: shift.need).flatMap { names.school(ofNeed: $0) }
    }

    private func row(_ shift: PlanChange.Shift, _ recipient: Recipient) -> HTML {
        let partner =
            switch recipient {
            case .school: names.row("offers", id: shift.offer).map { entities.providerName(ofOffer: $0) }
            case .provider: school(of: shift).flatMap { entities.schools.name.text($0) }
            }
        let fund = shift.fund.flatMap { names.row("funds", id: $0) }
        return Tag.tr {
            Tag.th(.rowHeader) { names.row("needs", id: shift.need).map { need($0) } ?? shift.need }
            Tag.td { partner ?? "" }
            Tag.td { fund.map { CodeLabels.programme(entities.programme(ofFund: $0), language) } ?? "–" }
            Tag.td(.class("n")) { figures.count(shift.before) }
            Tag.td(.class("n")) { figures.count(shift.after) }
        }
    }

    /// Why something ends that did not itself fall out.
    private func losses(_ change: PlanChange, _ own: [PlanChange.Shift]) -> [HTML] {
        let words = DropOutSentences(plan.scenario, language)
        let ended = own.filter { $0.after < $0.before }
        return change.dropOut.record.losses.filter { loss in
            ended.contains { $0.need == loss.item.need && $0.offer == loss.item.offer && $0.fund == loss.item.fund }
        }.map { loss in Tag.p { words.letterReason(of: loss) } }
    }
}
