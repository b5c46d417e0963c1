// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules

/// Match rules that have no value for a candidate that no rule excludes.
///
/// As in CEL the rules are one conjunction: what one of them excludes is no candidate, whatever the others cannot say of
/// it. Nothing depends on the order in which the join tests them.
struct MissingVerdicts {
    private let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// - Parameters:
    ///   - candidates: what no rule excludes.
    ///   - rules: those that had no value for something, excluded or not.
    func report(_ candidates: CandidateSet, rules: [Int], into sink: inout DiagnosticSink) {
        let columns = CandidateColumns(candidates: candidates, scenario: scenario)
        for rule in rules {
            let match = scenario.rules.match[rule]
            let missing = columns.missing { evaluator in for code in match.conjuncts { _ = evaluator.booleans(code) } }
            missing.report(match.id, at: match.location, columns, into: &sink)
        }
    }
}

/// The candidates for which an expression has no value: the first, why, and how many there are.
struct MissingValues {
    private var first: (candidate: Int, fault: Fault)?
    private var count = 0

    /// - Parameters:
    ///   - offset: the candidate at the first position of the batch.
    ///   - counts: the positions that need a value.
    mutating func add(_ faults: Faults, offset: Int, where counts: (Int) -> Bool) {
        for position in faults.positions where counts(position) {
            if let fault = faults[position] { add(fault, candidate: offset + position) }
        }
    }

    mutating func add(_ fault: Fault, candidate: Int) {
        if first == nil { first = (candidate, fault) }
        count += 1
    }

    /// One message for all of them.
    ///
    /// - Parameter isComputed: whether `rule` is the name of a computed value.
    func report(
        _ rule: String, isComputed: Bool = false, at place: SourceLocation, _ columns: CandidateColumns,
        into sink: inout DiagnosticSink
    ) {
        guard let first else { return }
        sink.report(
            PlanningMessages.noValue(
                rule, isComputed: isComputed, first.fault, candidate: columns.name(first.candidate), further: count - 1,
                at: place))
    }
}
