// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Rules

@Suite struct ConditionLogicTests {
    private func condition(_ text: String, _ known: KnownNames = KnownNames()) throws -> LogicalCondition {
        known.condition(try Parser.parse(text))
    }

    @Test(arguments: [
        "a || !a", "a <= 3 || a > 2", "x == 'u' || x != 'u'", "!(b && !b)", "a == a", "1 < 2", "a < b || b <= a",
        "c ? true : !c", "x in ['u', 'v'] || x != 'u'", "has(n.a) || !has(n.a)", "min(1, 2) == 1",
        "!(a in [1, 2]) || a <= 2",
    ])
    func alwaysHolds(_ text: String) throws {
        #expect(try condition(text).isAlways, "\(text)")
        #expect(try condition("!(\(text))").isNever, "\(text)")
    }

    @Test(arguments: [
        "a", "a <= 3 || a > 4", "x == 'u' || x == 'v'", "a < b", "a <= 3 && a >= 3", "x in ['u', 'v'] && x != 'u'",
        "a == 1 || a == 2", "f(a) < f(b)", "n.a < n.b", "p.exists(q, q == 1)",
    ])
    func isOpen(_ text: String) throws {
        #expect(try !condition(text).isAlways && !condition(text).isNever, "\(text)")
    }

    @Test(arguments: [
        ("a <= 3", "a <= 4"), ("a < 3", "a <= 3"), ("a == 3", "a >= 3"), ("x == 'u'", "x in ['u', 'v']"),
        ("a && b", "b"), ("a < b", "b > a"), ("a == b", "a <= b"), ("x in ['u']", "x == 'u'"),
        ("a + b < 2", "b + a < 2"),
        ("has(n.a) && n.a >= 5", "!has(n.a) || n.a > 4.99"), ("10 >= a", "a < 11"),
    ])
    func implies(_ left: String, _ right: String) throws {
        #expect(try condition(left).implies(condition(right)))
    }

    @Test(arguments: [
        ("a <= 4", "a <= 3"), ("a", "b"), ("x in ['u', 'v']", "x == 'u'"), ("a < b", "a < c"),
        ("a - b < 2", "b - a < 2"),
        ("a || b", "b"),
    ])
    func doesNotImply(_ left: String, _ right: String) throws {
        #expect(try !condition(left).implies(condition(right)))
    }

    @Test func parametersAreTakenByValueExceptWhereAVariableHidesThem() throws {
        let known = KnownNames(values: ["cap": .number(ExactNumber(5))])
        #expect(try condition("a <= 4", known).implies(condition("a <= cap", known)))
        #expect(try !condition("a <= 4").implies(condition("a <= cap")))
        let hidden = try condition("l.exists(cap, cap == 1)", known)
        #expect(try !hidden.implies(condition("l.exists(q, 5 == 1)", known)))
    }

    /// Random conditions over small numbers: what is proven holds for every value.
    @Test func proofsAreTrue() throws {
        var random = SeededGenerator(seed: 7)
        var (proofs, always) = (0, 0)
        for _ in 0..<3_000 {
            let (left, right) = (Self.draw(depth: 3, &random), Self.draw(depth: 3, &random))
            let (first, second) = (try condition(left.text), try condition(right.text))
            let cases = Self.assignments
            if first.isAlways {
                always += 1
                #expect(cases.allSatisfy(left.holds), "\(left.text)")
            }
            if first.isNever { #expect(!cases.contains(where: left.holds), "\(left.text)") }
            guard first.implies(second) else { continue }
            proofs += 1
            #expect(cases.allSatisfy { !left.holds($0) || right.holds($0) }, "\(left.text) ⇒ \(right.text)")
        }
        #expect(proofs > 100 && always > 20, "\(proofs) \(always)")
    }

    private struct Drawn {
        let text: String
        let holds: ([Int]) -> Bool
    }

    private static let assignments = (0..<4).flatMap { a in (0..<4).map { [a, $0] } }

    private static func draw(depth: Int, _ random: inout SeededGenerator) -> Drawn {
        let kind = Int.random(in: 0...(depth == 0 ? 1 : 4), using: &random)
        switch kind {
        case 0, 1: return atom(&random, comparesNames: kind == 1)
        case 2:
            let inner = draw(depth: depth - 1, &random)
            return Drawn(text: "!(\(inner.text))") { !inner.holds($0) }
        default:
            let (left, right) = (draw(depth: depth - 1, &random), draw(depth: depth - 1, &random))
            return kind == 3
                ? Drawn(text: "(\(left.text) && \(right.text))") { left.holds($0) && right.holds($0) }
                : Drawn(text: "(\(left.text) || \(right.text))") { left.holds($0) || right.holds($0) }
        }
    }

    private static func atom(_ random: inout SeededGenerator, comparesNames: Bool) -> Drawn {
        let symbols = ["<", "<=", "==", "!=", ">=", ">"]
        let symbol = symbols[Int.random(in: 0..<6, using: &random)]
        let compare: (Int, Int) -> Bool =
            switch symbol {
            case "<": (<)
            case "<=": (<=)
            case "==": (==)
            case "!=": (!=)
            case ">=": (>=)
            default: (>)
            }
        let name = Int.random(in: 0...1, using: &random)
        if comparesNames {
            return Drawn(text: "\(["a", "b"][name]) \(symbol) \(["b", "a"][name])") { compare($0[name], $0[1 - name]) }
        }
        let number = Int.random(in: 0...3, using: &random)
        return Drawn(text: "\(["a", "b"][name]) \(symbol) \(number)") { compare($0[name], number) }
    }
}
