// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Tells files beside the tables whose names are no table's.
struct TableFileNames {
    private let merged: MergedManifest
    private let known: [String]

    init(_ merged: MergedManifest, _ schemas: [TableSchema]) {
        self.merged = merged
        known = schemas.map(\.name)
    }

    /// Tells them.
    ///
    /// - Returns: the files that are meant for a table that has none, by the table's name: an error, but they are read, so
    ///   that what is wrong within them is told in the same run; and the tables whose file was told to be of no use.
    func tell(into sink: inout DiagnosticSink) -> (misnamed: [TableFolder.File], useless: Set<String>) {
        var misnamed: [TableFolder.File] = []
        for file in merged.secondFiles {
            let first = merged.tableFiles[file.name]?.text ?? ""
            sink.report(PlanningMessages.secondTableFile(file.path, of: file.name, first: first))
        }
        let read = Set(known.compactMap { merged.tableFiles[$0].map { InputFiles.canonical($0.text) } })
        for name in merged.tableFiles.keys.sorted() where !known.contains(name) {
            // The file of a table may have any name.
            guard let path = merged.tableFiles[name]?.text, !read.contains(InputFiles.canonical(path)) else { continue }
            let match = TableAliases.match(name, among: known)
            guard let table = table(match) else {
                sink.report(PlanningMessages.undeclaredTable(name, path: path, near: nil))
                continue
            }
            if let first = merged.tableFiles[table]?.text ?? misnamed.first(where: { $0.name == table })?.path {
                tellSecond(name, path, match, first: first, into: &sink)
            } else {
                sink.report(PlanningMessages.misnamedTableFile(path, table: table))
                misnamed.append(TableFolder.File(name: table, path: path))
            }
        }
        return (misnamed, tellOtherEndings(misnamed, into: &sink))
    }

    /// The same word for a table that has its file is a contradiction; a name that is only near may be a copy.
    private func tellSecond(
        _ name: String, _ path: String, _ match: TableAliases.Match?, first: String, into sink: inout DiagnosticSink
    ) {
        switch match {
        case .sameWord(let table): sink.report(PlanningMessages.secondTableFile(path, of: table, first: first))
        case .near(let table): sink.report(PlanningMessages.undeclaredTable(name, path: path, near: table))
        case nil: break
        }
    }

    /// `needs.xls` and `bedarfe.txt`, where the table has no other file.
    private func tellOtherEndings(_ misnamed: [TableFolder.File], into sink: inout DiagnosticSink) -> Set<String> {
        var told: Set<String> = []
        for file in merged.otherFiles {
            let table = known.contains(file.name) ? file.name : sameWord(file.name)
            guard let table, merged.tableFiles[table] == nil, !misnamed.contains(where: { $0.name == table }) else {
                continue
            }
            sink.report(PlanningMessages.otherEnding(file.path, table: table))
            told.insert(table)
        }
        return told
    }

    private func sameWord(_ name: String) -> String? {
        guard case .sameWord(let table)? = TableAliases.match(name, among: known) else { return nil }
        return table
    }

    private func table(_ match: TableAliases.Match?) -> String? {
        switch match {
        case .sameWord(let table), .near(let table): table
        case nil: nil
        }
    }
}
