// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Tables

extension Proposal {
    /// Scenarios side by side: goals, money, fairness; then who gains and who loses against the proposal.
    func addAlternatives(to document: inout Document) {
        document.heading(say("Alternativen", "Alternatives"))
        guard plans.count > 1 else {
            document.paragraph(
                say(
                    "Es wird kein anderes Szenario vorgelegt. Ein Änderungsantrag aus der Sitzung wird sofort gerechnet.",
                    "No other scenario is laid before the body. An amendment from the floor is solved on the spot."))
            return
        }
        document.list(
            plans.indices.map { index in
                let mark = index == 0 ? say(" (Vorschlag)", " (proposed)") : ""
                return "\(letter(index)): \(plans[index].scenario.title.text(language))\(mark)"
            })
        document.table(comparison)
        for index in plans.indices.dropFirst() { addShift(index, to: &document) }
    }

    private var comparison: Document.Table {
        var table = Document.Table(
            say("Szenarien nebeneinander", "Scenarios side by side"),
            [(say("Kennzahl", "Figure"), false, 6)] + plans.indices.map { (letter($0), true, 3) })
        let row = { (title: String, value: (Int) -> String) in
            table.rows.append([title] + self.plans.indices.map(value))
        }
        for goal in plan.goals {
            row("\(goal.id) \(goal.title.text(language))") { index in
                self.plans[index].goals.first { $0.id == goal.id }.map { self.value($0.value) } ?? "–"
            }
        }
        row(say("Gruppen mit Platz", "Groups with a place")) { self.figures.count(self.totals[$0].groupsAllocated) }
        row(say("Anteil der gewünschten Gruppen", "Share of the groups asked for")) { index in
            let totals = self.totals[index]
            return self.figures.percentText(FixedPoint(totals.groupsAllocated), of: FixedPoint(totals.groupsRequested))
        }
        row(say("Bedarfe ganz gedeckt", "Needs fully met")) { self.figures.count(self.totals[$0].needsMet) }
        row(say("Fördermittel", "Money from funds")) { self.figures.euro(orDash: self.totals[$0].funded) }
        row(say("Eigenanteil", "Own share")) { self.figures.euro(orDash: self.totals[$0].own) }
        row(say("Fairness: Schulen erreicht", "Fairness: schools reached")) {
            self.figures.count(self.totals[$0].schoolsServed)
        }
        row(say("Fairness: Schulen mit Bedarf ohne Platz", "Fairness: schools with a need and no place")) {
            self.figures.count(self.emptyHanded($0))
        }
        row(say("Fairness: Gemeinden mit Plätzen", "Fairness: municipalities with places")) { index in
            self.figures.count(self.municipalities(index))
        }
        return table
    }

    private func municipalities(_ index: Int) -> Int {
        let entities = entities[index]
        return Set(
            plans[index].allocations.compactMap { entities.school(ofNeed: $0.need).flatMap(entities.municipality) }
        ).count
    }

    private func addShift(_ index: Int, to document: inout Document) {
        let shift = PlanShift(from: figuresOfPlans[0], to: figuresOfPlans[index])
        document.heading(
            say("Was sich mit \(letter(index)) gegenüber A ändert", "What changes with \(letter(index)) against A"),
            level: 3)
        guard !shift.gainers.isEmpty || !shift.losers.isEmpty else {
            document.paragraph(say("Für keine Schule ändert sich etwas.", "Nothing changes for any school."))
            return
        }
        var table = Document.Table(
            say("Wer gewinnt und wer verliert mit \(letter(index))", "Who gains and who loses with \(letter(index))"),
            [
                (say("Schule", "School"), false, 6), (say("Wirkung", "Effect"), false, 3),
                (say("Gruppen", "Groups"), true, 2),
                (say("Fördermittel", "Money from funds"), true, 3),
            ])
        let add = { (schools: [PlanShift.School], word: String) in
            for school in schools {
                let sign = school.groups > 0 ? "+" : ""
                let money = school.funded.map { ($0.mantissa > 0 ? "+" : "") + self.figures.euro($0) } ?? "–"
                table.rows.append([
                    school.name, word, school.groups == 0 ? "±0" : sign + self.figures.count(school.groups), money,
                ])
            }
        }
        add(shift.gainers, say("gewinnt", "gains"))
        add(shift.losers, say("verliert", "loses"))
        document.table(table)
    }

    // MARK: Money

    /// Financial effects by fund and calendar year.
    func addMoney(to document: inout Document) {
        document.heading(say("Finanzielle Auswirkungen", "Financial effects"))
        guard entities[0].hasFunds else {
            document.paragraph(say("Das Szenario hat keine Töpfe.", "The scenario has no funds."))
            return
        }
        let first = plan.scenario.schoolYear.startYear
        var table = Document.Table(
            say("Mittel nach Töpfen und Haushaltsjahren", "Money by fund and budget year"),
            [
                (say("Topf", "Fund"), false, 4), (say("verfügbar", "available"), true, 3),
                (say("eingeplant", "planned"), true, 3),
                (say("davon \(String(first))", "of it \(String(first))"), true, 3),
                (say("davon \(String(first + 1))", "of it \(String(first + 1))"), true, 3),
                (say("frei", "left"), true, 3),
            ])
        for fund in totals[0].funds {
            let programme = CodeLabels.programme(fund.programme, language)
            let years = [0, 1].map { payment(fund, yearsLater: $0) }
            table.rows.append(
                [
                    "\(programme) (\(fund.id))", figures.euro(fund.amount), figures.euro(orDash: fund.spent),
                ] + years + [figures.euro(orDash: fund.left)])
        }
        let all = totals[0].allFunds
        table.rows.append(
            [
                say("Summe", "Total"), figures.euro(all.amount), figures.euro(orDash: all.spent), "", "",
                figures.euro(orDash: all.left),
            ])
        table.hasTotal = true
        document.table(table)
        document.paragraph(
            say(
                "Ein Strich heißt: Für dieses Programm ist kein Zahlungstermin festgelegt; die Mittel gehören zum Schuljahr \(plan.scenario.schoolYear.description).",
                "A dash means: no day of payment is fixed for this programme; the money belongs to the school year \(plan.scenario.schoolYear.description)."
            ))
        if let own = totals[0].own {
            document.paragraph(
                say(
                    "Den Eigenanteil von \(figures.euro(own)) tragen Schulen und Schulträger.",
                    "The own share of \(figures.euro(own)) is borne by schools and their authorities."))
        }
    }

    /// What the calendar of a programme pays in a year; a dash without a calendar of payments.
    private func payment(_ fund: PlanTotals.Fund, yearsLater: Int) -> String {
        let steps = calendars.first { $0.name == fund.programme }?.steps.filter { $0.kind == .pay } ?? []
        guard !steps.isEmpty, let spent = fund.spent?.rescaled(to: 2) else { return "–" }
        var shares = FixedPoint(0)
        for step in steps {
            guard case .on(_, _, let year) = step.when, let share = step.share, year == yearsLater else { continue }
            shares = shares.adding(share)
        }
        guard let unit = FixedPoint.powerOfTen(shares.scale) else { return "–" }
        let cents = Int128(spent.mantissa) * Int128(shares.mantissa)
        // The instalment that comes last takes what does not divide.
        let rounded = cents % Int128(unit) == 0 || yearsLater == 0 ? cents / Int128(unit) : cents / Int128(unit) + 1
        return figures.euro(FixedPoint(mantissa: Int64(clamping: rounded), scale: 2))
    }
}
