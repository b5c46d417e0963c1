// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
public import Tables

/// One change of a scenario to what it builds on (design §5), with its place.
public struct ScenarioChange: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Sets one cell; a blank value makes it absent.
        case set(table: String, id: String, column: String, value: String)
        /// Removes a row and all rows that refer to it.
        case remove(table: String, id: String)
        /// Adds the rows of a file; the path is relative to the working folder.
        case add(table: String, rows: String, rowsPlace: SourceLocation)
        /// Takes a match rule, limit or goal out.
        case dropRule(id: String)
        /// Sets a parameter of a rulebook.
        case parameter(name: String, value: Parameter.Value)
    }

    public let kind: Kind
    public let place: SourceLocation

    public init(_ kind: Kind, at place: SourceLocation) {
        self.kind = kind
        self.place = place
    }

    /// The change in one line, the same in every language: `set funds.KUS-1.amount = 120000`.
    public var text: String {
        switch kind {
        case .set(let table, let id, let column, let value): "set \(table).\(id).\(column) = \(value)"
        case .remove(let table, let id): "remove \(table).\(id)"
        case .add(let table, let rows, _): "add \(table) < \(rows)"
        case .dropRule(let id): "drop_rule \(id)"
        case .parameter(let name, let value): "parameters.\(name) = \(value.text)"
        }
    }
}

/// A change with what it did to the scenario.
public struct AppliedChange: Sendable, Hashable {
    public enum Effect: Sendable, Hashable {
        case table(TableEffect)
        /// A rule that is gone from its rulebook.
        case dropped(rule: String, rulebook: String)
        /// A parameter with its values; `nil` where no rulebook gives one for the school year.
        case parameter(name: String, before: String?, after: String)
    }

    public let change: ScenarioChange
    /// The name of the scenario whose file holds the change.
    public let scenario: String
    /// At least one: a change that hits nothing is an error.
    public let effects: [Effect]
}

extension Scenario {
    /// The change that a cell has its value from, or that added its row; `nil` for a cell as its file has it.
    ///
    /// - Parameter row: the values of the table's key, joined by `/`; the id where there is one.
    public func change(ofCell column: String, row: String, table: String) -> AppliedChange? {
        changes.last { applied in
            applied.effects.contains { effect in
                switch effect {
                case .table(.set(table, row, column, _, _)), .table(.added(table, row)): true
                default: false
                }
            }
        }
    }
}
