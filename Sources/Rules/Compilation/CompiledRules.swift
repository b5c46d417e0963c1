// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// All rulebooks of a scenario, checked against its tables and compiled.
public struct CompiledRules: Sendable {
    public let pool: TextPool
    public let match: [CompiledMatch]
    public let limits: [CompiledLimit]
    public let goals: [CompiledGoal]
    /// Every computed value by name, for reports.
    public let computed: [String: TypedValue]
    /// For each rulebook the funds it applies to; `nil` where it applies to all candidates.
    public let scopes: [FundScope?]
    /// Computed names that some funds have no definition of, though rules for all candidates use them.
    public let partial: [PartialDefinition]
    /// The columns that any rule reads, `has(…)` included, each with a place where it does.
    public let columnReads: [ColumnName: SourceLocation]

    /// Compiles everything; every problem goes to the sink, and with an error there is no result.
    public static func compile(
        rulebooks: [Rulebook], parameters: ParameterTable, tables: TableSet, into sink: inout DiagnosticSink
    ) -> CompiledRules? {
        let compiler = RuleCompiler(tables: tables, rulebooks: rulebooks, parameters: parameters)
        let rules = compiler.compileAll()
        let failed = compiler.sink.hasErrors
        sink.merge(compiler.sink)
        return failed ? nil : rules
    }
}

/// A column of a table.
public struct ColumnName: Sendable, Hashable {
    public let table: String
    public let column: String

    public init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }
}

/// A match rule: a candidate passes if all conjuncts hold.
public struct CompiledMatch: Sendable {
    public let id: String
    public let rulebook: Int
    public let title: LocalizedText
    /// Joined by "and"; each holds for candidates outside the rulebook's scope.
    public let conjuncts: [BoolCode]
    public let german: Template?
    public let english: Template?
    public let location: SourceLocation
    /// The rules of an `all` or `any` list, in order: where the rule gives no reason, the first that fails does.
    public let nested: [CompiledMatch]

    /// The reason as it is told when the rule does not hold.
    public func reason(_ language: Language) -> Template? { language == .de ? german : english }
}

/// A limit: the aggregate over the candidates with `condition`, for each value of `per`, against the bound.
public struct CompiledLimit: Sendable {
    public let rule: LimitRule
    public let aggregate: CompiledAggregate
    public let condition: BoolCode?
    public let per: [TypedValue]
    /// A number.
    public let bound: TypedValue
    /// The index of the goal that pays for a break, and the price of a unit.
    public let soft: (goal: Int, penalty: FixedPoint)?
}

/// What a limit adds up or counts.
public enum CompiledAggregate: Sendable {
    /// A number, exact or not.
    case sum(TypedValue)
    /// A row, text, exact number, date or truth value.
    case distinct(TypedValue)
}

public struct CompiledGoal: Sendable {
    public let rule: GoalRule
    public let measure: CompiledMeasure
}

/// What a goal measures, see ``GoalRule/Measure``.
public enum CompiledMeasure: Sendable {
    /// A number, exact or not.
    case sum(TypedValue)
    case lowest(TypedValue, of: TypedValue, per: [TypedValue])
    case distinct(TypedValue, per: [TypedValue])
    case changesFromPrevious
}

/// A computed name that is not defined for every fund.
public struct PartialDefinition: Sendable {
    public let name: String
    /// For each fund whether there is a definition.
    public let isDefined: [Bool]
    /// Where the name is used for all candidates.
    public let usedAt: SourceLocation
}

extension RuleCompiler {
    func compileAll() -> CompiledRules {
        collectDefinitions()
        compileScopes()
        reportDuplicateIDs()
        let match = rulebooks.indices.flatMap { index in
            rulebooks[index].match.compactMap { compileMatch($0, rulebook: index) }
        }
        let names = definitions.keys.sorted()
        for name in names {
            _ = computedValue(name, at: definitions[name]?[0].source.location ?? SourceLocation(file: ""))
        }
        let goalRules = rulebooks.indices.flatMap { index in rulebooks[index].goals.map { (index, $0) } }
        let limits = rulebooks.indices.flatMap { index in
            rulebooks[index].limits.compactMap { compileLimit($0, rulebook: index, goals: goalRules.map(\.1)) }
        }
        let goals = goalRules.compactMap { compileGoal($1, rulebook: $0) }
        if goalRules.isEmpty, let first = rulebooks.first { sink.report(RuleMessages.noGoal(at: first.location)) }
        return CompiledRules(
            pool: pool, match: match, limits: limits, goals: goals,
            computed: computed.compactMapValues { if case .done(let value?, _) = $0 { value } else { nil } },
            scopes: scopes, partial: partialDefinitions(names), columnReads: columnReads)
    }

    private func reportDuplicateIDs() {
        var seen: [String: SourceLocation] = [:]
        for rulebook in rulebooks {
            let ids =
                rulebook.match.map { ($0.id, $0.location) } + rulebook.limits.map { ($0.id, $0.location) }
                + rulebook.goals.map { ($0.id, $0.location) }
            for (id, place) in ids {
                if let first = seen[id] {
                    sink.report(RuleMessages.duplicateRule(id, first: first, at: place))
                } else {
                    seen[id] = place
                }
            }
        }
    }

    private func compileMatch(_ rule: MatchRule, rulebook: Int) -> CompiledMatch? {
        let facts = PresenceFacts()
        let conjuncts = conjuncts(of: rule.condition, rulebook: rulebook, facts: facts)
        // A reason is told only when the condition fails, so what a guard then proves is known in it.
        let known: PresenceFacts =
            if case .when(let source) = rule.condition { PresenceFacts(when: source.expression, is: false) } else {
                facts
            }
        let german = rule.reason.flatMap { template($0.de, .de, rulebook: rulebook, facts: known) }
        let english = rule.reason.flatMap { template($0.en, .en, rulebook: rulebook, facts: known) }
        guard let conjuncts else { return nil }
        let scoped = scopes[rulebook].map { scope in conjuncts.map { BoolCode.disjunction(.negation(scope.code), $0) } }
        return CompiledMatch(
            id: rule.id, rulebook: rulebook, title: rule.title, conjuncts: scoped ?? conjuncts, german: german,
            english: english, location: rule.location, nested: nestedMatches(rule.condition, rulebook: rulebook))
    }

    /// The rules of a list by themselves; their problems were told with the whole rule.
    private func nestedMatches(_ condition: MatchRule.Condition, rulebook: Int) -> [CompiledMatch] {
        switch condition {
        case .when: return []
        case .all(let rules), .any(let rules): return rules.compactMap { nestedMatch($0, rulebook: rulebook) }
        }
    }

    private func nestedMatch(_ rule: MatchRule, rulebook: Int) -> CompiledMatch? {
        let told = sink
        let conjuncts = conjuncts(of: rule.condition, rulebook: rulebook, facts: PresenceFacts())
        sink = told
        guard let conjuncts else { return nil }
        let facts: PresenceFacts =
            if case .when(let source) = rule.condition { PresenceFacts(when: source.expression, is: false) } else {
                PresenceFacts()
            }
        return CompiledMatch(
            id: rule.id, rulebook: rulebook, title: rule.title, conjuncts: conjuncts,
            german: rule.reason.flatMap { template($0.de, .de, rulebook: rulebook, facts: facts) },
            english: rule.reason.flatMap { template($0.en, .en, rulebook: rulebook, facts: facts) },
            location: rule.location, nested: nestedMatches(rule.condition, rulebook: rulebook))
    }

    private func conjuncts(
        of condition: MatchRule.Condition, rulebook: Int, facts: PresenceFacts
    ) -> [BoolCode]? {
        switch condition {
        case .when(let source): return conjuncts(of: source, rulebook: rulebook, facts: facts)
        case .all(let rules):
            let parts = rules.map { conjuncts(of: $0.condition, rulebook: rulebook, facts: facts) }
            return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
        case .any(let rules):
            let parts = rules.map { rule in
                conjuncts(of: rule.condition, rulebook: rulebook, facts: facts)?.reduce(BoolCode.constant(true)) {
                    .conjunction($0, $1)
                }
            }
            guard !parts.contains(where: { $0 == nil }) else { return nil }
            return [parts.compactMap { $0 }.reduce(.constant(false)) { .disjunction($0, $1) }]
        }
    }

    /// Splits at `&&`, so that each part can decide how candidates are found.
    private func conjuncts(of source: ExpressionSource, rulebook: Int, facts: PresenceFacts) -> [BoolCode]? {
        if case .binary(.and, let left, let right, _) = source.expression {
            let first = conjuncts(of: source.part(left), rulebook: rulebook, facts: facts)
            let known = facts.union(PresenceFacts(when: left, is: true))
            let second = conjuncts(of: source.part(right), rulebook: rulebook, facts: known)
            guard let first, let second else { return nil }
            return first + second
        }
        guard let value = compile(source, rulebook: rulebook, facts: facts) else { return nil }
        guard case .boolean(let code) = value else {
            let expected = LocalizedText(de: "Wahrheitswert", en: "truth value")
            return report(RuleMessages.wrongType(expected, found: value.typeName, at: source.location))
        }
        return [code]
    }

    private func partialDefinitions(_ names: [String]) -> [PartialDefinition] {
        names.compactMap { name in
            guard let place = unscopedUses[name], case .done(let value?, _) = computed[name] else { return nil }
            let index: [Int32]
            switch value {
            case .number(.byFund(let definitions, _), _, _), .double(.byFund(let definitions, _)),
                .boolean(.byFund(let definitions, _)):
                index = definitions
            default: return nil
            }
            guard index.contains(where: { $0 < 0 }) else { return nil }
            return PartialDefinition(name: name, isDefined: index.map { $0 >= 0 }, usedAt: place)
        }
    }
}
