// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELNameTests {
    private let one = CELValue.int(1)
    private let two = CELValue.int(2)

    /// Both with the type check and without it.
    private func both(_ text: String, _ variables: [String: CELValue], container: String = "") -> [String] {
        [true, false].map { CELCase.outcome(text, variables, container: container, isChecked: $0) }
    }

    @Test func theLongestPrefixWins() throws {
        let inner = try CELCase.map([(.string("c"), two)])
        #expect(both("a.b.c", ["a.b.c": one, "a.b": inner]) == ["1", "1"])
        #expect(both("a.b.c", ["a.b": inner]) == ["2", "2"])
        #expect(both("a.b.c", ["a": try CELCase.map([(.string("b"), inner)])]) == ["2", "2"])
        #expect(both("a.b.d", ["a.b": inner]) == ["error", "error"])
        #expect(both("has(a.b.c)", ["a.b": inner]) == ["true", "true"])
    }

    @Test func theContainerIsLookedUpFromTheInside() {
        let variables = ["x": one, "p.x": two, "p.q.x": CELValue.int(3)]
        #expect(both("x", variables, container: "p.q") == ["3", "3"])
        #expect(both("x", variables, container: "p.r") == ["2", "2"])
        #expect(both("x", variables, container: "s") == ["1", "1"])
        #expect(both(".x", variables, container: "p.q") == ["1", "1"])
        #expect(both("q.x", variables, container: "p") == ["3", "3"])
        #expect(both(".p.x", variables, container: "p.q") == ["2", "2"])
        #expect(both("y", variables, container: "p.q") == ["error", "error"])
    }

    @Test func variablesOfMacrosHideAllButTheRoot() throws {
        let variables = ["x": one, "p.x": two, "x.f": two]
        let list = "[{'f': 7}]"
        #expect(both("[5].map(x, x)", variables, container: "p") == ["[5]", "[5]"])
        #expect(both("[5].map(x, .x)", variables, container: "p") == ["[1]", "[1]"])
        #expect(both("\(list).map(x, x.f)", variables) == ["[7]", "[7]"])
        #expect(both("\(list).map(x, .x.f)", variables) == ["[2]", "[2]"])
    }

    @Test func typesAreNamesThatVariablesHide() {
        #expect(both("int", [:]) == ["int", "int"])
        #expect(both("int", ["int": one]) == ["1", "1"])
        #expect(both("google.protobuf.Duration", [:]) == ["google.protobuf.Duration", "google.protobuf.Duration"])
        #expect(
            both("protobuf.Timestamp", [:], container: "google") == [
                "google.protobuf.Timestamp", "google.protobuf.Timestamp",
            ])
        #expect(both("type(int)", [:]) == ["type", "type"])
        #expect(both("dyn", [:]) == ["error", "error"])
        #expect(both("true", ["true": .bool(false)]) == ["true", "true"])
    }

    @Test func anUnknownNameIsAnErrorOfTheCheckOrOfEvaluation() {
        #expect(CELCase.failure("x || true") == .undeclared("x"))
        #expect(CELCase.unchecked("x || true") == "true")
        #expect(CELCase.failure("x", isChecked: false) == .unbound("x"))
        #expect(CELCase.failure("nothing(1)") == .unknownFunction("nothing"))
        #expect(CELCase.failure("nothing(1)", isChecked: false) == .unknownFunction("nothing"))
        #expect(CELCase.failure("size(1, 2)", isChecked: false) == .unknownFunction("size"))
        #expect(CELCase.failure("startsWith('a', 'a')", isChecked: false) == .unknownFunction("startsWith"))
    }

    @Test func aDeclaredVariableWithoutAValueIsAnError() throws {
        let program = try CELProgram("x || true", in: CELEnvironment(declarations: ["x": .bool, "y": .int]))
        #expect(try program.evaluate().description == "true")
        let other = try CELProgram("y + 1", in: CELEnvironment(declarations: ["y": .int]))
        #expect(throws: CELError.unbound("y")) { try other.evaluate() }
        #expect(try other.evaluate(["y": .int(1)]).description == "2")
    }
}
