// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Rules

/// A grid or list of variants of one scenario: everything that decides what each of them gives.
///
/// It is written once, as `sweep.json`, and never changes: a part belongs to it if it names its fingerprint.
public struct SweepDefinition: Codable, Sendable, Hashable {
    /// One variant.
    public struct Point: Codable, Sendable, Hashable {
        /// By axis, as written.
        public let values: [String]
        public let changes: [SweepChange]
        /// Of a trade-off: the least (of a minimised goal: the most) that its second goal may be.
        public let floor: String?

        public init(values: [String], changes: [SweepChange], floor: String? = nil) {
            self.values = values
            self.changes = changes
            self.floor = floor
        }
    }

    /// Two goals whose best values are weighed against each other.
    public struct TradeOff: Codable, Sendable, Hashable {
        public let first: String
        public let second: String

        public init(first: String, second: String) {
            self.first = first
            self.second = second
        }
    }

    /// The format of this file and its parts.
    public static let currentFormat = 1

    public let format: Int
    /// The path as it was given, from the folder in which the sweep was begun.
    public let scenario: String
    /// SHA-256 of the scenario's input.
    public let input: String
    /// What is varied: `funds.KUS-1.amount`, or the name of a column of labels.
    public let axes: [String]
    public let points: [Point]
    public let gap: Double
    /// Seconds for each point; `nil` for no limit.
    public let timeLimit: Double?
    public let tradeOff: TradeOff?

    public init(
        scenario: String, input: String, axes: [String], points: [Point], gap: Double, timeLimit: Double?,
        tradeOff: TradeOff? = nil
    ) {
        format = Self.currentFormat
        self.scenario = scenario
        self.input = input
        self.axes = axes
        self.points = points
        self.gap = gap
        self.timeLimit = timeLimit
        self.tradeOff = tradeOff
    }

    /// SHA-256 of everything but the path of the scenario, in hexadecimal.
    ///
    /// - Throws: if the definition has no JSON form.
    public func fingerprint() throws(SweepEncodingError) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add("sweep", Array(input.utf8))
        let rest = SweepDefinition(
            scenario: "", input: input, axes: axes, points: points, gap: gap, timeLimit: timeLimit,
            tradeOff: tradeOff)
        fingerprint.add("definition", try rest.bytes())
        return fingerprint.finished()
    }

    /// The file; the same bytes for the same definition.
    ///
    /// - Throws: if the definition has no JSON form.
    public func bytes() throws(SweepEncodingError) -> [UInt8] { try SweepCoding.bytes(self) }

    /// `nil` (and an error in the sink) if the file is none of this format.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> SweepDefinition? {
        guard let found = SweepCoding.read(SweepDefinition.self, file.bytes), found.format == currentFormat,
            found.points.allSatisfy({ $0.values.count == found.axes.count })
        else {
            sink.report(SweepMessages.badDefinition(at: file.start))
            return nil
        }
        return found
    }
}

/// A change as a sweep writes it down.
public struct SweepChange: Codable, Sendable, Hashable {
    public enum Kind: String, Codable, Sendable, Hashable {
        case set
        case remove
        case add
        case dropRule = "drop_rule"
        case parameter
    }

    public let kind: Kind
    public let table: String?
    public let id: String?
    public let column: String?
    public let value: String?

    public init(_ change: ScenarioChange) {
        var (table, id, column, value): (String?, String?, String?, String?)
        switch change.kind {
        case .set(let inTable, let row, let inColumn, let to):
            (kind, table, id, column, value) = (.set, inTable, row, inColumn, to)
        case .remove(let inTable, let row): (kind, table, id) = (.remove, inTable, row)
        case .add(let inTable, let rows, _): (kind, table, value) = (.add, inTable, rows)
        case .dropRule(let rule): (kind, id) = (.dropRule, rule)
        case .parameter(let name, let to): (kind, id, value) = (.parameter, name, to.text)
        }
        (self.table, self.id, self.column, self.value) = (table, id, column, value)
    }

    /// The change, placed in the definition's file.
    func change(in file: String) -> ScenarioChange {
        let place = SourceLocation(file: file)
        let (table, id) = (table ?? "", id ?? "")
        return switch kind {
        case .set:
            ScenarioChange(.set(table: table, id: id, column: column ?? "", value: value ?? ""), at: place)
        case .remove: ScenarioChange(.remove(table: table, id: id), at: place)
        case .add: ScenarioChange(.add(table: table, rows: value ?? "", rowsPlace: place), at: place)
        case .dropRule: ScenarioChange(.dropRule(id: id), at: place)
        case .parameter: ScenarioChange(.parameter(name: id, value: .init(plain: value ?? "")), at: place)
        }
    }
}

/// A value of a sweep that has no JSON form: nothing may be written then.
public struct SweepEncodingError: Error, Sendable, Hashable {
    public let diagnostic: Diagnostic

    public init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// JSON with sorted keys: the same bytes for the same value.
enum SweepCoding {
    static func bytes(_ value: some Encodable) throws(SweepEncodingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [0x0A]
        } catch {
            throw SweepEncodingError(diagnostic: SweepMessages.cannotEncode("\(type(of: value))"))
        }
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(bytes))
    }
}
