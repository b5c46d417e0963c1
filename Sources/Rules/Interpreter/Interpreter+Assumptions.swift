// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

extension Interpreter {
    /// What an expression takes for granted for a candidate because a cell is blank: the parameters that stand in
    /// (`assumed:`) and are read, each with its value, in both languages; `nil` where everything is known.
    public func assumption(
        of source: ExpressionSource, rulebook: Int, for candidate: CandidateContext
    ) -> LocalizedText? {
        assumption(in: reads(of: source, rulebook: rulebook, for: candidate))
    }

    /// The reason why a rule does not hold, after what was assumed for it.
    public func reason(
        _ reason: LocalizedText, assuming condition: MatchRule.Condition, rulebook: Int, for candidate: CandidateContext
    ) -> LocalizedText {
        guard let assumption = assumption(in: reads(of: condition, rulebook: rulebook, for: candidate)) else {
            return reason
        }
        return RuleMessages.reckonedWith(assumption, reason)
    }

    private func assumption(in reads: [ExpressionRead]) -> LocalizedText? {
        let texts = reads.compactMap { read -> LocalizedText? in
            guard case .parameter(let name, let owner) = read.origin,
                let parameter = rulebooks[owner].parameters.first(where: { $0.name == name && $0.assumed != nil }),
                let missing = parameter.assumed
            else { return nil }
            let isMoney = parameters.isMoney(name, rulebook: owner)
            func value(_ language: Language) -> String {
                let number = text(read.value, isMoney: isMoney, language)
                return parameter.unit.map { "\(number)\u{A0}\($0)" } ?? number
            }
            return RuleMessages.assumed(missing, LocalizedText(de: value(.de), en: value(.en)))
        }
        guard !texts.isEmpty else { return nil }
        return LocalizedText(
            de: texts.map(\.de).joined(separator: "; "), en: texts.map(\.en).joined(separator: "; "))
    }
}
