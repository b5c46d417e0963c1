// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Tells how the tests of several rulebooks and plans went.
public struct RuleTestReport: Sendable {
    let runs: [RuleTestRun]
    let plans: [GoldenPlanOutcome]

    public init(_ runs: [RuleTestRun], plans: [GoldenPlanOutcome] = []) {
        self.runs = runs
        self.plans = plans
    }

    public var passed: Int { runs.map(\.passed).reduce(0, +) + plans.count { $0.differences.isEmpty } }
    public var failed: Int { runs.map(\.failed).reduce(0, +) + plans.count { !$0.differences.isEmpty } }

    /// Every failure and difference with its place, the coverage of each rulebook and, as the last line, how many passed and failed.
    ///
    /// - Parameter listsGaps: name each condition that was not seen both true and false.
    public func text(_ language: Language, listsGaps: Bool) -> String {
        let lines =
            runs.flatMap { run in run.failures.map { ToolMessages.line($0).text(language) } }
            + plans.flatMap { plan in
                plan.differences.map { ToolMessages.line($0, plan: plan.name).text(language) }
            }
            + (listsGaps ? runs.flatMap(\.gaps).map { ToolMessages.line($0).text(language) } : [])
            + runs.compactMap { ToolMessages.coverage($0)?.text(language) }
            + [ToolMessages.summary(passed: passed, failed: failed).text(language)]
        return lines.joined(separator: "\n") + "\n"
    }
}
