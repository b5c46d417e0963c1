// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
import Rules
import Tables

/// Turns candidates, limits and goals into a linear model.
public struct ModelBuilder {
    let scenario: Scenario
    let columns: CandidateColumns
    var sink = DiagnosticSink()
    var model = LinearModel()
    var rowOrigins: [RowOrigin] = []
    var columnOrigins: [ColumnOrigin] = []
    /// The evaluated limits, in order.
    var limits: [EvaluatedLimit] = []
    /// Price of a column in a goal, beside the candidates' own coefficients: exact, per unit of the column.
    var prices: [(goal: Int, column: Int, price: FixedPoint)] = []

    /// Rules whose numbers were told to have too many digits.
    var rulesBeyondRange: Set<String> = []

    /// The most groups of each candidate where no limit says so; `nil` where that is an error, as it is in a plan.
    var unlimited: Int64?

    /// Limits and locks alone, without goals, and with the candidates bounded by `most` only, so that every limit is in
    /// its rows and can be left out. `nil` if a number does not fit.
    static func relaxed(
        _ candidates: CandidateSet, of scenario: Scenario, most: Int64, into sink: inout DiagnosticSink
    ) -> PlanningModel? {
        var builder = ModelBuilder(candidates, scenario)
        builder.unlimited = most
        builder.build()
        sink.merge(builder.sink)
        guard !builder.sink.hasErrors else { return nil }
        return PlanningModel(model: builder.model, rows: builder.rowOrigins, columns: builder.columnOrigins)
    }

    /// The model; `nil` if a bound varies inside its group, a candidate is unbounded or a number does not fit.
    /// Every problem goes to the sink.
    ///
    /// Cost: linear in candidates times limits.
    public static func build(
        _ candidates: CandidateSet, of scenario: Scenario, into sink: inout DiagnosticSink
    ) -> PlanningModel? {
        var builder = ModelBuilder(candidates, scenario)
        builder.build()
        sink.merge(builder.sink)
        guard !builder.sink.hasErrors else { return nil }
        return PlanningModel(model: builder.model, rows: builder.rowOrigins, columns: builder.columnOrigins)
    }

    private init(_ candidates: CandidateSet, _ scenario: Scenario) {
        self.scenario = scenario
        columns = CandidateColumns(candidates: candidates, scenario: scenario)
    }

    private mutating func build() {
        reportUndefinedNames()
        limits = scenario.rules.limits.map { EvaluatedLimit($0, columns, into: &sink) }
        guard !sink.hasErrors else { return }
        addCandidateColumns()
        guard !sink.hasErrors else { return }
        // Without goals a soft limit says nothing.
        for index in limits.indices where unlimited == nil || limits[index].limit.soft == nil { addRows(of: index) }
        addLocks()
        if unlimited == nil { addGoals() }
        if !sink.hasErrors { reportNumbersBeyondRange() }
    }

    /// A name that rules for all candidates use must be computed for the fund of every candidate.
    private mutating func reportUndefinedNames() {
        guard let funds = scenario.tables.table("funds") else { return }
        let usedFunds = Set(columns.candidates.funds)
        let partial = scenario.rules.partial
        let lacking = (0..<funds.rowCount).filter { fund in
            usedFunds.contains(Int32(fund)) && partial.contains { !$0.isDefined[fund] }
        }
        // Funds of one programme lack the same names.
        for (programme, funds) in byProgramme(lacking) { report(undefinedFor: programme, funds, partial) }
    }

    private func byProgramme(_ funds: [Int]) -> [(programme: String, funds: [Int])] {
        guard case .texts(let ids)? = scenario.tables.table("funds")?.column(named: "programme")?.storage else {
            return []
        }
        var groups: [(programme: String, funds: [Int])] = []
        for fund in funds {
            let programme = scenario.tables.pool[ids[fund]]
            if let known = groups.firstIndex(where: { $0.programme == programme }) {
                groups[known].funds.append(fund)
            } else {
                groups.append((programme, [fund]))
            }
        }
        return groups
    }

    private mutating func report(undefinedFor programme: String, _ funds: [Int], _ partial: [PartialDefinition]) {
        guard let table = scenario.tables.table("funds"), let first = funds.first,
            let used = partial.first(where: { !$0.isDefined[first] })
        else { return }
        let names = partial.filter { !$0.isDefined[first] }.map(\.name)
        let places = funds.map { table.location(row: $0, column: "programme") }
        let meant = CodeCheck(scenario.rulebooks, parameters: scenario.parameters, tables: scenario.tables)
            .meant(by: programme, table: "funds", column: "programme")
        sink.report(
            PlanningMessages.undefinedForFund(
                names, fund: scenario.tables.pool[table.ids[first]], programme: programme, meant: meant,
                others: RowNumbers(Array(places.dropFirst()), beside: places[0]), at: places[0], usedAt: used.usedAt))
    }

    private mutating func addCandidateColumns() {
        let candidates = columns.candidates
        let blocks = schoolOfNeed()
        let partOfSchool = regionOfSchool()
        let names = CandidateNames(scenario)
        var uppers = Array(repeating: Int64.max, count: candidates.count)
        if let unlimited {
            uppers = Array(repeating: unlimited, count: candidates.count)
        } else {
            for limit in limits { limit.tighten(&uppers) }
        }
        for index in 0..<candidates.count {
            guard uppers[index] < .max else {
                let place = scenario.rules.limits.first?.rule.location ?? SourceLocation(file: scenario.path)
                sink.report(PlanningMessages.unbounded(candidate: columns.name(index), at: place))
                continue
            }
            model.addColumn(
                name: names.name(index, of: candidates, separator: "."), upper: uppers[index],
                block: blocks[Int(candidates.needs[index])],
                part: partOfSchool[Int(blocks[Int(candidates.needs[index])])])
            columnOrigins.append(.candidate(index))
        }
    }

    private func schoolOfNeed() -> [Int32] { references(of: "needs", "school") }

    private func regionOfSchool() -> [Int32] {
        let regions = references(of: "municipalities", "region")
        return references(of: "schools", "municipality").map { regions[Int($0)] }
    }

    /// The row that each row of a table points to.
    private func references(of table: String, _ column: String) -> [Int32] {
        guard case .references(let rows)? = scenario.tables.table(table)?.column(named: column)?.storage else {
            return []
        }
        return rows
    }

    /// The same number in finer units; one that does not fit is reported.
    mutating func rescaled(
        _ value: Int64, from scale: Int, to finer: Int, _ rule: String, _ place: SourceLocation
    ) -> Int64 {
        if let number = FixedPoint(mantissa: value, scale: scale).rescaled(to: finer) { return number.mantissa }
        reportTooManyDigits(rule, FixedPoint(mantissa: value, scale: scale), decimals: finer, at: place)
        return 0
    }
}
