// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// What an answer comes to, as data: by it the answers of two plans are compared.
public struct AnswerSummary: Sendable, Hashable {
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        // Why: how much of the need has partners.
        case met
        case partlyMet = "partly_met"
        case unmet
        // Why not, and what if where nothing has to change.
        case inPlan = "in_plan"
        case equal
        case loses
        case better
        case excluded
        case impossible
        case open
        // What if.
        case change
        case noChange = "no_change"
        // Of every kind.
        case interrupted
        case failed
    }

    /// A partner of the need.
    public struct Partner: Sendable, Hashable {
        public let offer: String
        public let fund: String?
        public let groups: Int64
    }

    /// What the first goal that does not stay as it is loses; see ``GoalLoss``.
    public struct Loss: Sendable, Hashable {
        public let goal: String
        public let atLeast: FixedPoint?
        public let atMost: FixedPoint?
    }

    /// A single change that is enough.
    public struct Change: Sendable, Hashable {
        /// As a scenario names it.
        public let target: String
        public let before: FixedPoint
        public let after: FixedPoint
        public let isMoney: Bool
        public let unit: String?
        /// Whether less is proven not to do.
        public let isSmallest: Bool
    }

    public let verdict: Verdict
    /// Groups in the plan: of the need, or of the offer for it.
    public var groups: Int64?
    /// Groups of the need that stay open; `nil` unless that was asked.
    public var groupsOpen: Int64?
    /// Why they stay open; `nil` if none does.
    public var cause: UnmetExplanation.Answer?
    /// Sorted by their ids.
    public var partners: [Partner] = []
    public var loss: Loss?
    /// What excludes the offer, or cannot hold together with it or with more of the need: ids of rules, with the value of
    /// `per` for limits.
    public var rules: [String] = []
    /// Easiest to decide first.
    public var changes: [Change] = []

    init(_ verdict: Verdict) { self.verdict = verdict }
}

extension AnsweredQuestion {
    /// The answer in short.
    public var summary: AnswerSummary {
        switch state {
        case .interrupted: return AnswerSummary(.interrupted)
        case .failed: return AnswerSummary(.failed)
        case .answered: break
        }
        for case .whatIf(let whatIf) in answers { return AnswerSummary(whatIf) }
        for case .whyNot(let whyNot) in answers { return AnswerSummary(whyNot) }
        return AnswerSummary(answers)
    }
}

extension AnswerSummary {
    /// Of a need: its partners and what is open.
    init(_ answers: [Explanation]) {
        var partners: [Partner] = []
        var unmet: UnmetExplanation?
        for answer in answers {
            switch answer {
            case .why(let why): partners += why.partners.map(Partner.init)
            case .unmet(let found): unmet = found
            default: break
            }
        }
        self.init(unmet == nil ? .met : partners.isEmpty ? .unmet : .partlyMet)
        self.partners = partners.sorted { ($0.offer, $0.fund ?? "") < ($1.offer, $1.fund ?? "") }
        groups = partners.reduce(0) { $0 + $1.groups }
        groupsOpen = unmet?.groupsOpen ?? 0
        cause = unmet?.answer
        rules = Self.names(unmet?.conflict)
    }

    init(_ whyNot: WhyNotExplanation) {
        self.init(Verdict(whyNot.answer))
        groups = whyNot.groups
        loss = whyNot.losses.first { $0.atLeast?.mantissa != 0 || $0.atMost?.mantissa != 0 }.map(Loss.init)
        let always = whyNot.excludedBy.filter { $0.fund == nil }
        var seen: Set<String> = []
        let excluding = (always.isEmpty ? whyNot.excludedBy : always).map(\.id).filter { seen.insert($0).inserted }
        rules = excluding + Self.names(whyNot.conflict)
    }

    /// Of a rule with more members than these only the id is named.
    private static let mostOfRule = 2

    /// What cannot hold together.
    private static func names(_ conflict: ConflictExplanation?) -> [String] {
        let members = conflict?.members ?? []
        var seen: Set<String> = []
        return members.map { member in
            let isOneOfMany = members.count { $0.limit.id == member.limit.id } > mostOfRule
            let parts = isOneOfMany ? [member.limit.id] : [member.limit.id, member.limit.subject]
            return parts.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { seen.insert($0).inserted }
    }

    init(_ whatIf: WhatIfExplanation) {
        switch whatIf.answer {
        case .inPlan, .equal, .better: self.init(Verdict(whatIf.answer))
        case .excluded, .impossible, .loses, .open:
            let isOpen = whatIf.answer == .open || !whatIf.undecided.isEmpty
            self.init(!whatIf.changes.isEmpty ? .change : isOpen ? .open : .noChange)
        }
        changes = whatIf.changes.map(Change.init)
    }
}

extension AnswerSummary.Verdict {
    init(_ answer: WhyNotExplanation.Answer) {
        switch answer {
        case .inPlan: self = .inPlan
        case .excluded: self = .excluded
        case .impossible: self = .impossible
        case .equal: self = .equal
        case .loses: self = .loses
        case .better: self = .better
        case .open: self = .open
        }
    }
}

extension AnswerSummary.Partner {
    init(_ partner: WhyExplanation.Partner) {
        self.init(offer: partner.allocation.offer, fund: partner.allocation.fund, groups: partner.groups)
    }
}

extension AnswerSummary.Loss {
    init(_ loss: GoalLoss) {
        self.init(goal: loss.goal, atLeast: loss.atLeast?.normalised, atMost: loss.atMost?.normalised)
    }
}

extension AnswerSummary.Change {
    init(_ change: WhatIfExplanation.Change) {
        self.init(
            target: change.lever.target, before: change.lever.before.normalised, after: change.after.normalised,
            isMoney: change.lever.isMoney, unit: change.lever.unit, isSmallest: change.isSmallest)
    }
}
