// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
import Tables

/// Applies a body's way of deciding to what happened in its meeting.
public enum DecidingCheck {
    /// What a body that kept its rules has decided.
    public struct Result: Sendable, Hashable {
        /// What the decision is: a recommendation or binding.
        public let state: DecisionState
        public let yes: Int
        public let no: Int
        public let abstain: Int
        /// Whether nobody asked for a vote.
        public let byConsensus: Bool
        /// Whether the chair decided a tie.
        public let byChair: Bool
    }

    /// What the body decided; `nil` if its rules were not kept.
    ///
    /// Each refusal is a diagnostic of the cause `breach` that cites the clause, all of them in one run.
    public static func result(
        of decision: Decision, by body: Body, into sink: inout DiagnosticSink
    ) -> Result? {
        var meeting = Meeting(decision, body)
        let result = meeting.result()
        sink.merge(meeting.sink)
        return meeting.sink.hasErrors ? nil : result
    }
}

/// What a decision is worth.
public enum DecisionState: String, Sendable, Hashable, Codable {
    /// The conference and inner circles advise.
    case recommended
    /// The steering body decides what was agreed; the competent authority still grants formally.
    case binding
}

/// A meeting, counted.
private struct Meeting {
    private let decision: Decision
    private let body: Body
    private var rule: DecisionRule { body.decides }
    var sink = DiagnosticSink()

    init(_ decision: Decision, _ body: Body) {
        (self.decision, self.body) = (decision, body)
    }

    private var present: Int { decision.attendance.reduce(0) { $0 + $1.present } }

    private func present(_ bank: Bank) -> Int {
        decision.attendance.filter { $0.bank == bank }.reduce(0) { $0 + $1.present }
    }

    private mutating func refuse(_ diagnostic: Diagnostic) {
        var refusal = diagnostic
        refusal.notes.append(Diagnostic.Note(Clause.deciding.citation, at: rule.location))
        sink.report(refusal)
    }

    mutating func result() -> DecidingCheck.Result? {
        let state: DecisionState
        switch body.role {
        case .steering: state = .binding
        case .conference, .inner: state = .recommended
        case .office:
            refuse(DecisionMessages.officeCannotDecide(body, at: decision.location))
            return nil
        }
        checkAttendance()
        checkQuorum()
        checkParity()
        guard let votes = decision.votes else {
            if rule.by != .consensus { refuse(DecisionMessages.voteMissing(rule.by, body, at: decision.location)) }
            return .init(state: state, yes: 0, no: 0, abstain: 0, byConsensus: true, byChair: false)
        }
        checkVotes(votes)
        let byChair = checkMajority(votes)
        let sum = { (count: (Decision.Vote) -> Int) in votes.reduce(0) { $0 + count($1) } }
        return .init(
            state: state, yes: sum(\.yes), no: sum(\.no), abstain: sum(\.abstain), byConsensus: false, byChair: byChair)
    }

    // MARK: Who was there

    /// Nobody votes who has no seat. A body without seats is open.
    private mutating func checkAttendance() {
        if present == 0 { refuse(DecisionMessages.nobodyThere(body, at: decision.location)) }
        for (index, item) in decision.attendance.enumerated() {
            if decision.attendance[..<index].contains(where: { $0.bank == item.bank }) {
                refuse(DecisionMessages.bankTwice(item.bank, at: item.location))
            }
            if !body.seats.isEmpty, item.present > body.votes(of: item.bank) {
                refuse(DecisionMessages.tooManyPresent(item, body, at: item.location))
            }
        }
    }

    private mutating func checkQuorum() {
        guard let quorum = rule.quorum, !body.seats.isEmpty else { return }
        guard let scale = FixedPoint.powerOfTen(quorum.scale) else { return }
        let needed = Int128(quorum.mantissa) * Int128(body.votes)
        if Int128(present) * Int128(scale) < needed {
            refuse(
                DecisionMessages.noQuorum(
                    present: present, of: body.votes, quorum: quorum, body, at: decision.location))
        }
    }

    private mutating func checkParity() {
        guard rule.parity, !body.seats.isEmpty else { return }
        let (land, kommune) = (present(.land), present(.kommune))
        if land != kommune {
            refuse(DecisionMessages.noParity(land: land, kommune: kommune, body, at: decision.location))
        }
    }

    // MARK: How they voted

    private mutating func checkVotes(_ votes: [Decision.Vote]) {
        for (index, vote) in votes.enumerated() {
            if votes[..<index].contains(where: { $0.bank == vote.bank }) {
                refuse(DecisionMessages.bankTwice(vote.bank, at: vote.location))
            }
            let given = vote.yes + vote.no + vote.abstain
            if given > present(vote.bank) {
                refuse(DecisionMessages.tooManyVotes(given, present: present(vote.bank), vote.bank, at: vote.location))
            }
        }
    }

    /// Whether the chair decided a tie; a majority that is missing is refused.
    private mutating func checkMajority(_ votes: [Decision.Vote]) -> Bool {
        let yes = votes.reduce(0) { $0 + $1.yes }
        let no = votes.reduce(0) { $0 + $1.no }
        switch rule.by {
        case .consensus:
            if no > 0 || yes == 0 { refuse(DecisionMessages.noConsensus(no: no, body, at: decision.location)) }
            return false
        case .majority: return checkMajority(yes: yes, no: no, votes)
        case .twoThirds:
            if yes == 0 || yes * 3 < (yes + no) * 2 {
                refuse(DecisionMessages.noMajority(rule.by, yes: yes, no: no, body, at: decision.location))
            }
            return false
        case .majorityPerBank:
            for bank in [Bank.land, .kommune] {
                let own = votes.filter { $0.bank == bank }
                let (bankYes, bankNo) = (own.reduce(0) { $0 + $1.yes }, own.reduce(0) { $0 + $1.no })
                if bankYes <= bankNo {
                    refuse(
                        DecisionMessages.noMajority(
                            rule.by, yes: bankYes, no: bankNo, body, bank: bank, at: decision.location))
                }
            }
            return false
        }
    }

    private mutating func checkMajority(yes: Int, no: Int, _ votes: [Decision.Vote]) -> Bool {
        if yes > no { return false }
        guard yes == no, yes > 0 else {
            refuse(DecisionMessages.noMajority(rule.by, yes: yes, no: no, body, at: decision.location))
            return false
        }
        switch (rule.tie, decision.chair) {
        case (.chair, true?): return true
        case (.chair, let vote): refuse(DecisionMessages.chairNeeded(vote, body, at: decision.location))
        case (.rejected, _), (.postponed, _):
            refuse(DecisionMessages.tie(rule.tie, yes: yes, body, at: decision.location))
        }
        return false
    }
}
