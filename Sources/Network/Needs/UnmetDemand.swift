// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension UnmetDemand {
    private struct Key: Hashable {
        let field: String
        let kind: String
        let municipality: Int
    }

    /// Open demand by field, kind and municipality: urgent groups first, then open groups, then names.
    static func ranked(
        _ region: RegionTables, _ fitting: FittingOffers, _ planned: [Int64]?, _ open: [UnmetNeed]
    ) -> [UnmetDemand] {
        let reasons = Dictionary(open.map { ($0.need, $0.shortCause) }, uniquingKeysWith: { first, _ in first })
        let highest = region.needs.compactMap(\.priority).max()
        var keys: [Key] = []
        var members: [Key: [RegionTables.Need]] = [:]
        for need in region.needs where need.groups > 0 {
            let key = Key(
                field: need.field, kind: need.kind, municipality: region.schools[need.school].municipality)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(need)
        }
        let all = keys.compactMap { key in
            demand(key, members[key] ?? [], region, fitting, planned, reasons, highest: highest)
        }
        return all.sorted { left, right in
            (right.urgent, right.open, left.field, left.kind, left.municipality)
                < (left.urgent, left.open, right.field, right.kind, right.municipality)
        }
    }

    private static func demand(
        _ key: Key, _ needs: [RegionTables.Need], _ region: RegionTables, _ fitting: FittingOffers,
        _ planned: [Int64]?, _ reasons: [Int: UnmetNeed.ShortCause], highest: Int64?
    ) -> UnmetDemand? {
        let needed = needs.reduce(0) { $0 + $1.groups }
        let reachable = fitting.reachable(needs, region)
        let open = needed - (planned.map { planned in needs.reduce(0) { $0 + planned[$1.row] } } ?? reachable)
        guard open > 0 else { return nil }
        let urgent = needs.filter { $0.priority != nil && $0.priority == highest }
        let openUrgent = urgent.reduce(0) { sum, need in
            sum + need.groups - (planned?[need.row] ?? min(need.groups, fitting.reachable([need], region)))
        }
        let stillOpen = needs.filter { need in
            need.groups > (planned?[need.row] ?? fitting.reachable([need], region))
        }
        let shown = stillOpen.isEmpty ? needs : stillOpen
        return UnmetDemand(
            field: key.field, kind: key.kind, municipality: region.municipalities[key.municipality].name,
            needs: shown.map(\.id), schools: Set(shown.map(\.school)).count, needed: needed, open: open,
            urgent: openUrgent, cause: cause(key, needs, open: shown, region, fitting),
            causes: causes(shown, reasons))
    }

    /// The needs of each cause, most first, then in the order of the table.
    private static func causes(
        _ needs: [RegionTables.Need], _ reasons: [Int: UnmetNeed.ShortCause]
    ) -> [PlanCause] {
        var order: [UnmetNeed.ShortCause] = []
        var members: [UnmetNeed.ShortCause: [String]] = [:]
        for need in needs {
            guard let reason = reasons[need.row] else { continue }
            if members[reason] == nil { order.append(reason) }
            members[reason, default: []].append(need.id)
        }
        let all = order.map { PlanCause(cause: $0, needs: members[$0] ?? []) }
        return all.enumerated().sorted { ($1.element.needs.count, $0.offset) < ($0.element.needs.count, $1.offset) }
            .map(\.element)
    }

    /// - Parameters:
    ///   - needs: all needs of the key.
    ///   - open: those of which groups stay open.
    private static func cause(
        _ key: Key, _ needs: [RegionTables.Need], open: [RegionTables.Need], _ region: RegionTables,
        _ fitting: FittingOffers
    ) -> Cause {
        guard region.offers.contains(where: { $0.field == key.field && $0.kind == key.kind }) else { return .noOffer }
        if open.allSatisfy({ fitting.offers[$0.row].isEmpty }) { return .noneFits }
        let fitted = needs.filter { !fitting.offers[$0.row].isEmpty }
        if fitting.reachable(fitted, region) < fitted.reduce(0, { $0 + $1.groups }) { return .tooFewPlaces }
        return open.contains { fitting.offers[$0.row].isEmpty } ? .mixed : .notPlanned
    }
}
