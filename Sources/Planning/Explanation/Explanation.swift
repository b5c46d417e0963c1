// SPDX-License-Identifier: GPL-3.0-or-later

/// The answer to a question about a plan, as data: every number was computed by solving the scenario again or by
/// counting, and none is rounded. The JSON form is described in `schemas/explanation.schema.json`.
public enum Explanation: Sendable, Hashable {
    case why(WhyExplanation)
    case whyNot(WhyNotExplanation)
    case whatIf(WhatIfExplanation)
    case conflict(ConflictExplanation)
    case unmet(UnmetExplanation)
    case ties(TieExplanation)
    case curve(BudgetCurve)
    case noDemand(NoDemandExplanation)

    /// The code of the kind in JSON.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case why
        case whyNot = "why_not"
        case whatIf = "what_if"
        case conflict
        case unmet
        case ties
        case curve
        case noDemand = "no_demand"
    }

    public var kind: Kind {
        switch self {
        case .why: .why
        case .whyNot: .whyNot
        case .whatIf: .whatIf
        case .conflict: .conflict
        case .unmet: .unmet
        case .ties: .ties
        case .curve: .curve
        case .noDemand: .noDemand
        }
    }

    /// Stable for the same question, for example `why_not:B1:A4`; two runs are compared by it.
    public var id: String {
        let subject: [String] =
            switch self {
            case .why(let why): [why.need.id]
            case .whyNot(let whyNot): whyNot.asked.parts
            case .whatIf(let whatIf): whatIf.asked.parts
            case .conflict(let conflict): conflict.members.filter { $0.limit.kind == .lock }.map(\.limit.subject)
            case .unmet(let unmet): [unmet.need.id]
            case .ties(let ties): [ties.need].compactMap { $0 }
            case .curve(let curve): [curve.fund]
            case .noDemand(let none): [none.need?.id ?? none.school]
            }
        return ([kind.rawValue] + subject).joined(separator: ":")
    }
}

extension Explanation: Codable {
    private enum CodingKeys: String, CodingKey {
        case id
        case kind
    }

    public init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .kind)
        self =
            switch kind {
            case .why: .why(try WhyExplanation(from: decoder))
            case .whyNot: .whyNot(try WhyNotExplanation(from: decoder))
            case .whatIf: .whatIf(try WhatIfExplanation(from: decoder))
            case .conflict: .conflict(try ConflictExplanation(from: decoder))
            case .unmet: .unmet(try UnmetExplanation(from: decoder))
            case .ties: .ties(try TieExplanation(from: decoder))
            case .curve: .curve(try BudgetCurve(from: decoder))
            case .noDemand: .noDemand(try NoDemandExplanation(from: decoder))
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .why(let why): try why.encode(to: encoder)
        case .whyNot(let whyNot): try whyNot.encode(to: encoder)
        case .whatIf(let whatIf): try whatIf.encode(to: encoder)
        case .conflict(let conflict): try conflict.encode(to: encoder)
        case .unmet(let unmet): try unmet.encode(to: encoder)
        case .ties(let ties): try ties.encode(to: encoder)
        case .curve(let curve): try curve.encode(to: encoder)
        case .noDemand(let none): try none.encode(to: encoder)
        }
    }
}
