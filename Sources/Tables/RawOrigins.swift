// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The places of a table's cells, looked up in its raw cells.
struct RawOrigins: CellOrigins {
    let table: RawTable

    func location(row: Int, column: String?) -> SourceLocation {
        let cell = column.flatMap { table.column(named: $0)?.cells[row] }
        return table.location(cell ?? .missing, row: row)
    }
}
