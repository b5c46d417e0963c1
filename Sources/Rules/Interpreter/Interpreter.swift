// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Evaluates expressions for one candidate at a time by walking their trees.
///
/// This is the second way to compute every rule: it shares the parser and the tables with the compiled batches, and no
/// line of evaluation. It is slow and simple; numbers are exact and of any size. It never fails as a whole: what has no
/// value is an ``DynamicValue/error(_:)``.
public struct Interpreter: Sendable {
    public let tables: TableSet
    public let rulebooks: [Rulebook]
    public let parameters: ParameterTable
    let definitions: [String: [Definition]]
    /// What a bare name means, by rulebook; roots are not in it.
    private let names: [[String: Meaning]]
    let rootTables: [Int?]

    /// Where a computed name is defined.
    struct Definition: Sendable {
        let source: ExpressionSource
        let rulebook: Int
    }

    enum Meaning: Sendable {
        case parameter(DynamicValue)
        case computed
    }

    public init(tables: TableSet, rulebooks: [Rulebook], parameters: ParameterTable) {
        self.tables = tables
        self.rulebooks = rulebooks
        self.parameters = parameters
        var definitions: [String: [Definition]] = [:]
        for (index, rulebook) in rulebooks.enumerated() {
            for rule in rulebook.compute {
                definitions[rule.name, default: []].append(Definition(source: rule.expression, rulebook: index))
            }
        }
        self.definitions = definitions
        rootTables = Root.allCases.map { tables.index(of: $0.table) }
        names = rulebooks.indices.map { Self.names(seenBy: $0, definitions.keys.sorted(), parameters) }
    }

    private static func names(
        seenBy rulebook: Int, _ computed: [String], _ parameters: ParameterTable
    ) -> [String: Meaning] {
        var names = Dictionary(computed.map { ($0, Meaning.computed) }, uniquingKeysWith: { first, _ in first })
        for name in parameters.names {
            switch parameters.value(name, rulebook: rulebook) {
            case .number(let number): names[name] = .parameter(.number(ExactNumber(number)))
            case .text(let text): names[name] = .parameter(.text(text))
            case .boolean(let truth): names[name] = .parameter(.boolean(truth))
            case nil: names[name] = .parameter(.error(.ambiguous(name)))
            }
        }
        return names
    }

    func meaning(_ name: String, rulebook: Int) -> Meaning? { names[rulebook][name] }
}

// MARK: - Entry points

extension Interpreter {
    /// The value of an expression of a rulebook for a candidate.
    public func value(
        _ source: ExpressionSource, rulebook: Int, for candidate: CandidateContext
    ) -> DynamicValue {
        value(source.expression, Frame(candidate: candidate, rulebook: rulebook))
    }

    /// Whether the name is computed by any rulebook.
    public func isComputed(_ name: String) -> Bool { definitions[name] != nil }

    /// The value of a computed name for a candidate.
    public func computed(_ name: String, for candidate: CandidateContext) -> DynamicValue {
        computed(name, Frame(candidate: candidate, rulebook: 0))
    }

    /// Whether the match rules and computed values of a rulebook hold for the candidate: a truth value or an error.
    public func applies(_ rulebook: Int, to candidate: CandidateContext) -> DynamicValue {
        guard let source = rulebooks[rulebook].applies else { return .boolean(true) }
        let fundOnly = CandidateContext(fund: candidate.fund)
        return truth(value(source.expression, Frame(candidate: fundOnly, rulebook: rulebook)))
    }

    /// Whether a condition with its `all` and `any` lists holds: a truth value or an error.
    public func holds(
        _ condition: MatchRule.Condition, rulebook: Int, for candidate: CandidateContext
    ) -> DynamicValue {
        switch condition {
        case .when(let source): truth(value(source, rulebook: rulebook, for: candidate))
        case .all(let rules):
            Self.all(rules) { holds($0.condition, rulebook: rulebook, for: candidate) }
        case .any(let rules):
            Self.any(rules) { holds($0.condition, rulebook: rulebook, for: candidate) }
        }
    }
}

// MARK: - The walk

extension Interpreter {
    /// What an expression sees while it is evaluated.
    struct Frame {
        let candidate: CandidateContext
        let rulebook: Int
        /// Variables of macros, the innermost last.
        var locals: [(name: String, value: DynamicValue)] = []
        /// Computed names under evaluation.
        var active: [String] = []
        /// Shared by all frames of one evaluation.
        var budget = Budget()

        func local(_ name: String) -> DynamicValue? { locals.last { $0.name == name }?.value }

        func adding(_ name: String, _ value: DynamicValue) -> Frame {
            var frame = self
            frame.locals.append((name, value))
            return frame
        }
    }

    /// The steps that one evaluation may take: macros within macros multiply, so a short text can ask for years.
    final class Budget {
        static let steps = 1_000_000
        /// The steps of all patterns of `matches` together.
        static let patternSteps = 20_000_000
        private var left = Budget.steps
        private var leftForPatterns = Budget.patternSteps

        /// Takes a step; `false` when none is left, then and from then on.
        func spend() -> Bool {
            left -= 1
            return left >= 0
        }

        /// The same for what a pattern took.
        func spend(pattern steps: Int) -> Bool {
            leftForPatterns -= steps
            return leftForPatterns >= 0
        }
    }

    func value(_ expression: Expression, _ frame: Frame) -> DynamicValue {
        guard frame.budget.spend() else { return .error(.tooExpensive) }
        return switch expression {
        case .literal(let literal, _): value(of: literal)
        case .name(let name, let isAbsolute, _): named(name, isAbsolute: isAbsolute, frame)
        case .select(let operand, let field, _): selected(operand, field, expression, frame)
        case .has(let operand, let field, _): presence(operand, field, frame)
        case .unary(let symbol, let operand, _): unary(symbol, value(operand, frame))
        case .binary(.and, let left, let right, _): and(left, right, frame)
        case .binary(.or, let left, let right, _): or(left, right, frame)
        case .binary(let symbol, let left, let right, _): binary(symbol, value(left, frame), value(right, frame))
        case .conditional(let condition, let first, let second, _): conditional(condition, first, second, frame)
        case .list(let items, _): list(items, frame)
        case .call(let function, let receiver, let arguments, _): call(function, receiver, arguments, frame)
        case .comprehension(let macro, _): comprehension(macro, frame)
        case .map: .error(.notSupported("{…}"))
        case .index(let list, let index, _): member(value(list, frame), value(index, frame))
        }
    }

    private func value(of literal: Literal) -> DynamicValue {
        switch literal {
        case .integer(let text), .double(let text):
            ExactNumber(parsing: text).map { .number($0) } ?? .error(.badLiteral(text))
        case .string(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        case .unsigned(let text): .error(.notSupported(text + "u"))
        case .bytes: .error(.notSupported("b'…'"))
        case .null: .error(.notSupported("null"))
        }
    }

    private func list(_ items: [Expression], _ frame: Frame) -> DynamicValue {
        var members: [DynamicValue] = []
        for item in items {
            let member = value(item, frame)
            if case .error = member { return member }
            if case .list = member { return .error(.notSupported("[[…]]")) }
            members.append(member)
        }
        return .list(members)
    }

    /// The value if it is a truth value, an error otherwise.
    func truth(_ value: DynamicValue) -> DynamicValue {
        switch value {
        case .boolean, .error: value
        default: .error(.wrongType(expected: .boolean, found: value.kind))
        }
    }
}
