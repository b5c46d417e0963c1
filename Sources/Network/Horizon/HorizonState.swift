// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Tables

/// What one year leaves to the next, as changes of tables. The rules decide what follows from it.
///
/// - `previous` holds the co-operations of the year before.
/// - `classes.fields_met`, where needs point to classes, gets the fields that a class met; `classes.grade` goes up by one.
/// - `needs.met_before` and `needs.waited`, where the scenario declares them, hold the groups a need got in earlier years of
///   the horizon and the years it has been waiting in a row.
/// - `funds.amount` is that of the table `fund_years` (fund, school_year, amount), where it has one; else it stays.
/// - `locks` are decisions on the first year and fall away.
struct HorizonState {
    private let base: PreparedScenario
    private let region: RegionTables
    private let hasClasses: Bool
    /// Fields by row of the classes table, in the order in which they were met.
    private var fieldsMet: [[String]]
    private var grades: [Int64?]
    private var metBefore: [Int64]
    private var waited: [Int64]
    /// Pairs that had a group so far, as text of unit and field.
    private(set) var covered: Set<[String]> = []
    private(set) var wanted: Set<[String]> = []
    private let classOfNeed: [Int?]

    init(_ base: PreparedScenario) {
        self.base = base
        let tables = base.scenario.tables
        region = RegionTables(tables)
        classOfNeed = TableRows(tables, "needs").map { $0.reference("class") }
        hasClasses = tables.table("classes") != nil && classOfNeed.contains { $0 != nil }
        fieldsMet = TableRows(tables, "classes").map { $0.list("fields_met") }
        grades = TableRows(tables, "classes").map { $0.integer("grade") }
        metBefore = Array(repeating: 0, count: region.needs.count)
        waited = metBefore
        for need in region.needs where need.groups > 0 { wanted.insert(pair(need)) }
        if hasClasses {
            let ids = TableRows(tables, "classes").map { $0.text("id") ?? "" }
            for (row, fields) in fieldsMet.enumerated() {
                for field in fields {
                    wanted.insert([ids[row], field])
                    covered.insert([ids[row], field])
                }
            }
        }
    }

    var unit: CoverageUnit { hasClasses ? .classAndField : .schoolAndField }

    private func pair(_ need: RegionTables.Need) -> [String] {
        let classes = base.scenario.tables.table("classes")
        if hasClasses, let row = classOfNeed[need.row], let classes, classes.ids.indices.contains(row) {
            return [base.scenario.tables.pool[classes.ids[row]], need.field]
        }
        return [region.schools[need.school].id, need.field]
    }

    /// Takes in what a year's plan did. The needs are those of the base, in the same order, every year.
    mutating func add(_ plan: Plan) {
        var groups = [Int64](repeating: 0, count: region.needs.count)
        for allocation in plan.allocations { groups[allocation.need] += allocation.groups }
        for need in region.needs {
            metBefore[need.row] += groups[need.row]
            waited[need.row] = groups[need.row] > 0 ? 0 : waited[need.row] + 1
            guard groups[need.row] > 0 else { continue }
            covered.insert(pair(need))
            if hasClasses, let row = classOfNeed[need.row], !fieldsMet[row].contains(need.field) {
                fieldsMet[row].append(need.field)
            }
        }
        grades = grades.map { $0.map { $0 + 1 } }
    }

    /// The scenario of the next year, with what was done until now and the plan of the year before.
    ///
    /// - Parameter ended: id of a fund that has no money.
    func next(_ year: SchoolYear, after plan: Plan, amounts: [String: FixedPoint], ended: String? = nil)
        -> ChangedScenario
    {
        let scenario = base.scenario
        var changed = ChangedScenario(
            scenario.path, name: "\(scenario.name)-\(year.startYear)", schoolYear: year.description)
        changed.replace("previous", with: previous(plan))
        if let locks = scenario.tables.table("locks") {
            changed.replace("locks", with: locks.columns.map(\.name).joined(separator: ",") + "\n")
        }
        setClasses(&changed)
        setNeeds(&changed)
        setFunds(&changed, year, amounts, ended)
        return changed
    }

    private func previous(_ plan: Plan) -> String {
        struct Key: Hashable {
            let school: Int
            let provider: Int
        }
        var groups: [Key: Int64] = [:]
        for allocation in plan.allocations {
            let key = Key(
                school: region.needs[allocation.need].school, provider: region.offers[allocation.offer].provider)
            groups[key, default: 0] += allocation.groups
        }
        let rows = groups.sorted { ($0.key.school, $0.key.provider) < ($1.key.school, $1.key.provider) }
        let cells = rows.map { key, groups in
            [
                (column: "school", text: region.schools[key.school].id),
                (column: "provider", text: region.providers[key.provider].id), (column: "groups", text: "\(groups)"),
            ]
        }
        return cells.isEmpty ? "school,provider,groups\n" : RowCells.csv(cells)
    }

    private func setClasses(_ changed: inout ChangedScenario) {
        guard hasClasses, let table = base.scenario.tables.table("classes") else { return }
        for (row, id) in table.ids.enumerated() {
            let name = base.scenario.tables.pool[id]
            if table.column(named: "fields_met") != nil {
                changed.set("classes", name, "fields_met", to: fieldsMet[row].joined(separator: "|"))
            }
            if let grade = grades[row] { changed.set("classes", name, "grade", to: "\(grade)") }
        }
    }

    private func setNeeds(_ changed: inout ChangedScenario) {
        let table = base.scenario.tables.table("needs")
        for (column, values) in [("met_before", metBefore), ("waited", waited)]
        where table?.column(named: column) != nil {
            for need in region.needs { changed.set("needs", need.id, column, to: "\(values[need.row])") }
        }
    }

    private func setFunds(
        _ changed: inout ChangedScenario, _ year: SchoolYear, _ amounts: [String: FixedPoint], _ ended: String?
    ) {
        for row in TableRows(base.scenario.tables, "funds") {
            let id = row.text("id") ?? ""
            if row.text("school_year") != nil { changed.set("funds", id, "school_year", to: year.description) }
            if id == ended {
                changed.set("funds", id, "amount", to: "0")
            } else if let amount = amounts[id] {
                changed.set("funds", id, "amount", to: amount.description)
            }
        }
    }
}
