// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Tables
import TestSupport
import Testing

/// One file of `Cases`: inputs in sections `=== file`, then `=== expected`.
///
/// Inputs replace the tables of ``SmallRegion``; `\xHH` stands for one byte. In `=== changes` each line is
/// `set table.id.column = value`, `remove table.id` or `add table file`, where the file is a section too. In
/// `=== missing` each line names a table whose file is taken away, in `=== columns` a declared one: `table.column type`.
struct TableCase: Sendable, CustomTestStringConvertible {
    let url: URL
    /// Everything before the expectation.
    let input: String
    let expected: String
    let sections: [(name: String, body: String)]

    var testDescription: String { url.lastPathComponent }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static let all: [TableCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap {
            try? TableCase(folder.appendingPathComponent($0))
        }
    }()

    init(_ url: URL) throws {
        self.url = url
        let text = try String(contentsOf: url, encoding: .utf8)
        let parts = text.components(separatedBy: "=== expected\n")
        input = parts[0]
        expected = parts.count > 1 ? parts[1] : ""
        sections = parts[0].components(separatedBy: "=== ").dropFirst().map { section in
            let lines = section.components(separatedBy: "\n")
            return (lines[0], lines.dropFirst().joined(separator: "\n"))
        }
    }

    /// What the loader says in the language, and the tables the case is about if it loads them.
    func outcome(_ language: Language) throws -> String {
        let (region, shown) = try region()
        let (set, sink) = region.load()
        var text = DiagnosticRenderer(language: language, usesColour: false).render(sink)
        guard let set else { return text }
        if !text.isEmpty { text += "\n" }
        return text + shown.map(TableDump(set: set).text).joined()
    }

    func diagnostics() throws -> [Diagnostic] { try region().0.load().sink.shown }

    private func region() throws -> (SmallRegion, shown: [String]) {
        var region = SmallRegion()
        var added: [String: SourceFile] = [:]
        var shown: [String] = []
        for (name, body) in sections where !["changes", "missing", "columns"].contains(name) {
            let file = SourceFile(name: name, bytes: Self.bytes(body))
            let table = String(name.prefix { $0 != "." && $0 != "-" })
            if name.contains("-") {
                added[name] = file
            } else {
                region.replace(table, name: name, with: file.bytes)
                shown.append(table)
            }
        }
        for (name, body) in sections {
            let lines = body.split(separator: "\n").map(String.init)
            switch name {
            case "missing": region.files.removeAll { lines.contains($0.table) }
            case "columns": region.schemas = StandardTables.schemas(declaring: lines.map(Self.declaration))
            case "changes":
                for (index, line) in lines.enumerated() {
                    let place = Diagnostics.SourceLocation(
                        file: "scenario.yaml", line: index + 1, column: 1, excerpt: line)
                    let edit = try #require(Self.edit(line, added, place))
                    region.edits.append(edit)
                    shown.append(edit.table)
                }
            default: break
            }
        }
        var seen: Set<String> = []
        return (region, shown.filter { seen.insert($0).inserted })
    }

    private static func edit(_ line: String, _ files: [String: SourceFile], _ place: Diagnostics.SourceLocation)
        -> TableEdit?
    {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        let path = words[1].split(separator: ".").map(String.init)
        switch words[0] {
        case "set":
            return .set(table: path[0], id: path[1], column: path[2], value: String(words[2].dropFirst(2)), at: place)
        case "remove": return .remove(table: path[0], id: path[1], at: place)
        case "add": return files[words[2]].map { .add(table: path[0], file: $0, at: place) }
        default: return nil
        }
    }

    private static func declaration(_ line: String) -> TableSchema {
        let words = line.split(separator: " ").map(String.init)
        let path = words[0].split(separator: ".").map(String.init)
        let types: [String: ColumnType] = [
            "text": .text, "number": .number, "integer": .integer, "date": .date, "list": .list, "boolean": .boolean,
        ]
        let type = types[words[1]] ?? .reference(to: words[1])
        return TableSchema(path[0], columns: [ColumnSchema(path[1], type)], key: [], required: false)
    }

    private static func bytes(_ text: String) -> [UInt8] {
        let parts = text.components(separatedBy: "\\x")
        return parts.dropFirst().reduce(into: Array(parts[0].utf8)) { bytes, part in
            bytes.append(UInt8(part.prefix(2), radix: 16) ?? 0x3F)
            bytes += Array(part.dropFirst(2).utf8)
        }
    }
}

extension TableEdit {
    fileprivate var table: String {
        switch self {
        case .set(let table, _, _, _, _), .remove(let table, _, _), .add(let table, _, _): table
        }
    }
}

@Suite struct CaseTests {
    @Test func thereAreCases() {
        #expect(TableCase.all.count >= 25)
    }

    @Test(arguments: TableCase.all)
    func saysWhatIsExpected(_ tableCase: TableCase) throws {
        let outcome = try tableCase.outcome(.de)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data((tableCase.input + "=== expected\n" + outcome).utf8).write(to: tableCase.url)
        }
        let expected = try TableCase(tableCase.url).expected
        #expect(!expected.isEmpty, "RECORD_SNAPSHOTS=1 writes the expectation")
        #expect(outcome == expected)
    }

    @Test(arguments: TableCase.all)
    func sentencesAreInBothLanguagesAndWithoutFullStop(_ tableCase: TableCase) throws {
        for diagnostic in try tableCase.diagnostics() {
            let texts = [diagnostic.message] + diagnostic.notes.map(\.message) + [diagnostic.help].compactMap { $0 }
            for text in texts {
                #expect(text.de != text.en)
                #expect(!text.de.hasSuffix(".") && !text.en.hasSuffix("."))
            }
            #expect(diagnostic.id.hasPrefix("tables."))
        }
    }
}
