// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
public import Tables

/// What two plans are compared by. Everything is named by ids, so that plans of different scenarios can be laid side
/// by side.
public struct PlanFigures: Sendable {
    /// What one school gets.
    public struct School: Sendable, Hashable {
        public let id: String
        public let name: String
        public var groups: Int64
        /// In euro; `nil` if no rulebook computes it for any of its allocations.
        public var funded: FixedPoint?
    }

    public let goals: [GoalOutcome]
    public let groups: Int64
    /// Money from funds, in euro; `nil` if no rulebook computes it.
    public let funded: FixedPoint?
    /// Schools of the schools table, those without anything included, by id.
    public let schools: [School]

    /// Linear in the plan and the schools, apart from sorting.
    public init(_ plan: Plan) {
        let names = PlanNames(plan.scenario.tables)
        var schools: [String: School] = [:]
        for row in 0..<names.count("schools") {
            let id = names.id("schools", row)
            schools[id] = School(id: id, name: names.text("schools", "name", row) ?? id, groups: 0, funded: nil)
        }
        for allocation in plan.allocations {
            guard let row = names.school(ofNeed: allocation.need) else { continue }
            let id = names.id("schools", row)
            schools[id]?.groups += allocation.groups
            if let funded = allocation.funded {
                let sum = (schools[id]?.funded ?? FixedPoint(0)).adding(funded)
                schools[id]?.funded = sum
            }
        }
        goals = plan.goals
        groups = plan.allocations.reduce(0) { $0 + $1.groups }
        let amounts = plan.allocations.compactMap(\.funded)
        funded =
            amounts.isEmpty && !plan.allocations.isEmpty ? nil : amounts.reduce(FixedPoint(0)) { $0.adding($1) }
        self.schools = schools.keys.sorted().compactMap { schools[$0] }
    }
}

extension FixedPoint {
    /// The exact sum. Amounts of a plan that passed its check are far from the largest number.
    public func adding(_ other: FixedPoint) -> FixedPoint {
        let scale = max(scale, other.scale)
        guard let left = rescaled(to: scale), let right = other.rescaled(to: scale) else { return self }
        return FixedPoint(mantissa: left.mantissa &+ right.mantissa, scale: scale)
    }

    /// The number with the other sign.
    public var negated: FixedPoint { FixedPoint(mantissa: -mantissa, scale: scale) }
}

/// Who has more and who has less in another plan.
public struct PlanShift: Sendable {
    public struct School: Sendable, Hashable {
        public let id: String
        public let name: String
        /// More than 0 for a gain.
        public let groups: Int64
        /// In euro; `nil` where neither plan computes it.
        public let funded: FixedPoint?
    }

    /// Schools with more groups, or as many and more money; by id. The losers likewise.
    public let gainers: [School]
    public let losers: [School]

    public init(from old: PlanFigures, to new: PlanFigures) {
        var before: [String: PlanFigures.School] = [:]
        for school in old.schools { before[school.id] = school }
        var (gainers, losers) = ([School](), [School]())
        for school in new.schools {
            let earlier = before[school.id]
            let groups = school.groups - (earlier?.groups ?? 0)
            let known = school.funded != nil || earlier?.funded != nil
            let money = (school.funded ?? FixedPoint(0)).adding((earlier?.funded ?? FixedPoint(0)).negated)
            let shift = School(id: school.id, name: school.name, groups: groups, funded: known ? money : nil)
            let weight = groups != 0 ? groups : money.mantissa
            if weight > 0 { gainers.append(shift) } else if weight < 0 { losers.append(shift) }
        }
        (self.gainers, self.losers) = (gainers, losers)
    }
}
