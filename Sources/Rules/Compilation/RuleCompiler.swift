// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Checks expressions against the tables and compiles them into code without names.
///
/// Every problem is reported with its place; a part that cannot be compiled is `nil`, and its neighbours are still
/// checked. One compiler serves all rulebooks of a scenario, on one thread.
final class RuleCompiler {
    let tables: TableSet
    let rulebooks: [Rulebook]
    let parameters: ParameterTable
    var pool: TextPool
    var sink = DiagnosticSink()
    /// For each rulebook, the funds it applies to; `nil` where it applies to all candidates.
    var scopes: [FundScope?] = []
    var computed: [String: ComputedState] = [:]
    var definitions: [String: [ComputedDefinition]] = [:]
    /// Computed names that a rule for all candidates uses, with the first place.
    var unscopedUses: [String: SourceLocation] = [:]
    /// The columns looked at so far, with the first place.
    var columnReads: [ColumnName: SourceLocation] = [:]
    /// Parts compiled so far, computed names counted each time they are used: what an evaluation will cost.
    var weight = 0
    /// More parts than this in one computed name are refused; names that double each other grow without bound.
    static let maximumWeight = 20_000
    /// The weight before the expression that is being compiled.
    private var weightBefore = 0
    private var paths: [String: ResolvedPath] = [:]

    init(tables: TableSet, rulebooks: [Rulebook], parameters: ParameterTable) {
        self.tables = tables
        self.rulebooks = rulebooks
        self.parameters = parameters
        pool = tables.pool
    }

    /// A variable of a macro.
    struct Local {
        let name: String
        let value: TypedValue
    }

    /// Where an expression stands: decides which names it sees and what is known to be present.
    struct Context {
        let source: ExpressionSource
        let rulebook: Int
        var locals: [Local] = []
        var facts = PresenceFacts()

        func knowing(_ more: PresenceFacts) -> Context {
            var result = self
            result.facts = facts.union(more)
            return result
        }

        func adding(_ name: String, _ value: TypedValue) -> Context {
            var result = self
            result.locals.append(Local(name: name, value: value))
            return result
        }

        /// How many macros over list columns stand around the expression.
        var level: Int {
            locals.count { local in if case .text(.local) = local.value { true } else { false } }
        }

        func location(of expression: Expression) -> SourceLocation { source.location(of: expression) }
    }

    func compile(_ source: ExpressionSource, rulebook: Int, facts: PresenceFacts = PresenceFacts()) -> TypedValue? {
        let outer = weightBefore
        weightBefore = weight
        defer { weightBefore = outer }
        return compile(source.expression, Context(source: source, rulebook: rulebook, facts: facts))
    }

    /// Whether the expression that is being compiled has too many parts: macros over lists of constants multiply.
    var isTooHeavy: Bool { weight - weightBefore > Self.maximumWeight }

    func compile(_ expression: Expression, _ context: Context) -> TypedValue? {
        weight += 1
        return switch expression {
        case .literal(let literal, _): literalValue(literal, expression, context)
        case .name, .select: pathValue(expression, context)
        case .has(let operand, let field, _): presence(operand, field, expression, context)
        case .unary(let symbol, let operand, _): unary(symbol, operand, expression, context)
        case .binary(let symbol, let left, let right, _): binary(symbol, left, right, expression, context)
        case .conditional(let condition, let first, let second, _):
            conditional(condition, first, second, expression, context)
        case .list(let items, _): listLiteral(items, expression, context)
        case .call(let function, let receiver, let arguments, _):
            call(function, receiver, arguments, expression, context)
        case .comprehension(let comprehension, _): quantified(comprehension, expression, context)
        case .index(let list, let index, _): member(of: list, at: index, expression, context)
        case .map: report(RuleMessages.noMaps(at: context.location(of: expression)))
        }
    }

    /// Reports and returns nothing, so that a failing branch can end with it.
    func report<Value>(_ diagnostic: Diagnostic) -> Value? {
        sink.report(diagnostic)
        return nil
    }

    /// The resolved row path; compiled once.
    func resolved(_ names: [String], make: () -> ResolvedPath?) -> ResolvedPath? {
        let key = names.joined(separator: ".")
        if let path = paths[key] { return path }
        let path = make()
        paths[key] = path
        return path
    }

    private func literalValue(_ literal: Literal, _ expression: Expression, _ context: Context) -> TypedValue? {
        switch literal {
        case .integer(let text), .double(let text):
            // Hexadecimal digits and exponents are read by the exact numbers.
            guard let number = FixedPoint(parsing: text) ?? ExactNumber(parsing: text)?.fixedPoint else {
                return report(RuleMessages.badNumber(text, at: context.location(of: expression)))
            }
            return .number(.constant(number.mantissa), scale: number.scale, isMoney: false)
        case .string(let text): return .text(.constant(pool.intern(text)))
        case .boolean(let value): return .boolean(.constant(value))
        case .unsigned, .bytes: return report(RuleMessages.notInRules(at: context.location(of: expression)))
        case .null: return report(RuleMessages.nullInRules(at: context.location(of: expression)))
        }
    }
}
