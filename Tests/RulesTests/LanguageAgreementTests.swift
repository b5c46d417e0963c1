// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import TestSupport
import Testing

@testable import Rules
@testable import Tables

/// One language: what the standard's own evaluator says of an expression, the compiled rule, the interpreter and the
/// probe of `rules eval` say as well, as far as rulebooks do not differ on purpose.
@Suite struct LanguageAgreementTests {
    static let shared = [
        // Numbers
        "1 + 2 * 3", "7 - 10", "-7 % 2", "7 % -2", "-(3)", "2 * -3", "1.5 + 2.25", "3 < 4", "3 <= 3", "4 > 3", "4 >= 5",
        "1 == 1", "1 != 2", "1.5 == 1.5", "0x1F", "1e3 == 1000.0", "3 % 0", "10.0 / 4.0",
        // Logic
        "true && false", "true || false", "!true", "true ? 1 : 2", "false ? 1 : 2", "true == false", "true != false",
        "false && 1 % 0 == 0", "1 % 0 == 0 && false", "true || 1 % 0 == 0", "1 % 0 == 0 || true", "1 % 0 == 0 || false",
        "1 % 0 == 0 ? 1 : 2", "true ? 1 : 1 % 0", "false ? 1 : 1 % 0", "!(1 % 0 == 0)",
        // Texts
        "'a' + 'b'", "'' + ''", "'a' + 'b' + 'c' == 'abc'", "size('abc')", "'abc'.size()", "size('')", "size('äöü€😀')",
        "'abc' < 'abd'", "'Z' < 'a'", "'ä' > 'z'", "'a' == 'a'", "'a' != 'b'", "'a' == 'A'", "'abc'.contains('b')",
        "'abc'.contains('')", "''.contains('a')", "'abc'.startsWith('ab')", "'abc'.startsWith('b')",
        "'abc'.endsWith('bc')", "'abc'.endsWith('')", "'abc'.matches('a.c')", "matches('abc', '^b')",
        "'Grundschule'.matches('(?i)schule$')", "'abc'.matches('')", "'a1'.matches('[0-9]{1,2}')", "'abc'.matches('(')",
        // Conversions
        "string(1)", "string(-12)", "string(1.5)", "string(true)", "string('a')", "string(0)", "int('12')", "int('-7')",
        "int('1.5')", "int('abc')", "int('')", "int(7)", "int(7.9)", "int(-7.9)", "double('1.5')", "double(2)",
        "double('x')", "bool('true')", "bool('0')", "bool('ja')", "bool(true)", "string(int('5') + 1)",
        "int(string(42))",
        // Lists
        "1 in [1, 2]", "3 in [1, 2]", "'a' in ['a', 'b']", "'a' in []", "size([1, 2, 3])", "[1, 2, 3].size()",
        "size([])",
        "[1, 2][0]", "['a', 'b'][1]", "[1, 2][2]", "[1, 2][-1]", "['a', 'b'][1 - 1] + 'x'",
        "[1, 2, 3].exists(x, x > 2)", "[1, 2, 3].all(x, x > 0)", "[1, 2, 3].exists_one(x, x > 2)",
        "size([1, 2, 3].filter(x, x > 1))", "[1, 2].exists(x, 1 % (x - 1) == 0 || x == 2)",
        "[1, 2].all(x, 1 % (x - 1) == 0 && x == 3)", "[1, 2].exists_one(x, 1 % (x - 1) == 0)", "[].all(x, x == 'a')",
        "['a', 'bc'].exists(x, size(x) == 2)", "[1, 2].exists(x, [2, 3].exists(y, x == y))",
        "['a', 'b'].all(x, ['a', 'b', 'c'].exists(y, x + '' == y))",
    ]

    /// Both refuse these, whichever way: the check of types is the same.
    static let refused = [
        "'5' == 5", "'a' + 1", "1 + true", "size(1)", "[1, 2].exists(x, x)", "!1", "-'a'", "'a' < 1", "1 in ['a']",
        "[1][true]", "true ? 1 : 'a'", "nix(1)", "'a'.nix()", "int(true)", "bool(1)", "'a'.contains(1)", "1 && true",
        "unknown", "1 +", "'a", "[1, 2", "size('a', 'b')", "date(1)",
    ]

    /// Where rulebooks differ on purpose, with both values; `README.md` says why.
    static let different: [(text: String, standard: String?, rulebook: String?)] = [
        ("3 / 2", "1", "1.5"), ("1 + 1.5", nil, "2.5"), ("1 == 1.0", nil, "true"),
        ("0.1 + 0.2 == 0.3", "false", "true"),
        ("7.5 % 2.0", nil, "1.5"), ("1 / 0", nil, nil), ("1.0 / 0.0", "+inf", nil), ("int(3.0) / 2", "1", "1.5"),
        ("'e\u{301}' == 'é'", "false", "true"), ("size('e\u{301}')", "2", "1"), ("1u", "1", nil),
        ("null == null", "true", nil),
        ("{'a': 1}['a']", "1", nil), ("type(1) == int", "true", nil), ("duration('1h') > duration('1m')", "true", nil),
        ("size(b'abc')", "3", nil), ("[1, 2].map(x, x * 2) == [2, 4]", "true", nil), ("false < true", "true", nil),
        ("[1] == [1]", "true", nil), ("[1] + [2] == [1, 2]", "true", nil), ("min(1, 2)", nil, "1"),
        ("round(2.5)", nil, "3"), ("string(1000000.0)", "'1e+06'", "'1000000'"), ("double('1e999')", nil, nil),
    ]

    @Test(arguments: shared) func allFourAgree(text: String) {
        let standard = Self.standard(text)
        #expect(Self.rulebook(text) == standard, "\(text)")
    }

    @Test(arguments: refused) func allRefuse(text: String) {
        #expect(Self.standard(text) == nil && Self.rulebook(text) == nil)
    }

    @Test(arguments: different.indices) func differencesAreKnown(index: Int) {
        let (text, standard, rulebook) = Self.different[index]
        #expect(Self.standard(text) == standard, "\(text)")
        #expect(Self.rulebook(text) == rulebook, "\(text)")
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func randomExpressionsAgree(seed: UInt64) {
        var grammar = SharedGrammar(seed: seed)
        var withValue = 0
        for _ in 0..<60 {
            let text = grammar.expression()
            let standard = Self.standard(text)
            #expect(Self.rulebook(text) == standard, "\(text)")
            if standard != nil { withValue += 1 }
        }
        #expect(withValue > 10)
    }

    // MARK: Values as texts

    /// As standard CEL has it; `nil` if it is refused or has no value.
    private static func standard(_ text: String) -> String? {
        guard let value = try? CELProgram(text).evaluate() else { return nil }
        return switch value {
        case .bool(let truth): "\(truth)"
        case .int(let number): "\(number)"
        case .uint(let number): "\(number)"
        case .double(let number): number.isFinite ? RuleText.text(of: number) : "+inf"
        case .string(let text): "'\(text)'"
        default: value.description
        }
    }

    /// As a rulebook has it: compiled code, interpreter and probe, which have to agree.
    private static func rulebook(_ text: String) -> String? {
        var sink = DiagnosticSink()
        let rows = InlineRows(schemas: StandardTables.all)
        let tables = rows.build(into: &sink).tables
        let probe = ExpressionProbe(tables: tables)
        let answers = probe.answers(text, for: CandidateContext(), into: &sink)
        let scalar = YAMLScalar(text: text, isPlain: true, file: SourceFile(name: "e", text: text), start: 0)
        var problems = DiagnosticSink()
        guard let source = ExpressionSource(scalar, into: &problems) else {
            #expect(answers.isEmpty, "\(text)")
            return nil
        }
        let compiler = RuleCompiler(
            tables: tables, rulebooks: probe.interpreter.rulebooks, parameters: probe.interpreter.parameters)
        let compiled = compiler.compile(source, rulebook: 0).flatMap { Self.value($0, compiler.pool) }
        #expect((compiled == nil) == answers.isEmpty, "\(text): compiled \(compiled ?? "-"), eval \(answers)")
        guard let compiled else { return nil }
        let interpreted = probe.interpreter.value(source, rulebook: 0, for: CandidateContext())
        #expect(Self.text(interpreted) == compiled, "\(text)")
        return compiled
    }

    private static func value(_ typed: TypedValue, _ pool: TextPool) -> String? {
        var evaluator = BatchEvaluator(batch: CandidateBatch(count: 1), pool: pool)
        let text: String? =
            switch typed {
            case .number(let code, let scale, _):
                ExactNumber(mantissa: evaluator.numbers(code)[0], scale: scale).description
            case .double(let code): RuleText.text(of: evaluator.doubles(code)[0])
            case .boolean(let code): "\(evaluator.booleans(code)[0])"
            case .text(let code): evaluator.ids(code).first.map { "'\(evaluator.text($0))'" }
            default: nil
            }
        return evaluator.faults.isEmpty ? text : nil
    }

    private static func text(_ value: DynamicValue) -> String? {
        switch value {
        case .number(let number): number.description
        case .double(let number): RuleText.text(of: number)
        case .boolean(let truth): "\(truth)"
        case .text(let text): "'\(text)'"
        default: nil
        }
    }
}

/// Expressions of the part of the language where rulebooks and the standard mean the same: whole numbers without `/`,
/// texts, truth values, lists of constants.
private struct SharedGrammar {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func expression() -> String {
        switch number(0...2) {
        case 0: truth(4)
        case 1: whole(4)
        default: text(4)
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func pick(_ texts: [String]) -> String { texts[number(0...texts.count - 1)] }

    private mutating func whole(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["0", "1", "2", "3", "7", "12", "-4"]) }
        switch number(0...8) {
        case 0...2: return "(\(whole(depth - 1)) \(pick(["+", "-", "*", "%"])) \(whole(depth - 1)))"
        case 3: return "(\(truth(depth - 1)) ? \(whole(depth - 1)) : \(whole(depth - 1)))"
        case 4: return "size(\(text(depth - 1)))"
        case 5: return "int(\(text(depth - 1)))"
        case 6: return "[1, 2, 4][\(whole(depth - 1))]"
        case 7: return "size([1, 2, 3].filter(x, x \(pick(["<", ">="])) \(whole(depth - 1))))"
        default: return "-(\(whole(depth - 1)))"
        }
    }

    private mutating func text(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["''", "'a'", "'ab'", "'äb'", "'7'", "'-3'", "'true'", "'x y'"]) }
        switch number(0...4) {
        case 0, 1: return "(\(text(depth - 1)) + \(text(depth - 1)))"
        case 2: return "string(\(pick([whole(depth - 1), truth(depth - 1), text(depth - 1)])))"
        case 3: return "(\(truth(depth - 1)) ? \(text(depth - 1)) : \(text(depth - 1)))"
        default: return "['a', 'b', '1'][\(whole(depth - 1))]"
        }
    }

    private mutating func truth(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["true", "false"]) }
        switch number(0...9) {
        case 0, 1: return "(\(truth(depth - 1)) \(pick(["&&", "||"])) \(truth(depth - 1)))"
        case 2: return "!\(truth(depth - 1))"
        case 3: return "(\(whole(depth - 1)) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(whole(depth - 1)))"
        case 4: return "(\(text(depth - 1)) \(pick(["<", ">", "==", "!="])) \(text(depth - 1)))"
        case 5:
            return "\(text(depth - 1)).\(pick(["contains", "startsWith", "endsWith", "matches"]))(\(text(depth - 1)))"
        case 6: return "bool(\(text(depth - 1)))"
        case 7: return "(\(whole(depth - 1)) in [1, 2, 7])"
        case 8: return "[1, 2, 3].\(pick(["exists", "all", "exists_one"]))(x, \(whole(depth - 1)) % (x - 1) < x)"
        default: return "(\(truth(depth - 1)) ? \(truth(depth - 1)) : \(truth(depth - 1)))"
        }
    }
}
