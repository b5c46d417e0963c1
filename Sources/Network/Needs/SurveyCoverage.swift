// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Who answered the survey of needs, and what the answers that are missing could change.
///
/// A school has answered if it has a need (also one of 0 groups) or stands in a table `survey` (column `school`, and
/// `answered` if not all rows of it have).
public struct SurveyCoverage: Sendable {
    public struct School: Sendable, Hashable {
        public let id: String
        public let name: String
        public let type: String?
        public let municipality: String
    }

    /// The answers of one type of school.
    public struct TypeCoverage: Sendable, Hashable {
        /// Empty where the tables do not say.
        public let type: String
        public let schools: Int
        public let answered: Int
        /// Groups that a school of this type asked for: fewest, average and most among those that answered; `nil` if none
        /// did.
        public let groupsPerSchool: Spread?
    }

    public struct Spread: Sendable, Hashable {
        public let least: Int64
        /// With one decimal, rounded half up.
        public let average: FixedPoint
        public let most: Int64
    }

    /// What the missing answers could add to a field, if they were like those of the same type of school.
    public struct FieldOutlook: Sendable, Hashable {
        public let field: String
        public let needed: Int64
        /// Expected further groups, with one decimal.
        public let expected: FixedPoint
        /// Place among the fields by groups needed, from 1; now, and with what is expected.
        public let rank: Int
        public let expectedRank: Int
    }

    public let schools: Int
    public let answered: Int
    /// In the order of the schools table.
    public let missing: [School]
    /// By type, most schools first.
    public let types: [TypeCoverage]
    /// Groups needed now.
    public let needed: Int64
    /// Further groups if the missing schools asked for as few, as many on average and as many at most as those of their
    /// type; types nobody answered for are taken as the average of all.
    public let outlook: Spread
    /// Most needed first.
    public let fields: [FieldOutlook]
}

extension SurveyCoverage {
    init(_ tables: TableSet, _ region: RegionTables) {
        var answered = [Bool](repeating: false, count: region.schools.count)
        for need in region.needs { answered[need.school] = true }
        for row in TableRows(tables, "survey") where row.truth("answered") ?? true {
            if let school = row.reference("school") { answered[school] = true }
        }
        var groups = [Int64](repeating: 0, count: region.schools.count)
        for need in region.needs { groups[need.school] += need.groups }
        let projection = SurveyProjection(region: region, answered: answered, groups: groups)
        schools = region.schools.count
        self.answered = answered.count { $0 }
        missing = region.schools.filter { !answered[$0.row] }.map { school in
            School(
                id: school.id, name: school.name, type: school.type,
                municipality: region.municipalities[school.municipality].name)
        }
        types = projection.types
        needed = groups.reduce(0, +)
        outlook = projection.outlook
        fields = projection.fields
    }
}

/// Projects the answers of each type of school on those of the type that did not answer.
private struct SurveyProjection {
    let region: RegionTables
    let answered: [Bool]
    let groups: [Int64]

    private var codes: [String] {
        var counts: [String: Int] = [:]
        for school in region.schools { counts[school.type ?? "", default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private func members(_ type: String) -> [RegionTables.School] {
        region.schools.filter { ($0.type ?? "") == type }
    }

    var types: [SurveyCoverage.TypeCoverage] {
        codes.map { type in
            let all = members(type)
            let answers = all.filter { answered[$0.row] }
            return SurveyCoverage.TypeCoverage(
                type: type, schools: all.count, answered: answers.count,
                groupsPerSchool: spread(answers.map { groups[$0.row] }))
        }
    }

    private func spread(_ values: [Int64]) -> SurveyCoverage.Spread? {
        guard let least = values.min(), let most = values.max() else { return nil }
        return SurveyCoverage.Spread(
            least: least, average: Self.tenths(values.reduce(0, +), values.count), most: most)
    }

    /// A quotient with one decimal, rounded half up.
    private static func tenths(_ sum: Int64, _ count: Int) -> FixedPoint {
        let count = Int64(max(1, count))
        return FixedPoint(mantissa: (sum * 20 + count) / (2 * count), scale: 1)
    }

    var outlook: SurveyCoverage.Spread {
        let overall = spread(region.schools.filter { answered[$0.row] }.map { groups[$0.row] })
        var (least, tenths, most): (Int64, Int64, Int64) = (0, 0, 0)
        for type in types {
            let missing = Int64(type.schools - type.answered)
            guard missing > 0, let spread = type.groupsPerSchool ?? overall else { continue }
            least += missing * spread.least
            tenths += missing * spread.average.mantissa
            most += missing * spread.most
        }
        return SurveyCoverage.Spread(least: least, average: FixedPoint(mantissa: tenths, scale: 1), most: most)
    }

    /// Each missing school is expected to ask for each field as those of its type did on average.
    var fields: [SurveyCoverage.FieldOutlook] {
        var needed: [String: Int64] = [:]
        var further: [String: Int64] = [:]
        for need in region.needs { needed[need.field, default: 0] += need.groups }
        for type in types {
            let missing = Int64(type.schools - type.answered)
            guard missing > 0 else { continue }
            let typed = members(type.type).filter { answered[$0.row] }
            let like = typed.isEmpty ? region.schools.filter { answered[$0.row] } : typed
            guard !like.isEmpty else { continue }
            let rows = Set(like.map(\.row))
            for need in region.needs where rows.contains(need.school) {
                // Thousandths of a group, summed before they are rounded.
                further[need.field, default: 0] += missing * need.groups * 1_000 / Int64(like.count)
            }
        }
        let tenths = needed.mapValues { $0 * 10 }.merging(further.mapValues { ($0 + 50) / 100 }) { $0 + $1 }
        let now = ranks(needed)
        let then = ranks(tenths)
        return needed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { field, groups in
            SurveyCoverage.FieldOutlook(
                field: field, needed: groups,
                expected: FixedPoint(mantissa: ((further[field] ?? 0) + 50) / 100, scale: 1),
                rank: now[field] ?? 0, expectedRank: then[field] ?? 0)
        }
    }

    /// 1 for the most; equal numbers share the better place.
    private func ranks(_ values: [String: Int64]) -> [String: Int] {
        values.mapValues { value in 1 + values.values.count { $0 > value } }
    }
}
