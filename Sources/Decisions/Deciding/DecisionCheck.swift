// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
public import Planning
import Tables

/// What a decision needs beside the rules of its body.
public enum DecisionCheck {
    /// A binding decision on money names, for each programme in the plan, who formally grants: a decision of the
    /// network
    /// is no notice of approval (§ 78a (4) SchulG NRW).
    public static func check(
        _ decision: Decision, _ result: DecidingCheck.Result, tabled: Plan, into sink: inout DiagnosticSink
    ) {
        guard result.state == .binding else { return }
        let names = PlanNames(tabled.scenario.tables)
        let used = Set(tabled.allocations.map { names.programme(ofFund: $0.fund) }).filter { !$0.isEmpty }
        for programme in used.sorted() where !decision.grants.contains(where: { $0.programme == programme }) {
            sink.report(DecisionMessages.noGrantingBody(programme, at: decision.location))
        }
    }

    /// A decision may answer only a recommendation that was recorded; the entry it follows, or nothing to follow.
    public static func checkFollows(
        _ decision: Decision, _ history: DecisionHistory, into sink: inout DiagnosticSink
    ) -> Bool {
        guard let id = decision.follows else { return true }
        let isThere = history.decisions.contains { $0.record.id == id && $0.record.state == .recommended }
        if !isThere { sink.report(DecisionMessages.unknownRecommendation(id, at: decision.location)) }
        return isThere
    }

    /// Whether a text is a calendar day, `2026-05-20`.
    public static func isDay(_ text: String) -> Bool { Day(parsing: text)?.isoDescription == text }

    public static func noPlan(_ path: String, status: String) -> Diagnostic {
        DecisionMessages.make(
            "no-plan", .breach, at: SourceLocation(file: path), "für dieses Szenario gibt es keinen Plan (`\(status)`)",
            "there is no plan for this scenario (`\(status)`)")
    }

    /// The body of that id; else the one that a general name means, whatever the region calls it.
    public static func body(named name: String, in agreement: Agreement) -> Body? {
        if let body = agreement.body(name) { return body }
        switch name {
        case "steering", "lenkungsgruppe", "lenkungskreis": return agreement.body(.steering)
        case "conference", "bildungskonferenz": return agreement.body(.conference)
        default: return nil
        }
    }

    public static func unknownBody(_ id: String, in agreement: Agreement) -> Diagnostic {
        DecisionMessages.unknownBody(id, known: agreement.bodies, at: agreement.location)
    }
}

extension Decision {
    /// The same decision with other orders, for example those of accepted amendments.
    public func with(_ orders: Orders) -> Decision {
        Decision(
            id: id, title: title, date: date, meeting: meeting, attendance: attendance, votes: votes, chair: chair,
            follows: follows, reason: reason, dissent: dissent, conditions: conditions, expires: expires,
            grants: grants, orders: orders, location: location)
    }
}
