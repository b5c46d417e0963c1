// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// A scenario and all it extends, put together: what comes later adds to or replaces what came before.
struct MergedManifest {
    let name: String
    let title: LocalizedText
    let schoolYear: SchoolYear?
    /// Where the scenario itself begins, for what is missing in it.
    let place: SourceLocation
    private(set) var rulebooks: [ScenarioManifest.Name] = []
    /// In the order in which rulebooks are looked up (design §5).
    private(set) var ruleFolders: [String] = []
    private(set) var parameters: [ParameterOverride] = []
    /// Those of the first ancestor first, with the name of their scenario; parameters before the other changes of a
    /// manifest, with which they have nothing in common.
    private(set) var changes: [(change: ScenarioChange, scenario: String)] = []
    private(set) var declared: [TableSchema] = []
    /// The file of each table; the location is where it is declared, `nil` for one found in the folder.
    private(set) var tableFiles: [String: (text: String, location: SourceLocation?)] = [:]
    /// Files that would be a second one of a table.
    private(set) var secondFiles: [TableFolder.File] = []
    /// Files in the folders whose ending no table has.
    private(set) var otherFiles: [TableFolder.File] = []
    private(set) var decisions: [ScenarioDecision] = []
    private(set) var solve = SolveSettings()

    /// - Parameter chain: the manifests, the first ancestor first; `nil` for an empty one.
    init?(_ chain: [ScenarioManifest], into sink: inout DiagnosticSink) {
        guard let last = chain.last, let ownName = last.name else { return nil }
        name = ownName.text
        title = last.title ?? LocalizedText(de: name, en: name)
        schoolYear = chain.last { $0.schoolYear != nil }?.schoolYear
        place = last.file.start
        if !chain.contains(where: \.namesSchoolYear) { sink.report(PlanningMessages.missingSchoolYear(at: place)) }
        if name.isEmpty || name.contains("/") || name.hasPrefix(".") {
            sink.report(PlanningMessages.badScenarioName(name, at: ownName.location))
        }
        for manifest in chain { add(manifest) }
        addRuleFolders(chain)
    }

    private mutating func add(_ manifest: ScenarioManifest) {
        for rulebook in manifest.rulebooks where !rulebooks.contains(where: { $0.text == rulebook.text }) {
            rulebooks.append(rulebook)
        }
        parameters.removeAll { old in manifest.parameters.contains { $0.name == old.name } }
        parameters += manifest.parameters
        decisions += manifest.decisions
        declared += manifest.tables.map(\.schema)
        addTables(of: manifest)
        let name = manifest.name?.text ?? ""
        for parameter in manifest.parameters {
            let kind = ScenarioChange.Kind.parameter(name: parameter.name, value: parameter.value)
            changes.append((ScenarioChange(kind, at: parameter.location), name))
        }
        changes += manifest.changes.map { ($0.located(in: manifest.folder), name) }
        if let limit = manifest.solve.timeLimit { solve.timeLimit = limit }
        if let gap = manifest.solve.gap { solve.gap = gap }
        if let horizon = manifest.solve.horizon { solve.horizon = horizon }
    }

    /// Files in `tables/` count by their name; a declared file goes before.
    private mutating func addTables(of manifest: ScenarioManifest) {
        let path = InputFiles.join(manifest.folder, "tables")
        if manifest.usesTableFolder {
            let folder = TableFolder(path)
            for file in folder.tables { tableFiles[file.name] = (file.path, nil) }
            secondFiles += folder.second
            otherFiles += folder.others
        }
        for declaration in manifest.tables {
            guard let file = declaration.file else { continue }
            let inTables = InputFiles.join(path, file.text)
            declare(
                declaration.schema.name,
                at: InputFiles.exists(inTables) ? inTables : InputFiles.join(manifest.folder, file.text), file.location,
                folder: path)
        }
    }

    /// The file of a declaration is that table's and no other's, whatever its name says.
    private mutating func declare(_ table: String, at path: String, _ place: SourceLocation, folder: String) {
        if let found = tableFiles[table]?.text, found != path, InputFiles.parent(of: found) == folder {
            secondFiles.append(TableFolder.File(name: table, path: found))
        }
        for (name, file) in tableFiles where file.text == path && name != table { tableFiles[name] = nil }
        otherFiles.removeAll { $0.path == path }
        tableFiles[table] = (path, place)
    }

    private mutating func addRuleFolders(_ chain: [ScenarioManifest]) {
        for manifest in chain.reversed() {
            if let rules = manifest.rules { ruleFolders.append(InputFiles.join(manifest.folder, rules.text)) }
        }
        ruleFolders += chain.reversed().map { InputFiles.join($0.folder, "rules") }
        ruleFolders.append("rules")
        ruleFolders += InputFiles.shippedRuleFolders()
    }
}

extension ScenarioChange {
    /// The change with the path of its rows relative to the working folder.
    func located(in folder: String) -> ScenarioChange {
        guard case .add(let table, let rows, let rowsPlace) = kind else { return self }
        return ScenarioChange(
            .add(table: table, rows: InputFiles.join(folder, rows), rowsPlace: rowsPlace), at: place)
    }
}
