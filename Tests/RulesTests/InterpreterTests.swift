// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import TestSupport
import Testing

@testable import Rules
@testable import Tables

@Suite struct InterpreterTests {
    private let interpreter: Interpreter

    init() throws {
        var sink = DiagnosticSink()
        let loaded = RandomRegion(seed: 1).load(into: &sink)
        let tables = try #require(loaded, "\(sink.shown)")
        let text = """
            rulebook: first
            applies: fund.programme == 'alpha'
            compute: {round_about: again + 1, again: round_about, only_alpha: 7}
            """
        let read = RulebookReader.read(SourceFile(name: "r.yaml", text: text), into: &sink)
        let rulebook = try #require(read)
        let parameters = ParameterTable(rulebooks: [rulebook], overrides: [], day: Day(number: 20_000), into: &sink)
        interpreter = Interpreter(tables: tables, rulebooks: [rulebook], parameters: parameters)
    }

    private func value(_ text: String, _ candidate: CandidateContext = CandidateContext()) throws -> DynamicValue {
        interpreter.value(try Parser.parse(text), Interpreter.Frame(candidate: candidate, rulebook: 0))
    }

    @Test(arguments: [
        ("0.1 + 0.2", "0.3"), ("0.8 * 4199.99", "3359.992"), ("1e-7 * 1e-7", "0.00000000000001"),
        ("9223372036854775807 + 1", "9223372036854775808"),
        ("9223372036854775807 * 9223372036854775807", "85070591730234615847396907784232501249"),
        ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(2.445, 2)", "2.45"), ("round(-0.005, 2)", "-0.01"),
        ("round(0.0049, 2)", "0"), ("-7 % 3", "-1"), ("7.5 % 2", "1.5"), ("0x1F", "31"), ("2.5e2", "250"),
        ("0.10", "0.1"),
        ("size('Übung')", "5"), ("[1, 2, 3].map(x, x * 2)[0] == 2 ? 1 : 0", "1"),
        ("size([1, 2].map(x, x > 1, x))", "1"),
    ])
    func numbersAreExact(text: String, expected: String) throws {
        switch try value(text) {
        case .number(let number): #expect(number.description == expected)
        case .error: #expect(expected == "error")
        case let other: Issue.record("\(text) is \(other)")
        }
    }

    @Test(arguments: [
        "0.1 + 0.2 == 0.3", "4199.99 * 0.8 == 3359.992", "1.50 == 1.5", "true || need.groups > 1",
        "need.groups > 1 || true", "!(need.groups > 1 && false)", "!(false && need.groups > 1)",
        "[1, 0].exists(x, 1 % x == 0 || x == 1)", "[0, 1].exists(x, 1 % x == 0)", "![0, 2].all(x, 4 % x == 1)",
        "'ä' < 'ö'", "'Z' < 'a'", "'a\\u0308' == 'ä'", "'abc'.contains('bc')", "'abc'.contains('')",
        "!'ab'.contains('abc')",
        "date('2026-08-01') == date('1.8.2026')",
    ])
    func isTrue(text: String) throws {
        #expect(try value(text).truth == true, "\(text)")
    }

    @Test(arguments: [
        ("need.groups > 1 || false", EvaluationError.absent("need")),
        ("false || need.groups > 1", .absent("need")),
        ("need.groups > 1 && true", .absent("need")),
        ("[0, 2].all(x, 4 % x == 0)", .divisionByZero),
        ("[0, 2].exists_one(x, 4 % x == 0)", .divisionByZero),
        ("1 % 0", .divisionByZero),
        ("unheard", .unknownName("unheard")),
        ("round_about", .cycle("round_about")),
        ("1 + 'a'", .noOverload("+", [.number, .text])),
        ("1 ? 2 : 3", .wrongType(expected: .boolean, found: .number)),
        ("date('2026-02-30')", .badLiteral("2026-02-30")),
        ("null", .notSupported("null")),
        ("round(1 / 0)", .divisionByZero),
    ])
    func errorsAreValues(text: String, expected: EvaluationError) throws {
        #expect(try value(text, CandidateContext(fund: 0)).error == expected)
    }

    @Test func anAbsentCellIsAnErrorAndHasTellsIt() throws {
        let index = try #require(interpreter.tables.table("schools")?.column(named: "social_index")?.firstAbsentRow)
        guard case .references(let schools)? = interpreter.tables.table("needs")?.column(named: "school")?.storage
        else {
            Issue.record("no reference")
            return
        }
        let need = try #require(schools.firstIndex(of: Int32(index)))
        let candidate = CandidateContext(need: need)
        #expect(try value("need.school.social_index", candidate).error == .absent("need.school.social_index"))
        #expect(try value("has(need.school.social_index)", candidate).truth == false)
        #expect(try value("has(previous.groups)", candidate).truth == false)
        #expect(try value("has(need.school.colour)", candidate).error == .unknownColumn("colour", table: "schools"))
    }

    @Test func aComputedNameHoldsWhereItsRulebookApplies() {
        #expect(interpreter.computed("only_alpha", for: CandidateContext(fund: 0)) == .number(ExactNumber(7)))
        #expect(interpreter.computed("only_alpha", for: CandidateContext(fund: 1)).error == .undefined("only_alpha"))
    }

    @Test func everyErrorHasAReasonInBothLanguages() {
        let errors: [EvaluationError] = [
            .absent("a"), .unknownName("a"), .unknownColumn("a", table: "b"), .undefined("a"), .ambiguous("a"),
            .cycle("a"),
            .noOverload("+", [.number, .boolean, .text, .date, .list, .row, .error]),
            .wrongType(expected: .number, found: .text), .divisionByZero, .notANumber, .badLiteral("a"),
            .notSupported("a"), .notFinite,
        ]
        #expect(Set(errors.map(\.reason)).count == errors.count)
        #expect(errors.allSatisfy { !$0.reason.de.isEmpty && $0.reason.de != $0.reason.en })
    }
}
