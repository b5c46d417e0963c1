// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// A suite of tests of the standard language, run to the end: nothing is skipped.
public struct ConformanceRun: Sendable {
    struct Failure: Sendable {
        let name: String
        let expression: String
        let expected: LocalizedText
        let found: LocalizedText
    }

    public private(set) var passed = 0
    private var failures: [Failure] = []

    public var failed: Int { failures.count }

    /// Every failure, one after the other, and as the last line `N passed, N failed`.
    public func text(_ language: Language) -> String {
        failures.map { ConformanceMessages.failure($0).text(language) }.joined()
            + "\(passed) passed, \(failed) failed\n"
    }

    /// Runs the suite in a JSON file; `nil` (and diagnostics) if it is missing, no JSON or no list. A test that cannot
    /// be understood is reported as well and counts as failed; the others are run.
    public static func run(path: String, into sink: inout DiagnosticSink) -> ConformanceRun? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(ConformanceMessages.missingFile(path))
            return nil
        }
        return run(SourceFile(name: path, bytes: bytes), into: &sink)
    }

    /// Runs a suite that was read already; `nil` (and diagnostics) if it is no JSON or no list.
    public static func run(_ file: SourceFile, into sink: inout DiagnosticSink) -> ConformanceRun? {
        guard let tests = ConformanceReader.read(file, into: &sink) else { return nil }
        var run = ConformanceRun()
        for test in tests {
            if let failure = failure(of: test) { run.failures.append(failure) } else { run.passed += 1 }
        }
        return run
    }

    private static func failure(of test: ConformanceTest) -> Failure? {
        let fail = { (expected: LocalizedText, found: LocalizedText) in
            Failure(name: test.name, expression: test.expression, expected: expected, found: found)
        }
        guard test.isReadable else { return fail(ConformanceMessages.readableTest, ConformanceMessages.reported) }
        do throws(CELError) {
            let program = try CELProgram(
                test.expression, in: test.environment, expandsMacros: test.expandsMacros,
                isChecked: test.isChecked || test.isCheckOnly || test.type != nil)
            if let type = test.type, let found = program.type, type != found {
                return fail(ConformanceMessages.type(type), ConformanceMessages.type(found))
            }
            switch test.expectation {
            case .value where test.isCheckOnly: return nil
            case .value(let wanted):
                let value = try program.evaluate(test.bindings)
                return ConformanceMatch.areSame(wanted, value) ? nil : fail(plain(wanted), plain(value))
            case .error:
                if test.isCheckOnly, let type = program.type {
                    return fail(ConformanceMessages.someError, ConformanceMessages.type(type))
                }
                return fail(ConformanceMessages.someError, plain(try program.evaluate(test.bindings)))
            }
        } catch {
            guard case .value(let wanted) = test.expectation else { return nil }
            return fail(plain(wanted), ConformanceMessages.noValue(CELMessages.reason(error)))
        }
    }

    private static func plain(_ value: CELValue) -> LocalizedText {
        LocalizedText(de: value.description, en: value.description)
    }
}
