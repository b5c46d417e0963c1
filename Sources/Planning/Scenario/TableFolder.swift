// SPDX-License-Identifier: GPL-3.0-or-later

/// The files in a `tables` folder, by what their names say.
struct TableFolder {
    struct File {
        /// The name without its ending.
        let name: String
        let path: String
    }

    /// Those that may be tables, one a name.
    private(set) var tables: [File] = []
    /// Further ones of a name that another file has.
    private(set) var second: [File] = []
    /// Those of an ending that no table has.
    private(set) var others: [File] = []

    private static let endings = ["csv", "xlsx", "ods"]

    /// What is hidden, and what office programs leave beside an open file, is no table of anybody.
    init(_ folder: String) {
        for name in InputFiles.names(in: folder) where !name.hasPrefix(".") && !name.hasPrefix("~$") {
            guard let dot = name.lastIndex(of: ".") else { continue }
            let file = File(name: String(name[..<dot]), path: InputFiles.join(folder, name))
            if !Self.endings.contains(name[name.index(after: dot)...].lowercased()) {
                others.append(file)
            } else if tables.contains(where: { $0.name == file.name }) {
                second.append(file)
            } else {
                tables.append(file)
            }
        }
    }
}
