// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
public import Tables

/// Two needs of different schools of one municipality that could share something.
public struct SchoolSharing: Sendable, Hashable {
    public enum What: String, Sendable, Hashable, CaseIterable {
        /// Both fit into one group of an offer.
        case group
        /// Neither alone has the groups that an offer needs at least, both together have.
        case minimum
        /// Both travel to the same place at the same time.
        case bus
        /// The same provider comes to both at the same time: one room would do.
        case room
    }

    public let what: What
    /// Ids and names of both schools, and the needs.
    public let schools: [String]
    public let schoolNames: [String]
    public let needs: [String]
    public let municipality: String
    public let field: String
    /// The offer it is about.
    public let offer: String
    public let providerName: String
    /// Time slots that all three have in common; empty where somebody has none given.
    public let slots: [String]
    /// Between the schools, as the crow flies, with one decimal.
    public let kilometres: FixedPoint
    /// Whether one of the two needs has open groups in the plan.
    public let helpsOpenNeed: Bool
}

/// How near schools must be, in kilometres as the crow flies.
public struct SharingReach: Sendable, Hashable {
    /// For a shared group or room: a walk.
    public var walk = 2.0
    /// For a shared bus: a stop on the way.
    public var stop = 8.0
    /// A place nearer than this needs no bus.
    public var leastTrip = 3.0

    public init() {}
}

extension SchoolSharing {
    /// Every pair of needs that could share, those that help an open need first.
    ///
    /// - Parameter plan: allocations of a plan; without one every need counts as open.
    public static func find(
        _ scenario: Scenario, candidates: CandidateSet, plan: [PlannedRow]?, reach: SharingReach = SharingReach()
    ) -> [SchoolSharing] {
        SharingSearch(scenario, candidates, plan, reach).all
    }
}

private struct SharingSearch {
    private struct Terms {
        let venue: Bool
        let groupMaximum: Int64?
        let minimumGroups: Int64?
        let slots: [String]
        let ages: (Int64?, Int64?)
    }

    private let region: RegionTables
    private let fitting: FittingOffers
    private let terms: [Terms]
    private let sizes: [Int64?]
    private let open: [Bool]
    private let reach: SharingReach

    init(_ scenario: Scenario, _ candidates: CandidateSet, _ plan: [PlannedRow]?, _ reach: SharingReach) {
        let region = RegionTables(scenario.tables)
        self.region = region
        self.reach = reach
        fitting = FittingOffers(candidates, needs: region.needs.count)
        terms = TableRows(scenario.tables, "offers").map { row in
            Terms(
                venue: row.text("place") == "venue", groupMaximum: row.integer("group_max"),
                minimumGroups: row.integer("min_groups"), slots: row.list("slots"),
                ages: (row.integer("age_from"), row.integer("age_to")))
        }
        sizes = TableRows(scenario.tables, "needs").map { $0.integer("group_size") }
        var given = [Int64](repeating: 0, count: region.needs.count)
        for row in plan ?? [] { given[row.need] += row.groups }
        open = region.needs.map { given[$0.row] < $0.groups }
    }

    private struct Key: Hashable {
        let municipality: Int
        let field: String
        let kind: String
    }

    /// Pairs of needs of one field and kind in one municipality; those that help an open need first.
    var all: [SchoolSharing] {
        var keys: [Key] = []
        var members: [Key: [RegionTables.Need]] = [:]
        for need in region.needs where need.groups > 0 {
            let municipality = region.schools[need.school].municipality
            let key = Key(municipality: municipality, field: need.field, kind: need.kind)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(need)
        }
        let found = keys.flatMap { pairs(members[$0] ?? []) }
        return found.filter(\.helpsOpenNeed) + found.filter { !$0.helpsOpenNeed }
    }

    private func pairs(_ needs: [RegionTables.Need]) -> [SchoolSharing] {
        needs.enumerated().flatMap { index, left in
            needs.dropFirst(index + 1).filter { $0.school != left.school }.flatMap { sharings(left, $0) }
        }
    }

    /// At most one of each kind, with the first offer that both fit.
    private func sharings(_ left: RegionTables.Need, _ right: RegionTables.Need) -> [SchoolSharing] {
        let both = fitting.offers[left.row].filter(Set(fitting.offers[right.row]).contains)
        let distance = kilometres(region.schools[left.school], region.schools[right.school])
        return SchoolSharing.What.allCases.compactMap { what in
            guard let offer = both.first(where: { allows(what, left, right, $0, distance) }) else { return nil }
            return sharing(what, left, right, offer, distance)
        }
    }

    private func allows(
        _ what: SchoolSharing.What, _ left: RegionTables.Need, _ right: RegionTables.Need, _ offer: Int,
        _ distance: Double
    ) -> Bool {
        let terms = terms[offer]
        guard hasCommonTime(left, right, terms) else { return false }
        switch what {
        case .group:
            guard distance <= reach.walk, left.groups == 1, right.groups == 1, let most = terms.groupMaximum,
                let first = sizes[left.row], let second = sizes[right.row]
            else { return false }
            return first + second <= most
        case .minimum:
            guard distance <= reach.stop, let least = terms.minimumGroups else { return false }
            return left.groups < least && right.groups < least && left.groups + right.groups >= least
        case .bus: return terms.venue && distance <= reach.stop && isTrip(left, offer) && isTrip(right, offer)
        case .room: return !terms.venue && distance <= reach.walk
        }
    }

    private func isTrip(_ need: RegionTables.Need, _ offer: Int) -> Bool {
        guard let place = region.providers[region.offers[offer].provider].position else { return false }
        let school = region.schools[need.school]
        return Kilometres.between(place, school.position) >= reach.leastTrip
    }

    private func hasCommonTime(_ left: RegionTables.Need, _ right: RegionTables.Need, _ terms: Terms) -> Bool {
        let lists = [left.slots, right.slots, terms.slots].filter { !$0.isEmpty }
        return lists.count < 2 || !common(lists).isEmpty
    }

    private func common(_ lists: [[String]]) -> [String] {
        (lists.first ?? []).filter { slot in lists.allSatisfy { $0.contains(slot) } }
    }

    private func kilometres(_ left: RegionTables.School, _ right: RegionTables.School) -> Double {
        Kilometres.between(left.position, right.position)
    }

    private func sharing(
        _ what: SchoolSharing.What, _ left: RegionTables.Need, _ right: RegionTables.Need, _ offer: Int,
        _ distance: Double
    ) -> SchoolSharing {
        let schools = [region.schools[left.school], region.schools[right.school]]
        let lists = [left.slots, right.slots, terms[offer].slots].filter { !$0.isEmpty }
        return SchoolSharing(
            what: what, schools: schools.map(\.id), schoolNames: schools.map(\.name), needs: [left.id, right.id],
            municipality: region.municipalities[schools[0].municipality].name, field: left.field,
            offer: region.offers[offer].id, providerName: region.providers[region.offers[offer].provider].name,
            slots: lists.count == 3 ? common(lists) : [],
            kilometres: FixedPoint(mantissa: Int64((distance * 10).rounded()), scale: 1),
            helpsOpenNeed: open[left.row] || open[right.row])
    }
}
