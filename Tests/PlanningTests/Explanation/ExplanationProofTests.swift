// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Optimizer
import Rules
import Tables
import TestSupport
import Testing

@testable import Planning

/// Every claim is held against scenarios that say the same in tables and were planned from the start: what is forced is
/// a lock, what is changed is a change of the scenario.
@Suite struct ExplanationProofTests {
    private static let seeds: [UInt64] = [11, 12, 15]

    private struct Asked {
        let need: String
        let offer: String
    }

    private func pairs(_ planned: PlannedScenario) -> [Asked] {
        let (tables, pool) = (planned.prepared.scenario.tables, planned.prepared.scenario.tables.pool)
        let (needs, offers) = (tables.table("needs")?.ids ?? [], tables.table("offers")?.ids ?? [])
        return needs.flatMap { need in offers.map { Asked(need: pool[need], offer: pool[$0]) } }
    }

    private func planned(_ network: RandomNetwork) throws -> (PlannedScenario, Plan) {
        guard case .plan(let prepared, let plan) = try network.plan() else {
            throw TestFailure.noPlan
        }
        #expect(plan.status == .optimal)
        return (try #require(PlannedScenario(prepared, plan: plan)), plan)
    }

    private enum TestFailure: Error { case noPlan }

    // MARK: Why not

    @Test(arguments: seeds) func forcedOffersLoseWhatIsSaid(seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        defer { network.remove() }
        let (planned, plan) = try planned(network)
        // No answer of a test may hang on the machine's speed.
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: 3_600))
        var counts: [WhyNotExplanation.Answer: Int] = [:]
        for asked in pairs(planned) {
            var sink = DiagnosticSink()
            let answers = try explainer.explain(.pair(need: asked.need, offer: asked.offer, fund: nil), into: &sink)
            guard case .whyNot(let whyNot)? = answers?.first else {
                Issue.record("no answer for \(asked)")
                continue
            }
            counts[whyNot.answer, default: 0] += 1
            try check(whyNot, asked, plan, network)
        }
        // The sample has to meet each kind of answer it is about.
        #expect(counts[.loses, default: 0] + counts[.equal, default: 0] + counts[.impossible, default: 0] >= 5)
        #expect(counts[.excluded, default: 0] > 0)
        #expect(counts[.open, default: 0] + counts[.better, default: 0] == 0)
    }

    private func check(
        _ whyNot: WhyNotExplanation, _ asked: Asked, _ plan: Plan, _ network: RandomNetwork
    ) throws {
        let forced = try network.plan(forcing: asked.need, asked.offer, fund: nil)
        switch (whyNot.answer, forced) {
        case (.excluded, .refused(let sink)):
            // The lock names the same rules, found by another way.
            let told = sink.shown.map { $0.message.de + ($0.notes.map(\.message.de).joined()) }.joined()
            #expect(!whyNot.excludedBy.isEmpty)
            // The lock names those of one fund; what differs between funds is told of each.
            for rule in whyNot.excludedBy where rule.fund == nil {
                #expect(told.contains(rule.id), "\(asked): \(rule.id) not in \(told)")
            }
        case (.impossible, .impossible), (.impossible, .refused): break
        case (.inPlan, .plan(_, let other)): #expect(other.goals.map(\.value) == plan.goals.map(\.value))
        case (.loses, .plan(_, let other)), (.equal, .plan(_, let other)):
            #expect(whyNot.losses.count == plan.goals.count)
            for (loss, goals) in zip(whyNot.losses, zip(plan.goals, other.goals)) {
                let exact = try #require(loss.exact, "\(asked): \(loss.goal) is not exact")
                #expect(exact == difference(goals.0.value, goals.1.value), "\(asked): \(loss.goal)")
            }
            #expect((whyNot.answer == .equal) == whyNot.losses.allSatisfy { $0.exact?.mantissa == 0 })
        default: Issue.record("\(asked): \(whyNot.answer) against \(forced)")
        }
    }

    /// All goals of these rulebooks are maximised.
    private func difference(_ left: FixedPoint, _ right: FixedPoint) -> FixedPoint {
        let scale = max(left.scale, right.scale)
        let (first, second) = (left.rescaled(to: scale)?.mantissa ?? 0, right.rescaled(to: scale)?.mantissa ?? 0)
        return FixedPoint(mantissa: first - second, scale: scale).normalised
    }

    // MARK: Why

    /// "Without" an offer is a plan in which the need has no group of it from any fund.
    @Test func withoutAnOfferMeansNoneOfIt() throws {
        var several = 0
        for seed in [UInt64(1), 2, 3] {
            let network = try RandomNetwork(seed: seed)
            defer { network.remove() }
            several += try checkPartners(network)
        }
        // Only of a partner with two groups one group less is another plan than none.
        #expect(several > 0)
    }

    /// - Returns: how many partners have more than one group.
    private func checkPartners(_ network: RandomNetwork) throws -> Int {
        let (planned, plan) = try planned(network)
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: 3_600))
        var several = 0
        for need in Set(plan.allocations.map(\.need)).sorted() {
            var sink = DiagnosticSink()
            let id = Entities(scenario: planned.prepared.scenario).id("needs", need)
            guard case .why(let why)? = try explainer.explain(.need(id), into: &sink)?.first else {
                Issue.record("no answer for \(id)")
                continue
            }
            for partner in why.partners {
                several += partner.groups > 1 ? 1 : 0
                let other = try network.plan(forbidding: id, partner.allocation.offer)
                try check(partner.without, other, plan, "\(id)/\(partner.allocation.offer)")
            }
            for other in why.alternatives {
                let offer = try #require(other.offer?.offer)
                try check(other, try network.plan(forcing: id, offer, fund: nil), plan, "\(id)/\(offer)")
            }
        }
        return several
    }

    private func check(
        _ told: WhyExplanation.Alternative, _ other: RandomNetwork.Planned, _ plan: Plan, _ asked: String
    ) throws {
        guard case .plan(_, let other) = other else {
            #expect(told.answer == .impossible, "\(asked)")
            return
        }
        #expect(told.losses.count == plan.goals.count, "\(asked): \(told.answer)")
        for (loss, goals) in zip(told.losses, zip(plan.goals, other.goals)) {
            #expect(loss.exact == difference(goals.0.value, goals.1.value), "\(asked): \(loss.goal)")
        }
    }

    // MARK: What would have to change

    @Test(arguments: seeds) func changesAreEnoughAndOneStepLessIsNot(seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        defer { network.remove() }
        let (planned, _) = try planned(network)
        // No answer of a test may hang on the machine's speed.
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: 3_600))
        var changes = 0
        for asked in pairs(planned).filter({ isAlike($0, planned) }).shuffled(seed: seed).prefix(8) {
            var sink = DiagnosticSink()
            let answers = try explainer.explain(.whatIf(need: asked.need, offer: asked.offer, fund: nil), into: &sink)
            guard case .whatIf(let whatIf)? = answers?.first else {
                Issue.record("no answer for \(asked)")
                continue
            }
            for change in whatIf.changes {
                changes += 1
                #expect(change.isSmallest)
                let isUp = change.after > change.lever.before
                #expect(try isIn(change.after, change.lever, asked, whatIf.asked.fund, network), "\(asked) \(change)")
                var less = stepBack(change.after, change.lever.step, isUp: isUp)
                // Every smaller change, not only the next: the answer need not go one way with the number.
                for _ in 0..<12 where isUp ? less > change.lever.before : less < change.lever.before {
                    #expect(try !isIn(less, change.lever, asked, whatIf.asked.fund, network), "\(asked) \(change)")
                    less = stepBack(less, change.lever.step, isUp: isUp)
                }
            }
        }
        #expect(changes >= 1)
    }

    /// Numbers that are written in a rule are moved like others; the proof is a rulebook with the other number.
    @Test(arguments: zip([UInt64(4), 6], [["O-1", "O-2"], ["O-1", "O-3"]]))
    func numbersInRulesAreMoved(seed: UInt64, moved: Set<String>) throws {
        let network = try RandomNetwork(seed: seed, hasOwnRules: true)
        defer { network.remove() }
        let (planned, _) = try planned(network)
        let explainer = Explainer(planned, options: ExplanationOptions(timeLimit: 3_600))
        var rules: Set<String> = []
        for asked in pairs(planned).filter({ isAlike($0, planned) }) {
            var sink = DiagnosticSink()
            let answers = try explainer.explain(.whatIf(need: asked.need, offer: asked.offer, fund: nil), into: &sink)
            guard case .whatIf(let whatIf)? = answers?.first else {
                Issue.record("no answer for \(asked)")
                continue
            }
            for change in whatIf.changes where change.lever.kind == .literal {
                rules.formUnion(change.lever.rules)
                #expect(change.lever.before == FixedPoint(2) && change.isSmallest)
                #expect(try isIn(change.after, change.lever, asked, whatIf.asked.fund, network), "\(asked) \(change)")
                let less = stepBack(change.after, change.lever.step, isUp: change.after > change.lever.before)
                #expect(try !isIn(less, change.lever, asked, whatIf.asked.fund, network), "\(asked) \(change)")
            }
        }
        #expect(rules == moved)
    }

    /// Whether need and offer are of one field and kind, so that a number may help.
    private func isAlike(_ asked: Asked, _ planned: PlannedScenario) -> Bool {
        let entities = Entities(scenario: planned.prepared.scenario)
        var sink = DiagnosticSink()
        guard let need = entities.row(asked.need, .need, into: &sink),
            let offer = entities.row(asked.offer, .offer, into: &sink)
        else { return false }
        return ["kind", "field"].allSatisfy { entities.text("needs", $0, need) == entities.text("offers", $0, offer) }
    }

    private func stepBack(_ value: FixedPoint, _ step: FixedPoint, isUp: Bool) -> FixedPoint {
        let scale = max(value.scale, step.scale)
        let (number, unit) = (value.rescaled(to: scale)?.mantissa ?? 0, step.rescaled(to: scale)?.mantissa ?? 0)
        return FixedPoint(mantissa: number + (isUp ? -unit : unit), scale: scale)
    }

    /// Whether the changed scenario has a best plan with the offer: one with it is as good as one without the lock.
    private func isIn(
        _ value: FixedPoint, _ lever: WhatIfExplanation.Lever, _ asked: Asked, _ fund: String?,
        _ network: RandomNetwork
    ) throws -> Bool {
        var change = ""
        switch lever.kind {
        case .cell: change = "changes:\n  - {set: \(lever.target), to: \(value.description)}"
        case .parameter: change = "parameters: {\(lever.target): \(value.description)}"
        case .literal: try network.write(try network.ownRules(with: value, at: lever.place), to: "rules/ort.yaml")
        }
        defer { if lever.kind == .literal { try? network.write(RandomNetwork.ownRules, to: "rules/ort.yaml") } }
        let free = try network.plan(change)
        let forced = try network.plan(forcing: asked.need, asked.offer, fund: fund, change)
        return free.goals != nil && free.goals == forced.goals
    }
}

extension Array {
    /// The same order for the same seed on every machine.
    fileprivate func shuffled(seed: UInt64) -> [Element] {
        var random = SeededGenerator(seed: seed)
        return shuffled(using: &random)
    }
}
