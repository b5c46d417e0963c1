// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import TestSupport
import Testing

@testable import Rules
@testable import Tables

/// The interpreter and the compiled code are two ways to the same values; they must agree on every candidate.
@Suite struct InterpreterAgreementTests {
    static let expressions = [
        // Numbers and money
        "offer.fee + 0.1", "offer.fee * 0.8", "offer.fee * 0.8 - offer.fee * 0.3", "-offer.fee", "offer.fee - 4200",
        "need.groups * offer.fee * 0.125", "need.units * 3 + offer.fee", "1 + 2 * 3 - 4", "(1 + 2) * 3",
        "need.units % 7", "offer.fee % 0.3", "-offer.fee % 7", "0.1 + 0.2 == 0.3", "0.1 + 0.2 - 0.3",
        "round(offer.fee * 0.333, 2)", "round(offer.fee)", "round(-offer.fee * 0.5, 1)", "round(need.units, 1)",
        "min(offer.fee, 100, need.units)", "max(offer.fee, need.units * 30)", "min(share * offer.fee, 0.05)",
        "cap * offer.artists", "cap - offer.fee <= 0", "has(offer.materials) ? offer.fee + offer.materials : offer.fee",
        // Doubles
        "distance_km(need.school, offer.provider)", "0.05 * distance_km(need.school, offer.provider)",
        "distance_km(need.school, offer.provider) <= offer.radius_km", "offer.fee / 3", "offer.fee / need.groups + 0.5",
        "round(distance_km(need.school, offer.provider), 3)", "min(distance_km(need.school, offer.provider), 0.3)",
        "max(offer.fee / 3, 10)", "3 / 2 == 1.5", "-distance_km(need.school, offer.provider) - 1",
        "(has(previous.groups) ? 3 : 0) - 0.05 * distance_km(need.school, offer.provider)",
        // Comparisons
        "offer.fee < 100", "offer.fee <= 100.5", "offer.fee > need.units", "offer.fee >= 99.99", "need.groups != 2",
        "need.field == offer.field", "need.field != 'tanz'", "need.field < offer.field", "need.field >= 'musik'",
        "need.school.type > 'f'", "offer.provider.founded < date('2020-08-01')",
        "offer.provider.founded == date('15.03.2015')", "need.school.public == offer.provider.qualified",
        "need.school.public != need.school.startchancen", "fund.region == need.school.municipality.region",
        "fund.region != need.school.municipality.region", "fund.region == '05001'", "'05002' == fund.region",
        "need.school == need.school", "need.school.municipality.name < 'B'",
        // Logic
        "need.school.public && !need.school.startchancen", "need.school.public || offer.fee > 2000",
        "!(need.groups > 2)", "has(need.school.social_index)",
        "has(need.school.social_index) && need.school.social_index >= 4",
        "!has(need.school.social_index) || need.school.social_index < 5", "has(previous.groups) && previous.groups > 2",
        "has(application.rating) ? application.rating : 1.5", "has(application.note) && application.note == 'gut'",
        "has(need.priority) ? (need.priority == 3 ? 4 : need.priority) : 0", "need.groups > 2 ? 'a' == 'a' : false",
        // Texts and lists
        "need.field.startsWith('t')", "need.field.endsWith('er')", "need.school.type.contains('schule')",
        "need.school.type.contains('ö')", "need.school.type in offer.school_types", "need.field in ['musik', 'tanz']",
        "!(need.field in [])", "need.groups in [1, 2.0, 4]", "'mo' in need.slots",
        "need.slots.exists(s, s in offer.slots)",
        "need.slots.exists(s, s == 'mo' || s.startsWith('d'))", "need.slots.all(s, s in offer.slots)",
        "need.slots.exists_one(s, s in offer.slots)", "size(need.slots)", "need.slots.size() > 1",
        "size(need.slots.filter(s, s in offer.slots)) * 1.5", "size(['a', 'b'])",
        "need.slots.exists(s, offer.slots.exists(t, s == t && t != 'mo'))", "fund.region in ['05001', 'x']",
        // Standard functions
        "size(need.field)", "need.school.name.size() + size('äöü')", "need.field + '-' + offer.field",
        "need.field + offer.field == offer.field + need.field", "fund.region + 'x'", "'x' + need.school.municipality",
        "(need.field + 'x') in ['musikx', 'tanzx']", "(need.field + '') in ['musik']", "string(offer.fee)",
        "string(need.units * 0.10)", "string(need.school.public)", "string(offer.provider.founded)",
        "string(fund.region) == '05001'", "string(distance_km(need.school, offer.provider))", "string(-offer.fee / 3)",
        "int(offer.fee)", "int(-offer.fee * 0.5)", "int(distance_km(need.school, offer.provider) * 10)",
        "int(string(need.groups)) + 1", "double(offer.fee) * 0.1", "double(string(offer.fee)) < 100.0",
        "bool(string(need.school.public))", "bool(need.school.public) || offer.fee > 10",
        "need.field.matches('^[mt]')", "matches(need.school.type, 'ö.der')", "need.field.matches(offer.field)",
        "(need.field + string(need.groups)).matches('k[1-2]$')", "need.slots[0]", "need.slots[0] == 'mo'",
        "need.slots[size(need.slots) - 1]", "['a', 'b', 'c', 'd', 'e'][need.groups]",
        "[1, 2.5, 4, 8, 16][need.groups] * 2",
        "['mo', 'di'].exists(s, s in need.slots)", "['mo', 'di'].all(s, s in need.slots)",
        "[1, 2, 3].exists_one(n, n == need.groups)", "size([1, 2, 3].filter(n, n >= need.groups))", "size([1, 2])",
        "need.slots.all(s, ['mo', 'di', 'mi'].exists(t, s == t))", "size(need.slots.filter(s, s + 'x' == 'mox'))",
        "need.slots.exists(s, size(s + need.field) > 6)", "need.groups in []",
        // Names
        "funded + own == offer.fee", "funded", "own * need.groups", "share", "label == 'kopf'",
        "is_on && need.school.public",
    ]

    /// What has no value for some candidates, and what decides without it.
    static let partial = [
        "offer.fee / (need.groups - 2)", "need.units % (need.groups - 1)", "1 / (offer.capacity - offer.capacity)",
        "min(offer.fee / (need.groups - 2), 5)", "round(offer.fee / (need.groups - 2), 2)",
        "offer.fee / (need.groups - 2) > 10", "!(offer.fee / (need.groups - 2) > 10)",
        "need.groups != 2 && offer.fee / (need.groups - 2) > 10",
        "offer.fee / (need.groups - 2) > 10 && need.groups != 2",
        "need.groups == 2 || offer.fee / (need.groups - 2) > 10",
        "offer.fee % (need.groups - 2) > 1 || need.groups == 2",
        "need.groups > 2 && offer.fee / (need.groups - 2) > 10 || offer.fee % (need.groups - 1) > 3",
        "need.groups == 2 ? 0 : offer.fee / (need.groups - 2)", "need.groups == 2 ? offer.fee / (need.groups - 2) : 1",
        "offer.fee / (need.groups - 2) > 1 ? 1 : 2",
        "need.slots.exists(s, s == 'di' || offer.fee / (need.groups - 2) > 10)",
        "need.slots.all(s, s == 'di' && offer.fee / (need.groups - 2) > 10)",
        "need.slots.exists_one(s, s == 'di' || offer.fee / (need.groups - 2) > 10)",
        "size(need.slots.filter(s, s == 'di' || offer.fee / (need.groups - 2) > 10))",
        "[1, 2].exists(n, n == need.groups || offer.fee / (need.groups - 3) > 10)",
        "need.slots.all(s, need.slots.exists(t, s == t && offer.fee % (need.groups - 2) >= 0))",
        "has(need.priority) && 6 / (need.priority - 1) > 3", "funded / (offer.artists - 1)", "divided > 10",
        "need.groups == 2 || divided > 10", "int(need.field)", "int(need.slots[0] == 'mo' ? '7' : 'sieben')",
        "double(need.school.municipality.name)", "bool(need.field)", "need.field == 'musik' || bool(need.field)",
        "need.slots[need.groups]", "need.slots[2]", "size(need.slots) > 2 && need.slots[2] == 'do'",
        "['a', 'b'][need.groups - 1]", "[1, 2, 3][need.units]", "need.field.matches(need.slots[1] + '(')",
        "double('1e308') * double(offer.fee)", "1 / (1 / (need.groups - 2))",
        "has(previous.groups) ? 1 / previous.groups : 0",
        "string(offer.fee / (need.groups - 2)) == 'x'", "need.field + string(1 / (need.groups - 2)) in ['a']",
    ]

    private static let rulebooks = [
        """
        rulebook: first
        parameters:
          - {name: cap, value: 3375, until: 2024-07-31}
          - {name: cap, value: 4200.5, from: 2024-08-01}
          - {name: share, value: 0.25}
          - {name: label, value: kopf}
          - {name: is_on, value: true}
        goals: [{id: G, maximise: 1}]
        compute:

        """,
        """
        rulebook: alpha
        applies: fund.programme == 'alpha'
        parameters: [{name: share, value: 0.7}]
        compute: {funded: offer.fee * share, own: offer.fee - funded}
        """,
        """
        rulebook: beta
        applies: fund.programme == 'beta'
        compute: {funded: "min(offer.fee, 100)", own: offer.fee - funded}
        """,
    ]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func interpreterAndCompiledCodeAgree(seed: UInt64) throws {
        let world = try World(seed: seed)
        var compared = 0
        for (number, text) in Self.expressions.enumerated() {
            let typed = try #require(world.rules.computed["e\(number)"], "\(text)")
            let batch = world.compiled(typed)
            for (position, candidate) in world.candidates.enumerated() {
                let expected = world.compiled(typed, at: position)
                let found = world.interpreter.computed("e\(number)", for: candidate)
                #expect(Self.isSame(found, expected), "\(text) at \(candidate): \(found), compiled \(expected)")
                #expect(Self.isSame(found, batch[position]), "\(text) at \(candidate): \(found), in a batch")
                compared += 1
            }
        }
        #expect(compared == Self.expressions.count * 9 * 7 * 3)
    }

    /// Where one has no value, the other has none, for the same reason; elsewhere they agree.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func theyLackAValueForTheSameCandidates(seed: UInt64) throws {
        let world = try World(seed: seed)
        var lacking: Set<String> = []
        for (number, text) in Self.partial.enumerated() {
            let typed = try #require(world.rules.computed["p\(number)"], "\(text)")
            let batch = world.compiled(typed)
            for (position, candidate) in world.candidates.enumerated() {
                let found = world.interpreter.computed("p\(number)", for: candidate)
                for compiled in [batch[position], world.compiled(typed, at: position)] {
                    #expect(Self.isSame(found, compiled), "\(text) at \(candidate): \(found), compiled \(compiled)")
                }
                if found.error != nil { lacking.insert(text) }
            }
        }
        #expect(lacking.count > Self.partial.count / 2)
    }

    /// The same type and, to the last bit, the same value; or none for the same reason.
    private static func isSame(_ left: DynamicValue, _ right: DynamicValue) -> Bool {
        switch (left, right) {
        case (.number, .number), (.double, .double), (.boolean, .boolean), (.text, .text): left == right
        // Compiled branches have one type, the interpreter's each its own.
        case (.number, .double): left == right
        case (.error(let first), .error(let second)): kind(first) == kind(second)
        default: false
        }
    }

    private static func kind(_ error: EvaluationError) -> Fault? {
        switch error {
        case .divisionByZero: .divisionByZero
        case .notFinite: .notFinite
        case .noMember: .noMember
        case .unreadableText: .unreadableText
        case .badPattern: .badPattern
        case .textTooLong: .textTooLong
        default: nil
        }
    }

    @Test func everyRootAnExpressionDependsOnIsFound() throws {
        let world = try World(seed: 1)
        for (number, text) in Self.expressions.enumerated() {
            let typed = try #require(world.rules.computed["e\(number)"])
            let source = try #require(world.interpreter.definitions["e\(number)"]?.first?.source)
            #expect(typed.roots.isSubset(of: world.interpreter.roots(of: source)), "\(text)")
        }
    }

    private struct World {
        let interpreter: Interpreter
        let rules: CompiledRules
        let candidates: [CandidateContext]
        private let batch: CandidateBatch

        init(seed: UInt64) throws {
            var sink = DiagnosticSink()
            let tables = RandomRegion(seed: seed).load(into: &sink)
            var texts = InterpreterAgreementTests.rulebooks
            for (number, text) in InterpreterAgreementTests.expressions.enumerated() {
                texts[0] += "  e\(number): \"\(text)\"\n"
            }
            for (number, text) in InterpreterAgreementTests.partial.enumerated() {
                texts[0] += "  p\(number): \"\(text)\"\n"
            }
            texts[0] += "  divided: offer.fee / (need.groups - 2)\n"
            let rulebooks = texts.compactMap {
                RulebookReader.read(SourceFile(name: "rules.yaml", text: $0), into: &sink)
            }
            let day = try #require(Day(year: 2026, month: 8, day: 1))
            let parameters = ParameterTable(rulebooks: rulebooks, overrides: [], day: day, into: &sink)
            let set = try #require(tables, "\(sink.shown)")
            let rules = CompiledRules.compile(rulebooks: rulebooks, parameters: parameters, tables: set, into: &sink)
            self.rules = try #require(rules, "\(sink.shown)")
            interpreter = Interpreter(tables: set, rulebooks: rulebooks, parameters: parameters)
            candidates = Self.candidates(set)
            batch = Self.batch(candidates)
        }

        func compiled(_ value: TypedValue, at position: Int) -> DynamicValue {
            compiled(value, batch.gathered(at: [Int32(position)]))[0]
        }

        /// For all candidates in one batch.
        func compiled(_ value: TypedValue) -> [DynamicValue] { compiled(value, batch) }

        private func compiled(_ value: TypedValue, _ batch: CandidateBatch) -> [DynamicValue] {
            var evaluator = BatchEvaluator(batch: batch, pool: rules.pool)
            let values: [DynamicValue]
            switch value {
            case .number(let code, let scale, _):
                values = evaluator.numbers(code).map { .number(ExactNumber(mantissa: $0, scale: scale)) }
            case .double(let code): values = evaluator.doubles(code).map { .double($0) }
            case .boolean(let code): values = evaluator.booleans(code).map { .boolean($0) }
            case .text(let code): values = evaluator.ids(code).map { .text(evaluator.text($0)) }
            default: values = Array(repeating: .error(.notSupported("\(value.typeName.en)")), count: batch.count)
            }
            return values.enumerated().map { position, value in
                evaluator.faults[position].map { .error(Self.error($0)) } ?? value
            }
        }

        private static func error(_ fault: Fault) -> EvaluationError {
            switch fault {
            case .tooLarge: .tooExpensive
            case .divisionByZero: .divisionByZero
            case .notFinite: .notFinite
            case .noMember: .noMember("")
            case .textTooLong: .textTooLong
            case .unreadableText: .unreadableText("", "")
            case .badPattern: .badPattern("")
            }
        }

        /// Every combination of the rows, with the joined rows found by looking at each.
        private static func candidates(_ tables: TableSet) -> [CandidateContext] {
            var result: [CandidateContext] = []
            for need in 0..<9 {
                for offer in 0..<7 {
                    for fund in 0..<3 {
                        let school = reference(tables, "needs", "school", need)
                        let provider = reference(tables, "offers", "provider", offer)
                        let application = (0..<3).first {
                            reference(tables, "applications", "need", $0) == need
                                && reference(tables, "applications", "offer", $0) == offer
                        }
                        let previous = (0..<3).first {
                            reference(tables, "previous", "school", $0) == school
                                && reference(tables, "previous", "provider", $0) == provider
                        }
                        result.append(
                            CandidateContext(
                                need: need, offer: offer, fund: fund, application: application, previous: previous))
                    }
                }
            }
            return result
        }

        private static func reference(_ tables: TableSet, _ table: String, _ column: String, _ row: Int) -> Int? {
            guard case .references(let rows)? = tables.table(table)?.column(named: column)?.storage else { return nil }
            return Int(rows[row])
        }

        private static func batch(_ candidates: [CandidateContext]) -> CandidateBatch {
            var batch = CandidateBatch(count: candidates.count)
            for root in Root.allCases { batch.bind(root, to: candidates.map { Int32($0.row(of: root) ?? -1) }) }
            return batch
        }
    }
}
