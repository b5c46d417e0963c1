// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A column of texts or lists whose values rules compare.
struct CodeColumn: Hashable {
    let table: String
    let column: String
}

/// One side of a comparison in a rule.
enum ComparedSide {
    case column(CodeColumn)
    /// A text in a rule, or the value of a parameter, with its place.
    case text(String, SourceLocation)
}

/// Which columns are compared with which columns and texts, by `==`, `!=` and `in` anywhere in the rulebooks.
struct ComparedCodes {
    private(set) var pairs: [(ComparedSide, ComparedSide)] = []
    private let tables: TableSet
    private let parameters: ParameterTable
    private let rulebooks: [Rulebook]

    /// What the variables of macros run over.
    private typealias Locals = [String: [ComparedSide]]

    init(_ rulebooks: [Rulebook], parameters: ParameterTable, tables: TableSet) {
        self.tables = tables
        self.parameters = parameters
        self.rulebooks = rulebooks
        for (index, rulebook) in rulebooks.enumerated() {
            for source in rulebook.expressions { walk(source.expression, source, index, [:]) }
        }
    }

    /// Every column that is compared, with the other side of each of its comparisons.
    var columns: [(column: CodeColumn, other: ComparedSide)] {
        pairs.flatMap { [($0.0, $0.1), ($0.1, $0.0)] }.compactMap { side, other in
            guard case .column(let column) = side else { return nil }
            if case .column(column) = other { return nil }
            return (column, other)
        }
    }

    private mutating func walk(
        _ expression: Expression, _ source: ExpressionSource, _ rulebook: Int, _ locals: Locals
    ) {
        if case .binary(let operation, let left, let right, _) = expression,
            [.equal, .notEqual, .contains].contains(operation)
        {
            for first in sides(left, source, rulebook, locals) {
                for second in sides(right, source, rulebook, locals) { pairs.append((first, second)) }
            }
        }
        guard case .comprehension(let macro, _) = expression, macro.variables.count == 1 else {
            for operand in expression.operands { walk(operand, source, rulebook, locals) }
            return
        }
        walk(macro.operand, source, rulebook, locals)
        var inner = locals
        inner[macro.variables[0]] = sides(macro.operand, source, rulebook, locals)
        for part in [macro.condition, macro.result].compactMap(\.self) { walk(part, source, rulebook, inner) }
    }

    /// What an operand can be: columns and texts; nothing for anything else.
    private func sides(
        _ expression: Expression, _ source: ExpressionSource, _ rulebook: Int, _ locals: Locals
    ) -> [ComparedSide] {
        switch expression {
        case .literal(.string(let text), _): return [.text(text, source.location(of: expression))]
        case .list(let items, _): return items.flatMap { sides($0, source, rulebook, locals) }
        case .conditional(_, let first, let second, _):
            return sides(first, source, rulebook, locals) + sides(second, source, rulebook, locals)
        case .comprehension(let macro, _) where macro.kind == .filter:
            return sides(macro.operand, source, rulebook, locals)
        case .name(let name, _, _): return locals[name] ?? parameter(name, rulebook)
        case .select: return expression.path.flatMap(column).map { [.column($0)] } ?? []
        default: return []
        }
    }

    private func parameter(_ name: String, _ rulebook: Int) -> [ComparedSide] {
        guard case .text(let text)? = parameters.value(name, rulebook: rulebook),
            let owner = parameters.owner(of: name, rulebook: rulebook)
        else { return [] }
        let declared = rulebooks[owner].parameters.first { $0.name == name && $0.value == .text(text) }?.valuePlace
        let place = parameters.override(of: name, rulebook: owner) ?? declared
        return place.map { [.text(text, $0)] } ?? []
    }

    /// The column at the end of a path, if it holds texts or lists; ids and names are no codes.
    private func column(_ path: [String]) -> CodeColumn? {
        guard let root = Root.allCases.first(where: { $0.name == path.first }),
            let name = path.last, path.count > 1, !["id", "name"].contains(name)
        else { return nil }
        var table = tables.table(root.table)
        for step in path.dropFirst().dropLast() {
            guard case .reference(let target)? = table?.column(named: step)?.type else { return nil }
            table = tables.table(target)
        }
        guard let table, let column = table.column(named: name), [.text, .list].contains(column.type) else {
            return nil
        }
        return CodeColumn(table: table.name, column: name)
    }
}

extension Rulebook {
    /// Every expression in it, in the order of the file's sections.
    fileprivate var expressions: [ExpressionSource] {
        var found = [applies].compactMap(\.self)
        for rule in match { found += rule.expressions }
        found += compute.map(\.expression)
        for limit in limits {
            switch limit.aggregate {
            case .sum(let source), .distinct(let source): found.append(source)
            }
            found += [limit.condition].compactMap(\.self) + limit.per + [limit.bound]
        }
        for goal in goals {
            switch goal.measure {
            case .sum(let source): found.append(source)
            case .lowest(let source, let base, let per): found += [source, base] + per
            case .distinct(let source, let per): found += [source] + per
            case .changesFromPrevious: break
            }
        }
        return found
    }
}

extension MatchRule {
    fileprivate var expressions: [ExpressionSource] {
        if case .when(let source) = condition { return [source] }
        return nested.flatMap(\.expressions)
    }
}
