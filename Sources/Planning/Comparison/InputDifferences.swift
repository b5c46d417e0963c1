// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Rules
import Tables

/// In what the inputs of one scenario differ from those of another, cell by cell.
public struct InputDifferences: Sendable, Hashable {
    /// A cell that is not the same. `nil` for an absent one.
    public struct Cell: Sendable, Hashable {
        public let table: String
        /// The values of the table's key, joined by `/`.
        public let row: String
        public let column: String
        public let before: String?
        public let after: String?
        public let placeBefore: SourceLocation
        public let placeAfter: SourceLocation
    }

    /// A row that only one of them has.
    public struct Row: Sendable, Hashable {
        public let table: String
        public let row: String
        public let isAdded: Bool
        public let place: SourceLocation
    }

    /// A rule that only one of them has, or that says something else.
    public struct Rule: Sendable, Hashable {
        public let rulebook: String
        public let id: String
        /// `nil` where the rule is not there.
        public let placeBefore: SourceLocation?
        public let placeAfter: SourceLocation?
    }

    public struct Parameter: Sendable, Hashable {
        public let rulebook: String
        public let name: String
        public let before: String?
        public let after: String?
    }

    public struct SchoolYears: Sendable, Hashable {
        public let before: String
        public let after: String
    }

    /// In the order of the tables, then of the rows of the first scenario.
    public internal(set) var cells: [Cell] = []
    public internal(set) var rows: [Row] = []
    public internal(set) var rules: [Rule] = []
    public internal(set) var parameters: [Parameter] = []
    /// The school years, where they are not the same.
    public internal(set) var schoolYears: SchoolYears?

    public var isEmpty: Bool {
        cells.isEmpty && rows.isEmpty && rules.isEmpty && parameters.isEmpty && schoolYears == nil
    }

    /// Linear in the cells of both.
    public init(from first: Scenario, to second: Scenario) {
        if first.schoolYear != second.schoolYear {
            schoolYears = SchoolYears(
                before: first.schoolYear.description, after: second.schoolYear.description)
        }
        var names = first.tables.tables.map(\.name)
        names += second.tables.tables.map(\.name).filter { !names.contains($0) }
        for name in names { compareTable(name, first, second) }
        compareRules(first, second)
        compareParameters(first, second)
    }
}

// MARK: - Tables

extension InputDifferences {
    private mutating func compareTable(_ name: String, _ first: Scenario, _ second: Scenario) {
        let (before, after) = (TableTexts(first, name), TableTexts(second, name))
        var columns = before.columns
        columns += after.columns.filter { !columns.contains($0) }
        let (rowsBefore, rowsAfter) = (before.rowsByName, after.rowsByName)
        for (row, key) in before.names.enumerated() {
            guard let other = rowsAfter[key] else {
                rows.append(Row(table: name, row: key, isAdded: false, place: before.location(row)))
                continue
            }
            for column in columns { compare(column, row, other, key, before, after) }
        }
        for (row, key) in after.names.enumerated() where rowsBefore[key] == nil {
            rows.append(Row(table: name, row: key, isAdded: true, place: after.location(row)))
        }
    }

    private mutating func compare(
        _ column: String, _ row: Int, _ other: Int, _ key: String, _ before: TableTexts, _ after: TableTexts
    ) {
        let (old, new) = (before.text(row, column), after.text(other, column))
        guard old != new else { return }
        cells.append(
            Cell(
                table: before.name, row: key, column: column, before: old, after: new,
                placeBefore: before.location(row, column), placeAfter: after.location(other, column)))
    }
}

// MARK: - Rules

extension InputDifferences {
    private mutating func compareRules(_ first: Scenario, _ second: Scenario) {
        let (before, after) = (RuleSignature.all(first), RuleSignature.all(second))
        let known = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let old = Set(before.map(\.key))
        for rule in before {
            let other = known[rule.key]
            guard other?.text != rule.text else { continue }
            rules.append(
                Rule(rulebook: rule.rulebook, id: rule.id, placeBefore: rule.place, placeAfter: other?.place))
        }
        for rule in after where !old.contains(rule.key) {
            rules.append(Rule(rulebook: rule.rulebook, id: rule.id, placeBefore: nil, placeAfter: rule.place))
        }
    }

    private mutating func compareParameters(_ first: Scenario, _ second: Scenario) {
        let (before, after) = (Self.parameters(first), Self.parameters(second))
        let new = Dictionary(after.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let old = Set(before.map(\.key))
        for entry in before where new[entry.key] != entry.value {
            parameters.append(
                Parameter(rulebook: entry.rulebook, name: entry.name, before: entry.value, after: new[entry.key]))
        }
        for entry in after where !old.contains(entry.key) {
            parameters.append(
                Parameter(rulebook: entry.rulebook, name: entry.name, before: nil, after: entry.value))
        }
    }

    private struct NamedValue {
        let rulebook: String
        let name: String
        let value: String

        var key: String { rulebook + "." + name }
    }

    /// The values that hold, each parameter once.
    private static func parameters(_ scenario: Scenario) -> [NamedValue] {
        scenario.rulebooks.enumerated().flatMap { index, book in
            var names: [String] = []
            for parameter in book.parameters where !names.contains(parameter.name) { names.append(parameter.name) }
            return names.compactMap { name in
                scenario.parameters.value(name, rulebook: index).map {
                    NamedValue(rulebook: book.name, name: name, value: $0.text)
                }
            }
        }
    }
}
