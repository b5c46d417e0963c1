// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// The schools with needs, divided by a column.
private struct SchoolValues {
    let column: String
    /// The values in the order of the schools table, with their schools and needs.
    private(set) var values: [(name: String, schools: Set<Int32>, needs: [Int32])] = []

    init(_ column: String, _ tables: TableSet) {
        self.column = column
        guard let schools = tables.table("schools"), let needs = tables.table("needs"),
            case .references(let schoolOfNeed)? = needs.column(named: "school")?.storage,
            let keys = Self.keys(schools, column, tables)
        else { return }
        var numbers: [Int32: Int] = [:]
        var names: [(key: Int32, name: String)] = []
        for row in 0..<schools.rowCount {
            guard let key = keys[row], numbers[key.id] == nil else { continue }
            numbers[key.id] = names.count
            names.append((key.id, key.name))
        }
        values = names.map { ($0.name, [], []) }
        for (need, school) in schoolOfNeed.enumerated() {
            guard school >= 0, let key = keys[Int(school)], let number = numbers[key.id] else { continue }
            values[number].schools.insert(school)
            values[number].needs.append(Int32(need))
        }
        // One school alone in its municipality says nothing of the rule.
        let least = column == "municipality" ? 2 : 1
        values.removeAll { $0.schools.count < least }
    }

    /// The value of each school; `nil` where the cell is absent.
    private static func keys(_ schools: Table, _ name: String, _ tables: TableSet) -> [(id: Int32, name: String)?]? {
        guard let column = schools.column(named: name) else { return nil }
        switch column.storage {
        case .texts(let ids):
            return ids.indices.map { column.isPresent($0) ? (ids[$0], tables.pool[ids[$0]]) : nil }
        case .references(let rows):
            guard let target = tables.table("municipalities") else { return nil }
            return rows.map { $0 < 0 ? nil : ($0, Self.name(of: $0, target, tables)) }
        default: return nil
        }
    }

    /// The name people know it by; its id where there is none.
    private static func name(of row: Int32, _ table: Table, _ tables: TableSet) -> String {
        guard let column = table.column(named: "name"), column.isPresent(Int(row)),
            case .texts(let ids) = column.storage
        else { return tables.pool[table.ids[Int(row)]] }
        return tables.pool[ids[Int(row)]]
    }
}

extension ScenarioLint {
    /// School types, sectors and municipalities that a rule, or all rules together, leave nothing of.
    mutating func checkSchoolValues() {
        let divisions = ["type", "sector", "municipality"].map { SchoolValues($0, scenario.tables) }
        checkEligibility(divisions)
        checkEmptyValues(divisions)
    }

    /// Rules that look at the school and at nothing of the offer.
    private mutating func checkEligibility(_ divisions: [SchoolValues]) {
        let reads = RuleReads(scenario.rulebooks)
        let written = Dictionary(
            scenario.rulebooks.flatMap(\.match).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for rule in scenario.rules.match {
            guard isApplied(rule.rulebook), let source = written[rule.id],
                reads.reads(["need", "school"], in: source),
                rule.conjuncts.allSatisfy({ $0.roots.isSubset(of: [.need, .fund]) })
            else { continue }
            let passes = passingNeeds(rule)
            guard passes.contains(true) else { continue }
            var told: Set<Int32> = []
            for division in divisions {
                let excluded = division.values.filter { value in
                    // A sector that was told by its school types is not told again.
                    !value.needs.contains { passes[Int($0)] }
                        && (division.column != "sector" || !value.schools.isSubset(of: told))
                }
                guard !excluded.isEmpty else { continue }
                for value in excluded { told.formUnion(value.schools) }
                report(
                    .excludesValue, .note, rule.id, at: rule.location,
                    ScenarioLintMessages.excludesValues(
                        rule.id, column: division.column, excluded.map { ($0.name, $0.schools.count) }))
            }
        }
    }

    /// The needs that pass a rule with any fund it applies to.
    private func passingNeeds(_ rule: CompiledMatch) -> [Bool] {
        let count = scenario.tables.table("needs")?.rowCount ?? 0
        let needs = (0..<Int32(count)).map { $0 }
        var passes = Array(repeating: false, count: count)
        let scope = scenario.rules.scopes[rule.rulebook]?.flags
        let usesFund = rule.conjuncts.contains { $0.roots.contains(.fund) }
        let funds = scenario.tables.table("funds")?.rowCount ?? 0
        let tried = usesFund ? (0..<Int32(funds)).filter { scope?[Int($0)] ?? true } : [0]
        for fund in tried {
            let open = needs.filter { !passes[Int($0)] }
            guard !open.isEmpty else { break }
            var batch = CandidateBatch(count: open.count)
            batch.bind(.need, to: open)
            if usesFund { batch.bind(.fund, to: Array(repeating: fund, count: open.count)) }
            var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
            let verdicts = rule.conjuncts.map { evaluator.verdicts($0) }
            // What has no value excludes nobody.
            for (position, need) in open.enumerated() where !verdicts.contains(where: { $0.fails(position) }) {
                passes[Int(need)] = true
            }
        }
        return passes
    }

    /// Values whose needs have no candidate at all, with the rule that alone is enough for it.
    private mutating func checkEmptyValues(_ divisions: [SchoolValues]) {
        guard candidates.count > 0 else { return }
        var reached = Array(repeating: false, count: scenario.tables.table("needs")?.rowCount ?? 0)
        for need in candidates.needs { reached[Int(need)] = true }
        for division in divisions where division.values.count > 1 {
            for value in division.values where !value.needs.contains(where: { reached[Int($0)] }) {
                let rule = excluder(of: value.needs)
                let place = rule?.location ?? scenario.rulebooks.first?.location ?? SourceLocation(file: scenario.path)
                // Without a single cause it may well be for want of offers.
                report(
                    .excludesValue, rule == nil ? .note : .warning, rule?.id ?? value.name, at: place,
                    ScenarioLintMessages.emptyValue(
                        division.column, value.name, schools: value.schools.count, needs: value.needs.count,
                        rule: rule?.id))
            }
        }
    }

    /// More pairs than this are not looked through for a single cause.
    private static let mostPairs = 1 << 20

    /// The first rule on need and offer that fails for every pair of these needs.
    private func excluder(of needs: [Int32]) -> CompiledMatch? {
        let offers = (0..<Int32(scenario.tables.table("offers")?.rowCount ?? 0)).map { $0 }
        guard !offers.isEmpty, needs.count * offers.count <= Self.mostPairs else { return nil }
        var batch = CandidateBatch(count: needs.count * offers.count)
        batch.bind(.need, to: needs.flatMap { need in offers.map { _ in need } })
        batch.bind(.offer, to: needs.flatMap { _ in offers })
        batch = JoinedRows(scenario).joined(to: batch)
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        return scenario.rules.match.first { rule in
            guard rule.conjuncts.allSatisfy({ !$0.roots.contains(.fund) }) else { return false }
            let verdicts = rule.conjuncts.map { evaluator.verdicts($0) }
            return (0..<batch.count).allSatisfy { position in verdicts.contains { $0.fails(position) } }
        }
    }
}
