// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
public import Tables

/// One thing the office has to do after a decision.
public struct OfficeTask: Sendable, Hashable {
    /// Stable: the same decision, step and subject give the same id.
    public let id: String
    public let due: Day
    /// Whether the day was over when the decision was taken.
    public let isOverdue: Bool
    public let kind: ProgrammeCalendar.Kind
    public let title: LocalizedText
    /// The programme's code; empty for steps of the network.
    public let programme: String
    /// Ids of what it is for; empty where it is for the whole plan.
    public let school: String
    public let provider: String
    public let need: String
    public let offer: String
    public let fund: String
    /// Names of school and provider, for people.
    public let subject: String
    /// In euro; `nil` for tasks without money.
    public let amount: FixedPoint?
    public let source: String
}

/// The tasks that follow from a decided plan.
public struct TaskList: Sendable {
    public let decision: DecisionRecord
    public let receipt: String
    /// By day, then in the order of the calendars.
    public let tasks: [OfficeTask]

    /// - Parameter plan: the plan of the decision, or the one after reserves moved up.
    public init(_ plan: Plan, decision: DecisionRecord, receipt: String, calendars: [ProgrammeCalendar]) {
        self.decision = decision
        self.receipt = receipt
        let builder = TaskBuilder(plan, decision)
        let all = calendars.flatMap { calendar in calendar.steps.flatMap { builder.tasks(of: $0, calendar) } }
        tasks = all.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }
}

private struct TaskBuilder {
    private let plan: Plan
    private let names: PlanNames
    private let decision: DecisionRecord
    private let day: Day

    init(_ plan: Plan, _ decision: DecisionRecord) {
        self.plan = plan
        self.decision = decision
        names = PlanNames(plan.scenario.tables)
        day = Day(parsing: decision.date) ?? plan.scenario.schoolYear.firstDay
    }

    /// A step of a programme is done only where the programme pays.
    func tasks(of step: ProgrammeCalendar.Step, _ calendar: ProgrammeCalendar) -> [OfficeTask] {
        let isNetwork = calendar.name == ProgrammeCalendar.network
        let paid = plan.allocations.filter { isNetwork || names.programme(ofFund: $0.fund) == calendar.name }
        let programme = isNetwork ? "" : calendar.name
        switch step.subject {
        case .plan: return paid.isEmpty ? [] : [task(step, programme, paid)]
        case .allocation: return paid.map { task(step, names.programme(ofFund: $0.fund), [$0], allocation: $0) }
        case .fund: return grouped(paid) { $0.fund }.map { task(step, programme, $0.items, fund: $0.key) }
        case .school:
            let rows = isNetwork ? Array(0..<names.count("schools")).filter(asks) : nil
            let served = grouped(paid) { names.school(ofNeed: $0.need) }
            guard let rows else { return served.map { task(step, programme, $0.items, school: $0.key) } }
            return rows.map { row in task(step, programme, served.first { $0.key == row }?.items ?? [], school: row) }
        case .provider:
            return grouped(paid) { names.provider(ofOffer: $0.offer) }.map {
                task(step, programme, $0.items, provider: $0.key)
            }
        }
    }

    /// Whether a school has a need: also one that gets nothing is told.
    private func asks(_ school: Int) -> Bool {
        (0..<names.count("needs")).contains { names.school(ofNeed: $0) == school }
    }

    /// By row, ascending.
    private func grouped(_ items: [Allocation], by key: (Allocation) -> Int?) -> [(key: Int, items: [Allocation])] {
        var groups: [Int: [Allocation]] = [:]
        for item in items { if let row = key(item) { groups[row, default: []].append(item) } }
        return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
    }

    private func task(
        _ step: ProgrammeCalendar.Step, _ programme: String, _ items: [Allocation], school: Int? = nil,
        provider: Int? = nil, fund: Int? = nil, allocation: Allocation? = nil
    ) -> OfficeTask {
        let due = ProgrammeCalendar.day(of: step.when, decision: day, schoolYear: plan.scenario.schoolYear)
        let school = school ?? allocation.flatMap { names.school(ofNeed: $0.need) }
        let provider = provider ?? allocation.flatMap { names.provider(ofOffer: $0.offer) }
        let fund = fund ?? allocation.flatMap(\.fund)
        let need = allocation.map { names.id("needs", $0.need) } ?? ""
        let offer = allocation.map { names.id("offers", $0.offer) } ?? ""
        let ids = (
            school: school.map { names.id("schools", $0) } ?? "",
            provider: provider.map { names.id("providers", $0) } ?? "",
            fund: fund.map { names.id("funds", $0) } ?? ""
        )
        let parts = [decision.id, step.id, need, offer, allocation == nil ? ids.school : "", ids.provider, ids.fund]
        let subject = [
            school.map { names.text("schools", "name", $0) ?? ids.school },
            provider.map { names.text("providers", "name", $0) ?? ids.provider },
            allocation == nil ? fund.map { names.id("funds", $0) } : nil,
        ].compactMap { $0 }.joined(separator: " – ")
        return OfficeTask(
            id: parts.filter { !$0.isEmpty }.joined(separator: "."), due: due, isOverdue: due < day, kind: step.kind,
            title: step.title, programme: programme, school: ids.school, provider: ids.provider, need: need,
            offer: offer, fund: ids.fund, subject: subject, amount: amount(step, items), source: step.source)
    }

    /// The share of the money, in cents; what is left by rounding down belongs to the step that ends the money.
    private func amount(_ step: ProgrammeCalendar.Step, _ items: [Allocation]) -> FixedPoint? {
        guard let share = step.share else { return nil }
        let known = items.compactMap(\.funded)
        guard known.count == items.count, let sum = known.reduce(FixedPoint(0), { $0.adding($1) }).rescaled(to: 2),
            let unit = FixedPoint.powerOfTen(share.scale)
        else { return nil }
        let cents = Int128(sum.mantissa) * Int128(share.mantissa) / Int128(unit)
        let isLater = if case .on(_, _, let year) = step.when { year > 0 } else { false }
        let rounded = Int128(sum.mantissa) * Int128(share.mantissa) % Int128(unit) == 0
        return FixedPoint(mantissa: Int64(clamping: cents + (rounded || !isLater ? 0 : 1)), scale: 2)
    }
}
