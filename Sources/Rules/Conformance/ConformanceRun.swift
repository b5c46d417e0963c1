// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation

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

    /// Runs the suite in a JSON file; `nil` (and diagnostics) if it is missing or not as expected.
    public static func run(path: String, into sink: inout DiagnosticSink) -> ConformanceRun? {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue, let data = FileManager.default.contents(atPath: path) else {
            sink.report(ConformanceMessages.missingFile(path))
            return nil
        }
        return run(SourceFile(name: path, bytes: Array(data)), into: &sink)
    }

    static func run(_ file: SourceFile, into sink: inout DiagnosticSink) -> ConformanceRun? {
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
        do throws(CELError) {
            let program = try CELProgram(
                test.expression, in: test.environment, expandsMacros: test.expandsMacros,
                isChecked: test.isChecked || test.type != nil)
            if let type = test.type, let found = program.type, type != found {
                return fail(ConformanceMessages.type(type), ConformanceMessages.type(found))
            }
            if test.isCheckOnly, case .value = test.expectation { return nil }
            let value = try program.evaluate(test.bindings)
            switch test.expectation {
            case .error: return fail(ConformanceMessages.someError, plain(value))
            case .value(let wanted):
                return ConformanceMatch.areSame(wanted, value) ? nil : fail(plain(wanted), plain(value))
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

/// Whether a value is the one expected: of the same type throughout, unlike `==` of the language.
enum ConformanceMatch {
    static func areSame(_ wanted: CELValue, _ found: CELValue) -> Bool {
        switch (wanted, found) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
        case (.map(let left), .map(let right)): areSame(left, right)
        default: false
        }
    }

    /// In any order of the entries.
    private static func areSame(_ wanted: CELMap, _ found: CELMap) -> Bool {
        wanted.count == found.count
            && wanted.entries.allSatisfy { entry in
                found.entries.contains { areSame(entry.key, $0.key) && areSame(entry.value, $0.value) }
            }
    }
}
