// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Rules
public import Tables

/// A scenario with everything read, checked and compiled: what a plan is made from.
public struct Scenario: Sendable {
    /// The scenario's name, which also names its output folder.
    public let name: String
    public let title: LocalizedText
    public let schoolYear: SchoolYear
    /// The path as it was given; `verify` looks there again.
    public let path: String
    public let tables: TableSet
    public let rulebooks: [Rulebook]
    public let parameters: ParameterTable
    public let rules: CompiledRules
    public let solve: SolveSettings
    /// SHA-256 over every file the scenario was read from, in hexadecimal.
    public let fingerprint: String

    public init(
        name: String, title: LocalizedText, schoolYear: SchoolYear, path: String, tables: TableSet,
        rulebooks: [Rulebook], parameters: ParameterTable, rules: CompiledRules, solve: SolveSettings,
        fingerprint: String
    ) {
        self.name = name
        self.title = title
        self.schoolYear = schoolYear
        self.path = path
        self.tables = tables
        self.rulebooks = rulebooks
        self.parameters = parameters
        self.rules = rules
        self.solve = solve
        self.fingerprint = fingerprint
    }
}

/// What a scenario says of its own solve.
public struct SolveSettings: Sendable, Hashable {
    /// Seconds; `nil` where the scenario does not say.
    public var timeLimit: Double?
    /// Relative gap; `nil` where the scenario does not say.
    public var gap: Double?

    public init(timeLimit: Double? = nil, gap: Double? = nil) {
        self.timeLimit = timeLimit
        self.gap = gap
    }
}

/// A school year such as 2026/27; it begins on the first of August.
public struct SchoolYear: Sendable, Hashable {
    public let startYear: Int

    /// Reads `2026/27` or `2026/2027`; `nil` if the second year is not the one after the first.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, [2, 4].contains(parts[1].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let first = Int(parts[0]), let second = Int(parts[1]), first >= 1
        else { return nil }
        guard second == (parts[1].utf8.count == 2 ? (first + 1) % 100 : first + 1) else { return nil }
        startYear = first
    }

    /// The day that decides which dated values hold.
    public var firstDay: Day {
        Day(year: startYear, month: 8, day: 1) ?? Day(number: 0)
    }

    /// `2026/27`.
    public var description: String {
        let second = (startYear + 1) % 100
        return "\(startYear)/" + (second < 10 ? "0" : "") + "\(second)"
    }
}
