// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
public import Planning
import Tables

/// The folder of a catalogue: a page, tables for spreadsheets, JSON and JSON-LD for other programs.
public struct CatalogueReport {
    let catalogue: Catalogue
    let shapes: RegionShapes?
    let language: Language
    let figures: Figures

    /// The files of the folder, in the order they are told.
    public static let fileNames = [
        "index.html", "offers.csv", "offers.json", "offers.jsonld", "municipalities.csv", "schools.csv",
    ]

    /// - Parameter shapes: the outlines for the map; `nil` draws municipalities as points.
    public init(_ catalogue: Catalogue, shapes: RegionShapes?, language: Language) {
        self.catalogue = catalogue
        self.shapes = shapes
        self.language = language
        figures = Figures(language)
    }

    /// Writes all files, or none.
    ///
    /// - Throws: the path that could not be written and why.
    public func write(to folder: String, format: TableFormat, of scenario: Scenario) throws(OutputError) {
        let texts = [
            html, CSVText.write(offerTable, format), JSONText.write(.array(catalogue.entries.map(json))),
            JSONText.write(linkedData), CSVText.write(municipalityTable, format), CSVText.write(schoolTable, format),
            CatalogueFolderCheck.text(of: scenario),
        ]
        let names = Self.fileNames + [CatalogueFolderCheck.fileName]
        try AtomicFiles.write(zip(names, texts).map { ($0, Array($1.utf8)) }, to: folder)
    }

    /// What the catalogue found, for the terminal.
    public func text(folder: String, width: Int) -> String {
        let lines = [
            say(CatalogueTexts.lead(catalogue, figures)), say(CatalogueTexts.servedLead(catalogue, figures)),
            "\(say(CatalogueTexts.doubles)): \(catalogue.doubles.count)",
            "\(say(CatalogueTexts.blindSpots)): \(catalogue.blindSpots.count)",
        ]
        let files = "\(folder): " + Self.fileNames.joined(separator: ", ")
        return (lines + [files]).flatMap { TerminalTable.wrap($0, width: width) }.joined(separator: "\n") + "\n"
    }

    func say(_ text: LocalizedText) -> String { text.text(language) }

    // MARK: Tables

    private func table(_ name: String, _ columns: [(String, OutputTable.Kind)], _ rows: [[OutputTable.Cell]])
        -> OutputTable
    {
        let columns = columns.map { name, kind in
            OutputTable.Column(
                name, kind, title: LocalizedText(de: name, en: name), LocalizedText(de: "", en: ""))
        }
        var table = OutputTable(name: name, title: CatalogueTexts.document, columns: columns, primaryKey: ["id"])
        table.rows = rows
        return table
    }

    private func number(_ value: Int64?) -> OutputTable.Cell { value.map { .integer($0) } ?? .absent }

    private func decimal(_ value: FixedPoint?) -> OutputTable.Cell {
        value.map { .decimal($0, decimals: 0) } ?? .absent
    }

    private var offerTable: OutputTable {
        table(
            "offers",
            [
                ("id", .string), ("provider", .string), ("provider_name", .string), ("provider_kind", .string),
                ("municipality", .string), ("field", .string), ("kind", .string), ("setting", .string),
                ("age_from", .integer), ("age_to", .integer), ("group_min", .integer), ("group_max", .integer),
                ("units", .number), ("capacity", .integer), ("place", .string), ("radius_km", .number),
                ("slots", .string), ("school_types", .string), ("price", .number), ("fitting_needs", .integer),
                ("planned", .integer),
            ],
            catalogue.entries.map { entry in
                [
                    .text(entry.id), .text(entry.provider), .text(entry.providerName),
                    OutputTable.Cell(entry.providerKind), OutputTable.Cell(entry.municipality), .text(entry.field),
                    .text(entry.kind), OutputTable.Cell(entry.setting), number(entry.ageFrom), number(entry.ageTo),
                    number(entry.groupMinimum), number(entry.groupMaximum), decimal(entry.units),
                    .integer(entry.capacity), OutputTable.Cell(entry.place), decimal(entry.radius),
                    .text(entry.slots.joined(separator: "|")), .text(entry.schoolTypes.joined(separator: "|")),
                    OutputTable.Cell(money: entry.price), .integer(Int64(entry.fittingNeeds)), number(entry.planned),
                ]
            })
    }

    private var municipalityTable: OutputTable {
        table(
            "municipalities",
            [
                ("id", .string), ("name", .string), ("providers", .integer), ("places", .integer),
                ("needed", .integer), ("reachable", .integer), ("planned", .integer),
            ],
            catalogue.municipalities.map { row in
                [
                    .text(row.id), .text(row.name), .integer(Int64(row.providers)), .integer(row.places),
                    .integer(row.needed), .integer(row.reachable), number(row.planned),
                ]
            })
    }

    private var schoolTable: OutputTable {
        table(
            "schools",
            [
                ("id", .string), ("name", .string), ("type", .string), ("municipality", .string),
                ("state", .string), ("needed", .integer), ("planned", .integer),
            ],
            catalogue.schools.map { school in
                [
                    .text(school.id), .text(school.name), OutputTable.Cell(school.type),
                    .text(school.municipalityName), .text(school.state.rawValue), .integer(school.needed),
                    number(school.planned),
                ]
            })
    }

    // MARK: JSON

    private func json(_ entry: CatalogueEntry) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        func count(_ value: Int64?) -> JSONValue { .number(orNull: value.map { FixedPoint($0) }) }
        return .object([
            ("id", .string(entry.id)), ("provider", .string(entry.provider)),
            ("provider_name", .string(entry.providerName)), ("provider_kind", text(entry.providerKind)),
            ("municipality", text(entry.municipality)), ("field", .string(entry.field)), ("kind", .string(entry.kind)),
            ("setting", text(entry.setting)), ("age_from", count(entry.ageFrom)), ("age_to", count(entry.ageTo)),
            ("group_min", count(entry.groupMinimum)), ("group_max", count(entry.groupMaximum)),
            ("units", .number(orNull: entry.units)), ("capacity", count(entry.capacity)), ("place", text(entry.place)),
            ("radius_km", .number(orNull: entry.radius)), ("slots", .array(entry.slots.map { .string($0) })),
            ("school_types", .array(entry.schoolTypes.map { .string($0) })), ("price", .number(orNull: entry.price)),
            ("fitting_needs", .integer(entry.fittingNeeds)), ("planned", count(entry.planned)),
        ])
    }

    /// The offers as schema.org Course.
    var linkedData: JSONValue {
        .object([
            ("@context", .string("https://schema.org")),
            ("@graph", .array(catalogue.entries.map { LinkedOffer($0, language: language).json })),
        ])
    }
}
