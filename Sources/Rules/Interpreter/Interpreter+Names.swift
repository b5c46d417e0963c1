// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension Interpreter {
    /// A bare name: a variable of a macro, a parameter, a computed value or a row of the candidate.
    func named(_ name: String, isAbsolute: Bool, _ frame: Frame) -> DynamicValue {
        if !isAbsolute, let local = frame.local(name) { return local }
        switch meaning(name, rulebook: frame.rulebook) {
        case .parameter(let value): return value
        case .computed: return computed(name, frame)
        case nil: return root(name, frame)
        }
    }

    private func root(_ name: String, _ frame: Frame) -> DynamicValue {
        guard let root = Root.allCases.first(where: { $0.name == name }) else { return .error(.unknownName(name)) }
        guard let table = rootTables[root.rawValue], let row = frame.candidate.row(of: root) else {
            return .error(.absent(name))
        }
        return .row(table: table, row: row)
    }

    /// The one definition that applies to the candidate's fund.
    func computed(_ name: String, _ frame: Frame) -> DynamicValue {
        guard !frame.active.contains(name) else { return .error(.cycle(name)) }
        var found: Definition?
        for definition in definitions[name] ?? [] {
            let applies = applies(definition.rulebook, to: frame.candidate)
            guard let holds = applies.truth else { return applies }
            guard holds else { continue }
            if found != nil { return .error(.ambiguous(name)) }
            found = definition
        }
        guard let found else { return .error(.undefined(name)) }
        let inner = Frame(
            candidate: frame.candidate, rulebook: found.rulebook, active: frame.active + [name],
            budget: frame.budget)
        return value(found.source.expression, inner)
    }

    /// `operand.field`: a cell, or the row that a reference points to.
    func selected(_ operand: Expression, _ field: String, _ expression: Expression, _ frame: Frame) -> DynamicValue {
        switch pathOperand(operand, frame) {
        case .row(let table, let row):
            let value = cell(field, table: table, row: row)
            if case .error(.absent) = value { return .error(.absent(Self.text(of: expression))) }
            return value
        case .error(let error): return .error(error)
        case let other: return .error(.noOverload("." + field, [other.kind]))
        }
    }

    /// What stands before a dot: a path begins with a variable or a row, never with a parameter.
    private func pathOperand(_ operand: Expression, _ frame: Frame) -> DynamicValue {
        if case .name(let name, isAbsolute: false, _) = operand { return frame.local(name) ?? root(name, frame) }
        return value(operand, frame)
    }

    /// `has(operand.field)`: false where the cell or any row on the way to it is absent.
    func presence(_ operand: Expression, _ field: String, _ frame: Frame) -> DynamicValue {
        switch pathOperand(operand, frame) {
        case .row(let table, let row):
            switch cell(field, table: table, row: row) {
            case .error(.absent): .boolean(false)
            case .error(let error): .error(error)
            default: .boolean(true)
            }
        case .error(.absent): .boolean(false)
        case .error(let error): .error(error)
        case let other: .error(.noOverload("has", [other.kind]))
        }
    }

    private func cell(_ name: String, table index: Int, row: Int) -> DynamicValue {
        let table = tables.tables[index]
        guard let column = table.column(named: name) else {
            let isKnown = table.schema.column(named: name) != nil
            return .error(isKnown ? .absent(name) : .unknownColumn(name, table: table.name))
        }
        guard column.isPresent(row) else { return .error(.absent(name)) }
        switch column.storage {
        case .numbers(let values, let scale): return Self.number(values[row], scale: scale, column.type)
        case .texts(let ids): return .text(tables.pool[ids[row]])
        case .lists(let starts, let members):
            return .list((starts[row]..<starts[row + 1]).map { .text(tables.pool[members[Int($0)]]) })
        case .references(let rows):
            guard case .reference(let target) = column.type, let other = tables.index(of: target), rows[row] >= 0
            else { return .error(.absent(name)) }
            return .row(table: other, row: Int(rows[row]))
        }
    }

    private static func number(_ value: Int64, scale: Int, _ type: ColumnType) -> DynamicValue {
        switch type {
        case .boolean: .boolean(value != 0)
        case .date: .date(Day(number: Int(value)))
        default: .number(ExactNumber(mantissa: value, scale: scale))
        }
    }

    /// The id of a row; `nil` for a table without ids.
    public func id(table: Int, row: Int) -> String? {
        let ids = tables.tables[table].ids
        return ids.isEmpty ? nil : tables.pool[ids[row]]
    }

    static func text(of expression: Expression) -> String { expression.path?.joined(separator: ".") ?? "…" }
}
