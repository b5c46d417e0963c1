// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
public import Tables

/// What can be said of rulebooks by reading them, without tables.
public struct RulebookLint {
    let rulebooks: [Rulebook]
    /// The first day of the school year; `nil` if none is given.
    let day: Day?
    private let parameters: ParameterTable?
    var findings: [LintFinding] = []

    /// - Parameters:
    ///   - rulebooks: together, as a scenario would use them; a name that one defines may be used by another.
    ///   - files: the same rulebooks as YAML, for what is missing in them.
    ///   - day: the first day of the school year: decides which dated values hold and what is in force.
    ///   - parameters: the values that a scenario sets; otherwise the rulebooks' own hold.
    public static func findings(
        _ rulebooks: [Rulebook], files: [YAMLNode], day: Day? = nil, parameters: ParameterTable? = nil
    ) -> [LintFinding] {
        var lint = RulebookLint(rulebooks: rulebooks, day: day, parameters: parameters)
        lint.checkConditions()
        lint.checkRulePairs()
        lint.checkLimits()
        lint.checkLimitPairs()
        lint.checkGoalPairs()
        lint.checkNames()
        lint.checkDatedValues()
        lint.checkValidity()
        lint.checkReasons()
        for file in files { lint.checkTexts(of: file) }
        return lint.findings
    }

    private init(rulebooks: [Rulebook], day: Day?, parameters: ParameterTable?) {
        self.rulebooks = rulebooks
        self.day = day
        self.parameters = parameters
    }

    /// Whether two rules surely meet in a plan: they stand in one file, or a scenario uses both.
    func isTogether(_ first: SourceLocation, _ second: SourceLocation) -> Bool {
        parameters != nil || first.file == second.file
    }

    mutating func report(
        _ kind: LintFinding.Kind, _ severity: Severity, _ rule: String, at place: SourceLocation,
        _ text: LintMessages.Text, other: SourceLocation? = nil
    ) {
        findings.append(
            LintFinding(kind, severity, rule: rule, at: place, text.message, help: text.help, other: other))
    }

    /// The parameters whose value is known, as an expression of the rulebook sees them.
    func known(in rulebook: Int) -> KnownNames {
        var names = KnownNames()
        let all = Set(rulebooks.flatMap { $0.parameters.map(\.name) })
        for name in all { names.values[name] = (value(of: name, in: rulebook)).map(Self.constant) }
        return names
    }

    private func value(of name: String, in rulebook: Int) -> Parameter.Value? {
        if let parameters { return parameters.value(name, rulebook: rulebook) }
        let owners = rulebooks.indices.filter { index in rulebooks[index].parameters.contains { $0.name == name } }
        guard let owner = owners.contains(rulebook) ? rulebook : owners.count == 1 ? owners[0] : nil else { return nil }
        let dated = rulebooks[owner].parameters.filter { $0.name == name }
        let valid = day.map { day in dated.filter { $0.isValid(on: day) } } ?? dated
        return valid.count == 1 ? valid[0].value : nil
    }

    private static func constant(_ value: Parameter.Value) -> ConstantValue {
        switch value {
        case .number(let number): .number(ExactNumber(number))
        case .text(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        }
    }
}
