// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Rules

@Suite struct CELCheckerTests {
    @Test(arguments: [
        ("1", "int"), ("1u + 2u", "uint"), ("'a' + 'b'", "string"), ("b'a'", "bytes"), ("null", "null_type"),
        ("[]", "list(dyn)"), ("[[]]", "list(list(dyn))"),
        ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("[[], [1]]", "list(list(int))"),
        ("[1, dyn(2)]", "list(dyn)"), ("[1, null]", "list(dyn)"),
        ("[duration('1s'), null]", "list(google.protobuf.Duration)"),
        ("[null, timestamp(0)]", "list(google.protobuf.Timestamp)"), ("{}", "map(dyn, dyn)"),
        ("{'a': 1}", "map(string, int)"), ("{'a': 1, 2: 1}", "map(dyn, int)"), ("{'a': []}.a", "list(dyn)"),
        ("[1] + []", "list(int)"), ("[] + [1]", "list(int)"),
        ("[1][0]", "int"), ("{'a': 1.0}['a']", "double"), ("dyn([1])[0]", "dyn"), ("dyn(1) + 1", "int"),
        ("dyn(1) + dyn(1)", "dyn"), ("dyn(1) < 2.0", "bool"), ("type(1)", "type(int)"),
        ("int", "type(int)"), ("type(type(1))", "type(type(int))"), ("true ? 1 : 2", "int"),
        ("true ? [] : ['a']", "list(string)"), ("true ? dyn(1) : 'a'", "dyn"),
        ("[1].map(x, string(x))", "list(string)"), ("[1].filter(x, x > 0)", "list(int)"),
        ("{'a': 1}.map(k, k)", "list(string)"), ("[].map(x, x)", "list(dyn)"), ("[].map(x, x + 1)", "list(int)"),
        ("['a'].transformList(i, v, i)", "list(int)"), ("{'a': 1}.transformMap(k, v, v > 1)", "map(string, bool)"),
        ("['a'].transformMapEntry(i, v, {v: i})", "map(string, int)"),
        ("[1].exists(x, x == 1)", "bool"), ("timestamp(0) - timestamp(0)", "google.protobuf.Duration"),
        ("timestamp(0) - duration('1s')", "google.protobuf.Timestamp"),
        ("timestamp(0).getHours('UTC')", "int"), ("has({'a': 1}.b)", "bool"), ("'a' in {'a': 1}", "bool"),
        ("size([])", "int"), ("m.a.b", "int"), ("m", "map(string, map(string, int))"),
        ("w == null", "bool"), ("w + 1", "int"), ("[w, 1]", "list(wrapper(int))"), ("[1, w]", "list(wrapper(int))"),
        ("[1].map(x, {x: x})", "list(map(int, int))"),
    ])
    func deduces(text: String, expected: String) {
        let declarations: [String: CELType] = ["m": .map(.string, .map(.string, .int)), "w": .wrapper(.int)]
        #expect(CELCase.type(text, declarations) == expected)
    }

    @Test(arguments: [
        "1 + 1u", "1 + 1.0", "1 == 1.0", "1 < 1u", "'a' == 1", "1 == null", "[1] == ['a']", "{'a': 1} == {'a': 'b'}",
        "!1", "-1u", "-'a'", "1 && true", "true || 'a'", "1 ? 2 : 3", "true ? 1 : 'a'",
        "size(1)", "'a'.size(1)", "'a'.contains(1)", "[1]['a']", "{'a': 1}[1]", "'a' in [1]", "1 in {'a': 1}", "1 in 1",
        "1.a", "'a'.b", "has('a'.b)", "[1].all(x, x)", "[1].map(x, x + 'a')",
        "[1].exists(x, 1)", "1.map(x, x)", "[1].transformMapEntry(i, v, v)", "x", "f()", "'a'.f()", "[1] + ['a']",
        "int('a', 1)", "bool(1)", "bytes(1)", "timestamp(true)", "timestamp(0) + timestamp(0)",
        "[1].map(x, x.y)", "[1].filter(x, x)",
    ])
    func refuses(text: String) { #expect(CELCase.type(text) == "error") }

    @Test func saysWhatIsWrong() {
        #expect(CELCase.failure("1 + 'a'") == .noOverload("_+_", ["int", "string"]))
        #expect(CELCase.failure("[].map(x, x.y.z) == 1") == .noOverload("_==_", ["list(dyn)", "int"]))
        #expect(CELCase.failure("5.all(x, true)") == .noRange(type: "int"))
        #expect(CELCase.failure("{'a': 1}.a.b") == .noField(type: "int"))
        #expect(CELCase.failure("[1].all(x, x)") == .wrongType(expected: "bool", found: "int"))
    }

    @Test func aTypeThatWouldContainItselfIsRefused() {
        #expect(
            CELCase.type("[[]].map(x, x + [x])") == "error" || CELCase.type("[[]].map(x, x + [x])").hasPrefix("list"))
        #expect(CELCase.type("[].map(x, [x] + x)") != "none")
    }
}
