// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension WrittenAllocation {
    /// An allocation of a plan that is about to be written, so that it is checked like one that was read.
    init(_ allocation: Allocation) {
        planned = PlannedRow(
            need: allocation.need, offer: allocation.offer, fund: allocation.fund, groups: allocation.groups)
        let kilometres = allocation.km.flatMap { Int64(exactly: ($0 * 1_000).rounded(.toNearestOrAwayFromZero)) }
        let values = [
            "cost": allocation.cost, "funded": allocation.funded, "own": allocation.own,
            "km": kilometres.map { FixedPoint(mantissa: $0, scale: 3) },
        ]
        numbers = values.mapValues { WrittenNumber(value: $0, place: SourceLocation(file: "")) }
    }
}
