// SPDX-License-Identifier: GPL-3.0-or-later

/// The order of rows says nothing: the same rows sorted otherwise in a spreadsheet are the same input. So rows go by their
/// key, in ``NaturalOrder``, and where keys do not tell them apart by all their other cells.
extension RawTable {
    var isInOrder: Bool {
        guard rowCount > 1 else { return true }
        let order = orderColumns
        return (1..<rowCount).allSatisfy { compare($0 - 1, $0, order) <= 0 }
    }

    /// The same rows in their order, each with the place it has in its file.
    func inOrder() -> RawTable {
        guard !isInOrder else { return self }
        let order = orderColumns
        // Sorting is stable only by promise of today's library; rows that are equal in all cells are the same anyway.
        let rows = (0..<rowCount).sorted { left, right in
            let difference = compare(left, right, order)
            return difference == 0 ? left < right : difference < 0
        }
        var table = self
        table.rowCells = rows.map { rowCells[$0] }
        table.isBroken = rows.map { isBroken[$0] }
        for index in columns.indices { table.columns[index].cells = rows.map { columns[index].cells[$0] } }
        return table
    }

    /// Its columns: the key first, then the schema's others, then further ones by name. The order in a file says nothing.
    var namesInOrder: [String] {
        let declared = schema.key + schema.columns.map(\.name).filter { !schema.key.contains($0) }
        let further = columns.map(\.name).filter { !declared.contains($0) }.sorted()
        return (declared + further).filter { columnIndex(named: $0) != nil }
    }

    private var orderColumns: [Int] { namesInOrder.compactMap { columnIndex(named: $0) } }

    private func compare(_ left: Int, _ right: Int, _ order: [Int]) -> Int {
        for column in order {
            let cells = columns[column].cells
            let difference = NaturalOrder.compare(content(cells[left]), content(cells[right]))
            if difference != 0 { return difference }
        }
        return 0
    }
}
