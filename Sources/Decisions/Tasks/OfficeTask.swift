// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
public import Tables

/// One thing the office has to do after a decision.
public struct OfficeTask: Sendable, Hashable {
    /// Stable: the same decision, step and subject give the same id.
    public internal(set) var id: String
    public let due: Day
    /// Whether the day was over when the decision was taken, or when something fell out.
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
    /// What became of it through a drop-out; `nil` for tasks of the plan as it was decided.
    public internal(set) var change: Change?

    public enum Change: String, Sendable, Hashable {
        case new
        case changed
        case cancelled
    }

    /// The allocations it is about.
    let items: [Allocation]
}

/// The tasks that follow from a decided plan.
public struct TaskList: Sendable {
    public let decision: DecisionRecord
    /// The drop-out whose tasks these are; `nil` for those of the decision itself.
    public let dropOut: FallenRecord?
    public let receipt: String
    /// By day, then in the order of the calendars.
    public let tasks: [OfficeTask]

    /// The tasks of a plan as it was decided.
    public init(_ plan: Plan, decision: DecisionRecord, receipt: String, calendars: [ProgrammeCalendar]) {
        self.decision = decision
        self.receipt = receipt
        dropOut = nil
        let builder = TaskBuilder(plan.scenario, plan.allocations, decision, Day(parsing: decision.date))
        tasks = Self.sorted(builder.tasks(of: calendars))
    }

    /// The tasks that a drop-out brings: who is concerned is notified, and what the office has to do otherwise than
    /// before
    /// is new, changed or cancelled. Everything else stays as the list before has it.
    public init(_ plan: Plan, decision: DecisionRecord, change: PlanChange, calendars: [ProgrammeCalendar]) {
        self.decision = decision
        let record = change.dropOut.record
        dropOut = record
        receipt = change.dropOut.entry.receipt
        let day = Day(parsing: record.date)
        let before = TaskBuilder(plan.scenario, change.before, decision, day).tasks(of: calendars)
        let after = TaskBuilder(plan.scenario, plan.allocations, decision, day).tasks(of: calendars)
        tasks = Self.sorted(Self.changes(from: before, to: after, record.id, decision.id))
    }

    private static func sorted(_ tasks: [OfficeTask]) -> [OfficeTask] {
        tasks.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }

    /// Notices are tasks of their own: the earlier ones have been sent. Others keep their id, so that a calendar that
    /// has
    /// them changes them.
    private static func changes(
        from before: [OfficeTask], to after: [OfficeTask], _ dropOut: String, _ decision: String
    ) -> [OfficeTask] {
        var old: [String: OfficeTask] = [:]
        for task in before { old[task.id] = task }
        let remaining = Set(after.map(\.id))
        let gone = before.filter { !remaining.contains($0.id) }.map {
            $0.becoming($0.kind == .notify ? .new : .cancelled)
        }
        let other = after.compactMap { task -> OfficeTask? in
            guard let earlier = old[task.id] else { return task.becoming(.new) }
            let isSame = task.isOfOne ? task.items == earlier.items : task.amount == earlier.amount
            return isSame ? nil : task.becoming(task.kind == .notify ? .new : .changed)
        }
        return (other + gone).map { task in
            task.kind == .notify ? task.renamed(dropOut + task.id.dropFirst(decision.count)) : task
        }
    }
}

extension OfficeTask {
    /// Whether it is for a school, provider or allocation, who have to know of any change; a fund or the plan as a
    /// whole has
    /// to know of its amount only.
    fileprivate var isOfOne: Bool { !school.isEmpty || !provider.isEmpty }

    fileprivate func becoming(_ change: Change) -> OfficeTask {
        var task = self
        task.change = change
        return task
    }

    fileprivate func renamed(_ id: String) -> OfficeTask {
        var task = self
        task.id = id
        return task
    }
}

private struct TaskBuilder {
    private let scenario: Scenario
    private let allocations: [Allocation]
    private let names: PlanNames
    private let decision: DecisionRecord
    private let day: Day

    /// - Parameter day: of the decision or drop-out; `nil` for the first day of the school year.
    init(_ scenario: Scenario, _ allocations: [Allocation], _ decision: DecisionRecord, _ day: Day?) {
        (self.scenario, self.allocations, self.decision) = (scenario, allocations, decision)
        names = PlanNames(scenario.tables)
        self.day = day ?? scenario.schoolYear.firstDay
    }

    func tasks(of calendars: [ProgrammeCalendar]) -> [OfficeTask] {
        calendars.flatMap { calendar in calendar.steps.flatMap { tasks(of: $0, calendar) } }
    }

    /// A step of a programme is done only where the programme pays.
    func tasks(of step: ProgrammeCalendar.Step, _ calendar: ProgrammeCalendar) -> [OfficeTask] {
        let isNetwork = calendar.name == ProgrammeCalendar.network
        let paid = allocations.filter { isNetwork || names.programme(ofFund: $0.fund) == calendar.name }
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
        let due = ProgrammeCalendar.day(of: step.when, decision: day, schoolYear: scenario.schoolYear)
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
            offer: offer, fund: ids.fund, subject: subject, amount: amount(step, items), source: step.source,
            items: items)
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
