// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
import Tables

extension Scenario {
    /// The candidate made of rows named by their ids or by names that only one has, with the application and last year's co-operation that belong
    /// to them; an unknown one is an error. What is not named is absent.
    public func candidate(
        need: String?, offer: String?, fund: String?, into sink: inout DiagnosticSink
    ) -> CandidateContext {
        let rows = (
            need: row(need, .need, into: &sink), offer: row(offer, .offer, into: &sink),
            fund: row(fund, .fund, into: &sink)
        )
        guard let needRow = rows.need, let offerRow = rows.offer else {
            return CandidateContext(need: rows.need, offer: rows.offer, fund: rows.fund)
        }
        return RowJoins(tables).context(need: needRow, offer: offerRow, fund: rows.fund)
    }

    private func row(_ name: String?, _ kind: EntityKind, into sink: inout DiagnosticSink) -> Int? {
        name.flatMap { EntityFinder(tables).find($0, kind, into: &sink)?.row }
    }
}
