// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups of one need that another plan allocates differently.
public struct AllocationDifference: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case added
        case dropped
        /// The same need, another offer or fund.
        case moved
    }

    /// The offer, and the fund where there are funds.
    public struct Target: Sendable, Hashable, Comparable {
        public let offer: String
        public let fund: String?

        public static func < (left: Target, right: Target) -> Bool {
            (left.offer, left.fund ?? "") < (right.offer, right.fund ?? "")
        }
    }

    public let need: String
    /// At least 1.
    public let groups: Int64
    /// `nil` for what is added.
    public let from: Target?
    /// `nil` for what is dropped.
    public let to: Target?

    public var kind: Kind { from == nil ? .added : to == nil ? .dropped : .moved }

    /// What lies between two plans, by need, sorted by ids.
    ///
    /// Groups that a need loses at one place and gets at another have moved; those that keep their offer are paired
    /// first, then in the order of the ids. Linear in the allocations but for sorting.
    static func all(
        from first: [EarlierPlan.Allocation], to second: [EarlierPlan.Allocation]
    ) -> [AllocationDifference] {
        var differences: [String: [Target: Int64]] = [:]
        for (allocations, sign) in [(first, Int64(-1)), (second, 1)] {
            for allocation in allocations {
                let target = Target(offer: allocation.offer, fund: allocation.fund)
                differences[allocation.need, default: [:]][target, default: 0] += sign * allocation.groups
            }
        }
        return differences.sorted { $0.key < $1.key }.flatMap { need, targets in
            var pairing = Pairing(need: need, targets)
            return pairing.changes()
        }
    }

    /// The differences of one need.
    private struct Pairing {
        let need: String
        private var lost: [(target: Target, groups: Int64)]
        private var won: [(target: Target, groups: Int64)]

        init(need: String, _ differences: [Target: Int64]) {
            self.need = need
            let sorted = differences.sorted { $0.key < $1.key }
            lost = sorted.filter { $0.value < 0 }.map { ($0.key, -$0.value) }
            won = sorted.filter { $0.value > 0 }.map { ($0.key, $0.value) }
        }

        mutating func changes() -> [AllocationDifference] {
            var changes = moves { $0.offer == $1.offer } + moves { _, _ in true }
            changes += lost.filter { $0.groups > 0 }.map {
                AllocationDifference(need: need, groups: $0.groups, from: $0.target, to: nil)
            }
            changes += won.filter { $0.groups > 0 }.map {
                AllocationDifference(need: need, groups: $0.groups, from: nil, to: $0.target)
            }
            return changes
        }

        private mutating func moves(_ belong: (Target, Target) -> Bool) -> [AllocationDifference] {
            var moves: [AllocationDifference] = []
            for old in lost.indices {
                for new in won.indices where belong(lost[old].target, won[new].target) {
                    let groups = min(lost[old].groups, won[new].groups)
                    guard groups > 0 else { continue }
                    lost[old].groups -= groups
                    won[new].groups -= groups
                    moves.append(
                        AllocationDifference(need: need, groups: groups, from: lost[old].target, to: won[new].target))
                }
            }
            return moves
        }
    }
}
