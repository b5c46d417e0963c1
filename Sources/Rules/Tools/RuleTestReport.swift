// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Tells how the tests of several rulebooks went.
public struct RuleTestReport: Sendable {
    let runs: [RuleTestRun]

    public init(_ runs: [RuleTestRun]) {
        self.runs = runs
    }

    public var passed: Int { runs.map(\.passed).reduce(0, +) }
    public var failed: Int { runs.map(\.failed).reduce(0, +) }

    /// Every failure with its place, the coverage of each rulebook and, as the last line, `N passed, N failed`.
    ///
    /// - Parameter listsGaps: name each condition that was not seen both true and false.
    public func text(_ language: Language, listsGaps: Bool) -> String {
        let lines =
            runs.flatMap { run in run.failures.map { ToolMessages.line($0).text(language) } }
            + (listsGaps ? runs.flatMap(\.gaps).map { ToolMessages.line($0).text(language) } : [])
            + runs.map { ToolMessages.coverage($0).text(language) }
            + ["\(passed) passed, \(failed) failed"]
        return lines.joined(separator: "\n") + "\n"
    }
}
