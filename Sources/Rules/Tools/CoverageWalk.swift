// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks the expressions of a rulebook for one candidate and notes which conditions held.
struct CoverageWalk {
    let interpreter: Interpreter
    /// The rulebook's place among those of the interpreter.
    let rulebook: Int
    let candidate: CandidateContext

    func run(_ coverage: inout ConditionCoverage) {
        let isInScope = interpreter.applies(rulebook, to: candidate).truth == true
        let frame = Interpreter.Frame(candidate: candidate, rulebook: rulebook)
        for (index, part) in ConditionCoverage.parts(of: interpreter.rulebooks[rulebook]).enumerated() {
            guard isInScope || !part.isScoped else { continue }
            visit(part.source.expression, isCondition: part.isCondition, frame, source: index, &coverage)
        }
    }

    /// Follows the way the evaluation takes: a decided `&&` or `||` leaves out what stands behind.
    private func visit(
        _ expression: Expression, isCondition: Bool = false, _ frame: Interpreter.Frame, source: Int,
        _ coverage: inout ConditionCoverage
    ) {
        if isCondition, let verdict = interpreter.value(expression, frame).truth {
            coverage.note(verdict, source: source, expression)
        }
        switch expression {
        case .binary(.and, let left, let right, _), .binary(.or, let left, let right, _):
            visit(left, isCondition: true, frame, source: source, &coverage)
            let decides = if case .binary(.and, _, _, _) = expression { false } else { true }
            guard interpreter.value(left, frame).truth != decides else { return }
            visit(right, isCondition: true, frame, source: source, &coverage)
        case .conditional(let condition, let first, let second, _):
            visit(condition, isCondition: true, frame, source: source, &coverage)
            guard let holds = interpreter.value(condition, frame).truth else { return }
            visit(holds ? first : second, frame, source: source, &coverage)
        case .comprehension(let macro, _): visit(macro, frame, source: source, &coverage)
        default:
            for child in expression.children { visit(child, frame, source: source, &coverage) }
        }
    }

    /// The parts of a macro are walked for each member of its list.
    private func visit(
        _ macro: Expression.Comprehension, _ frame: Interpreter.Frame, source: Int,
        _ coverage: inout ConditionCoverage
    ) {
        visit(macro.operand, frame, source: source, &coverage)
        guard case .list(let members) = interpreter.value(macro.operand, frame), macro.variables.count == 1 else {
            return
        }
        for member in members {
            let inner = frame.adding(macro.variables[0], member)
            for part in [macro.condition, macro.result].compactMap({ $0 }) {
                visit(part, inner, source: source, &coverage)
            }
        }
    }
}
