// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// What a drop-out changed in a decided plan, and for whom: what tasks and letters after it are about.
public struct PlanChange: Sendable {
    /// A letter that somebody has got before.
    public struct Letter: Sendable, Hashable {
        /// The decision or drop-out that it told of.
        public let id: String
        /// `2026-05-20`.
        public let date: String
        /// The receipt of its entry.
        public let receipt: String
    }

    /// An allocation whose groups are others than before, by need, offer and fund.
    public struct Shift: Sendable, Hashable {
        public let need: String
        public let offer: String
        public let fund: String?
        public let before: Int64
        public let after: Int64
    }

    public let dropOut: DecisionHistory.Fallen
    /// The plan before it, on the tables of the plan after it.
    public let before: [Allocation]
    /// By need, offer and fund.
    public let shifts: [Shift]
    /// Rows of the tables whose allocations are others than before, ascending.
    public let schools: [Int]
    public let providers: [Int]
    /// By row: the last letter that the school or provider got; absent for one that got none.
    private let schoolLetters: [Int: Letter]
    private let providerLetters: [Int: Letter]

    /// - Returns: `nil` for a plan as it was decided, and (with an error in the sink) for one whose plan before cannot
    ///   be laid
    ///   on these tables.
    /// - Throws: if an amount of the plan before does not fit.
    public init?(
        _ decided: DecidedPlan, _ prepared: PreparedScenario, into sink: inout DiagnosticSink
    ) throws(PlanningError) {
        guard let last = decided.dropOuts.last else { return nil }
        let steps = [decided.record.plan.allocations] + decided.dropOuts.map(\.record.plan.allocations)
        let rows = EntityRows(prepared.scenario)
        let old = steps[steps.count - 2]
        let planned = old.compactMap { rows.row($0) }
        guard planned.count == old.count, let before = try prepared.allocations(of: planned) else {
            sink.report(DecisionMessages.otherTablesThanBefore(last.record.id))
            return nil
        }
        self.before = before
        dropOut = last
        shifts = Self.shifts(from: old, to: steps[steps.count - 1])
        schools = Set(shifts.compactMap { rows.school($0) }).sorted()
        providers = Set(shifts.compactMap { rows.provider($0) }).sorted()
        var (schoolLetters, providerLetters): ([Int: Letter], [Int: Letter]) = ([:], [:])
        let first = Letter(id: decided.record.id, date: decided.record.date, receipt: decided.entry.receipt)
        for row in rows.schoolsWithNeeds { schoolLetters[row] = first }
        for item in steps[0] { if let row = rows.provider(item.offer) { providerLetters[row] = first } }
        for (number, step) in decided.dropOuts.dropLast().enumerated() {
            let letter = Letter(id: step.record.id, date: step.record.date, receipt: step.entry.receipt)
            for shift in Self.shifts(from: steps[number], to: steps[number + 1]) {
                if let row = rows.school(shift) { schoolLetters[row] = letter }
                if let row = rows.provider(shift) { providerLetters[row] = letter }
            }
        }
        (self.schoolLetters, self.providerLetters) = (schoolLetters, providerLetters)
    }

    /// The letter that one about this change takes up.
    public func earlierLetter(toSchool row: Int) -> Letter? { schoolLetters[row] }
    public func earlierLetter(toProvider row: Int) -> Letter? { providerLetters[row] }

    private static func shifts(from old: [PlanSnapshot.Item], to new: [PlanSnapshot.Item]) -> [Shift] {
        var groups: [[String]: (item: PlanSnapshot.Item, before: Int64, after: Int64)] = [:]
        for item in old { groups[item.place, default: (item, 0, 0)].before += item.groups }
        for item in new { groups[item.place, default: (item, 0, 0)].after += item.groups }
        let places = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
        return places.compactMap { place in
            guard let (item, before, after) = groups[place], before != after else { return nil }
            return Shift(need: item.need, offer: item.offer, fund: item.fund, before: before, after: after)
        }
    }
}

/// Ids of a ledger as rows of a scenario.
private struct EntityRows {
    private let names: PlanNames

    init(_ scenario: Scenario) { names = PlanNames(scenario.tables) }

    func row(_ item: PlanSnapshot.Item) -> PlannedRow? {
        guard let need = names.row("needs", id: item.need), let offer = names.row("offers", id: item.offer) else {
            return nil
        }
        guard let fund = item.fund else { return PlannedRow(need: need, offer: offer, fund: nil, groups: item.groups) }
        return names.row("funds", id: fund).map {
            PlannedRow(need: need, offer: offer, fund: $0, groups: item.groups)
        }
    }

    func school(_ shift: PlanChange.Shift) -> Int? {
        names.row("needs", id: shift.need).flatMap { names.school(ofNeed: $0) }
    }

    func provider(_ shift: PlanChange.Shift) -> Int? { provider(shift.offer) }

    func provider(_ offer: String) -> Int? {
        names.row("offers", id: offer).flatMap { names.provider(ofOffer: $0) }
    }

    var schoolsWithNeeds: Set<Int> { Set((0..<names.count("needs")).compactMap { names.school(ofNeed: $0) }) }
}
