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
    /// SHA-256 over manifests, rulebooks and what the tables say, in hexadecimal: the same rows in another order, columns
    /// in another order or another number style are the same input.
    public let fingerprint: String
    /// SHA-256 over every file the scenario was read from, byte by byte; empty where it was not read from files.
    public let filesFingerprint: String
    /// The changes of the scenario and of all it extends, in the order in which they were applied.
    public let changes: [AppliedChange]
    /// The decisions it carries out, those of the scenarios it extends first.
    public let decisions: [ScenarioDecision]
    /// The folders of its manifest and of those it extends, its own first.
    public let folders: [String]
    /// What the planner wants answered for every plan; no part of the fingerprint, for a plan does not depend on it.
    public let questions: [ScenarioQuestion]
    /// How many warnings were told when it was read: a plan is proven for the data as they stand.
    public let warnings: Int

    public init(
        name: String, title: LocalizedText, schoolYear: SchoolYear, path: String, tables: TableSet,
        rulebooks: [Rulebook], parameters: ParameterTable, rules: CompiledRules, solve: SolveSettings,
        fingerprint: String, filesFingerprint: String = "", changes: [AppliedChange] = [],
        decisions: [ScenarioDecision] = [], folders: [String] = [],
        questions: [ScenarioQuestion] = [], warnings: Int = 0
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
        self.filesFingerprint = filesFingerprint
        self.changes = changes
        self.decisions = decisions
        self.folders = folders
        self.questions = questions
        self.warnings = warnings
    }

    /// Whether a plan that names the fingerprint was made from this input. Plans of earlier versions name that of the
    /// files.
    public func isInput(_ fingerprint: String) -> Bool {
        fingerprint == self.fingerprint || (!filesFingerprint.isEmpty && fingerprint == filesFingerprint)
    }

    /// The first of its folders that has a file of the name; its own if none has.
    public func folder(with name: String) -> String {
        folders.first { InputFiles.exists(InputFiles.join($0, name)) } ?? folders.first ?? "."
    }
}

/// What a scenario says of its own solve.
public struct SolveSettings: Sendable, Hashable {
    /// Seconds; `nil` where the scenario does not say.
    public var timeLimit: Double?
    /// Relative gap; `nil` where the scenario does not say.
    public var gap: Double?
    /// What a horizon may be, in school years.
    public static let horizons = 1...10
    /// How many school years are planned one after the other (`horizon:`); `nil` where the scenario does not say.
    public var horizon: Int?

    public init(timeLimit: Double? = nil, gap: Double? = nil, horizon: Int? = nil) {
        self.timeLimit = timeLimit
        self.gap = gap
        self.horizon = horizon
    }
}
