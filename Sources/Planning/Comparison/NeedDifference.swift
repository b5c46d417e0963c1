// SPDX-License-Identifier: GPL-3.0-or-later

/// A need of which another plan serves a different number of groups.
public struct NeedDifference: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Groups were open, now none is.
        case met
        /// No group was open, now some are.
        case lost
        case more
        case fewer
        /// The need is only in the second scenario.
        case new
        /// The need is only in the first scenario.
        case gone
    }

    public let need: String
    public let kind: Kind
    /// Groups allocated and groups open; `nil` where the need is not there.
    public let before: State?
    public let after: State?

    public struct State: Sendable, Hashable {
        public let groups: Int64
        public let open: Int64
    }

    /// `nil` where both serve the same groups and leave the same open.
    init?(_ need: String, from before: State?, to after: State?) {
        guard before != after else { return nil }
        self.need = need
        self.before = before
        self.after = after
        switch (before, after) {
        case (let before?, let after?):
            if (before.open == 0) != (after.open == 0) {
                kind = after.open == 0 ? .met : .lost
            } else if before.groups != after.groups {
                kind = after.groups > before.groups ? .more : .fewer
            } else {
                kind = after.open < before.open ? .more : .fewer
            }
        case (nil, _): kind = .new
        case (_, nil): kind = .gone
        }
    }
}
