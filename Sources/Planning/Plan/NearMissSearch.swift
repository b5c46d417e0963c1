// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Looks for the offers that come nearest to a need that no offer passes.
struct NearMissSearch {
    private let scenario: Scenario
    private let rows: JoinedRows
    private let offerCount: Int
    private let funds: [Int32]?
    /// Offers that are looked at together with every fund, after all offers were ranked without.
    private static let shortlist = 12
    private static let shown = 3

    init(_ scenario: Scenario) {
        self.scenario = scenario
        rows = JoinedRows(scenario)
        offerCount = scenario.tables.table("offers")?.rowCount ?? 0
        funds = scenario.tables.table("funds").map { (0..<Int32($0.rowCount)).map { $0 } }
    }

    func reason(need: Int32) -> UnmetNeed.Reason {
        guard offerCount > 0, funds?.isEmpty != true else { return .noOffers }
        return .excluded(nearest: nearest(need: need, limit: Self.shown))
    }

    /// The offers that break the fewest rules, possibly none; among equals the nearer one, then the order of the table.
    func nearest(need: Int32, limit: Int) -> [UnmetNeed.NearMiss] {
        guard offerCount > 0, funds?.isEmpty != true else { return [] }
        let offers = (0..<Int32(offerCount)).map { $0 }
        let ranked = ranking(batch(need, offers, funds: nil), rules: pairRules).prefix(max(Self.shortlist, limit))
        let candidates = ranked.map { offers[$0] }.sorted()
        guard let funds else { return misses(batch(need, candidates, funds: nil), limit: limit) }
        let offerColumn = candidates.flatMap { offer in funds.map { _ in offer } }
        let fundColumn = candidates.flatMap { _ in funds }
        return misses(batch(need, offerColumn, funds: fundColumn), limit: limit)
    }

    /// The rules that look at need and offer alone.
    private var pairRules: [Int] {
        scenario.rules.match.indices.filter { index in
            scenario.rules.match[index].conjuncts.allSatisfy { !$0.roots.contains(.fund) }
        }
    }

    /// How many offers a rule keeps from a need.
    struct RuleCount {
        /// Index in the compiled match rules.
        let rule: Int
        let offers: Int
        /// Offers that break no other of the counted rules.
        let alone: Int
    }

    /// The rules on need and offer alone that exclude offers, most first.
    func counts(need: Int32) -> [RuleCount] {
        let rules = pairRules
        let fails = failures(batch(need, (0..<Int32(offerCount)).map { $0 }, funds: nil), rules: rules)
        let sums = (0..<offerCount).map { offer in fails.count { $0[offer] } }
        let counts = zip(rules, fails).map { rule, fails in
            RuleCount(
                rule: rule, offers: fails.count { $0 },
                alone: fails.indices.count { fails[$0] && sums[$0] == 1 })
        }
        return counts.filter { $0.offers > 0 }.sorted { (-$0.offers, $0.rule) < (-$1.offers, $1.rule) }
    }

    /// The rules that exclude an offer for a need, in the order of the rulebooks; without a fund those of the fund
    /// that breaks the fewest.
    func exclusion(need: Int32, offer: Int32, fund: Int32?) -> [UnmetNeed.FailedRule] {
        nearest(need: need, offer: offer, fund: fund)?.rules ?? []
    }

    /// The same with the fund that is meant.
    func nearest(need: Int32, offer: Int32, fund: Int32?) -> UnmetNeed.NearMiss? {
        guard let funds else { return misses(batch(need, [offer], funds: nil), limit: 1).first }
        let tried = fund.map { [$0] } ?? funds
        return misses(batch(need, tried.map { _ in offer }, funds: tried), limit: 1).first
    }

    private func batch(_ need: Int32, _ offers: [Int32], funds: [Int32]?) -> CandidateBatch {
        var batch = CandidateBatch(count: offers.count)
        batch.bind(.need, to: Array(repeating: need, count: offers.count))
        batch.bind(.offer, to: offers)
        if let funds { batch.bind(.fund, to: funds) }
        return rows.joined(to: batch)
    }

    /// Whether each rule fails for each candidate of the batch.
    private func failures(_ batch: CandidateBatch, rules: [Int]) -> [[Bool]] {
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        return rules.map { index in
            var fails = Array(repeating: false, count: batch.count)
            for code in scenario.rules.match[index].conjuncts {
                for (position, holds) in evaluator.booleans(code).enumerated() where !holds { fails[position] = true }
            }
            return fails
        }
    }

    /// Positions of the batch, fewest failures first.
    private func ranking(_ batch: CandidateBatch, rules: [Int]) -> [Int] {
        let counts = failures(batch, rules: rules).reduce(into: Array(repeating: 0, count: batch.count)) { sum, fails in
            for position in fails.indices where fails[position] { sum[position] += 1 }
        }
        let km = distances(batch)
        return (0..<batch.count).sorted { (counts[$0], km[$0], $0) < (counts[$1], km[$1], $1) }
    }

    private func distances(_ batch: CandidateBatch) -> [Double] {
        guard case .double(let code)? = scenario.rules.computed["km"], code.roots.isSubset(of: .pair) else {
            return Array(repeating: 0, count: batch.count)
        }
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        return evaluator.doubles(code)
    }

    /// The best candidates, each offer once, with the rules they break.
    private func misses(_ batch: CandidateBatch, limit: Int) -> [UnmetNeed.NearMiss] {
        let rules = Array(scenario.rules.match.indices)
        let fails = failures(batch, rules: rules)
        var seen: Set<Int32> = []
        let best = ranking(batch, rules: rules).filter { seen.insert(batch.rows(of: .offer)[$0]).inserted }
        return best.prefix(limit).map { position in
            let one = batch.gathered(at: [Int32(position)])
            let failed = rules.filter { fails[$0][position] }.map { failedRule(scenario.rules.match[$0], one) }
            let fundRows = batch.rows(of: .fund)
            return UnmetNeed.NearMiss(
                offer: Int(batch.rows(of: .offer)[position]),
                fund: fundRows.isEmpty ? nil : Int(fundRows[position]), rules: failed)
        }
    }

    private func failedRule(_ rule: CompiledMatch, _ batch: CandidateBatch) -> UnmetNeed.FailedRule {
        UnmetNeed.FailedRule(
            id: rule.id, title: rule.title,
            reason: LocalizedText(
                de: sentence(rule, batch, .de) ?? rule.title.de, en: sentence(rule, batch, .en) ?? rule.title.en))
    }

    /// The rule's own reason, or that of the first rule in its list that fails; `nil` where there is none.
    private func sentence(_ rule: CompiledMatch, _ batch: CandidateBatch, _ language: Language) -> String? {
        if let own = rule.reason(language) {
            return own.render(batch, tables: scenario.tables, pool: scenario.rules.pool)
        }
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        let first = rule.nested.first { nested in !nested.conjuncts.allSatisfy { evaluator.booleans($0)[0] } }
        return first.map { sentence($0, batch, language) ?? $0.title.text(language) }
    }
}
