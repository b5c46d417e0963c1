// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Parallel
public import Planning
import Tables

/// Plans a scenario over several school years, one after the other.
///
/// Every year is a scenario of its own, with tables that the year before left (``HorizonState``), and is matched, solved and
/// checked like any other. Each plan is proven for its year; that no other sequence of plans is better over all years is not.
public struct HorizonRun {
    let base: PreparedScenario
    let options: SolveOptions
    let threads: ThreadCount

    public init(_ base: PreparedScenario, options: SolveOptions, threads: ThreadCount) {
        self.base = base
        self.options = options
        self.threads = threads
    }

    /// The plans; `nil` if a year cannot be planned, which is told.
    ///
    /// - Parameters:
    ///   - count: how many years, at least 1.
    ///   - ended: called when a year is planned.
    public func run(
        years count: Int, into sink: inout DiagnosticSink, ended: (HorizonYear) -> Void = { _ in }
    ) throws(PlanningError) -> HorizonPlan? {
        guard let amounts = FundAmounts(base.scenario.tables, into: &sink) else { return nil }
        var state = HorizonState(base)
        var years: [HorizonYear] = []
        var prepared = base
        var endings: [FundEnding] = []
        while true {
            let plan = try Planner.plan(prepared, options: options)
            guard plan.exists else {
                sink.report(NetworkMessages.noYear(prepared.scenario.schoolYear.description))
                return nil
            }
            let before = state
            state.add(plan)
            let year = self.year(plan, state, after: years.last)
            years.append(year)
            ended(year)
            let next = SchoolYear(startYear: year.schoolYear.startYear + 1)
            if years.count == 2 { endings = try self.endings(years, before, amounts, into: &sink) }
            guard years.count < count else { break }
            let changed = state.next(next, after: plan, amounts: amounts.amounts(of: next))
            guard let loaded = changed.load(threads: threads, into: &sink) else { return nil }
            prepared = loaded
        }
        return HorizonPlan(years: years, endings: endings, unit: state.unit)
    }

    // MARK: A year

    private func year(_ plan: Plan, _ state: HorizonState, after last: HorizonYear?) -> HorizonYear {
        let pairs = Pairs(plan)
        let before = last.map { Pairs($0.plan).all } ?? []
        return HorizonYear(
            schoolYear: plan.scenario.schoolYear, plan: plan, funds: Self.funds(plan), wanted: state.wanted.count,
            covered: state.covered.intersection(state.wanted).count, cooperations: pairs.all.count,
            continued: pairs.all.intersection(before).count, ended: before.subtracting(pairs.all).count)
    }

    private static func funds(_ plan: Plan) -> [FundYear] {
        TableRows(plan.scenario.tables, "funds").map { row in
            let own = plan.allocations.filter { $0.fund == row.index }
            let cents = own.compactMap { $0.funded?.rescaled(to: 2)?.mantissa }
            return FundYear(
                id: row.text("id") ?? "", programme: row.text("programme") ?? "",
                amount: row.number("amount") ?? FixedPoint(0),
                spent: cents.count == own.count ? FixedPoint(mantissa: cents.reduce(0, +), scale: 2) : nil,
                groups: own.reduce(0) { $0 + $1.groups })
        }
    }

    // MARK: Endings

    /// The second year again for each fund of the first, without that fund.
    private func endings(
        _ years: [HorizonYear], _ afterFirst: HorizonState, _ amounts: FundAmounts, into sink: inout DiagnosticSink
    ) throws(PlanningError) -> [FundEnding] {
        let (first, second) = (years[0], years[1])
        let (now, then) = (Pairs(first.plan), Pairs(second.plan))
        var endings: [FundEnding] = []
        for (row, fund) in first.funds.enumerated() {
            guard let paid = now.byFund[row], !paid.isEmpty else { continue }
            let changed = afterFirst.next(
                second.schoolYear, after: first.plan, amounts: amounts.amounts(of: second.schoolYear), ended: fund.id)
            guard let loaded = changed.load(threads: threads, into: &sink) else { continue }
            let plan = try Planner.plan(loaded, options: options)
            endings.append(
                FundEnding(
                    fund: fund.id, programme: fund.programme, cooperations: paid.count,
                    survive: paid.intersection(Pairs(plan).all).count,
                    surviveWithFund: paid.intersection(then.all).count,
                    groupsWith: second.groups, groupsWithout: plan.allocations.reduce(0) { $0 + $1.groups },
                    isProven: plan.status == .optimal && second.plan.status == .optimal))
        }
        return endings
    }
}

/// Co-operations of a plan: school and provider by their ids' rows, which are the same in every year.
private struct Pairs {
    struct Pair: Hashable {
        let school: Int
        let provider: Int
    }

    private(set) var all: Set<Pair> = []
    private(set) var byFund: [Int: Set<Pair>] = [:]

    init(_ plan: Plan) {
        let region = RegionTables(plan.scenario.tables)
        for allocation in plan.allocations {
            let pair = Pair(
                school: region.needs[allocation.need].school, provider: region.offers[allocation.offer].provider)
            all.insert(pair)
            if let fund = allocation.fund { byFund[fund, default: []].insert(pair) }
        }
    }
}

/// The amounts of later years: the table `fund_years` with `fund`, `school_year` and `amount`.
struct FundAmounts {
    private var byYear: [SchoolYear: [String: FixedPoint]] = [:]

    /// `nil` (and an error) if a school year cannot be read. Without the table every fund keeps its amount.
    init?(_ tables: TableSet, into sink: inout DiagnosticSink) {
        let ids = TableRows(tables, "funds").map { $0.text("id") ?? "" }
        var isGood = true
        for row in TableRows(tables, "fund_years") {
            guard let year = row.text("school_year").flatMap({ SchoolYear(parsing: $0) }) else {
                sink.report(
                    NetworkMessages.badFundYear(row.text("school_year") ?? "", at: row.location("school_year")))
                isGood = false
                continue
            }
            guard let fund = row.reference("fund"), let amount = row.number("amount") else { continue }
            byYear[year, default: [:]][ids[fund]] = amount
        }
        if !isGood { return nil }
    }

    func amounts(of year: SchoolYear) -> [String: FixedPoint] { byYear[year] ?? [:] }
}
