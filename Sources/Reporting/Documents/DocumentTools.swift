// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Tables

/// Turns a document into PDF (typst) and ODT or DOCX (pandoc). Both programs are looked for when they are needed and are
/// no part of this one.
public enum DocumentTools {
    /// A form of a paper beside HTML.
    public enum Format: String, Sendable, CaseIterable {
        case html
        case pdf
        case odt
        case docx
    }

    /// The paper's bytes.
    ///
    /// - Throws: if the program for it is missing or fails, with what to install.
    public static func bytes(of document: Document, _ format: Format) throws(OutputError) -> [UInt8] {
        switch format {
        case .html: Array(DocumentHTML.page(document).utf8)
        case .pdf: try pdf(document)
        case .odt, .docx: try pandoc(document, format)
        }
    }

    // MARK: PDF

    private static func pdf(_ document: Document) throws(OutputError) -> [UInt8] {
        let files = [("document.json", DocumentJSON.text(document)), ("document.typ", PDFTemplate.text)]
        if let typst = ProgramSearch.path(of: "typst") {
            return try run(
                typst, ["compile", "--pdf-standard", "ua-1", "document.typ", "out.pdf"], files, result: "out.pdf",
                "typst")
        }
        if let python = ProgramSearch.pythonWithTypst {
            let code = "import typst; typst.compile('document.typ', output='out.pdf', pdf_standards=['ua-1'])"
            return try run(python, ["-c", code], files, result: "out.pdf", "typst")
        }
        throw OutputError(ReportMessages.missingProgram("typst", for: "PDF", help: ReportMessages.typstHelp))
    }

    // MARK: ODT and DOCX

    private static func pandoc(_ document: Document, _ format: Format) throws(OutputError) -> [UInt8] {
        guard let program = ProgramSearch.pandoc else {
            throw OutputError(
                ReportMessages.missingProgram(
                    "pandoc", for: format.rawValue.uppercased(), help: ReportMessages.pandocHelp))
        }
        let name = "out.\(format.rawValue)"
        let language = document.language == .de ? "de-DE" : "en-GB"
        return try run(
            program,
            reference(format) + [
                "--from", "html", "--to", format.rawValue, "--standalone", "--metadata", "lang=\(language)",
                "--metadata", "title=\(document.title)", "--metadata", "date=\(printed(document))", "--output", name,
                "document.html",
            ], [("document.html", DocumentHTML.plain(document, hasRowHeaders: format != .odt))], result: name, "pandoc",
            environment: clock(document))
    }

    /// Midnight of the document's day in seconds since 1970: pandoc writes it where it would write the time of the run, so
    /// that the same document has the same bytes.
    private static func clock(_ document: Document) -> [String: String] {
        guard let day = Day(parsing: document.date) else { return [:] }
        return ["SOURCE_DATE_EPOCH": "\(day.number * 86_400)"]
    }

    private static func printed(_ document: Document) -> String {
        guard document.language == .de, let day = Day(parsing: document.date) else { return document.date }
        return day.germanDescription
    }

    /// A4 and the look of the house, where the shipped file is found; else pandoc's own, which is US Letter.
    private static func reference(_ format: Format) -> [String] {
        let folders = ["."] + ScenarioLoader.shippedRuleFolders.map { $0 + "/.." }
        let paths = folders.map { "\($0)/templates/reference.\(format.rawValue)" }
        guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else { return [] }
        return ["--reference-doc", URL(fileURLWithPath: path).path]
    }

    // MARK: Running

    /// Runs a program in a temporary folder with these files and reads what it wrote.
    private static func run(
        _ program: String, _ arguments: [String], _ files: [(name: String, text: String)], result: String,
        _ name: String, environment: [String: String] = [:]
    ) throws(OutputError) -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bildungsnetz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files { try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name)) }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            let log = folder.appendingPathComponent("log.txt")
            try Data().write(to: log)
            let handle = try FileHandle(forWritingTo: log)
            process.standardOutput = handle
            process.standardError = handle
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            if process.terminationStatus == 0, let data = try? Data(contentsOf: folder.appendingPathComponent(result)) {
                return [UInt8](data)
            }
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw OutputError(ReportMessages.programFailed(name, code: process.terminationStatus, said: said))
        } catch let error as OutputError {
            throw error
        } catch {
            throw OutputError(ReportMessages.programFailed(name, code: -1, said: "\(error)"))
        }
    }
}

/// Looks for programs along `PATH`.
enum ProgramSearch {
    static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A Python along `PATH` that has the module `typst`, as `pip install typst` leaves it.
    static var pythonWithTypst: String? { python(having: "typst") }

    /// `pandoc` along `PATH`, else the one that `pip install pypandoc_binary` brings.
    static var pandoc: String? {
        if let found = path(of: "pandoc") { return found }
        guard let python = python(having: "pypandoc") else { return nil }
        let code = "import pypandoc; print(pypandoc.get_pandoc_path())"
        let answer = output(of: python, ["-c", code]).trimmingCharacters(in: .whitespacesAndNewlines)
        return FileManager.default.isExecutableFile(atPath: answer) ? answer : nil
    }

    private static func python(having module: String) -> String? {
        guard let python = path(of: "python3") else { return nil }
        return output(of: python, ["-c", "import \(module); print('ok')"]) == "ok\n" ? python : nil
    }

    /// What a program writes to stdout; empty if it fails.
    private static func output(of program: String, _ arguments: [String]) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return "" }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : ""
    }
}
