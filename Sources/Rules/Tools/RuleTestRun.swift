// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// The tests of one file, run to the end; its plans are only read.
public struct RuleTestRun: Sendable {
    struct Failure: Sendable {
        let test: String
        let message: LocalizedText
        let location: SourceLocation
    }

    /// `nil` if the file tests plans only.
    let rulebook: String?
    public let passed: Int
    public let failed: Int
    let failures: [Failure]
    let gaps: [ConditionCoverage.Gap]
    /// Conditions seen both true and false, of all there are.
    public let coveredConditions: Int
    public let conditions: Int
    /// For whoever can plan, see ``GoldenPlanOutcome``.
    public let plans: [GoldenPlan]

    /// Runs the tests of a file; the rulebook lies beside it. `nil` (and diagnostics) if a file is missing or wrong.
    public static func run(path: String, into sink: inout DiagnosticSink) -> RuleTestRun? {
        guard let source = RuleFiles.read(path, into: &sink), let file = RuleTestReader.read(source, into: &sink) else {
            return nil
        }
        guard let rulebook = file.rulebook else { return RuleTestRun(plans: file.plans) }
        let folder = RuleFiles.folder(of: path)
        let books = ([rulebook] + file.with).map { name in
            RuleFiles.rulebook(folder + name.text + ".yaml", namedAt: name.location, into: &sink)
        }
        guard !sink.hasErrors else { return nil }
        return run(file, rulebooks: books.compactMap { $0 }, into: &sink)
    }

    /// - Parameter rulebooks: the tested one first.
    static func run(
        _ file: RuleTestFile, rulebooks: [Rulebook], into sink: inout DiagnosticSink
    ) -> RuleTestRun? {
        guard let tested = rulebooks.first else { return nil }
        var coverage = ConditionCoverage(tested)
        var failures: [Failure] = []
        var failed = 0
        for test in file.tests {
            let found = RuleTestCase(test, rulebooks: rulebooks, into: &sink).run(&coverage)
            failures += found
            failed += found.isEmpty ? 0 : 1
        }
        guard !sink.hasErrors else { return nil }
        return RuleTestRun(
            rulebook: tested.name, passed: file.tests.count - failed, failed: failed, failures: failures,
            gaps: coverage.gaps, coveredConditions: coverage.covered, conditions: coverage.total, plans: file.plans)
    }

    private init(plans: [GoldenPlan]) {
        self.init(
            rulebook: nil, passed: 0, failed: 0, failures: [], gaps: [], coveredConditions: 0, conditions: 0,
            plans: plans)
    }

    private init(
        rulebook: String?, passed: Int, failed: Int, failures: [Failure], gaps: [ConditionCoverage.Gap],
        coveredConditions: Int, conditions: Int, plans: [GoldenPlan]
    ) {
        self.rulebook = rulebook
        self.passed = passed
        self.failed = failed
        self.failures = failures
        self.gaps = gaps
        self.coveredConditions = coveredConditions
        self.conditions = conditions
        self.plans = plans
    }
}

/// One test with the interpreter that its school year and parameters make.
private struct RuleTestCase {
    private let test: RuleTest
    private let interpreter: Interpreter
    private let candidate: CandidateContext
    private var rules: [MatchRule] { interpreter.rulebooks[0].match }

    init(_ test: RuleTest, rulebooks: [Rulebook], into sink: inout DiagnosticSink) {
        self.test = test
        let (tables, candidate) = test.rows.build(into: &sink)
        let parameters = ParameterTable(
            rulebooks: rulebooks, overrides: test.parameters, day: test.schoolYear.firstDay, into: &sink)
        self.candidate = candidate
        interpreter = Interpreter(tables: tables, rulebooks: rulebooks, parameters: parameters)
    }

    /// What is not as expected.
    func run(_ coverage: inout ConditionCoverage) -> [RuleTestRun.Failure] {
        CoverageWalk(interpreter: interpreter, rulebook: 0, candidate: candidate).run(&coverage)
        return scopeFailures() + matchFailures() + test.expectation.values.compactMap { valueFailure($0, $1) }
    }

    private func failure(_ message: LocalizedText, at place: SourceLocation) -> RuleTestRun.Failure {
        RuleTestRun.Failure(test: test.name.text, message: message, location: place)
    }

    private var isInScope: Bool { interpreter.applies(0, to: candidate).truth == true }

    private func scopeFailures() -> [RuleTestRun.Failure] {
        if let error = interpreter.applies(0, to: candidate).error {
            return [failure(ToolMessages.notEvaluable("applies", error), at: test.name.location)]
        }
        let expected = test.expectation.applies
        guard isInScope != expected?.truth ?? true else { return [] }
        return [failure(ToolMessages.scope(isInScope), at: expected?.place ?? test.name.location)]
    }

    private func matchFailures() -> [RuleTestRun.Failure] {
        guard isInScope else { return [] }
        var failing: [MatchRule] = []
        for rule in rules {
            let verdict = interpreter.holds(rule.condition, rulebook: 0, for: candidate)
            if let error = verdict.error {
                return [failure(ToolMessages.notEvaluable(rule.id, error), at: test.name.location)]
            }
            if verdict.truth == false { failing.append(rule) }
        }
        return verdictFailures(failing) + reasonFailures(failing)
    }

    private func verdictFailures(_ failing: [MatchRule]) -> [RuleTestRun.Failure] {
        var failures: [RuleTestRun.Failure] = []
        if let passes = test.expectation.passes, passes.truth != failing.isEmpty {
            failures.append(failure(ToolMessages.verdict(failing), at: passes.place))
        }
        if let fails = test.expectation.fails, fails.ids.sorted() != failing.map(\.id).sorted() {
            failures.append(failure(ToolMessages.failing(expected: fails.ids, failing), at: fails.place))
        }
        return failures
    }

    private func reasonFailures(_ failing: [MatchRule]) -> [RuleTestRun.Failure] {
        guard failing.count == 1 else { return [] }
        let reason = interpreter.reason(of: failing[0], rulebook: 0, for: candidate)
        let pairs = [(test.expectation.german, reason.de), (test.expectation.english, reason.en)]
        return pairs.compactMap { expected, found in
            guard let expected, expected.text != found else { return nil }
            return failure(ToolMessages.reason(expected: expected.text, found: found), at: expected.location)
        }
    }

    private func valueFailure(_ source: ExpressionSource, _ expected: YAMLScalar) -> RuleTestRun.Failure? {
        let value = interpreter.value(source, rulebook: 0, for: candidate)
        guard !matches(value, expected) else { return nil }
        return failure(
            ToolMessages.value(
                source.text, expected: expected.text, found: ExpressionProbe.text(of: value, interpreter),
                error: value.error), at: expected.location)
    }

    /// Numbers are compared by value, doubles with the double nearest to what is written.
    private func matches(_ value: DynamicValue, _ expected: YAMLScalar) -> Bool {
        switch value {
        case .number(let number):
            FixedPoint(parsing: expected.text).map { ExactNumber($0) == number } ?? false
        case .double(let double): Double(expected.text) == double
        case .error: false
        default: ExpressionProbe.text(of: value, interpreter) == expected.text
        }
    }
}
