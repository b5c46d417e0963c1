// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Optimizer
public import Planning
import Rules
import Tables

/// Who would come next if a fund had money for one more group and every allocation stayed: found by solving, place by
/// place, with the goals in their order.
///
/// Limits on the fund and on the plan as a whole (a share, for example) are left open: they have room again when
/// something falls out. All others hold. Who moves up then is solved anew, under every rule (``MoveUp``).
public struct ReserveList: Sendable {
    public struct Place: Sendable, Hashable {
        /// From 1, within its fund.
        public let number: Int
        /// Rows of the tables.
        public let need: Int
        public let offer: Int
        public let fund: Int
    }

    /// By fund, then by number.
    public let places: [Place]

    /// The places of a need, by fund.
    public func places(of need: Int) -> [Place] { places.filter { $0.need == need } }

    /// - Parameters:
    ///   - groups: of the plan, one for each candidate.
    ///   - most: how many places a programme's list may have.
    /// - Throws: if the solver failed.
    /// - Complexity: one solve for each place, in which everything but one group is fixed.
    public init(
        _ prepared: PreparedScenario, plan: Plan, most: (String) -> Int, options: SolveOptions
    ) throws(SolverError) {
        let names = PlanNames(prepared.scenario.tables)
        let values = CandidateValues(prepared.candidates, plan)
        var places: [Place] = []
        for fund in 0..<names.count("funds") {
            var search = FundSearch(prepared, plan, values: values, fund: fund)
            let limit = most(names.programme(ofFund: fund))
            for number in stride(from: 1, through: limit, by: 1) {
                guard let next = try search.next(options) else { break }
                places.append(Place(number: number, need: next.need, offer: next.offer, fund: fund))
            }
        }
        self.places = places
    }
}

/// The groups of a plan, one for each candidate of a scenario.
struct CandidateValues {
    let groups: [Int64]

    init(_ candidates: CandidateSet, _ plan: Plan) {
        var known: [CandidateKey: Int64] = [:]
        for item in plan.allocations { known[CandidateKey(item), default: 0] += item.groups }
        groups = candidates.keys.map { known[$0] ?? 0 }
    }
}

struct FundSearch {
    private let prepared: PreparedScenario
    private let values: CandidateValues
    /// Candidates of the fund whose needs have open groups and no place yet.
    private var open: [Int]
    private var variant: ModelVariant
    private let total: Int64

    init(_ prepared: PreparedScenario, _ plan: Plan, values: CandidateValues, fund: Int) {
        self.prepared = prepared
        self.values = values
        let candidates = prepared.candidates
        let unmet = Set(plan.unmet.map(\.need))
        open = (0..<candidates.count).filter {
            Int(candidates.funds[$0]) == fund && unmet.contains(Int(candidates.needs[$0]))
        }
        total = values.groups.reduce(0, +)
        variant = ModelVariant(prepared.model)
        variant.open = Set(prepared.model.rows.indices.filter { Self.isOpen($0, prepared, fund: fund) })
    }

    /// Whether a row is of a limit on the plan as a whole or on this very fund. What it is about is told by its rule
    /// and
    /// its candidates: the ids of other tables may be the same as the fund's.
    static func isOpen(_ row: Int, _ prepared: PreparedScenario, fund: Int) -> Bool {
        guard case .limit(let index) = prepared.model.rows[row].source else { return false }
        let per = prepared.scenario.rules.limits[index].rule.per.map(\.text)
        if per.isEmpty { return true }
        guard per.count == 1, fundPaths.contains(per[0]), let candidate = prepared.model.candidate(ofRow: row) else {
            return false
        }
        return Int(prepared.candidates.funds[candidate]) == fund
    }

    /// What a rulebook writes for a value of `per` that is the candidate's fund.
    private static let fundPaths: Set<String> = ["fund", "fund.id"]

    /// The best candidate for one more group; `nil` if there is none.
    mutating func next(_ options: SolveOptions) throws(SolverError) -> (need: Int, offer: Int)? {
        guard !open.isEmpty else { return nil }
        var variant = variant
        for (index, groups) in values.groups.enumerated() {
            variant.lower[index] = groups
            variant.upper[index] = groups
        }
        for index in open { variant.upper[index] = nil }
        let all = values.groups.indices.map { (column: Int32($0), coefficient: Int64(1)) }
        variant.further = [("one-more", total + 1, total + 1, all)]
        guard let model = variant.model else { return nil }
        let result = try Solver.solve(model, options: options)
        guard let solved = result.values, let chosen = open.first(where: { solved[$0] > values.groups[$0] }) else {
            return nil
        }
        let need = Int(prepared.candidates.needs[chosen])
        let offer = Int(prepared.candidates.offers[chosen])
        open.removeAll { Int(prepared.candidates.needs[$0]) == need }
        return (need, offer)
    }
}
