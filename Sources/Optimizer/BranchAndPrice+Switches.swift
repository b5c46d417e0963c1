// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A large program's tree begins with its switches: free columns that decide for many others, as whether an offer with a
/// least number of groups is held at all.
///
/// While any switch is fractional only switches are split, and the node with the best relaxation is taken next. Where all
/// of them are whole the relaxation is what groups can still reach, and a dive starts there. A dive from the root rounds
/// its way to some choice of switches; that choice may already exclude the best plan. (Seen on Köln: 1226.4 at the root,
/// 1224.9 with the switches of the best plan that dives found, 1225.2 with those of the optimal one, and a dive from there
/// reaches it.)
extension BranchAndPrice {
    /// Nodes of this kind at the beginning of a tree.
    private static let switchNodes = 64

    /// How many times the root's effort the beginning may take where little is left to prove.
    private static let switchEffort = 3

    /// Whether the search is still at the beginning, where switches are decided.
    var isSettingSwitches: Bool {
        guard isWhole, isLarge, treeStart == nil, nodes <= Self.switchNodes else { return false }
        return rootEffort == 0 || spentEffort < Self.switchEffort * rootEffort || !isNearProof
    }

    /// Whether the best plan is at most two mean decisions worse than what is possible.
    var isNearProof: Bool { gapLeft <= 2 * target.meanCoefficient }

    /// Begins the tree again at the root, once, when its beginning is over and little is left to prove.
    ///
    /// The beginning looks for plans: it splits what is best to dive from, and leaves dozens of nodes. Where all of them
    /// are one step from being closed each would need a proof of its own. (Seen on Düsseldorf: no proof within a
    /// minute; from the root, at columns that were tried with pricing, after 8 to 31 s.)
    ///
    /// - Returns: whether it did.
    mutating func growAnewIfDue() -> Bool {
        guard isWhole, isLarge, treeStart == nil, !open.isEmpty, !isSettingSwitches, isNearProof else { return false }
        treeStart = master.effort
        rootBound = globalBound
        open = [Node(bound: rootBound)]
        return true
    }

    /// Whether a column stands for itself: in no block, not implied by others, not a count.
    func isSwitch(_ column: Int) -> Bool {
        lagrangian.decomposition.blockOfColumn[column] < 0 && !kernel.isImplied[column] && !kernel.isCount[column]
    }

    func hasOpenSwitch(_ values: [Double]) -> Bool {
        lagrangian.decomposition.freeColumns.contains {
            isSwitch($0) && abs(values[$0] - values[$0].rounded()) > Self.tolerance
        }
    }

    /// Dives from the first node of a branch at which every switch is whole. Returns whether it did: the node has then to
    /// be priced again.
    mutating func diveWhenSwitchesAreSet(
        _ node: inout Node, values: [Double], bounds: ColumnBounds, _ problem: inout Problem
    ) throws(GLPKError) -> Bool {
        guard isSettingSwitches, node.hasOpenSwitch, !hasOpenSwitch(values) else { return false }
        node.hasOpenSwitch = false
        try dive(from: bounds, &problem)
        return true
    }

    /// Searches all plans that have the switches of the best one, as a program of its own, at half of what the tree and parts
    /// have cost so far; again when twice as much has been spent since.
    mutating func searchSwitchesOfPlan() throws(GLPKError) {
        guard isWhole, isLarge, let plan = incumbent else { return }
        let switches = lagrangian.decomposition.freeColumns.filter { isSwitch($0) }
        let setting = switches.map { plan[$0] }
        let spent = treeEffort + neighbourhood.effort
        guard !switches.isEmpty, setting != lastSetting || spent > 3 * lastSettingEffort else { return }
        lastSetting = setting
        var (lower, upper) = (rootLower, rootUpper)
        for (column, value) in zip(switches, setting) {
            guard lower[column] <= value, value <= upper[column] else { return }
            (lower[column], upper[column]) = (value, value)
        }
        lastSettingEffort = max(spent, 1)
        let value = incumbentValue
        let effort = try searchPart(
            lower: lower, upper: upper, start: plan, scope: .switches(effort: lastSettingEffort / 2))
        neighbourhood.note(effort: effort, isBetter: incumbentValue > value)
    }
}
