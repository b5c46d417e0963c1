// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
import Tables

/// The needs of a region as text, JSON, CSV and HTML.
public struct NeedsReport {
    let needs: RegionalNeeds
    let language: Language
    let figures: Figures

    public init(_ needs: RegionalNeeds, language: Language) {
        self.needs = needs
        self.language = language
        figures = Figures(language)
    }

    func say(_ text: LocalizedText) -> String { text.text(language) }

    func count(_ count: Int64?) -> String { count.map { figures.count($0) } ?? "–" }

    // MARK: Text

    /// The tables for the terminal.
    public func text(width: Int) -> String {
        var parts = [TerminalTable.wrap(say(NeedsTexts.lead(needs, figures)), width: width).joined(separator: "\n")]
        for table in needs.tables {
            parts.append(say(NeedsTexts.dimension(table.dimension)) + "\n" + lines(table, width))
        }
        parts.append(say(NeedsTexts.unmet) + "\n" + unmetLines(width))
        let survey = [NeedsTexts.coverage(needs.survey, figures)] + surveySentences
        parts.append(
            say(NeedsTexts.survey) + "\n"
                + survey.flatMap { TerminalTable.wrap(say($0), width: width - 2) }.map { "  " + $0 }
                .joined(separator: "\n"))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// What the missing answers could change; nothing if none is missing.
    var surveySentences: [LocalizedText] {
        guard needs.survey.answered < needs.survey.schools else { return [NeedsTexts.everybody] }
        return [
            NeedsTexts.outlook(needs.survey, figures), NeedsTexts.rankChanges(needs.survey.fields, language),
        ]
    }

    private func lines(_ table: NeedsTable, _ width: Int) -> String {
        var text = TerminalTable(numeric: [1, 2, 3, 4, 5], flexible: 0)
        text.add(
            "", say(NeedsTexts.needed), say(NeedsTexts.reachable), say(NeedsTexts.planned), say(NeedsTexts.previous),
            say(NeedsTexts.gap))
        for row in table.rows {
            text.add(
                NeedsTexts.value(row, table.dimension, language), count(row.needed), count(row.reachable),
                count(row.planned), count(row.previous), count(row.gap))
        }
        return text.lines(width: width).joined(separator: "\n")
    }

    private func unmetLines(_ width: Int) -> String {
        guard !needs.unmet.isEmpty else { return "  " + say(NeedsTexts.nothingOpen) }
        var text = TerminalTable(numeric: [2, 3], flexible: 4)
        text.add("", "", say(NeedsTexts.gap), say(NeedsTexts.urgent), say(NeedsTexts.cause))
        for item in needs.unmet {
            text.add(
                label(item), item.municipality, count(item.open), count(item.urgent), cause(item))
        }
        return text.lines(width: width).joined(separator: "\n")
    }

    /// Of a plan the causes as its own pages tell them; without one what can be seen by counting.
    func cause(_ item: UnmetDemand) -> String {
        guard !item.causes.isEmpty else { return say(NeedsTexts.cause(item.cause)) }
        return item.causes.map { cause in
            let text = say(NeedsTexts.cause(cause.cause))
            return item.causes.count == 1 ? text : "\(text) (\(cause.needs.joined(separator: ", ")))"
        }.joined(separator: "; ")
    }

    func label(_ item: UnmetDemand) -> String {
        CodeLabels.field(item.field, language) + ", " + CodeLabels.kind(item.kind, language)
    }

    // MARK: Scripts

    /// One row for each value of each dimension; blank where something is not known.
    public func csv(_ format: TableFormat) -> String {
        let names = ["dimension", "value", "name", "needs", "needed", "reachable", "planned", "previous", "gap"]
        let columns = names.enumerated().map { index, name in
            OutputTable.Column(
                name, index < 3 ? .string : .integer, title: LocalizedText(de: name, en: name),
                LocalizedText(de: "", en: ""))
        }
        var table = OutputTable(name: "needs", title: NeedsTexts.document, columns: columns, primaryKey: [])
        for dimension in needs.tables {
            for row in dimension.rows {
                table.rows.append([
                    .text(dimension.dimension.rawValue), .text(row.code), OutputTable.Cell(row.name),
                    .integer(Int64(row.needs)), .integer(row.needed), .integer(row.reachable), cell(row.planned),
                    cell(row.previous), .integer(row.gap),
                ])
            }
        }
        return CSVText.write(table, format)
    }

    private func cell(_ count: Int64?) -> OutputTable.Cell { count.map { .integer($0) } ?? .absent }

    /// Everything, with stable keys.
    public var json: String {
        JSONText.write(
            .object([
                ("title", .string(say(needs.title))), ("school_year", .string(needs.schoolYear)),
                ("has_plan", .boolean(needs.hasPlan)), ("total", json(needs.total)),
                ("tables", .object(needs.tables.map { ($0.dimension.rawValue, .array($0.rows.map(json))) })),
                ("unmet", .array(needs.unmet.map(json))), ("survey", surveyJSON),
            ]))
    }

    private func json(_ row: NeedsRow) -> JSONValue {
        .object([
            ("value", .string(row.code)), ("name", row.name.map { .string($0) } ?? .null),
            ("needs", .integer(row.needs)), ("needed", .number(FixedPoint(row.needed))),
            ("reachable", .number(FixedPoint(row.reachable))),
            ("planned", .number(orNull: row.planned.map { FixedPoint($0) })),
            ("previous", .number(orNull: row.previous.map { FixedPoint($0) })), ("gap", .number(FixedPoint(row.gap))),
        ])
    }

    private func json(_ item: UnmetDemand) -> JSONValue {
        .object([
            ("field", .string(item.field)), ("kind", .string(item.kind)), ("municipality", .string(item.municipality)),
            ("needs", .array(item.needs.map { .string($0) })), ("schools", .integer(item.schools)),
            ("needed", .number(FixedPoint(item.needed))), ("open", .number(FixedPoint(item.open))),
            ("urgent", .number(FixedPoint(item.urgent))), ("cause", .string(item.cause.rawValue)),
            ("causes", .array(item.causes.map(json))),
        ])
    }

    private func json(_ cause: UnmetDemand.PlanCause) -> JSONValue {
        .object([
            ("cause", .string(say(NeedsTexts.cause(cause.cause)))), ("rules", .array(cause.rules.map { .string($0) })),
            ("needs", .array(cause.needs.map { .string($0) })),
        ])
    }

    private var surveyJSON: JSONValue {
        let survey = needs.survey
        return .object([
            ("schools", .integer(survey.schools)), ("answered", .integer(survey.answered)),
            (
                "missing",
                .array(
                    survey.missing.map {
                        .object([
                            ("id", .string($0.id)), ("name", .string($0.name)),
                            ("municipality", .string($0.municipality)),
                        ])
                    })
            ),
            ("outlook", json(survey.outlook)),
            (
                "types",
                .array(
                    survey.types.map {
                        .object([
                            ("type", .string($0.type)), ("schools", .integer($0.schools)),
                            ("answered", .integer($0.answered)),
                            ("groups_per_school", $0.groupsPerSchool.map(json) ?? .null),
                        ])
                    })
            ),
            (
                "fields",
                .array(
                    survey.fields.map {
                        .object([
                            ("field", .string($0.field)), ("needed", .number(FixedPoint($0.needed))),
                            ("expected", .number($0.expected)), ("rank", .integer($0.rank)),
                            ("expected_rank", .integer($0.expectedRank)),
                        ])
                    })
            ),
        ])
    }

    private func json(_ spread: SurveyCoverage.Spread) -> JSONValue {
        .object([
            ("least", .number(FixedPoint(spread.least))), ("average", .number(spread.average)),
            ("most", .number(FixedPoint(spread.most))),
        ])
    }
}
