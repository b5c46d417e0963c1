// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules

/// Finds a smallest set of limits and locks that no plan can keep together, with what is demanded beside them.
///
/// QuickXplain (U. Junker, "QUICKXPLAIN: Preferred Explanations and Relaxations for Over-Constrained Problems", AAAI
/// 2004): about k·log(n/k) + k solves for k of n members. First over whole rules, then over their values of `per`.
struct ConflictSearch {
    /// A limit for one value of `per`, or a lock.
    struct Member: Hashable {
        let source: RowOrigin.Source
        let subject: String

        var isLock: Bool { if case .lock = source { true } else { false } }
    }

    struct Found {
        let members: [Member]
        /// Whether every answer on the way was proven.
        let isMinimal: Bool
    }

    private let scenario: Scenario
    /// Every hard limit and lock as rows, the candidates bounded by ``mostGroups`` alone.
    let relaxed: PlanningModel
    private let demand: [Demand.Row]
    private let resolver: Resolver
    /// The rows of each member, in the order of the model.
    private(set) var rows: [Member: [Int]] = [:]
    private(set) var members: [Member] = []
    /// Plans met on the way: a set that one of them keeps needs no solve.
    private var known: [[Int64]]
    private var isExact = true
    /// How often something was solved.
    private(set) var solves = 0

    /// More groups of a candidate than any plan can mean.
    static let mostGroups: Int64 = 10_000

    /// `nil` if the model cannot be built without its bounds.
    init?(
        _ prepared: PreparedScenario, demand: [Demand.Row], options: ExplanationOptions,
        without dropped: Set<Member> = []
    ) {
        var sink = DiagnosticSink()
        let relaxed = ModelBuilder.relaxed(
            prepared.candidates, of: prepared.scenario, most: Self.mostGroups, into: &sink)
        guard let relaxed else { return nil }
        scenario = prepared.scenario
        self.relaxed = relaxed
        self.demand = demand
        resolver = Resolver(planning: relaxed, options: options)
        known = [[Int64](repeating: 0, count: relaxed.model.columns.count)]
        for (row, origin) in relaxed.rows.enumerated() where isHard(origin) {
            let member = Member(source: origin.source, subject: origin.subject)
            guard !dropped.contains(member) else { continue }
            if rows[member] == nil { members.append(member) }
            rows[member, default: []].append(row)
        }
    }

    private func isHard(_ origin: RowOrigin) -> Bool {
        switch origin.source {
        case .limit(let index): scenario.rules.limits[index].soft == nil
        case .lock: true
        case .goal: false
        }
    }

    /// `nil` if all can hold together, or if that is not refuted in time.
    mutating func run() throws(PlanningError) -> Found? {
        let rules = grouped(members)
        guard let first = try conflict(among: rules) else { return nil }
        let parts = first.flatMap { $0 }.map { [$0] }
        guard let second = try conflict(among: parts) else { return nil }
        return Found(members: second.flatMap { $0 }, isMinimal: isExact)
    }

    /// The members of each rule together, in their order.
    private func grouped(_ members: [Member]) -> [[Member]] {
        var order: [RowOrigin.Source] = []
        var groups: [RowOrigin.Source: [Member]] = [:]
        for member in members {
            if groups[member.source] == nil { order.append(member.source) }
            groups[member.source, default: []].append(member)
        }
        return order.compactMap { groups[$0] }
    }

    // MARK: QuickXplain

    private mutating func conflict(among parts: [[Member]]) throws(PlanningError) -> [[Member]]? {
        guard try !canHold(parts) else { return nil }
        return try explain([], isChanged: false, parts)
    }

    /// The members of `parts` that are needed for a conflict beside `background`.
    private mutating func explain(
        _ background: [[Member]], isChanged: Bool, _ parts: [[Member]]
    ) throws(PlanningError) -> [[Member]] {
        if isChanged, try !canHold(background) { return [] }
        guard parts.count > 1 else { return parts }
        let middle = parts.count / 2
        let (first, second) = (Array(parts[..<middle]), Array(parts[middle...]))
        let ofSecond = try explain(background + first, isChanged: !first.isEmpty, second)
        let ofFirst = try explain(background + ofSecond, isChanged: !ofSecond.isEmpty, first)
        return ofFirst + ofSecond
    }

    /// Whether some plan keeps these members and the demand; not refuted in time counts as yes.
    mutating func canHold(_ parts: [[Member]]) throws(PlanningError) -> Bool {
        let kept = parts.flatMap { $0 }.flatMap { rows[$0] ?? [] }.sorted()
        let model = relaxed.model
        let isKnown = known.contains { values in
            kept.allSatisfy { holds(model.rows[$0], model.activity(row: $0, at: values)) }
                && demand.allSatisfy { holds($0, values) }
        }
        if isKnown { return true }
        solves += 1
        let resolution = try resolver.solve(Demand(rows: demand, goals: .none, onlyRows: kept))
        switch resolution.outcome {
        case .plan(let values):
            known.append(values)
            return true
        case .impossible: return false
        case .open:
            isExact = false
            return true
        }
    }

    private func holds(_ row: LinearModel.Row, _ activity: Int128) -> Bool {
        (row.lower.map { activity >= Int128($0) } ?? true) && (row.upper.map { activity <= Int128($0) } ?? true)
    }

    private func holds(_ row: Demand.Row, _ values: [Int64]) -> Bool {
        let sum = row.terms.reduce(Int128(0)) { $0 + Int128($1.coefficient) * Int128(values[Int($1.column)]) }
        return (row.least.map { sum >= Int128($0) } ?? true) && (row.most.map { sum <= Int128($0) } ?? true)
    }
}
