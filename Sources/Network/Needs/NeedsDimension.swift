// SPDX-License-Identifier: GPL-3.0-or-later

/// By what the needs of a region are told.
public enum NeedsDimension: String, Sendable, Hashable, CaseIterable {
    case field
    case schoolType = "school_type"
    case municipality
    case age
    case socialIndex = "social_index"
    /// In and out of school.
    case sector
}

/// The bands that ages and the social index are told in.
public enum NeedsBand {
    /// First age of each band; the band of an age is the last that begins at or before it.
    public static let ages: [Int64] = [0, 6, 10, 14, 18]
    /// First level of each band of the Sozialindex (1 to 9); from 6 on schools count as burdened.
    public static let socialIndices: [Int64] = [1, 4, 6]

    /// `6-9`, `18+`; empty for what is not known.
    static func code(_ value: Int64?, _ starts: [Int64], last: Int64?) -> String {
        guard let value, let index = starts.lastIndex(where: { $0 <= value }) else { return "" }
        let end = index + 1 < starts.count ? starts[index + 1] - 1 : last
        return end.map { "\(starts[index])-\($0)" } ?? "\(starts[index])+"
    }
}

extension NeedsDimension {
    /// The value of a school; `nil` for the dimensions that only a need has.
    func code(of school: RegionTables.School, _ region: RegionTables) -> String? {
        switch self {
        case .field, .age: nil
        case .schoolType: school.type ?? ""
        case .municipality:
            region.municipalities.indices.contains(school.municipality)
                ? region.municipalities[school.municipality].id : ""
        case .socialIndex: NeedsBand.code(school.socialIndex, NeedsBand.socialIndices, last: 9)
        case .sector: school.isOutOfSchool ? "out_of_school" : "school"
        }
    }

    func code(of need: RegionTables.Need, _ region: RegionTables) -> String {
        switch self {
        case .field: need.field
        case .age: NeedsBand.code(need.age, NeedsBand.ages, last: nil)
        default: code(of: region.schools[need.school], region) ?? ""
        }
    }
}
