// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
import Rules
public import Tables

/// Two or more plans side by side; every plan after the first is laid against the first.
public struct PlanDifferences: Sendable {
    /// A goal in all plans.
    public struct Goal: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        public let sense: LinearModel.Sense
        /// One for each plan; `nil` where its rules do not have the goal.
        public let values: [ComparedPlan.Goal?]

        public var differs: Bool { values.contains { $0?.value != values[0]?.value } }
    }

    /// A count or amount of the whole plan.
    public struct Figure: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case groupsRequested = "groups_requested"
            case groups = "groups_allocated"
            case needsMet = "needs_met"
            case needsOpen = "needs_open"
            case schools
            case providers
            case cost
            case funded
            case own

            public var isMoney: Bool { [.cost, .funded, .own].contains(self) }
        }

        public let kind: Kind
        /// One for each plan; `nil` for money that no rulebook computes.
        public let values: [FixedPoint?]

        public var differs: Bool { values.contains { $0 != values[0] } }
    }

    /// A fund in all plans.
    public struct Fund: Sendable, Hashable {
        public struct Money: Sendable, Hashable {
            public let amount: FixedPoint
            /// `nil` where no rulebook computes `funded`.
            public let spent: FixedPoint?
        }

        public let id: String
        public let programme: String
        /// One for each plan; `nil` where the fund is not there.
        public let money: [Money?]

        public var differs: Bool { money.contains { $0 != money[0] } }
    }

    /// What lies between the first plan and a later one.
    public struct Difference: Sendable {
        /// `nil` where the inputs of one of the two plans are not known any more.
        public let inputs: InputDifferences?
        /// Sorted by the ids of the needs.
        public let allocations: [AllocationDifference]
        public let needs: [NeedDifference]
    }

    public let plans: [ComparedPlan]
    public let goals: [Goal]
    public let figures: [Figure]
    public let funds: [Fund]
    /// One for each plan after the first.
    public let differences: [Difference]
    public let breakdowns: [Breakdown]
    /// Every question that a plan was asked; empty where no plan has answers.
    public let questions: [QuestionDifference]

    /// - Parameter plans: at least one.
    /// - Throws: ``PlanningError/amountTooLarge(_:)`` if a sum of money does not fit.
    public init(_ plans: [ComparedPlan]) throws(PlanningError) {
        self.plans = plans
        goals = Self.goals(plans)
        let states = plans.map(Self.states)
        figures = try Self.figures(plans, states)
        funds = try Self.funds(plans)
        let base = plans[0]
        differences = plans.indices.dropFirst().map { index in
            let plan = plans[index]
            let areKnown = base.isCurrent && plan.isCurrent
            return Difference(
                inputs: areKnown ? InputDifferences(from: base.scenario, to: plan.scenario) : nil,
                allocations: AllocationDifference.all(from: base.allocations, to: plan.allocations),
                needs: Set(states[0].keys).union(states[index].keys).sorted()
                    .compactMap { NeedDifference($0, from: states[0][$0], to: states[index][$0]) })
        }
        breakdowns = Breakdown.all(plans, states)
        questions = QuestionDifference.all(plans)
    }

    private static func goals(_ plans: [ComparedPlan]) -> [Goal] {
        var ids: [String] = []
        for goal in plans.flatMap(\.goals) where !ids.contains(goal.id) { ids.append(goal.id) }
        return ids.compactMap { id in
            let values = plans.map { plan in plan.goals.first { $0.id == id } }
            return values.lazy.compactMap { $0 }.first.map { first in
                Goal(id: id, title: first.title, sense: first.sense, values: values)
            }
        }
    }

    /// Groups allocated and open of every need of a plan's scenario, and of every need the plan speaks of.
    private static func states(_ plan: ComparedPlan) -> [String: NeedDifference.State] {
        var groups: [String: Int64] = [:]
        for need in TableTexts(plan.scenario, "needs").names { groups[need] = 0 }
        for need in plan.open.keys { groups[need] = 0 }
        for allocation in plan.allocations { groups[allocation.need, default: 0] += allocation.groups }
        return Dictionary(
            uniqueKeysWithValues: groups.map {
                ($0.key, NeedDifference.State(groups: $0.value, open: plan.open[$0.key] ?? 0))
            })
    }
}

// MARK: - Figures and money

extension PlanDifferences {
    private static func figures(
        _ plans: [ComparedPlan], _ states: [[String: NeedDifference.State]]
    ) throws(PlanningError) -> [Figure] {
        var figures: [Figure] = []
        let lookups = plans.map { ColumnLookup($0.scenario) }
        for kind in Figure.Kind.allCases {
            var values: [FixedPoint?] = []
            for index in plans.indices {
                values.append(try figure(kind, plans[index], states[index], lookups[index]))
            }
            figures.append(Figure(kind: kind, values: values))
        }
        return figures
    }

    private static func figure(
        _ kind: Figure.Kind, _ plan: ComparedPlan, _ states: [String: NeedDifference.State], _ tables: ColumnLookup
    ) throws(PlanningError) -> FixedPoint? {
        switch kind {
        case .groupsRequested: return count(states.values.reduce(0) { $0 + $1.groups + $1.open })
        case .groups: return count(states.values.reduce(0) { $0 + $1.groups })
        case .needsMet: return count(states.values.count { $0.open == 0 })
        case .needsOpen: return count(states.values.count { $0.groups == 0 && $0.open > 0 })
        case .schools: return count(Set(plan.allocations.map { tables.school(ofNeed: $0.need) }).count)
        case .providers: return count(Set(plan.allocations.map { tables.provider(ofOffer: $0.offer) }).count)
        case .cost: return try sum(plan.allocations.map(\.cost), "cost")
        case .funded: return try sum(plan.allocations.map(\.funded), "funded")
        case .own: return try sum(plan.allocations.map(\.own), "own")
        }
    }

    private static func count(_ number: some BinaryInteger) -> FixedPoint { FixedPoint(Int64(number)) }

    /// The sum of the amounts that are computed; `nil` where none is.
    private static func sum(_ amounts: [FixedPoint?], _ name: String) throws(PlanningError) -> FixedPoint? {
        let known = amounts.compactMap { $0 }
        if known.isEmpty, !amounts.isEmpty { return nil }
        let scale = known.map(\.scale).max() ?? 0
        var sum: Int64 = 0
        for amount in known {
            guard let part = amount.rescaled(to: scale) else { throw .amountTooLarge(name) }
            let (next, overflow) = sum.addingReportingOverflow(part.mantissa)
            guard !overflow else { throw .amountTooLarge(name) }
            sum = next
        }
        return FixedPoint(mantissa: sum, scale: scale).normalised
    }

    private static func funds(_ plans: [ComparedPlan]) throws(PlanningError) -> [Fund] {
        var ids: [String] = []
        let tables = plans.map { ColumnLookup($0.scenario) }
        for id in tables.flatMap(\.funds) where !ids.contains(id) { ids.append(id) }
        var funds: [Fund] = []
        for id in ids {
            var money: [Fund.Money?] = []
            for (plan, lookup) in zip(plans, tables) {
                guard let amount = lookup.amount(ofFund: id) else {
                    money.append(nil)
                    continue
                }
                let spent = plan.allocations.filter { $0.fund == id }.map(\.funded)
                money.append(Fund.Money(amount: amount, spent: try sum(spent, "funded")))
            }
            let programme = tables.lazy.compactMap { $0.programme(ofFund: id) }.first ?? ""
            funds.append(Fund(id: id, programme: programme, money: money))
        }
        return funds
    }
}

/// Cells of the tables by the ids that plans use.
struct ColumnLookup {
    private let needs: TableTexts
    private let offers: TableTexts
    private let fundTexts: TableTexts
    private let needRows: [String: Int]
    private let offerRows: [String: Int]
    private let fundRows: [String: Int]

    init(_ scenario: Scenario) {
        needs = TableTexts(scenario, "needs")
        offers = TableTexts(scenario, "offers")
        fundTexts = TableTexts(scenario, "funds")
        needRows = needs.rowsByName
        offerRows = offers.rowsByName
        fundRows = fundTexts.rowsByName
    }

    var funds: [String] { fundTexts.names }

    func school(ofNeed id: String) -> String { needRows[id].flatMap { needs.text($0, "school") } ?? "" }

    func provider(ofOffer id: String) -> String { offerRows[id].flatMap { offers.text($0, "provider") } ?? "" }

    func programme(ofFund id: String) -> String? { fundRows[id].flatMap { fundTexts.text($0, "programme") } }

    func amount(ofFund id: String) -> FixedPoint? {
        fundRows[id].flatMap { fundTexts.text($0, "amount") }.flatMap { FixedPoint(parsing: $0) }
    }
}
