// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules
import Tables

/// Reads a scenario with all it names: manifests, tables, rulebooks; checks and compiles everything.
public struct ScenarioLoader {
    private var sink = DiagnosticSink()
    /// Of manifests, rulebooks and what the tables say.
    private var fingerprint = Fingerprint()
    /// Of all files, byte by byte.
    private var files = Fingerprint()
    /// The rulebooks of the rules that were dropped.
    private var droppedFrom: [String: [String]] = [:]

    private init() {}

    /// The scenario; `nil` if there was an error. Every problem found goes to the sink, not only the first.
    ///
    /// - Parameters:
    ///   - path: a folder with a `scenario.yaml`, or a YAML file.
    ///   - further: changes after the scenario's own. They count in the fingerprint.
    public static func load(
        _ path: String, further: [ScenarioChange] = [], into sink: inout DiagnosticSink
    ) -> Scenario? {
        guard let chain = ScenarioChain.read(path, into: &sink) else { return nil }
        return load(chain.adding(further), into: &sink)
    }

    /// Whether the path is a folder, or a file that begins a scenario: one that names itself or extends another.
    public static func isScenario(_ path: String) -> Bool {
        var ignored = DiagnosticSink()
        guard let bytes = RegularFile.bytes(of: path) else { return InputFiles.exists(path) }
        let file = SourceFile(name: path, bytes: bytes)
        // What is wrong with the file is told by whoever reads it.
        let entries = YAMLReader.read(file, into: &ignored)?.entries ?? []
        return entries.contains { ["scenario", "extends"].contains($0.key.text) }
    }

    /// The scenario of manifests that were read before.
    static func load(_ chain: ScenarioChain, into sink: inout DiagnosticSink) -> Scenario? {
        var loader = ScenarioLoader()
        let scenario = loader.load(chain)
        sink.merge(loader.sink)
        return loader.sink.hasErrors ? nil : scenario
    }

    /// Folders named `rules` beside the running program or above it, in which shipped rulebooks and calendars are.
    public static var shippedRuleFolders: [String] { InputFiles.shippedRuleFolders() }

    private mutating func load(_ chain: ScenarioChain) -> Scenario? {
        let manifests = chain.manifests
        guard let last = manifests.last, let merged = MergedManifest(manifests, into: &sink) else { return nil }
        for manifest in manifests { add("scenario", manifest.file.bytes) }
        let rulebooks = rulebooks(merged)
        let tables = tables(merged, missingAt: last.file.start)
        guard let schoolYear = merged.schoolYear else { return nil }
        let overrides = merged.parameters
        let parameters = ParameterTable(
            rulebooks: rulebooks, overrides: overrides, day: schoolYear.firstDay, into: &sink)
        checkValidity(of: rulebooks, on: schoolYear.firstDay)
        guard let tables else { return nil }
        for (name, bytes) in tables.content { fingerprint.add(name, bytes) }
        checkSchoolYears(of: tables, schoolYear)
        let rules = CompiledRules.compile(rulebooks: rulebooks, parameters: parameters, tables: tables, into: &sink)
        guard let rules else { return nil }
        warnOfCodes(CodeCheck(rulebooks, parameters: parameters, tables: tables), rules, tables)
        checkLostColumns(of: tables, rules)
        let folders = manifests.filter(\.usesTableFolder).map(\.folder)
        let questions = QuestionReader.read(folders: folders, tables: tables, into: &sink)
        let trace = ChangeTrace(rulebooks: rulebooks, droppedFrom: droppedFrom, day: schoolYear.firstDay)
        return Scenario(
            name: merged.name, title: merged.title, schoolYear: schoolYear, path: chain.path, tables: tables,
            rulebooks: rulebooks, parameters: parameters, rules: rules, solve: merged.solve,
            fingerprint: fingerprint.finished(), filesFingerprint: files.finished(),
            changes: trace.applied(merged.changes, tableEffects: tables.effects),
            decisions: merged.decisions, folders: manifests.reversed().map(\.folder), questions: questions,
            warnings: sink.warningCount)
    }

    /// A file in which every byte may mean something.
    private mutating func add(_ name: String, _ bytes: [UInt8]) {
        fingerprint.add(name, bytes)
        files.add(name, bytes)
    }

    // MARK: Rulebooks

    private mutating func rulebooks(_ merged: MergedManifest) -> [Rulebook] {
        var books: [Rulebook] = []
        for name in merged.rulebooks {
            guard let file = rulebookFile(name, folders: merged.ruleFolders) else { continue }
            add("rulebook", file.bytes)
            guard let book = RulebookReader.read(file, into: &sink) else { continue }
            if book.name != name.text {
                sink.report(PlanningMessages.otherRulebookName(book.name, expected: name.text, at: book.location))
            }
            books.append(book)
        }
        if merged.rulebooks.isEmpty { sink.report(PlanningMessages.noRulebooks(at: merged.place)) }
        for (change, _) in merged.changes {
            if case .dropRule(let id) = change.kind { drop(id, from: &books, at: change.place) }
        }
        return books
    }

    private mutating func rulebookFile(_ name: ScenarioManifest.Name, folders: [String]) -> SourceFile? {
        let candidates = folders.map { InputFiles.join($0, name.text + ".yaml") }
        guard let path = candidates.first(where: { InputFiles.exists($0) }) else {
            let known = folders.flatMap { InputFiles.names(in: $0) }.filter {
                $0.hasSuffix(".yaml") && !$0.hasSuffix(".tests.yaml")
            }
            sink.report(
                PlanningMessages.missingRulebook(
                    name.text, folders: folders, known: known.map { String($0.dropLast(5)) }, at: name.location))
            return nil
        }
        let place = name.location
        return InputFiles.read(path, orReport: { PlanningMessages.unreadable($0, at: place) }, into: &sink)
    }

    private mutating func drop(_ id: String, from books: inout [Rulebook], at place: SourceLocation) {
        let known = books.flatMap { $0.match.map(\.id) + $0.limits.map(\.id) + $0.goals.map(\.id) }
        guard known.contains(id) else {
            sink.report(PlanningMessages.unknownRule(id, known: known, at: place))
            return
        }
        for index in books.indices {
            if books[index].has(id) { droppedFrom[id, default: []].append(books[index].name) }
            books[index].match.removeAll { $0.id == id }
            books[index].limits.removeAll { $0.id == id }
            books[index].goals.removeAll { $0.id == id }
        }
    }

    private mutating func checkValidity(of rulebooks: [Rulebook], on day: Day) {
        for book in rulebooks where !book.isValid(on: day) {
            sink.report(PlanningMessages.notInForce(book.name, day: day, at: book.location))
        }
    }

    // MARK: Tables

    private mutating func tables(_ merged: MergedManifest, missingAt place: SourceLocation) -> TableSet? {
        for (table, column) in StandardTables.redeclaredColumns(in: merged.declared) {
            sink.report(PlanningMessages.redeclared(column, table: table, at: place))
        }
        let schemas = StandardTables.schemas(declaring: merged.declared)
        let sources = sources(merged, schemas: schemas)
        let edits = edits(merged)
        let hadMissing = sink.hasErrors
        let tables = TableLoader.load(
            sources: sources.files, schemas: schemas, edits: edits, missingAt: place, told: sources.told, inOrder: true,
            into: &sink)
        if let tables { _ = Lock.read(tables, into: &sink) }
        return hadMissing && tables == nil ? nil : tables
    }

    /// The files of the tables, and the tables whose missing file was told.
    private mutating func sources(
        _ merged: MergedManifest, schemas: [TableSchema]
    ) -> (files: [TableSource], told: Set<String>) {
        var sources: [TableSource] = []
        for schema in schemas {
            guard let path = merged.tableFiles[schema.name] else { continue }
            guard
                let file = InputFiles.read(
                    path.text, orReport: { PlanningMessages.missingTableFile($0, at: path.location) }, into: &sink)
            else { continue }
            files.add("table \(schema.name)", file.bytes)
            sources.append(TableSource(table: schema.name, file: file))
        }
        let (misnamed, useless) = TableFileNames(merged, schemas).tell(into: &sink)
        for file in misnamed {
            let message = { PlanningMessages.missingTableFile($0, at: nil) }
            guard let read = InputFiles.read(file.path, orReport: message, into: &sink) else { continue }
            sources.append(TableSource(table: file.name, file: read))
        }
        return (sources, useless)
    }

    private mutating func edits(_ merged: MergedManifest) -> [TableEdit] {
        merged.changes.compactMap { change, _ in
            let place = change.place
            switch change.kind {
            case .set(let table, let id, let column, let value):
                return .set(table: table, id: id, column: column, value: value, at: place)
            case .remove(let table, let id): return .remove(table: table, id: id, at: place)
            case .add(let table, let rows, let rowsPlace):
                let message = { PlanningMessages.missingTableFile($0, at: rowsPlace) }
                guard let file = InputFiles.read(rows, orReport: message, into: &sink) else { return nil }
                files.add("rows \(table)", file.bytes)
                return .add(table: table, file: file, at: place)
            case .dropRule, .parameter: return nil
            }
        }
    }

    /// A programme that no rulebook computes for is told as an error when the model is built.
    private mutating func warnOfCodes(_ check: CodeCheck, _ rules: CompiledRules, _ tables: TableSet) {
        let undefined = tables.programmesWithout(rules.partial)
        check.warn(
            unless: { table, column, value in
                table == "funds" && column == "programme" && undefined.contains(value)
            }, into: &sink)
    }

    /// A column that rules read and the file has under a name that nobody knows would be absent in every row, and rules
    /// that ask `has(…)` would not notice.
    private mutating func checkLostColumns(of tables: TableSet, _ rules: CompiledRules) {
        for header in tables.unmatchedHeaders {
            let read = header.columns.first { rules.columnReads[ColumnName(header.table, $0)] != nil }
            if let read, let place = rules.columnReads[ColumnName(header.table, read)] {
                sink.report(PlanningMessages.lostColumn(header, column: read, readAt: place))
            } else {
                sink.report(header.note)
            }
        }
    }

    /// Money of another school year must not be spent unnoticed.
    private mutating func checkSchoolYears(of tables: TableSet, _ year: SchoolYear) {
        guard let funds = tables.table("funds"), let column = funds.column(named: "school_year"),
            case .texts(let ids) = column.storage
        else { return }
        for row in 0..<funds.rowCount where column.isPresent(row) {
            let text = tables.pool[ids[row]]
            guard SchoolYear(parsing: text) != year else { continue }
            sink.report(
                PlanningMessages.otherSchoolYear(
                    text, plan: year.description, at: funds.location(row: row, column: "school_year")))
        }
    }
}

extension TableSet {
    /// The programmes of funds for which some computed name that all candidates need has no definition.
    fileprivate func programmesWithout(_ partial: [PartialDefinition]) -> Set<String> {
        guard case .texts(let ids)? = table("funds")?.column(named: "programme")?.storage else { return [] }
        return Set(ids.indices.filter { fund in partial.contains { !$0.isDefined[fund] } }.map { pool[ids[$0]] })
    }
}

extension Rulebook {
    /// Whether a match rule, limit or goal of the id is in it.
    fileprivate func has(_ id: String) -> Bool {
        match.contains { $0.id == id } || limits.contains { $0.id == id } || goals.contains { $0.id == id }
    }
}
