// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Network
import Planning
import Reporting
import Tables

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: HelpLanguage.text(
            "Katalog der Angebote: Seite mit Karte, CSV, JSON und schema.org; wer erreicht wird und wer nicht.",
            "Catalogue of the offers: a page with a map, CSV, JSON and schema.org; who is served and who is not."))

    @Argument(
        help: HelpLanguage.help(
            "Ordner mit scenario.yaml oder eine YAML-Datei.", "A folder with scenario.yaml, or a YAML file."),
        completion: .file())
    var scenario: String

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Ordner der Ausgabe; sonst out/<Szenario>-katalog.", "Output folder; otherwise out/<scenario>-katalog."),
        completion: .directory)
    var out: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Ausgabeordner eines Plans dieses Szenarios.", "Output folder of a plan of it."),
        completion: .directory)
    var plan: String?

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Umrisse der Gemeinden als GeoJSON; sonst municipalities.geojson neben dem Szenario, sonst Punkte.",
            "Outlines of the municipalities as GeoJSON; otherwise municipalities.geojson beside the scenario, otherwise points."
        ),
        completion: .file())
    var shapes: String?

    @Option(
        name: .long,
        help: HelpLanguage.help("Form der CSV-Dateien: rfc4180 oder excel.", "Form of the CSV files: rfc4180 or excel.")
    )
    var format: TableFormat = .rfc4180

    @OptionGroup var threads: ThreadOption

    @OptionGroup var overwrite: OverwriteOption

    @OptionGroup var common: CommonOptions

    func run() throws {
        let terminal = common.terminal()
        let prepared = try terminal.prepare(scenario, threads: threads.count)
        let allocations = try plan.map { try terminal.allocations(in: $0, of: prepared.scenario) }
        let catalogue = Catalogue(prepared.scenario, candidates: prepared.candidates, plan: allocations)
        let shapes = try outlines(of: catalogue, terminal)
        let report = CatalogueReport(catalogue, shapes: shapes, language: terminal.language)
        let folder = out ?? "out/\(prepared.scenario.name)-katalog"
        try overwrite.check(terminal) { CatalogueFolderCheck.refusal(of: folder, for: prepared.scenario) }
        do {
            try report.write(to: folder, format: format, of: prepared.scenario)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
        terminal.result(report.text(folder: folder, width: Terminal.width))
    }

    private func outlines(of catalogue: Catalogue, _ terminal: Terminal) throws -> RegionShapes? {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: scenario, isDirectory: &isFolder)
        let folder =
            isFolder.boolValue
            ? URL(fileURLWithPath: scenario) : URL(fileURLWithPath: scenario).deletingLastPathComponent()
        let beside = folder.appendingPathComponent("municipalities.geojson").path
        guard let path = shapes ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil) else { return nil }
        var sink = DiagnosticSink()
        let municipalities = catalogue.municipalities.map { (id: $0.id, name: $0.name) }
        let outlines = RegionShapes.read(path, municipalities: municipalities, into: &sink)
        terminal.report(sink)
        if outlines == nil { throw ExitCode(sink.exitCode ?? Cause.failure.rawValue) }
        return outlines
    }
}
