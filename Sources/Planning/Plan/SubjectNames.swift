// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Rules
import Tables

/// Names what a limit is about for a candidate: the rows (or other values) of its `per`.
struct SubjectNames {
    private let prepared: PreparedScenario
    private let entities: Entities
    private let joins: JoinedRows

    init(_ prepared: PreparedScenario) {
        self.prepared = prepared
        entities = Entities(scenario: prepared.scenario)
        joins = JoinedRows(prepared.scenario)
    }

    /// - Parameter row: a row of the model that the candidate is in.
    func parts(row: Int, candidate: Int) -> [SubjectPart] {
        guard case .limit(let index) = prepared.model.rows[row].source else { return [] }
        let values = prepared.scenario.rules.limits[index].per
        let texts = prepared.model.rows[row].subject.components(separatedBy: " + ")
        guard !values.isEmpty else { return [] }
        guard texts.count == values.count else {
            return [SubjectPart(table: nil, id: prepared.model.rows[row].subject)]
        }
        var evaluator = BatchEvaluator(batch: batch(of: candidate), pool: prepared.scenario.rules.pool)
        let need = Int(prepared.candidates.needs[candidate])
        return zip(values, texts).map { value, text in
            guard case .row(let code, let table, _) = value, table >= 0 else {
                return SubjectPart(table: nil, id: text)
            }
            return part(prepared.scenario.tables.tables[table].name, Int(evaluator.ids(code)[0]), text, ofNeed: need)
        }
    }

    private func part(_ table: String, _ row: Int, _ id: String, ofNeed need: Int) -> SubjectPart {
        guard row >= 0 else { return SubjectPart(table: table, id: id) }
        let name = name(table, row)
        let isOwn =
            table == "needs" && row == need
            || table == "schools" && row == entities.reference("needs", "school", need)
        return SubjectPart(
            table: table, id: id, name: name.isEmpty ? nil : name, isUnique: isUnique(name, table), isOwn: isOwn)
    }

    private func name(_ table: String, _ row: Int) -> String {
        switch table {
        case "offers":
            entities.reference("offers", "provider", row).map { entities.text("providers", "name", $0) } ?? ""
        case "needs": entities.reference("needs", "school", row).map { entities.text("schools", "name", $0) } ?? ""
        case "funds": entities.text("funds", "programme", row)
        default: entities.text(table, "name", row)
        }
    }

    private func isUnique(_ wanted: String, _ table: String) -> Bool {
        let count = prepared.scenario.tables.table(table)?.rowCount ?? 0
        return (0..<count).lazy.filter { name(table, $0) == wanted }.prefix(2).count == 1
    }

    private func batch(of candidate: Int) -> CandidateBatch {
        var batch = CandidateBatch(count: 1)
        let candidates = prepared.candidates
        batch.bind(.need, to: [candidates.needs[candidate]])
        batch.bind(.offer, to: [candidates.offers[candidate]])
        if !candidates.funds.isEmpty { batch.bind(.fund, to: [candidates.funds[candidate]]) }
        return joins.joined(to: batch)
    }
}
