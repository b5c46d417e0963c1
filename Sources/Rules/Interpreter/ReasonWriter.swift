// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

extension Interpreter {
    /// A match rule's `else` with its values filled in for a candidate; where the rule gives no reason, that of the
    /// first rule in its list that does not hold, and else the title.
    public func reason(of rule: MatchRule, rulebook: Int, for candidate: CandidateContext) -> LocalizedText {
        guard let reason = rule.reason else {
            let failing = rule.nested.first { holds($0.condition, rulebook: rulebook, for: candidate).truth == false }
            return failing.map { self.reason(of: $0, rulebook: rulebook, for: candidate) } ?? rule.title
        }
        let writer = ReasonWriter(interpreter: self, frame: Frame(candidate: candidate, rulebook: rulebook))
        return LocalizedText(
            de: writer.sentence(reason.de.text, .de), en: writer.sentence(reason.en.text, .en))
    }

    /// A value as people read it; the id of a row, "unknown" for what is absent.
    public func text(_ value: DynamicValue, isMoney: Bool = false, _ language: Language) -> String {
        switch value {
        case .number(let number):
            number.fixedPoint.map { NumberText.format($0, decimals: isMoney ? 2 : 0, language: language) }
                ?? number.description
        case .double(let double):
            // Two decimals are enough for a distance; more would look more exact than it is.
            ExactNumber(rounding: double, digits: 2).map { text(.number($0), language) } ?? unknown(language)
        case .boolean(let truth): language == .de ? (truth ? "ja" : "nein") : (truth ? "yes" : "no")
        case .text(let text): text
        case .date(let day): language == .de ? day.germanDescription : day.isoDescription
        case .list(let members): members.map { text($0, language) }.joined(separator: ", ")
        case .row(let table, let row): id(table: table, row: row) ?? unknown(language)
        case .error(.absent): unknown(language)
        case .error(let error): RuleMessages.withoutValue(error.reason).text(language)
        }
    }

    private func unknown(_ language: Language) -> String { language == .de ? "unbekannt" : "unknown" }
}

/// Fills in the parts of a template that stand in braces.
private struct ReasonWriter {
    let interpreter: Interpreter
    let frame: Interpreter.Frame

    func sentence(_ template: String, _ language: Language) -> String {
        guard let pieces = RuleCompiler.pieces(of: template) else { return template }
        return pieces.map { piece in
            guard piece.isExpression else { return piece.text }
            guard let expression = try? Parser.parse(piece.text) else { return "{\(piece.text)}" }
            let value = labelled(interpreter.value(expression, frame), expression.codeFamily, language)
            return interpreter.text(value, isMoney: mentionsMoney(expression, rulebook: frame.rulebook), language)
        }.joined()
    }

    /// Words for the codes of a coded column.
    private func labelled(_ value: DynamicValue, _ codes: CodeFamily?, _ language: Language) -> DynamicValue {
        guard let codes else { return value }
        switch value {
        case .text(let code): return .text(Vocabulary.label(code, codes, language))
        case .list(let members): return .list(members.map { labelled($0, codes, language) })
        default: return value
        }
    }

    /// Whether the value is told in euro: it is computed from a column or parameter of euro.
    private func mentionsMoney(_ expression: Expression, rulebook: Int, depth: Int = 0) -> Bool {
        // Computed names may be circular in rulebooks that were not compiled.
        guard depth < 20 else { return false }
        switch expression {
        case .name(let name, _, _):
            if interpreter.parameters.isMoney(name, rulebook: rulebook) { return true }
            return interpreter.definitions[name]?.contains {
                mentionsMoney($0.source.expression, rulebook: $0.rulebook, depth: depth + 1)
            } ?? false
        case .select(_, let field, _):
            return interpreter.tables.tables.contains { $0.column(named: field)?.type == .money }
        case .unary(_, let operand, _): return mentionsMoney(operand, rulebook: rulebook, depth: depth)
        case .binary(_, let left, let right, _), .conditional(_, let left, let right, _):
            return [left, right].contains { mentionsMoney($0, rulebook: rulebook, depth: depth) }
        case .call(let function, _, let arguments, _) where ["min", "max", "round"].contains(function):
            return arguments.contains { mentionsMoney($0, rulebook: rulebook, depth: depth) }
        default: return false
        }
    }
}
