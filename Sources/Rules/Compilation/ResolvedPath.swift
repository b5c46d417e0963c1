// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// A path such as `need.school.municipality`, followed through the references down to a row of a table.
///
/// `rows[r]` is the row of the last table for row r of the root's table; −1 where a reference on the way is absent.
struct ResolvedPath {
    let root: Root
    let names: [String]
    /// `nil` for a table that the scenario does not have; then every row is absent.
    let table: Table?
    let tableName: String
    let rows: [Int32]
    /// Prefixes of the path that can be absent, with the first place where they are.
    var absences: [Absence]

    struct Absence {
        let path: String
        let place: SourceLocation?
    }

    /// The root alone.
    init(root: Root, tables: TableSet) {
        self.root = root
        names = [root.name]
        tableName = root.table
        table = tables.table(root.table)
        rows = (0..<Int32(table?.rowCount ?? 0)).map { $0 }
        absences = root.isOptional || table == nil ? [Absence(path: root.name, place: nil)] : []
    }

    private init(following path: ResolvedPath, column: Column, name: String, table: Table, targets: [Int32]) {
        root = path.root
        names = path.names + [name]
        tableName = table.name
        self.table = table
        rows = path.rows.map { $0 < 0 ? -1 : targets[Int($0)] }
        absences = path.absences
    }

    /// The path one reference further; `nil` if the column is no reference.
    func following(_ column: Column, tables: TableSet) -> ResolvedPath? {
        guard case .references(let targets) = column.storage, case .reference(let name) = column.type,
            let target = tables.table(name), let table
        else { return nil }
        var next = ResolvedPath(following: self, column: column, name: column.name, table: target, targets: targets)
        next.noteAbsence(of: column, in: table)
        return next
    }

    mutating func noteAbsence(of column: Column, in table: Table) {
        guard let row = column.firstAbsentRow else { return }
        let path = (names.last == column.name ? names : names + [column.name]).joined(separator: ".")
        absences.append(Absence(path: path, place: table.location(row: row, column: column.name)))
    }

    /// One value of a column for each row of the root's table.
    func gather<Value>(_ values: [Value], absent: Value) -> [Value] {
        rows.map { $0 < 0 ? absent : values[Int($0)] }
    }

    var text: String { names.joined(separator: ".") }
}
