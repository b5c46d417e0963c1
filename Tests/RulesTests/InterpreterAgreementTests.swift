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
        // Names
        "funded + own == offer.fee", "funded", "own * need.groups", "share", "label == 'kopf'",
        "is_on && need.school.public",
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
            for (position, candidate) in world.candidates.enumerated() {
                let expected = world.compiled(typed, at: position)
                let found = world.interpreter.computed("e\(number)", for: candidate)
                #expect(Self.isSame(found, expected), "\(text) at \(candidate): \(found), compiled \(expected)")
                compared += 1
            }
        }
        #expect(compared == Self.expressions.count * 9 * 7 * 3)
    }

    /// The same type and, to the last bit, the same value.
    private static func isSame(_ left: DynamicValue, _ right: DynamicValue) -> Bool {
        switch (left, right) {
        case (.number, .number), (.double, .double), (.boolean, .boolean): left == right
        default: false
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
            var evaluator = BatchEvaluator(batch: batch.gathered(at: [Int32(position)]), pool: rules.pool)
            let result: DynamicValue =
                switch value {
                case .number(let code, let scale, _):
                    .number(ExactNumber(mantissa: evaluator.numbers(code)[0], scale: scale))
                case .double(let code): .double(evaluator.doubles(code)[0])
                case .boolean(let code): .boolean(evaluator.booleans(code)[0])
                default: .error(.notSupported("\(value.typeName.en)"))
                }
            return evaluator.overflowPosition == nil ? result : .error(.notFinite)
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
