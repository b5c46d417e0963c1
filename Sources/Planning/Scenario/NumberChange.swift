// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Parallel
import Rules
import Tables

/// Another number in a cell or for a parameter.
struct NumberChange: Hashable {
    let origin: ExpressionRead.Origin
    let value: FixedPoint
}

extension Scenario {
    /// The scenario with one number changed, everything compiled again; `nil` if that is not allowed there. The
    /// fingerprint stays: it is that of the input.
    func applying(_ change: NumberChange) -> Scenario? {
        guard let parts = parts(applying: change) else { return nil }
        var sink = DiagnosticSink()
        guard
            let rules = CompiledRules.compile(
                rulebooks: parts.rulebooks, parameters: parts.parameters, tables: parts.tables, into: &sink)
        else { return nil }
        return Scenario(
            name: name, title: title, schoolYear: schoolYear, path: path, tables: parts.tables,
            rulebooks: parts.rulebooks, parameters: parts.parameters, rules: rules, solve: solve,
            fingerprint: fingerprint, filesFingerprint: filesFingerprint)
    }

    /// What the rules are evaluated on, with one number changed; `nil` if that is not allowed there.
    func parts(
        applying change: NumberChange
    ) -> (tables: TableSet, rulebooks: [Rulebook], parameters: ParameterTable)? {
        var (tables, rulebooks, parameters) = (tables, rulebooks, parameters)
        switch change.origin {
        case .cell(let index, let row, let column):
            guard let table = tables.tables[index].setting(column, row: row, to: change.value) else { return nil }
            tables = tables.replacing(index, with: table)
        case .parameter(let name, let rulebook):
            guard parameters.range(of: name, rulebook: rulebook)?.contains(change.value) ?? true else { return nil }
            parameters = parameters.setting(name, rulebook: rulebook, to: .number(change.value))
        case .literal(let rulebook, let place):
            guard let book = rulebooks[rulebook].settingNumber(at: place, to: change.value) else { return nil }
            rulebooks[rulebook] = book
        }
        return (tables, rulebooks, parameters)
    }
}

extension PreparedScenario {
    /// The scenario with one number changed, matched and modelled again; `nil` if that is an error.
    func applying(_ change: NumberChange) -> PreparedScenario? {
        guard let scenario = scenario.applying(change) else { return nil }
        var sink = DiagnosticSink()
        let candidates = CandidateJoin.candidates(of: scenario, threads: .one, into: &sink)
        guard !sink.hasErrors, let model = ModelBuilder.build(candidates, of: scenario, into: &sink) else { return nil }
        return PreparedScenario(scenario: scenario, candidates: candidates, model: model)
    }
}
