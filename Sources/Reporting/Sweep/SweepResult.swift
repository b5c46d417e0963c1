// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// The merged result of a sweep, as table, JSON, chart and page: the same bytes however the work was divided.
public struct SweepResult: Sendable {
    public let definition: SweepDefinition
    /// One for each point, in order.
    public let parts: [SweepPart]

    /// Of the definition.
    private let fingerprint: String

    public init(_ folder: SweepFolder, parts: [SweepPart]) {
        (definition, fingerprint) = (folder.definition, folder.fingerprint)
        self.parts = parts
    }

    public static let fileNames = ["results.csv", "results.json", "chart.svg", "report.html"]

    /// Writes all files into a folder; all of them or none.
    public func write(to folder: String, format: TableFormat, language: Language) throws(OutputError) {
        let chart = SweepChart(self, language)
        let texts = [
            CSVText.write(table, format), json, chart.file, SweepPage(self, chart, language).text,
        ]
        try AtomicFiles.write(zip(Self.fileNames, texts).map { ($0, Array($1.utf8)) }, to: folder)
    }

    /// The goals that any point has, in the order of the first that has them all.
    var goals: [String] {
        var ids: [String] = []
        for goal in parts.flatMap(\.goals) where !ids.contains(goal.id) { ids.append(goal.id) }
        return ids
    }

    private var figures: [String] { PlanDifferences.Figure.Kind.allCases.map(\.rawValue) }

    func value(_ goal: String, _ part: SweepPart) -> FixedPoint? {
        part.goals.first { $0.id == goal }.flatMap { FixedPoint(parsing: $0.value) }
    }

    func figure(_ name: String, _ part: SweepPart) -> FixedPoint? {
        part.figures.first { $0.figure == name }?.value.flatMap { FixedPoint(parsing: $0) }
    }

    /// Whether every goal of the part is proven.
    static func isProven(_ part: SweepPart) -> Bool { !part.goals.isEmpty && part.goals.allSatisfy(\.proven) }

    /// One row for each point: what was varied, every goal with its bound, the figures.
    var table: OutputTable {
        let axes = definition.axes.map { "axis:" + $0 }
        let columns =
            [OutputTable.Column].names("#index") + axes.flatMap { [OutputTable.Column].names($0) }
            + [OutputTable.Column].names("status", "proven")
            + goals.flatMap { [OutputTable.Column].names("*\($0)", "*\($0)_bound") }
            + figures.flatMap { [OutputTable.Column].names("*\($0)") }
        var table = OutputTable(
            name: "results", title: LocalizedText(de: "results", en: "results"), columns: columns, primaryKey: ["index"]
        )
        table.rows = parts.map(row)
        return table
    }

    private func row(_ part: SweepPart) -> [OutputTable.Cell] {
        let decimal = { (text: String?) -> OutputTable.Cell in
            text.flatMap { FixedPoint(parsing: $0) }.map { .decimal($0, decimals: 0) } ?? .absent
        }
        let goalCells = goals.flatMap { id -> [OutputTable.Cell] in
            let goal = part.goals.first { $0.id == id }
            return [decimal(goal?.value), decimal(goal?.bound)]
        }
        return [.integer(Int64(part.index))] + definition.points[part.index].values.map { .text($0) }
            + [.text(part.status), .text(Self.isProven(part) ? "true" : "false")] + goalCells
            + figures.map { name in decimal(part.figures.first { $0.figure == name }?.value) }
    }

    /// The definition's fingerprint and one object for each point.
    var json: String {
        let points = parts.map { part -> JSONValue in
            let axes = zip(definition.axes, definition.points[part.index].values).map {
                (key: $0, value: JSONValue.string($1))
            }
            let number = { (text: String?) -> JSONValue in .number(orNull: text.flatMap { FixedPoint(parsing: $0) }) }
            let goals = part.goals.map { goal -> JSONValue in
                .object([
                    ("id", .string(goal.id)), ("value", number(goal.value)), ("bound", number(goal.bound)),
                    ("proven", .boolean(goal.proven)),
                ])
            }
            let funds = part.funds.map { fund -> JSONValue in
                .object([("id", .string(fund.id)), ("amount", number(fund.amount)), ("spent", number(fund.spent))])
            }
            return .object([
                ("index", .integer(part.index)), ("axes", .object(axes)), ("status", .string(part.status)),
                ("goals", .array(goals)),
                ("figures", .object(part.figures.map { (key: $0.figure, value: number($0.value)) })),
                ("funds", .array(funds)),
            ])
        }
        return JSONText.write(
            .object([
                ("scenario", .string(definition.scenario)), ("input", .string(definition.input)),
                ("sweep", .string(fingerprint)), ("axes", .array(definition.axes.map { .string($0) })),
                ("points", .array(points)), ("version", .string(Version.current)),
            ]))
    }
}
