// SPDX-License-Identifier: GPL-3.0-or-later

public import Decisions
public import Diagnostics
public import Network
public import Planning
import Tables

/// A Beschlussvorlage: what a body is asked to decide, with everything it needs for that.
public struct Proposal {
    /// One scenario that is laid before the body; the first is the one proposed.
    public struct Option: Sendable {
        public let plan: Plan

        public init(_ plan: Plan) { self.plan = plan }
    }

    let plans: [Plan]
    let totals: [PlanTotals]
    let entities: [PlanEntities]
    let figuresOfPlans: [PlanFigures]
    let agreement: Agreement
    let body: Body
    let calendars: [ProgrammeCalendar]
    let date: String
    let language: Language
    let figures: Figures

    var plan: Plan { plans[0] }

    /// - Parameters:
    ///   - options: one to four plans, the proposed one first.
    ///   - body: whom it is for: the conference recommends, the steering body decides.
    ///   - date: of the paper, `2026-05-20`.
    /// - Throws: if a sum over a plan is too large for a number.
    public init(
        _ options: [Option], for body: Body, of agreement: Agreement, calendars: [ProgrammeCalendar], date: String,
        language: Language
    ) throws(OutputError) {
        plans = options.map(\.plan)
        var entities: [PlanEntities] = []
        var totals: [PlanTotals] = []
        for plan in plans {
            let own = PlanEntities(plan.scenario.tables)
            entities.append(own)
            totals.append(try PlanTotals(plan, own))
        }
        (self.entities, self.totals) = (entities, totals)
        figuresOfPlans = plans.map { PlanFigures($0) }
        (self.agreement, self.body, self.calendars) = (agreement, body, calendars)
        (self.date, self.language) = (date, language)
        figures = Figures(language)
    }

    /// The paper: one page in plain language, the proposal, annexes.
    public var document: Document {
        let year = plan.scenario.schoolYear.description
        var document = Document(
            language: language, kicker: "\(agreement.title.text(language)) · \(say("Beschlussvorlage", "Proposal"))",
            title: plan.scenario.title.text(language),
            subtitle: say(
                "für: \(name(body)) · Schuljahr \(year) · Stand \(day(date))",
                "for: \(name(body)) · school year \(year) · as of \(day(date))"),
            date: date)
        addPlainLanguage(to: &document)
        addResolution(to: &document)
        addFacts(to: &document)
        addAlternatives(to: &document)
        addMoney(to: &document)
        addReasons(to: &document)
        addOpenNeeds(to: &document)
        addAnnexes(to: &document)
        return document
    }

    func say(_ de: String, _ en: String) -> String { language == .de ? de : en }

    func name(_ body: Body) -> String { body.name.text(language) }

    func day(_ text: String) -> String { DecisionSummary(language).date(text) }

    func groups(_ count: Int64) -> String {
        figures.counted(count, .group)
    }

    /// A goal's value as people compare it: at most three decimals; files have all of them.
    func value(_ number: FixedPoint) -> String {
        DecimalText.rounded(number.double, digits: 3).map(figures.number) ?? figures.number(number)
    }

    func schools(_ count: Int) -> String {
        figures.counted(count, .school)
    }

    /// `A`, `B` … for the scenarios side by side.
    func letter(_ index: Int) -> String { ["A", "B", "C", "D"][min(index, 3)] }

    /// Schools with a need that get nothing in a plan.
    func emptyHanded(_ index: Int) -> Int {
        let entities = entities[index]
        let asking = Set((0..<entities.needs.count).compactMap { entities.school(ofNeed: $0) })
        let served = Set(plans[index].allocations.compactMap { entities.school(ofNeed: $0.need) })
        return asking.subtracting(served).count
    }
}
