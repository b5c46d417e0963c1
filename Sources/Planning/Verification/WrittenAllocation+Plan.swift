// SPDX-License-Identifier: GPL-3.0-or-later

import Rules

extension WrittenAllocation {
    /// An allocation of a plan that is about to be written, so that it is checked like one that was read.
    init(_ allocation: Allocation) {
        planned = PlannedRow(
            need: allocation.need, offer: allocation.offer, fund: allocation.fund, groups: allocation.groups)
        let kilometres = allocation.km.flatMap { ExactNumber(rounding: $0, digits: PlanChecker.distanceDigits) }
        let values = [
            "cost": allocation.cost, "funded": allocation.funded, "own": allocation.own,
            "km": kilometres?.fixedPoint,
        ]
        numbers = values.mapValues { WrittenNumber(value: $0, place: nil) }
    }
}
