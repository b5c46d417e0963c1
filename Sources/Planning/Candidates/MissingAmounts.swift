// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Computed names that every allocation is written with, but that have no value for some candidate: told before a plan
/// is made, not when it is to be written.
struct MissingAmounts {
    /// See ``AllocationBuilder``.
    private static let names = ["cost", "funded", "own", "km"]

    private let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    func report(_ candidates: CandidateSet, into sink: inout DiagnosticSink) {
        let columns = CandidateColumns(candidates: candidates, scenario: scenario)
        for name in Self.names {
            guard let value = scenario.rules.computed[name], value.risks.contains(.value),
                let place = scenario.rulebooks.flatMap(\.compute).first(where: { $0.name == name })
            else { continue }
            columns.missing { $0.evaluate(value) }
                .report(name, isComputed: true, at: place.expression.location, columns, into: &sink)
        }
    }
}
