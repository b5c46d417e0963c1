// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Finds out why needs stay open, given the plan: excluded by the match rules, stopped by limits, or left out by
/// the goals. The one place where the cause of an open need is found.
struct UnmetAnalysis {
    private let prepared: PreparedScenario
    private let values: [Int64]
    private let isProven: Bool

    /// - Parameter isProven: whether no plan is better in any goal, the ones before being held.
    init(_ prepared: PreparedScenario, values: [Int64], isProven: Bool) {
        self.prepared = prepared
        self.values = values
        self.isProven = isProven
    }

    /// Every need with open groups, in the order of the needs table.
    func unmetNeeds() -> [UnmetNeed] {
        let requested = requestedGroups()
        var open = requested
        var candidatesOfNeed: [[Int]] = Array(repeating: [], count: requested.count)
        for candidate in 0..<prepared.candidates.count {
            let need = Int(prepared.candidates.needs[candidate])
            open[need] -= values[candidate]
            candidatesOfNeed[need].append(candidate)
        }
        let needs = requested.indices.filter { open[$0] > 0 }
        let stops = stopSearch(columns: needs.flatMap { candidatesOfNeed[$0] })
        let nearest = NearMissSearch(prepared.scenario)
        return needs.map { need in
            let candidates = candidatesOfNeed[need]
            let reason = candidates.isEmpty ? nearest.reason(need: Int32(need)) : self.reason(candidates, stops)
            return UnmetNeed(need: need, groupsOpen: open[need], reason: reason)
        }
    }

    /// Of one need that has open groups.
    ///
    /// - Parameter candidates: all of the need.
    func reason(need: Int, _ candidates: [Int]) -> UnmetNeed.Reason {
        candidates.isEmpty
            ? NearMissSearch(prepared.scenario).reason(need: Int32(need))
            : reason(candidates, stopSearch(columns: candidates))
    }

    private func stopSearch(columns: [Int]) -> StopSearch {
        let room = PlanRoom(prepared, values: values, columns: columns.map { Int32($0) })
        return StopSearch(prepared, room: room, facts: RuleFacts(prepared), isProven: isProven)
    }

    private func requestedGroups() -> [Int64] {
        guard case .numbers(let groups, _)? = prepared.scenario.tables.table("needs")?.column(named: "groups")?.storage
        else { return [] }
        return groups
    }

    private func reason(_ candidates: [Int], _ stops: StopSearch) -> UnmetNeed.Reason {
        stops.stop(candidates).map { .limited(possibilities: candidates.count, $0) }
            ?? .outweighed(possibilities: candidates.count)
    }
}
