// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The funds a rulebook applies to.
public struct FundScope: Sendable {
    /// One for each row of the funds table.
    public let flags: [Bool]

    var code: BoolCode { .flag(FlagRead(root: .fund, values: flags)) }
}

/// Where a computed name is defined.
struct ComputedDefinition {
    let source: ExpressionSource
    let rulebook: Int
}

enum ComputedState {
    case inProgress
    /// With the number of parts that an evaluation walks.
    case done(TypedValue?, weight: Int)
}

extension RuleCompiler {
    struct ParameterLookup {
        let value: TypedValue?
    }

    /// The parameter of the name; `nil` if there is none.
    func parameter(_ name: String, _ expression: Expression, _ context: Context) -> ParameterLookup? {
        if let value = parameters.value(name, rulebook: context.rulebook) {
            switch value {
            case .number(let number):
                let money = parameters.isMoney(name, rulebook: context.rulebook)
                return ParameterLookup(
                    value: .number(.constant(number.mantissa), scale: number.scale, isMoney: money))
            case .text(let text): return ParameterLookup(value: .text(.constant(pool.intern(text))))
            case .boolean(let truth): return ParameterLookup(value: .boolean(.constant(truth)))
            }
        }
        if parameters.isAmbiguous(name, rulebook: context.rulebook) {
            sink.report(RuleMessages.ambiguousParameter(name, at: context.location(of: expression)))
            return ParameterLookup(value: nil)
        }
        // A parameter without a valid value was reported already.
        return parameters.names.contains(name) ? ParameterLookup(value: nil) : nil
    }

    /// The rulebooks' conditions on the fund, evaluated for every fund.
    func compileScopes() {
        scopes = rulebooks.indices.map { index in
            guard let applies = rulebooks[index].applies else { return nil }
            let nothing = FundScope(flags: Array(repeating: false, count: tables.table("funds")?.rowCount ?? 0))
            guard let value = compile(applies, rulebook: index) else { return nothing }
            guard case .boolean(let code) = value, code.roots.isSubset(of: .fund) else {
                sink.report(RuleMessages.badApplies(at: applies.location))
                return nothing
            }
            let count = tables.table("funds")?.rowCount ?? 0
            var batch = CandidateBatch(count: count)
            batch.bind(.fund, to: (0..<Int32(count)).map { $0 })
            var evaluator = BatchEvaluator(batch: batch, pool: pool)
            let verdicts = evaluator.verdicts(code)
            if let (row, fault) = verdicts.faults.first, let ids = tables.table("funds")?.ids {
                sink.report(RuleMessages.noVerdict(fault, fund: pool[ids[row]], at: applies.location))
            }
            return FundScope(flags: (0..<count).map { verdicts.holds($0) })
        }
    }

    /// Collects the definitions and reports names that clash.
    func collectDefinitions() {
        for (index, rulebook) in rulebooks.enumerated() {
            for rule in rulebook.compute {
                let place = rule.expression.location
                if Root.allCases.contains(where: { $0.name == rule.name }) || parameters.names.contains(rule.name) {
                    sink.report(RuleMessages.nameTaken(rule.name, at: place))
                }
                definitions[rule.name, default: []].append(
                    ComputedDefinition(source: rule.expression, rulebook: index))
            }
        }
    }

    /// The compiled value of a computed name; a cycle is reported where it closes.
    func computedValue(_ name: String, at place: SourceLocation) -> TypedValue? {
        switch computed[name] {
        case .done(let value, let cost):
            weight += cost
            return value
        case .inProgress: return report(RuleMessages.cycle(name, at: place))
        case nil: break
        }
        computed[name] = .inProgress
        let before = weight
        var value = compileDefinitions(of: name)
        if weight - before > Self.maximumWeight {
            value = report(RuleMessages.tooComplex(Self.maximumWeight, at: place))
        }
        computed[name] = .done(value, weight: value == nil ? 0 : weight - before)
        return value
    }

    private func compileDefinitions(of name: String) -> TypedValue? {
        let all = definitions[name] ?? []
        if all.count == 1, scopes[all[0].rulebook] == nil {
            return compile(all[0].source, rulebook: all[0].rulebook)
        }
        let values = all.map { compile($0.source, rulebook: $0.rulebook) }
        guard let index = definitionOfFund(name, all) else { return nil }
        let compiled = values.compactMap { $0 }
        guard compiled.count == all.count else { return nil }
        return merge(compiled, by: index, at: all[0].source.location)
    }

    /// Which definition holds for each fund, −1 for none; two for one fund are an error.
    private func definitionOfFund(_ name: String, _ all: [ComputedDefinition]) -> [Int32]? {
        guard let funds = tables.table("funds") else {
            return report(
                RuleMessages.definedTwice(
                    name, fund: nil, first: all[0].source.location, at: all[all.count - 1].source.location))
        }
        var result = Array(repeating: Int32(-1), count: funds.rowCount)
        for (number, definition) in all.enumerated() {
            for fund in result.indices where scopes[definition.rulebook]?.flags[fund] ?? true {
                guard result[fund] < 0 else {
                    let first = all[Int(result[fund])].source.location
                    let id = pool[funds.ids[fund]]
                    return report(
                        RuleMessages.definedTwice(name, fund: id, first: first, at: definition.source.location))
                }
                result[fund] = Int32(number)
            }
        }
        return result
    }

    private func merge(_ values: [TypedValue], by index: [Int32], at place: SourceLocation) -> TypedValue? {
        var scale = 0
        var (isExact, money) = (true, false)
        for value in values {
            if case .number(_, let own, let ownMoney) = value {
                (scale, money) = (max(scale, own), money || ownMoney)
            } else {
                isExact = false
            }
        }
        if isExact {
            let codes = values.compactMap { value -> NumberCode? in
                if case .number(let code, let own, _) = value { rescaled(code, from: own, to: scale) } else { nil }
            }
            return .number(.byFund(index, codes), scale: scale, isMoney: money)
        }
        let doubles = values.compactMap { double($0) }
        if doubles.count == values.count { return .double(.byFund(index, doubles)) }
        let booleans = values.compactMap { value -> BoolCode? in
            if case .boolean(let code) = value { code } else { nil }
        }
        if booleans.count == values.count { return .boolean(.byFund(index, booleans)) }
        return report(RuleMessages.computeType(at: place))
    }
}
