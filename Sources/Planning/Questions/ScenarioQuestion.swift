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

        /// The key of the kind in `questions.yaml`, and its code everywhere else.
        public var code: String {
            switch self {
            case .why: "why"
            case .whyNot: "why_not"
            case .whatIf: "what_if"
            }
        }

        public var need: String {
            switch self {
            case .why(let need), .whyNot(let need, _, _), .whatIf(let need, _, _): need
            }
        }

        /// `nil` where the question is about a need alone.
        public var offer: String? {
            switch self {
            case .why: nil
            case .whyNot(_, let offer, _), .whatIf(_, let offer, _): offer
            }
        }

        /// `nil` where the question is about whichever fund fits best.
        public var fund: String? {
            switch self {
            case .why: nil
            case .whyNot(_, _, let fund), .whatIf(_, _, let fund): fund
            }
        }

        /// `nil` for a code that is none, or a pair without an offer.
        init?(code: String, need: String, offer: String?, fund: String?) {
            switch (code, offer) {
            case ("why", _): self = .why(need: need)
            case ("why_not", let offer?): self = .whyNot(need: need, offer: offer, fund: fund)
            case ("what_if", let offer?): self = .whatIf(need: need, offer: offer, fund: fund)
            default: return nil
            }
        }
    }

    /// By which the answers of two runs are compared; each once in a scenario.
    public let id: String
    public let kind: Kind
    public let place: SourceLocation
}
