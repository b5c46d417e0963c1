// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import TestSupport
import Testing

@testable import Planning

/// What lies between two plans: nothing is lost, nothing invented, and moves stay within their need.
@Suite struct AllocationDifferenceTests {
    private func row(_ need: String, _ offer: String, _ fund: String?, _ groups: Int64) -> EarlierPlan.Allocation {
        EarlierPlan.Allocation(
            need: need, offer: offer, fund: fund, groups: groups, place: SourceLocation(file: "allocations.csv"))
    }

    @Test func sameNeedAnotherOfferOrFundIsAMove() {
        let changes = AllocationDifference.all(
            from: [row("B1", "A1", "T1", 2), row("B2", "A1", "T1", 1), row("B3", "A2", "T1", 1)],
            to: [
                row("B1", "A1", "T2", 1), row("B1", "A3", "T1", 2), row("B3", "A2", "T1", 1), row("B4", "A2", "T1", 1),
            ])
        let told = changes.map {
            "\($0.need) \($0.kind.rawValue) \($0.groups) \($0.from?.offer ?? "-")/\($0.from?.fund ?? "-") "
                + "\($0.to?.offer ?? "-")/\($0.to?.fund ?? "-")"
        }
        #expect(
            told == [
                "B1 moved 1 A1/T1 A1/T2", "B1 moved 1 A1/T1 A3/T1", "B1 added 1 -/- A3/T1",
                "B2 dropped 1 A1/T1 -/-", "B4 added 1 -/- A2/T1",
            ])
    }

    @Test(arguments: 1...50) func changesLeadFromOnePlanToTheOther(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func plan() -> [EarlierPlan.Allocation] {
            (0..<12).compactMap { _ in
                let groups = Int64.random(in: 0...3, using: &random)
                let (need, offer) = (Int.random(in: 0...3, using: &random), Int.random(in: 0...3, using: &random))
                return groups == 0
                    ? nil : row("B\(need)", "A\(offer)", "T\(Int.random(in: 0...1, using: &random))", groups)
            }
        }
        func sums(_ plan: [EarlierPlan.Allocation]) -> [String: Int64] {
            plan.reduce(into: [:]) { $0["\($1.need) \($1.offer) \($1.fund ?? "")", default: 0] += $1.groups }
        }
        let (first, second) = (plan(), plan())
        var applied = sums(first)
        for change in AllocationDifference.all(from: first, to: second) {
            #expect(change.groups > 0 && change.from != change.to)
            if let from = change.from {
                applied["\(change.need) \(from.offer) \(from.fund ?? "")", default: 0] -= change.groups
            }
            if let to = change.to {
                applied["\(change.need) \(to.offer) \(to.fund ?? "")", default: 0] += change.groups
            }
        }
        #expect(applied.filter { $0.value != 0 } == sums(second).filter { $0.value != 0 })
    }
}
