// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Tables

/// The figures of a plan that more than one output shows. All sums are exact.
struct PlanTotals {
    /// The money of one fund, of all funds of a programme, or of all funds.
    struct Fund {
        /// Empty for more than one fund.
        let id: String
        /// Empty for all funds.
        let programme: String
        let amount: FixedPoint
        /// `nil` if no rulebook computes `funded` for its allocations; `left` then likewise.
        let spent: FixedPoint?
        let left: FixedPoint?
    }

    /// Groups asked for and allocated in one field.
    struct Field {
        let code: String
        var requested: Int64
        var allocated: Int64
    }

    let needs: Int
    /// Needs with all groups allocated; one that asks for no group counts as met.
    let needsMet: Int
    let needsPartlyMet: Int
    let needsOpen: Int
    let groupsRequested: Int64
    let groupsAllocated: Int64
    let allocations: Int
    let schoolsServed: Int
    let providers: Int
    /// `nil` if no rulebook computes the amount for any allocation.
    let cost: FixedPoint?
    let funded: FixedPoint?
    let own: FixedPoint?
    /// In the order of the funds table; empty without one.
    let funds: [Fund]
    /// The funds added up by programme, in the order in which the funds name them; empty without a funds table.
    let programmes: [Fund]
    let allFunds: Fund
    /// Most groups asked for first, then by code.
    let fields: [Field]

    /// Linear in the needs, allocations and funds.
    ///
    /// - Throws: if a sum is too large for a number.
    init(_ plan: Plan, _ entities: PlanEntities) throws(OutputError) {
        let perNeed = try Self.groupsPerNeed(plan, entities)
        needs = entities.needs.count
        var (met, open) = (0, 0)
        var requested = ExactSum()
        for row in 0..<entities.needs.count {
            let groups = entities.groups(ofNeed: row)
            requested.add(groups)
            if perNeed[row] >= groups { met += 1 } else if perNeed[row] == 0 { open += 1 }
        }
        (needsMet, needsOpen, needsPartlyMet) = (met, open, entities.needs.count - met - open)
        groupsRequested = try Self.count(requested)
        groupsAllocated = try Self.count(perNeed.reduce(into: ExactSum()) { $0.add($1) })
        allocations = plan.allocations.count
        schoolsServed = Self.distinct(plan.allocations.compactMap { entities.school(ofNeed: $0.need) })
        providers = Self.distinct(plan.allocations.compactMap { entities.provider(ofOffer: $0.offer) })
        cost = try Self.sum(plan.allocations.lazy.map(\.cost))
        funded = try Self.sum(plan.allocations.lazy.map(\.funded))
        own = try Self.sum(plan.allocations.lazy.map(\.own))
        let funds = try Self.funds(plan, entities)
        self.funds = funds
        programmes = try Self.programmes(funds)
        allFunds = try Self.joined(funds, programme: "")
        fields = try Self.fields(perNeed, entities)
    }

    /// The sum of amounts of which some may not be computed; see ``PartialSum/value()``.
    static func sum(_ amounts: some Sequence<FixedPoint?>) throws(OutputError) -> FixedPoint? {
        var sum = PartialSum()
        for amount in amounts { sum.add(amount) }
        return try sum.value()
    }

    private static func groupsPerNeed(_ plan: Plan, _ entities: PlanEntities) throws(OutputError) -> [Int64] {
        var groups = [Int64](repeating: 0, count: entities.needs.count)
        for allocation in plan.allocations {
            let (sum, overflow) = groups[allocation.need].addingReportingOverflow(allocation.groups)
            if overflow { throw OutputError.sumTooLarge }
            groups[allocation.need] = sum
        }
        return groups
    }

    private static func count(_ sum: ExactSum) throws(OutputError) -> Int64 {
        guard let value = sum.value else { throw OutputError.sumTooLarge }
        return value.mantissa
    }

    private static func distinct(_ rows: [Int]) -> Int { Set(rows).count }

    private static func funds(_ plan: Plan, _ entities: PlanEntities) throws(OutputError) -> [Fund] {
        var spent = [PartialSum](repeating: PartialSum(), count: entities.funds.count)
        for allocation in plan.allocations {
            if let fund = allocation.fund { spent[fund].add(allocation.funded) }
        }
        var funds: [Fund] = []
        for row in 0..<entities.funds.count {
            let (id, programme) = (entities.funds.id.text(row) ?? "", entities.programme(ofFund: row))
            funds.append(try fund(id, programme, amount: entities.amount(ofFund: row), spent: try spent[row].value()))
        }
        return funds
    }

    private static func programmes(_ funds: [Fund]) throws(OutputError) -> [Fund] {
        var names: [String] = []
        var members: [String: [Fund]] = [:]
        for fund in funds {
            if members[fund.programme] == nil { names.append(fund.programme) }
            members[fund.programme, default: []].append(fund)
        }
        var programmes: [Fund] = []
        for name in names {
            programmes.append(try joined(members[name] ?? [], programme: name))
        }
        return programmes
    }

    private static func joined(_ funds: [Fund], programme: String) throws(OutputError) -> Fund {
        let amount = try sum(funds.lazy.map(\.amount)) ?? FixedPoint(0)
        return try fund("", programme, amount: amount, spent: try sum(funds.lazy.map(\.spent)))
    }

    private static func fund(
        _ id: String, _ programme: String, amount: FixedPoint, spent: FixedPoint?
    ) throws(OutputError) -> Fund {
        guard let spent else { return Fund(id: id, programme: programme, amount: amount, spent: nil, left: nil) }
        let left = try difference(amount, spent)
        return Fund(id: id, programme: programme, amount: amount, spent: spent, left: left)
    }

    private static func difference(_ left: FixedPoint, _ right: FixedPoint) throws(OutputError) -> FixedPoint {
        var sum = ExactSum()
        sum.add(left)
        sum.add(right, negated: true)
        guard let value = sum.value else { throw OutputError.sumTooLarge }
        return value
    }

    private static func fields(_ perNeed: [Int64], _ entities: PlanEntities) throws(OutputError) -> [Field] {
        var fields: [Field] = []
        var indices: [String: Int] = [:]
        for row in 0..<entities.needs.count {
            let code = entities.field(ofNeed: row)
            let index = indices[code] ?? fields.count
            if index == fields.count {
                indices[code] = index
                fields.append(Field(code: code, requested: 0, allocated: 0))
            }
            // The sums over all needs fit, as was seen before, so those of one field do.
            fields[index].requested += entities.groups(ofNeed: row)
            fields[index].allocated += perNeed[row]
        }
        return fields.sorted { ($1.requested, $0.code) < ($0.requested, $1.code) }
    }
}
