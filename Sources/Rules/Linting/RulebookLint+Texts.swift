// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

extension RulebookLint {
    /// Titles and reasons that are not there in both languages.
    mutating func checkTexts(of file: YAMLNode) {
        if let name = file["rulebook"]?.scalar { checkText("title", of: file, name) }
        checkRuleTexts(file["match"])
        for list in [file["limits"], file["goals"]] {
            for node in list?.items ?? [] {
                if let id = node["id"]?.scalar { checkText("title", of: node, id) }
            }
        }
    }

    private mutating func checkRuleTexts(_ list: YAMLNode?) {
        for node in list?.items ?? [] {
            guard let id = node["id"]?.scalar else { continue }
            checkText("title", of: node, id)
            // A list of rules may leave the reason to them.
            if node["else"] != nil { checkText("else", of: node, id) }
            checkRuleTexts(node["all"])
            checkRuleTexts(node["any"])
        }
    }

    private mutating func checkText(_ key: String, of node: YAMLNode, _ owner: YAMLScalar) {
        guard let text = node[key], text.scalar?.isNull != true else {
            return report(.missingText, .note, owner.text, at: owner.location, LintMessages.noText(key, owner.text))
        }
        if let scalar = text.scalar {
            return report(
                .missingText, .note, owner.text, at: scalar.location, LintMessages.oneTextForBoth(key, owner.text))
        }
        for (code, other) in [("de", "en"), ("en", "de")] where isBlank(text[code]) && !isBlank(text[other]) {
            report(
                .missingText, .warning, owner.text, at: text.location,
                LintMessages.missingLanguage(key, owner.text, code))
        }
    }

    private func isBlank(_ node: YAMLNode?) -> Bool {
        node?.scalar.map { $0.isNull || $0.text.allSatisfy { $0 == " " } } ?? true
    }

    /// Reasons of conditions with a threshold that name no value.
    mutating func checkReasons() {
        for rulebook in rulebooks {
            for rule in rulebook.match { checkReason(rule) }
        }
    }

    private mutating func checkReason(_ rule: MatchRule) {
        for nested in rule.nested { checkReason(nested) }
        guard case .when(let source) = rule.condition, let reason = rule.reason,
            Self.hasThreshold(source.expression)
        else { return }
        let scalars = reason.de.location == reason.en.location ? [reason.de] : [reason.de, reason.en]
        for scalar in scalars where !Self.tellsValue(scalar.text) {
            report(
                .reasonWithoutValue, .note, rule.id, at: scalar.location, LintMessages.reasonWithoutValue(rule.id))
        }
    }

    private static func hasThreshold(_ expression: Expression) -> Bool {
        if case .binary(let symbol, _, _, _) = expression,
            [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(symbol)
        {
            return true
        }
        return expression.operands.contains { hasThreshold($0) }
    }

    /// A part to fill in, a digit or a number in words.
    private static func tellsValue(_ text: String) -> Bool {
        if text.contains(where: { $0 == "{" || $0.isNumber }) { return true }
        let words = text.lowercased().split { !$0.isLetter }
        return words.contains { numberWords.contains(String($0)) }
    }

    private static let numberWords: Set<String> = [
        "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
}
