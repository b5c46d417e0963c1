// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
import Tables

/// What can be said of rulebooks by holding them against the tables of a scenario, without a solve.
///
/// Cost: a join for each match rule, which ends as soon as the rule was seen to pass and to fail; then linear in
/// candidates times limits, times the limits that count groups alone.
public struct ScenarioLint {
    let scenario: Scenario
    let candidates: CandidateSet
    var sink = DiagnosticSink()
    var findings: [LintFinding] = []

    /// All findings; what keeps a limit from being evaluated goes to the sink.
    ///
    /// - Parameter known: findings made by reading; they are not told twice.
    public static func findings(
        _ scenario: Scenario, known: [LintFinding] = [], into sink: inout DiagnosticSink
    ) -> [LintFinding] {
        let candidates = CandidateJoin.candidates(of: scenario, into: &sink)
        var lint = ScenarioLint(scenario: scenario, candidates: candidates)
        lint.checkScopes()
        lint.checkRules(known: Set(known.map(\.rule)))
        lint.checkSchoolValues()
        let columns = CandidateColumns(candidates: candidates, scenario: scenario)
        lint.checkLimits(columns)
        lint.checkGoals(columns)
        sink.merge(lint.sink)
        return known + lint.findings
    }

    private init(scenario: Scenario, candidates: CandidateSet) {
        self.scenario = scenario
        self.candidates = candidates
    }

    mutating func report(
        _ kind: LintFinding.Kind, _ severity: Severity, _ rule: String, at place: SourceLocation,
        _ text: LintMessages.Text
    ) {
        findings.append(LintFinding(kind, severity, rule: rule, at: place, text.message, help: text.help))
    }

    /// Rulebooks that no fund falls under.
    private mutating func checkScopes() {
        for (rulebook, scope) in zip(scenario.rulebooks, scenario.rules.scopes) {
            guard let scope, !scope.flags.contains(true) else { continue }
            report(
                .appliesToNothing, .note, rulebook.name, at: rulebook.location,
                ScenarioLintMessages.appliesToNothing(rulebook.name))
        }
    }

    /// Whether the rulebook applies to any candidate at all.
    func isApplied(_ rulebook: Int) -> Bool { scenario.rules.scopes[rulebook]?.flags.contains(true) ?? true }

    // MARK: Match rules

    /// Rules that exclude nothing or everything of what the rules before them let through.
    private mutating func checkRules(known: Set<String>) {
        for (index, rule) in scenario.rules.match.enumerated() {
            guard isApplied(rule.rulebook), !known.contains(rule.id) else { continue }
            let verdicts = verdicts(of: index)
            switch (verdicts.passes, verdicts.fails) {
            case (true, false):
                report(.neverExcludes, .note, rule.id, at: rule.location, ScenarioLintMessages.neverExcludes(rule.id))
            case (false, true):
                report(
                    .alwaysExcludes, .warning, rule.id, at: rule.location,
                    ScenarioLintMessages.alwaysExcludes(rule.id))
            default: break
            }
        }
    }

    /// Of what the rules before it let through, in its scope: whether anything passes, and whether anything fails.
    private mutating func verdicts(of index: Int) -> (passes: Bool, fails: Bool) {
        let rule = scenario.rules.match[index]
        let (scope, pool) = (scenario.rules.scopes[rule.rulebook], scenario.rules.pool)
        var (passes, fails) = (false, false)
        CandidateJoin.visit(scenario, before: index) { batch in
            var batch = batch
            if let scope {
                let funds = batch.rows(of: .fund)
                batch = batch.gathered(at: funds.indices.filter { scope.flags[Int(funds[$0])] }.map { Int32($0) })
            }
            guard batch.count > 0 else { return true }
            var evaluator = BatchEvaluator(batch: batch, pool: pool)
            let verdicts = rule.conjuncts.map { evaluator.verdicts($0) }
            passes = passes || (0..<batch.count).contains { position in verdicts.allSatisfy { $0.holds(position) } }
            fails = fails || (0..<batch.count).contains { position in verdicts.contains { $0.fails(position) } }
            return !(passes && fails)
        }
        return (passes, fails)
    }

    // MARK: Goals

    /// Goals that no candidate adds anything to.
    private mutating func checkGoals(_ columns: CandidateColumns) {
        guard candidates.count > 0 else { return }
        for goal in scenario.rules.goals {
            let rule = goal.rule
            let hasEffect: Bool
            switch goal.measure {
            case .sum(let value), .lowest(let value, of: _, per: _):
                let numbers = columns.numbers(value, rule: rule.id, at: rule.location, into: &sink)
                hasEffect = numbers.values.contains { $0 != 0 }
            case .distinct: hasEffect = true
            case .changesFromPrevious: hasEffect = (scenario.tables.table("previous")?.rowCount ?? 0) > 0
            }
            guard !hasEffect else { continue }
            report(
                .goalWithoutEffect, .warning, rule.id, at: rule.location,
                ScenarioLintMessages.goalWithoutEffect(rule.id))
        }
    }
}
