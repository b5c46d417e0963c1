// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A question of the planner that is answered for every plan of the scenario. All names are ids of its tables.
public struct ScenarioQuestion: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Why the need has its partners, and why groups of it stay open.
        case why(need: String)
        /// Why not this offer; `nil` for whichever fund fits best.
        case whyNot(need: String, offer: String, fund: String?)
        /// What would have to change for the offer to come in.
        case whatIf(need: String, offer: String, fund: String?)
    }

    /// By which the answers of two runs are compared; each once in a scenario.
    public let id: String
    public let kind: Kind
    public let place: SourceLocation
}
