// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// Holds an agreement against what is obligatory: the parts the Mustervertrag and § 78a SchulG NRW ask for, and that
/// its own parts fit together.
struct AgreementCheck {
    private let agreement: Agreement
    private let places: [String: SourceLocation]

    /// - Parameter places: where the parts of the file begin, by key.
    init(_ agreement: Agreement, places: [String: SourceLocation]) {
        self.agreement = agreement
        self.places = places
    }

    func problems() -> DiagnosticSink {
        var sink = DiagnosticSink()
        checkParties(into: &sink)
        checkTerm(into: &sink)
        checkPosts(into: &sink)
        checkBodies(into: &sink)
        checkActors(into: &sink)
        checkIdentity(into: &sink)
        return sink
    }

    private func place(_ key: String) -> SourceLocation { places[key] ?? agreement.location }

    private func checkParties(into sink: inout DiagnosticSink) {
        // Without any party the list itself was told to be missing.
        guard !agreement.parties.isEmpty else { return }
        for bank in [Bank.land, .kommune] where !agreement.parties.contains(where: { $0.bank == bank }) {
            sink.report(NetworkMessages.missingParty(bank, at: place("parties")))
        }
    }

    private func checkTerm(into sink: inout DiagnosticSink) {
        if let until = agreement.until {
            if until < agreement.start {
                sink.report(
                    NetworkMessages.endsBeforeStart(
                        agreement.start.isoDescription, until.isoDescription, at: place("until")))
            }
            sink.report(NetworkMessages.limitedTerm(until.germanDescription, at: place("until")))
        }
        if agreement.evaluation == nil { sink.report(NetworkMessages.noEvaluation(at: agreement.location)) }
    }

    /// The Land and the Kommune each bring at least one whole post.
    private func checkPosts(into sink: inout DiagnosticSink) {
        guard !agreement.posts.isEmpty else { return }
        for bank in [Bank.land, .kommune] {
            let shares = agreement.posts.filter { $0.bank == bank }.map(\.share)
            // Shares of posts are short decimals: sums of them are far from the edge of exactness.
            let sum = shares.reduce(0) { $0 + $1.double }
            if sum < 1 - 1e-9 {
                let text = NumberText.format(
                    FixedPoint(mantissa: Int64((sum * 100).rounded()), scale: 2).normalised, language: .de)
                sink.report(NetworkMessages.tooFewPosts(bank, text, at: place("posts")))
            }
        }
    }

    private func checkBodies(into sink: inout DiagnosticSink) {
        guard !agreement.bodies.isEmpty else { return }
        for role in [BodyRole.steering, .conference, .office] {
            let bodies = agreement.bodies.filter { $0.role == role }
            if bodies.isEmpty { sink.report(NetworkMessages.missingBody(role, at: place("bodies"))) }
            for further in bodies.dropFirst() {
                sink.report(
                    NetworkMessages.secondBody(role, further.id, first: bodies[0].location, at: further.location))
            }
        }
        for body in agreement.bodies where body.role != .office { checkDeciding(body, into: &sink) }
    }

    /// Whether the way of deciding can work with the seats there are.
    private func checkDeciding(_ body: Body, into sink: inout DiagnosticSink) {
        if body.role == .steering, body.votes == 0 {
            sink.report(NetworkMessages.noVotes(body.id, at: body.location))
            return
        }
        let (land, kommune) = (body.votes(of: .land), body.votes(of: .kommune))
        if body.decides.parity, !body.seats.isEmpty, land != kommune {
            sink.report(NetworkMessages.noParity(body.id, land: land, kommune: kommune, at: body.decides.location))
        }
        if body.decides.by == .majorityPerBank, land == 0 || kommune == 0 {
            sink.report(NetworkMessages.emptyBank(body.id, land == 0 ? .land : .kommune, at: body.decides.location))
        }
    }

    /// § 78a asks for schools, Schulträger, Schulaufsicht and further institutions.
    private func checkActors(into sink: inout DiagnosticSink) {
        guard !agreement.bodies.isEmpty else { return }
        let actors = agreement.actors
        let essential: [EducationActor] = [.schools, .schoolAuthority, .schoolSupervision]
        for actor in essential where !actors.contains(actor) {
            sink.report(NetworkMessages.missingActor(actor, at: place("bodies")))
        }
        if actors.allSatisfy({ essential.contains($0) || $0 == .municipalities }) {
            sink.report(NetworkMessages.noFurtherActors(at: place("bodies")))
        }
    }

    private func checkIdentity(into sink: inout DiagnosticSink) {
        var bodies: Set<String> = []
        for body in agreement.bodies where !bodies.insert(body.id).inserted {
            sink.report(NetworkMessages.duplicateID(body.id, at: body.location))
        }
        var fields: Set<String> = []
        for field in agreement.fields where !fields.insert(field.id).inserted {
            sink.report(NetworkMessages.duplicateID(field.id, at: field.location))
        }
    }
}
