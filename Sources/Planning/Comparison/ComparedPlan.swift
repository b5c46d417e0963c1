// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Optimizer
import Rules
public import Tables

/// A plan that is laid beside others: read back from its folder, or just made.
public struct ComparedPlan: Sendable {
    public struct Goal: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        public let sense: LinearModel.Sense
        public let value: FixedPoint
        public let bound: FixedPoint
        public let proven: Bool
    }

    /// What the plan was given as: the path of a folder or scenario.
    public let label: String
    public let scenario: Scenario
    /// Whether the scenario is still the one the plan was made from; otherwise its inputs are not known any more.
    public let isCurrent: Bool
    public let status: String
    public let goals: [Goal]
    public let allocations: [EarlierPlan.Allocation]
    /// Groups that stay open, by need; needs that are met are not there.
    public let open: [String: Int64]
    /// To the questions of its scenario, in their order; empty where none were asked or answered.
    public let answers: [AnsweredQuestion]

    /// A plan that was just made.
    public init(_ plan: Plan, label: String, answers: [AnsweredQuestion] = []) {
        let names = PlanNames(plan.scenario)
        self.label = label
        scenario = plan.scenario
        isCurrent = true
        status = plan.status.rawValue
        goals = plan.goals.map {
            Goal(id: $0.id, title: $0.title, sense: $0.sense, value: $0.value, bound: $0.bound, proven: $0.proven)
        }
        let place = SourceLocation(file: label)
        allocations = plan.allocations.map { names.allocation($0, at: place) }
        open = Dictionary(
            plan.unmet.map { (names.id("needs", $0.need), $0.groupsOpen) }, uniquingKeysWith: { first, _ in first })
        self.answers = answers
    }

    /// A plan of a folder.
    ///
    /// - Returns: `nil` (and errors in the sink) if the folder or its scenario cannot be read. A scenario that has
    ///   changed since is a warning.
    public static func read(_ path: String, into sink: inout DiagnosticSink) -> ComparedPlan? {
        let folder = path.hasSuffix(".json") ? InputFiles.parent(of: path) : path
        let name = InputFiles.join(folder, "plan.json")
        guard let file = InputFiles.read(name, orReport: { PlanningMessages.missingPlan($0) }, into: &sink),
            let record = PlanRecord.read(file, into: &sink),
            let allocations = EarlierPlan.readAllocations(folder, into: &sink)?.rows,
            let open = OpenGroups.read(InputFiles.join(folder, "unmet.csv"), into: &sink),
            let answers = AnswersFile.read(folder: folder, fingerprint: record.input.sha256, into: &sink),
            let scenario = ScenarioLoader.load(record.input.path, into: &sink)
        else { return nil }
        let isCurrent = scenario.isInput(record.input.sha256)
        if !isCurrent { sink.report(ComparisonMessages.scenarioChanged(record.input.path, at: file.start)) }
        return ComparedPlan(
            label: path, scenario: scenario, isCurrent: isCurrent, status: record.status,
            goals: record.goals.map { $0.goal(of: scenario) }, allocations: allocations, open: open,
            answers: answers)
    }

    /// Whether a path is the folder of a plan rather than a scenario.
    public static func isPlan(_ path: String) -> Bool {
        path.hasSuffix("plan.json") || InputFiles.exists(InputFiles.join(path, "plan.json"))
    }

    private init(
        label: String, scenario: Scenario, isCurrent: Bool, status: String, goals: [Goal],
        allocations: [EarlierPlan.Allocation], open: [String: Int64], answers: [AnsweredQuestion]
    ) {
        self.label = label
        self.scenario = scenario
        self.isCurrent = isCurrent
        self.status = status
        self.goals = goals
        self.allocations = allocations
        self.open = open
        self.answers = answers
    }
}

/// The part of a plan.json that is compared.
private struct PlanRecord: Decodable {
    struct Input: Decodable {
        let path: String
        let sha256: String
    }

    struct Goal: Decodable {
        let id: String
        let sense: String
        let value: Decimal
        let bound: Decimal
        let proven: Bool

        func goal(of scenario: Scenario) -> ComparedPlan.Goal {
            let title = scenario.rules.goals.first { $0.rule.id == id }?.rule.title
            let number = { (decimal: Decimal) in FixedPoint(parsing: "\(decimal)") ?? FixedPoint(0) }
            return ComparedPlan.Goal(
                id: id, title: title ?? LocalizedText(de: id, en: id),
                sense: LinearModel.Sense(rawValue: sense) ?? .maximise, value: number(value), bound: number(bound),
                proven: proven)
        }

        /// Numbers and senses that cannot be read would be compared as something else.
        var isReadable: Bool {
            LinearModel.Sense(rawValue: sense) != nil && FixedPoint(parsing: "\(value)") != nil
                && FixedPoint(parsing: "\(bound)") != nil
        }
    }

    let status: String
    let goals: [Goal]
    let input: Input

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> PlanRecord? {
        let record = try? JSONDecoder().decode(PlanRecord.self, from: Data(file.bytes))
        if let record, record.goals.allSatisfy(\.isReadable) { return record }
        sink.report(ComparisonMessages.badPlan(at: file.start))
        return nil
    }
}

/// Reads unmet.csv.
private enum OpenGroups {
    private static let schema = TableSchema(
        "unmet",
        columns: [
            ColumnSchema("need", .text, required: true), ColumnSchema("groups_open", .integer, required: true),
        ], key: ["need"], required: true)

    static func read(_ path: String, into sink: inout DiagnosticSink) -> [String: Int64]? {
        guard let file = InputFiles.read(path, orReport: { PlanningMessages.missingPlan($0) }, into: &sink) else {
            return nil
        }
        var own = DiagnosticSink()
        let tables = TableLoader.load(
            sources: [TableSource(table: schema.name, file: file, isWrittenByProgram: true)], schemas: [schema],
            edits: [],
            missingAt: file.start, into: &own)
        guard let tables, let table = tables.table(schema.name), !own.hasErrors,
            case .texts(let needs)? = table.column(named: "need")?.storage,
            case .numbers(let groups, _)? = table.column(named: "groups_open")?.storage
        else {
            sink.merge(own)
            return nil
        }
        return Dictionary(
            (0..<table.rowCount).map { (tables.pool[needs[$0]], groups[$0]) }, uniquingKeysWith: { first, _ in first })
    }
}
