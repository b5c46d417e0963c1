// SPDX-License-Identifier: GPL-3.0-or-later

/// What a part of a file is, as far as the formatter must know: the order of its keys, which texts are expressions,
/// what is written between brackets.
indirect enum LayoutShape {
    case rulebook, scenario, ruleTests
    case rule, limit, goal, parameter
    /// An expression, or a mapping of expressions.
    case measure
    case compute
    case expression
    /// One path or a list of them.
    case paths
    /// A small mapping of texts, such as a title.
    case compact
    case list(LayoutShape)
    case free

    /// The kind of a file is told by its keys.
    static func of(_ root: LayoutValue) -> LayoutShape {
        let keys = root.items.compactMap { $0.key?.text }
        if keys.contains("tests") || keys.contains("plans") { return .ruleTests }
        if keys.contains("rulebook") { return .rulebook }
        return keys.contains("scenario") ? .scenario : .free
    }

    /// The keys in the order they are written in; empty where the author's order stays.
    var order: [String] {
        switch self {
        case .rulebook:
            [
                "rulebook", "title", "source", "valid", "applies", "authority", "parameters", "match", "compute",
                "limits", "goals",
            ]
        case .scenario:
            [
                "scenario", "title", "extends", "school_year", "rulebooks", "rules", "parameters", "tables", "changes",
                "solve", "horizon", "decided_by",
            ]
        case .ruleTests: ["rulebook", "with", "school_year", "columns", "parameters", "given", "tests", "plans"]
        case .rule: ["id", "title", "when", "all", "any", "else", "source", "negotiable"]
        case .limit:
            ["id", "title", "sum", "distinct", "where", "per"] + LimitRule.BoundKind.allCases.map(\.rawValue)
                + ["soft", "negotiable"]
        case .goal: ["id", "title", "maximise", "minimise", "tolerance"]
        case .parameter: ["name", "value", "unit", "range", "assumed", "from", "until", "source"]
        case .measure: ["lowest", "of", "distinct", "changes_from", "per"]
        case .compute, .expression, .paths, .compact, .list, .free: []
        }
    }

    /// Keys that a blank line goes before.
    var sections: [String] {
        switch self {
        case .rulebook: ["parameters", "match", "compute", "limits", "goals"]
        case .ruleTests: ["given", "tests", "plans"]
        default: []
        }
    }

    /// Whether blank lines between the members are the author's to set.
    var keepsBlankLines: Bool {
        switch self {
        case .rule, .limit, .goal, .parameter, .measure: false
        default: true
        }
    }

    /// Written between brackets where it fits on the line.
    var prefersFlow: Bool {
        switch self {
        case .compact, .parameter, .paths, .measure: true
        default: false
        }
    }

    /// Whether a text here is an expression.
    var isExpression: Bool {
        switch self {
        case .expression, .paths, .measure: true
        default: false
        }
    }

    /// The shape of a sequence's members.
    var item: LayoutShape {
        switch self {
        case .list(let shape): shape
        case .paths: .expression
        default: .free
        }
    }

    func member(_ key: String) -> LayoutShape {
        switch (self, key) {
        case (.rulebook, "applies"), (.compute, _), (.rule, "when"), (.measure, "lowest"), (.measure, "of"),
            (.measure, "distinct"), (.limit, "sum"), (.limit, "distinct"), (.limit, "where"):
            .expression
        case (.limit, _) where LimitRule.BoundKind(rawValue: key) != nil: .expression
        case (.limit, "per"), (.measure, "per"): .paths
        case (.rulebook, "title"), (.rulebook, "valid"), (.rule, "title"), (.rule, "else"), (.limit, "title"),
            (.limit, "soft"), (.goal, "title"), (.scenario, "title"), (.parameter, "range"),
            (.parameter, "assumed"):
            .compact
        case (.rulebook, "parameters"): .list(.parameter)
        case (.rulebook, "match"), (.rule, "all"), (.rule, "any"): .list(.rule)
        case (.rulebook, "compute"): .compute
        case (.rulebook, "limits"): .list(.limit)
        case (.rulebook, "goals"): .list(.goal)
        case (.goal, "maximise"), (.goal, "minimise"): .measure
        default: .free
        }
    }
}
