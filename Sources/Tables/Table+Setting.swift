// SPDX-License-Identifier: GPL-3.0-or-later

extension Table {
    /// The same table with another number in a cell that has one; `nil` for a column without numbers or a number with
    /// more decimals than fit.
    ///
    /// - Complexity: linear in the rows of the column.
    public func setting(_ name: String, row: Int, to number: FixedPoint) -> Table? {
        guard let index = columnIndex(named: name), columns[index].isPresent(row),
            case .numbers(var values, let scale) = columns[index].storage
        else { return nil }
        let finer = max(scale, number.normalised.scale)
        guard let value = number.normalised.rescaled(to: finer), let factor = FixedPoint.powerOfTen(finer - scale)
        else { return nil }
        if factor > 1 {
            guard values.allSatisfy({ !$0.multipliedReportingOverflow(by: factor).overflow }) else { return nil }
            values = values.map { $0 * factor }
        }
        values[row] = value.mantissa
        var changed = columns
        changed[index] = Column(
            name: name, type: columns[index].type, storage: .numbers(values, scale: finer),
            presence: columns[index].presence)
        return replacing(columns: changed)
    }
}

extension TableSet {
    /// The same tables with another one in the place of one of the same name.
    public func replacing(_ index: Int, with table: Table) -> TableSet {
        var changed = tables
        changed[index] = table
        return TableSet(tables: changed, pool: pool, dialects: dialects)
    }
}
