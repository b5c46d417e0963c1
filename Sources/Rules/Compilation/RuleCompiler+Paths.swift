// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension RuleCompiler {
    /// A name or a selection: a local, a parameter, a computed value, or a path into the tables.
    func pathValue(_ expression: Expression, _ context: Context) -> TypedValue? {
        guard let names = expression.path, let first = names.first else {
            return report(RuleMessages.notInRules(at: context.location(of: expression)))
        }
        if names.count == 1 {
            if let local = context.locals.last(where: { $0.name == first }) { return local.value }
            if let parameter = parameter(first, expression, context) { return parameter.value }
            if definitions[first] != nil {
                let place = context.location(of: expression)
                if rulebooks[context.rulebook].applies == nil, unscopedUses[first] == nil {
                    unscopedUses[first] = place
                }
                return computedValue(first, at: place)
            }
        }
        guard let root = root(first, expression, context) else { return nil }
        return value(of: names, root: root, expression, context)
    }

    private func root(_ name: String, _ expression: Expression, _ context: Context) -> Root? {
        guard let root = Root.allCases.first(where: { $0.name == name }) else {
            let known =
                Root.allCases.map(\.name) + definitions.keys.sorted() + parameters.names + context.locals.map(\.name)
            let place = context.source.scalar.location(
                of: expression.range.lowerBound..<expression.range.lowerBound + name.utf8.count)
            return report(RuleMessages.unknownName(name, known: known, at: place))
        }
        if root == .fund, tables.table(root.table) == nil {
            return report(RuleMessages.noFundsTable(at: context.location(of: expression)))
        }
        return root
    }

    private func value(
        of names: [String], root: Root, _ expression: Expression, _ context: Context
    ) -> TypedValue? {
        guard let row = rowPath(Array(names.dropLast(names.count > 1 ? 1 : 0)), expression, context) else { return nil }
        guard names.count > 1, let field = names.last else {
            return requirePresence(row, expression, context) ? rowValue(row) : nil
        }
        guard let table = row.table else {
            return neverRead(names, row, context) ?? unguarded(row.absences, expression, context)
        }
        guard let column = column(field, of: row, table, expression, context) else { return nil }
        if let next = row.following(column, tables: tables) {
            return requirePresence(next, expression, context) ? rowValue(next) : nil
        }
        var leaf = row
        leaf.noteAbsence(of: column, in: table)
        guard requirePresence(leaf, expression, context) else { return nil }
        return cellValue(column, at: row)
    }

    /// The row that a path of references leads to.
    func rowPath(_ names: [String], _ expression: Expression, _ context: Context) -> ResolvedPath? {
        guard let first = names.first, let root = Root.allCases.first(where: { $0.name == first }) else { return nil }
        var path = resolved([first]) { ResolvedPath(root: root, tables: tables) }
        for name in names.dropFirst() {
            guard let current = path, let table = current.table else { return path }
            guard let column = column(name, of: current, table, expression, context) else { return nil }
            path = resolved(current.names + [name]) { current.following(column, tables: tables) }
            if path == nil {
                return report(RuleMessages.notAReference(name, table: table.name, at: context.location(of: expression)))
            }
        }
        return path
    }

    private func column(
        _ name: String, of path: ResolvedPath, _ table: Table, _ expression: Expression, _ context: Context
    ) -> Column? {
        if let column = table.column(named: name) {
            let read = ColumnName(table.name, name)
            if columnReads[read] == nil { columnReads[read] = context.location(of: expression) }
            return column
        }
        if table.schema.column(named: name) != nil {
            let absence = ResolvedPath.Absence(path: path.text + "." + name, place: nil)
            return unguarded([absence], expression, context)
        }
        let known = (table.columns.map(\.name) + table.schema.columns.map(\.name))
        return report(
            RuleMessages.unknownColumn(name, table: table.name, known: known, at: context.location(of: expression)))
    }

    /// Reports an optional cell that is used without `has`.
    private func requirePresence(_ path: ResolvedPath, _ expression: Expression, _ context: Context) -> Bool {
        let open = path.absences.filter { !context.facts.contains($0.path) }
        guard !open.isEmpty else { return true }
        let _: Never? = unguarded(open, expression, context)
        return false
    }

    private func unguarded<Value>(
        _ absences: [ResolvedPath.Absence], _ expression: Expression, _ context: Context
    ) -> Value? {
        let path = expression.path?.joined(separator: ".") ?? context.source.text
        let place = absences.first { !context.facts.contains($0.path) }?.place
        return report(RuleMessages.unguarded(path, firstAbsent: place, at: context.location(of: expression)))
    }

    /// A cell of a standard table that the scenario does not have, behind its `has`: of the cell's type, and never read.
    private func neverRead(_ names: [String], _ row: ResolvedPath, _ context: Context) -> TypedValue? {
        guard context.facts.contains(names.joined(separator: ".")), let field = names.last,
            row.absences.allSatisfy({ context.facts.contains($0.path) }),
            let schema = StandardTables.all.first(where: { $0.name == row.tableName }),
            let column = schema.column(named: field)
        else { return nil }
        switch column.type {
        case .boolean: return .boolean(.constant(false))
        case .date: return .date(.constant(0))
        case .text: return .text(.constant(-1))
        case .integer, .number, .money: return .number(.constant(0), scale: 0, isMoney: column.type == .money)
        default: return nil
        }
    }

    private func rowValue(_ path: ResolvedPath) -> TypedValue {
        .row(
            .column(IDRead(root: path.root, values: path.rows)), table: tables.index(of: path.tableName) ?? -1,
            path: path.text)
    }

    /// The cell as a flat read over the root's rows.
    private func cellValue(_ column: Column, at path: ResolvedPath) -> TypedValue? {
        switch column.storage {
        case .numbers(let values, let scale):
            let read = ColumnRead(root: path.root, values: path.gather(values, absent: 0))
            switch column.type {
            case .boolean: return .boolean(.flag(FlagRead(root: path.root, values: read.values.map { $0 != 0 })))
            case .date: return .date(.column(read))
            default: return .number(.column(read), scale: scale, isMoney: column.type == .money)
            }
        case .texts(let ids):
            return .text(.column(IDRead(root: path.root, values: path.gather(ids, absent: -1))))
        case .lists(let starts, let members):
            let (first, last) = (Array(starts.dropLast()), Array(starts.dropFirst()))
            return .list(
                ListRead(
                    root: path.root, starts: path.gather(first, absent: 0), ends: path.gather(last, absent: 0),
                    members: members))
        case .references: return nil
        }
    }

    /// `has(path.field)`: whether the row and the cell are present.
    func presence(_ operand: Expression, _ field: String, _ expression: Expression, _ context: Context) -> TypedValue? {
        guard let names = operand.path, let first = names.first else {
            return report(RuleMessages.notInRules(at: context.location(of: expression)))
        }
        guard root(first, operand, context) != nil else { return nil }
        let relaxed = context.knowing(
            PresenceFacts(when: .has(operand, field: field, range: expression.range), is: true))
        guard let row = rowPath(names, operand, relaxed) else { return nil }
        guard let table = row.table else { return .boolean(.constant(false)) }
        if table.column(named: field) == nil, table.schema.column(named: field) != nil {
            return .boolean(.constant(false))
        }
        guard let column = column(field, of: row, table, expression, relaxed) else { return nil }
        let present = (0..<table.rowCount).map { column.isPresent($0) }
        if row.absences.isEmpty, !present.contains(false) { return .boolean(.constant(true)) }
        return .boolean(.flag(FlagRead(root: row.root, values: row.gather(present, absent: false))))
    }
}
