// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which columns a rule looks at, computed names followed.
public struct RuleReads {
    private let definitions: [String: [Expression]]

    public init(_ rulebooks: [Rulebook]) {
        var definitions: [String: [Expression]] = [:]
        for rule in rulebooks.flatMap(\.compute) {
            definitions[rule.name, default: []].append(rule.expression.expression)
        }
        self.definitions = definitions
    }

    /// Whether the rule reads a path that begins with `prefix`, for example `need.school`.
    public func reads(_ prefix: [String], in rule: MatchRule) -> Bool {
        var visited: Set<String> = []
        return reads(prefix, in: rule, &visited)
    }

    private func reads(_ prefix: [String], in rule: MatchRule, _ visited: inout Set<String>) -> Bool {
        if case .when(let source) = rule.condition { return reads(prefix, in: source.expression, &visited) }
        return rule.nested.contains { reads(prefix, in: $0, &visited) }
    }

    private func reads(_ prefix: [String], in expression: Expression, _ visited: inout Set<String>) -> Bool {
        if let path = expression.path, path.starts(with: prefix) { return true }
        if case .name(let name, _, _) = expression, visited.insert(name).inserted {
            return (definitions[name] ?? []).contains { reads(prefix, in: $0, &visited) }
        }
        return expression.operands.contains { reads(prefix, in: $0, &visited) }
    }
}
