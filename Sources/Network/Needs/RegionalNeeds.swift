// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning
import Tables

/// What a region needs beside what it offers, plans and did before.
public struct RegionalNeeds: Sendable {
    public let title: LocalizedText
    public let schoolYear: String
    /// One table for each dimension, in the order of ``NeedsDimension``.
    public let tables: [NeedsTable]
    /// The sum over all needs.
    public let total: NeedsRow
    /// Open demand, the gravest first.
    public let unmet: [UnmetDemand]
    public let survey: SurveyCoverage
    /// Whether a plan was given; without one `planned` is `nil` everywhere.
    public let hasPlan: Bool
}

/// The needs by one dimension.
public struct NeedsTable: Sendable {
    public let dimension: NeedsDimension
    /// By groups needed, most first; municipalities in the order of their table, bands in their own.
    public let rows: [NeedsRow]
}

/// What is known of one value, all in groups.
public struct NeedsRow: Sendable, Hashable {
    /// A field, a type, the id of a municipality, a band; empty where the tables do not say.
    public let code: String
    /// The name where the tables have one.
    public let name: String?
    /// How many needs.
    public let needs: Int
    public let needed: Int64
    /// How many of them the fitting offers could take if nobody else asked: match rules and places count, money does not.
    public let reachable: Int64
    /// `nil` without a plan.
    public let planned: Int64?
    /// Carried out in earlier years; `nil` where the table `previous` cannot tell.
    public let previous: Int64?

    /// Groups that stay open: against the plan, or without one against what is in reach.
    public var gap: Int64 { needed - (planned ?? reachable) }
}

/// Open demand of one field and kind in one municipality.
public struct UnmetDemand: Sendable, Hashable {
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        /// Nobody offers this field and kind.
        case noOffer = "no_offer"
        /// There are offers, but no one passes the rules for these needs.
        case noneFits = "none_fits"
        /// For some of the needs no offer passes the rules, for the others there would be places.
        case mixed
        /// Fitting offers have too few places.
        case tooFewPlaces = "too_few_places"
        /// There would be places; the plan left them to others or money or another limit ran out.
        case notPlanned = "not_planned"
    }

    public let field: String
    public let kind: String
    public let municipality: String
    public let needs: [String]
    public let schools: Int
    public let needed: Int64
    public let open: Int64
    /// Open groups of needs with the highest priority of the scenario.
    public let urgent: Int64
    public let cause: Cause
    /// Of a plan: what each of the needs fails on, as the plan's own pages tell it, with the needs; most needs first.
    public let causes: [PlanCause]

    public struct PlanCause: Sendable, Hashable {
        public let cause: UnmetNeed.ShortCause
        public let needs: [String]

        /// The ids of the rules and limits.
        public var rules: [String] { if case .rules(let rules) = cause { rules.map(\.id) } else { [] } }
    }
}

extension RegionalNeeds {
    /// - Parameters:
    ///   - plan: allocations of a plan of this scenario, as ``PlanInput`` gives them; `nil` without a plan.
    ///   - open: why needs stay open in the plan (``PreparedScenario/unmetNeeds(of:)``).
    public init(_ scenario: Scenario, candidates: CandidateSet, plan: [PlannedRow]?, open: [UnmetNeed] = []) {
        let region = RegionTables(scenario.tables)
        let fitting = FittingOffers(candidates, needs: region.needs.count)
        let planned = plan.map { Self.perNeed($0, count: region.needs.count) }
        let previous = PreviousGroups(scenario.tables, region)
        let counter = NeedsCounter(region: region, fitting: fitting, planned: planned, previous: previous)
        title = scenario.title
        schoolYear = scenario.schoolYear.description
        tables = NeedsDimension.allCases.map { counter.table($0) }
        total = counter.row(code: "", name: nil, region.needs, previous: previous?.total)
        unmet = UnmetDemand.ranked(region, fitting, planned, open)
        survey = SurveyCoverage(scenario.tables, region)
        hasPlan = plan != nil
    }

    private static func perNeed(_ plan: [PlannedRow], count: Int) -> [Int64] {
        var groups = [Int64](repeating: 0, count: count)
        for allocation in plan { groups[allocation.need] += allocation.groups }
        return groups
    }
}

/// Counts the needs by a dimension.
private struct NeedsCounter {
    let region: RegionTables
    let fitting: FittingOffers
    let planned: [Int64]?
    let previous: PreviousGroups?

    func table(_ dimension: NeedsDimension) -> NeedsTable {
        var codes: [String] = []
        var members: [String: [RegionTables.Need]] = [:]
        for code in Self.fixedCodes(dimension, region) {
            codes.append(code)
            members[code] = []
        }
        for need in region.needs {
            let code = dimension.code(of: need, region)
            if members[code] == nil { codes.append(code) }
            members[code, default: []].append(need)
        }
        let rows = codes.map { code in
            row(
                code: code, name: name(code, dimension), members[code] ?? [],
                previous: previous?.groups(dimension, code))
        }
        return NeedsTable(dimension: dimension, rows: Self.sorted(rows, dimension))
    }

    /// Municipalities without any need are shown as well: that nobody asked is worth knowing.
    private static func fixedCodes(_ dimension: NeedsDimension, _ region: RegionTables) -> [String] {
        dimension == .municipality ? region.municipalities.map(\.id) : []
    }

    private func name(_ code: String, _ dimension: NeedsDimension) -> String? {
        dimension == .municipality ? region.municipalities.first { $0.id == code }?.name : nil
    }

    func row(code: String, name: String?, _ needs: [RegionTables.Need], previous: Int64?) -> NeedsRow {
        NeedsRow(
            code: code, name: name, needs: needs.count, needed: needs.reduce(0) { $0 + $1.groups },
            reachable: fitting.reachable(needs, region),
            planned: planned.map { planned in needs.reduce(0) { $0 + planned[$1.row] } }, previous: previous)
    }

    private static func sorted(_ rows: [NeedsRow], _ dimension: NeedsDimension) -> [NeedsRow] {
        switch dimension {
        case .municipality: rows
        case .age, .socialIndex:
            rows.sorted { (bandStart($0.code), $0.code) < (bandStart($1.code), $1.code) }
        default: rows.sorted { ($1.needed, $0.code) < ($0.needed, $1.code) }
        }
    }

    /// Bands by their first number; what is not known last.
    private static func bandStart(_ code: String) -> Int {
        Int(code.prefix { $0.isNumber }) ?? .max
    }
}

/// What `previous` says by school; of fields only where a provider has a single one, or the table names it.
private struct PreviousGroups {
    private var bySchool: [(school: Int, groups: Int64)] = []
    private var byField: [String: Int64]?
    let total: Int64
    private let region: RegionTables

    /// `nil` without the table.
    init?(_ tables: TableSet, _ region: RegionTables) {
        guard tables.table("previous") != nil else { return nil }
        self.region = region
        var fields: [String: Int64] = [:]
        var isComplete = true
        for row in TableRows(tables, "previous") {
            // A co-operation whose groups are not given was at least one.
            let groups = row.integer("groups") ?? 1
            bySchool.append((row.reference("school") ?? 0, groups))
            let provider = row.reference("provider") ?? 0
            let offered = Set(region.offers.filter { $0.provider == provider }.map(\.field))
            if let field = row.text("field") ?? (offered.count == 1 ? offered.first : nil) {
                fields[field, default: 0] += groups
            } else {
                isComplete = false
            }
        }
        byField = isComplete ? fields : nil
        total = bySchool.reduce(0) { $0 + $1.groups }
    }

    func groups(_ dimension: NeedsDimension, _ code: String) -> Int64? {
        switch dimension {
        case .age: nil
        case .field: byField.map { $0[code] ?? 0 }
        default:
            bySchool.reduce(0) { sum, item in
                dimension.code(of: region.schools[item.school], region) == code ? sum + item.groups : sum
            }
        }
    }
}
