// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
import Tables

extension Scenario {
    /// The candidate made of rows named by their ids, with the application and last year's co-operation that belong
    /// to them; an unknown id is an error. What is not named is absent.
    public func candidate(
        need: String?, offer: String?, fund: String?, into sink: inout DiagnosticSink
    ) -> CandidateContext {
        let rows = (
            need: row(need, in: "needs", into: &sink), offer: row(offer, in: "offers", into: &sink),
            fund: row(fund, in: "funds", into: &sink)
        )
        guard let needRow = rows.need, let offerRow = rows.offer else {
            return CandidateContext(need: rows.need, offer: rows.offer, fund: rows.fund)
        }
        return RowJoins(tables).context(need: needRow, offer: offerRow, fund: rows.fund)
    }

    private func row(_ id: String?, in name: String, into sink: inout DiagnosticSink) -> Int? {
        guard let id else { return nil }
        guard let table = tables.table(name), let row = tables.pool.id(of: id).flatMap({ table.row(withID: $0) }) else {
            let known = tables.table(name)?.ids.map { tables.pool[$0] } ?? []
            sink.report(PlanningMessages.unknownID(id, table: name, known: known))
            return nil
        }
        return row
    }
}
