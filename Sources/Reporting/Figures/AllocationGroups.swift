// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The allocations of a plan by municipality and school, in the order of German names.
struct AllocationGroups {
    struct School {
        /// Row of the schools table.
        let row: Int
        var allocations: [Allocation]
    }

    struct Municipality {
        /// Row of the municipalities table; `nil` for schools without one.
        let row: Int?
        let name: String
        var schools: [School]
    }

    let municipalities: [Municipality]

    /// Linear in the plan, but for sorting the names.
    init(_ plan: Plan, _ entities: PlanEntities, nameless: String) {
        var schools: [School] = []
        var indices: [Int: Int] = [:]
        for allocation in plan.allocations {
            guard let row = entities.school(ofNeed: allocation.need) else { continue }
            let index = indices[row] ?? schools.count
            if index == schools.count {
                indices[row] = index
                schools.append(School(row: row, allocations: []))
            }
            schools[index].allocations.append(allocation)
        }
        let sorted = Self.sorted(schools) { (entities.schools.name.text($0.row) ?? "", $0.row) }
        var groups: [Municipality] = []
        var places: [Int: Int] = [:]
        for school in sorted {
            let row = entities.municipality(ofSchool: school.row)
            let index = places[row ?? -1] ?? groups.count
            if index == groups.count {
                places[row ?? -1] = index
                let name = row.flatMap(entities.municipalities.name.text) ?? nameless
                groups.append(Municipality(row: row, name: name, schools: []))
            }
            groups[index].schools.append(school)
        }
        municipalities = Self.sorted(groups) { ($0.name, $0.row ?? Int.max) }
    }

    private static func sorted<Item>(_ items: [Item], by key: (Item) -> (name: String, row: Int)) -> [Item] {
        let keyed = items.map { item in
            let (name, row) = key(item)
            return (key: GermanOrder.key(name), row: row, item: item)
        }
        return keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.item)
    }
}
