// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables

/// Looks for the offers that come nearest to a need that no offer passes.
///
/// Only offers of the need's field and kind are near. Of them those come first that break the fewest match rules; then
/// those from funds that pay for the field and kind at all; then those that miss by least in sum
/// (``BatchEvaluator/shortfalls(_:)``); then the nearer ones; then by id.
struct NearMissSearch {
    private let scenario: Scenario
    private let rows: JoinedRows
    private let offerCount: Int
    private let funds: [Int32]?
    /// The rules that look at need and offer alone.
    private let pairRules: [Int]
    private let kinds: OfferKinds
    /// The rules of funds that look at the need's field or kind: what a fund pays for at all.
    private let purposeRules: [Int]
    private let interpreter: Interpreter
    private let contexts: RowJoins
    private static let shown = 3

    init(_ scenario: Scenario) {
        self.scenario = scenario
        rows = JoinedRows(scenario)
        interpreter = Interpreter(
            tables: scenario.tables, rulebooks: scenario.rulebooks, parameters: scenario.parameters)
        contexts = RowJoins(scenario.tables)
        offerCount = scenario.tables.table("offers")?.rowCount ?? 0
        funds = scenario.tables.table("funds").map { (0..<Int32($0.rowCount)).map { $0 } }
        func isOnPair(_ index: Int) -> Bool {
            scenario.rules.match[index].conjuncts.allSatisfy { !$0.roots.contains(.fund) }
        }
        let rules = scenario.rules.match.indices
        pairRules = rules.filter(isOnPair)
        kinds = OfferKinds(scenario, rules: pairRules)
        purposeRules = OfferKinds.rules(
            reading: [["need", "field"], ["need", "kind"]], among: rules.filter { !isOnPair($0) }, scenario)
    }

    func reason(need: Int32) -> UnmetNeed.Reason {
        guard offerCount > 0, funds?.isEmpty != true else { return .noOffers }
        let standing = standing(need: need)
        guard !standing.near.isEmpty else {
            return .notOffered(UnmetNeed.NotOffered(ofField: standing.ofField, ofKind: standing.ofKind))
        }
        return .excluded(
            nearest: nearest(need: need, standing.near, limit: Self.shown),
            ofKind: standing.isAll ? nil : standing.near.count)
    }

    /// The offers of the need's field and kind that come nearest, possibly passing; empty if there are none of them.
    func nearest(need: Int32, limit: Int) -> [UnmetNeed.NearMiss] {
        guard offerCount > 0, funds?.isEmpty != true else { return [] }
        return nearest(need: need, standing(need: need).near, limit: limit)
    }

    /// An offer of the field and kind with the rules on need and offer alone that it breaks.
    private struct NearOffer {
        let offer: Int32
        let failures: Int
    }

    /// What there is of a need's field and kind.
    private struct Standing {
        /// In the order of the table.
        var near: [NearOffer] = []
        /// Of the field, or of the kind, alone.
        var (ofField, ofKind) = (0, 0)
        /// Whether none is of both and no rule asks for that, so that all offers count as near.
        var isAll = false
    }

    private func standing(need: Int32) -> Standing {
        let fails = failures(batch(need, (0..<Int32(offerCount)).map { $0 }, funds: nil), rules: pairRules)
        let position = Dictionary(uniqueKeysWithValues: zip(pairRules, pairRules.indices))
        var found = Standing()
        for offer in 0..<offerCount {
            let fit = kinds.standing(need: Int(need), offer: offer) { rule in
                position[rule].map { fails[$0][offer] } ?? false
            }
            switch fit {
            case (true, true):
                found.near.append(NearOffer(offer: Int32(offer), failures: fails.count { $0[offer] }))
            case (true, false): found.ofField += 1
            case (false, true): found.ofKind += 1
            case (false, false): break
            }
        }
        if found.near.isEmpty, !kinds.areCompared {
            found.isAll = true
            found.near = (0..<offerCount).map { offer in
                NearOffer(offer: Int32(offer), failures: fails.count { $0[offer] })
            }
        }
        return found
    }

    /// Offers are looked at with every fund, those first that break the fewest rules without, until none of the rest
    /// can be among the nearest.
    private func nearest(need: Int32, _ near: [NearOffer], limit: Int) -> [UnmetNeed.NearMiss] {
        var levels = Dictionary(grouping: near, by: \.failures).sorted { $0.key < $1.key }[...]
        var ranked: [Ranked] = []
        while let level = levels.popFirst() {
            ranked += bestFunds(need: need, level.value.map(\.offer))
            ranked.sort(by: isNearer)
            guard let next = levels.first, ranked.count >= limit else { continue }
            if ranked[limit - 1].failures < next.key { break }
        }
        return ranked.prefix(limit).map { miss(need: need, offer: $0.offer, fund: $0.fund) }
    }

    // MARK: Ranking

    /// An offer with the fund from which it comes nearest.
    private struct Ranked {
        let offer: Int32
        let fund: Int32?
        /// Whether the fund does not pay for the need's field or kind.
        let isOffPurpose: Bool
        let failures: Int
        let shortfall: Double
        let km: Double
    }

    private func isNearer(_ left: Ranked, _ right: Ranked) -> Bool {
        if left.failures != right.failures { return left.failures < right.failures }
        if left.isOffPurpose != right.isOffPurpose { return right.isOffPurpose }
        let (first, second) = ((left.shortfall, left.km), (right.shortfall, right.km))
        return first == second ? id(left.offer, "offers") < id(right.offer, "offers") : first < second
    }

    private func id(_ row: Int32, _ table: String) -> String {
        scenario.tables.table(table).map { scenario.tables.pool[$0.ids[Int(row)]] } ?? ""
    }

    /// Each offer once, with its best fund.
    private func bestFunds(need: Int32, _ offers: [Int32]) -> [Ranked] {
        let offerColumn = funds.map { funds in offers.flatMap { offer in funds.map { _ in offer } } } ?? offers
        let fundColumn = funds.map { funds in offers.flatMap { _ in funds } }
        let batch = batch(need, offerColumn, funds: fundColumn)
        let fails = failures(batch, rules: Array(scenario.rules.match.indices))
        let counts = Self.sums(fails, count: batch.count)
        let isOff = (0..<batch.count).map { position in purposeRules.contains { fails[$0][position] } }
        let perOffer = funds?.count ?? 1
        // Of the funds of an offer only those with the fewest broken rules count, those that pay for it first.
        func rank(_ position: Int) -> (Int, Int) { (counts[position], isOff[position] ? 1 : 0) }
        let positions = offers.indices.flatMap { index in
            let range = index * perOffer..<(index + 1) * perOffer
            let least = range.map(rank).min(by: <) ?? (0, 0)
            return range.filter { rank($0) == least }.map { Int32($0) }
        }
        let rest = batch.gathered(at: positions)
        let (missed, km) = (shortfalls(rest), distances(rest))
        let all = positions.indices.map { index in
            Ranked(
                offer: rest.rows(of: .offer)[index], fund: fundColumn.map { $0[Int(positions[index])] },
                isOffPurpose: isOff[Int(positions[index])],
                failures: counts[Int(positions[index])], shortfall: missed[index], km: km[index])
        }
        return firstOfEachOffer(all)
    }

    /// The nearest of an offer's funds; among equals by the fund's id.
    private func firstOfEachOffer(_ all: [Ranked]) -> [Ranked] {
        let sorted = all.sorted { left, right in
            if left.shortfall != right.shortfall { return left.shortfall < right.shortfall }
            guard let first = left.fund, let second = right.fund else { return false }
            return id(first, "funds") < id(second, "funds")
        }
        var seen: Set<Int32> = []
        return sorted.filter { seen.insert($0.offer).inserted }
    }

    private static func sums(_ fails: [[Bool]], count: Int) -> [Int] {
        fails.reduce(into: Array(repeating: 0, count: count)) { sums, fails in
            for position in fails.indices where fails[position] { sums[position] += 1 }
        }
    }

    /// By how much the match rules are missed in sum.
    private func shortfalls(_ batch: CandidateBatch) -> [Double] {
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        return scenario.rules.match.flatMap(\.conjuncts).reduce(into: Array(repeating: 0, count: batch.count)) {
            sums, code in
            for (position, missed) in evaluator.shortfalls(code).enumerated() { sums[position] += missed }
        }
    }

    private func distances(_ batch: CandidateBatch) -> [Double] {
        guard case .double(let code)? = scenario.rules.computed["km"], code.roots.isSubset(of: .pair) else {
            return Array(repeating: 0, count: batch.count)
        }
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        return evaluator.doubles(code)
    }

    // MARK: Batches

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
                let verdicts = evaluator.verdicts(code)
                for position in fails.indices where verdicts.fails(position) { fails[position] = true }
            }
            return fails
        }
    }
}

// MARK: - One pair

extension NearMissSearch {
    /// The rules that exclude an offer for a need, in the order of the rulebooks; without a fund those of the fund
    /// that breaks the fewest.
    func exclusion(need: Int32, offer: Int32, fund: Int32?) -> [UnmetNeed.FailedRule] {
        nearest(need: need, offer: offer, fund: fund)?.rules ?? []
    }

    /// The same with the fund that is meant; `nil` if there is no fund at all.
    func nearest(need: Int32, offer: Int32, fund: Int32?) -> UnmetNeed.NearMiss? {
        if let fund {
            return miss(need: need, offer: offer, fund: fund)
        }
        guard funds?.isEmpty != true else { return nil }
        return bestFunds(need: need, [offer]).first.map { miss(need: need, offer: $0.offer, fund: $0.fund) }
    }

    /// With the rules that are broken.
    private func miss(need: Int32, offer: Int32, fund: Int32?) -> UnmetNeed.NearMiss {
        let one = batch(need, [offer], funds: fund.map { [$0] })
        let rules = Array(scenario.rules.match.indices)
        let failed = zip(rules, failures(one, rules: rules)).filter { $1[0] }.map {
            failedRule($0.0, one, contexts.context(need: Int(need), offer: Int(offer), fund: fund.map { Int($0) }))
        }
        return UnmetNeed.NearMiss(offer: Int(offer), fund: fund.map { Int($0) }, rules: failed)
    }

    /// The reason tells what was assumed for it.
    private func failedRule(
        _ index: Int, _ batch: CandidateBatch, _ context: CandidateContext
    ) -> UnmetNeed.FailedRule {
        let rule = scenario.rules.match[index]
        let reason = LocalizedText(
            de: sentence(rule, batch, .de) ?? rule.title.de, en: sentence(rule, batch, .en) ?? rule.title.en)
        let written = scenario.rulebooks[rule.rulebook].match.first { $0.id == rule.id }
        return UnmetNeed.FailedRule(
            id: rule.id, title: rule.title,
            reason: written.map {
                interpreter.reason(reason, assuming: $0.condition, rulebook: rule.rulebook, for: context)
            } ?? reason)
    }

    /// The rule's own reason, or that of the first rule in its list that fails; `nil` where there is none.
    private func sentence(_ rule: CompiledMatch, _ batch: CandidateBatch, _ language: Language) -> String? {
        if let own = rule.reason(language) {
            return own.render(batch, tables: scenario.tables, pool: scenario.rules.pool)
        }
        var evaluator = BatchEvaluator(batch: batch, pool: scenario.rules.pool)
        let first = rule.nested.first { nested in nested.conjuncts.contains { evaluator.verdicts($0).fails(0) } }
        return first.map { sentence($0, batch, language) ?? $0.title.text(language) }
    }
}

// MARK: - Counts

extension NearMissSearch {
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
        let fails = failures(batch(need, (0..<Int32(offerCount)).map { $0 }, funds: nil), rules: pairRules)
        let sums = Self.sums(fails, count: offerCount)
        let counts = zip(pairRules, fails).map { rule, fails in
            RuleCount(
                rule: rule, offers: fails.count { $0 },
                alone: fails.indices.count { fails[$0] && sums[$0] == 1 })
        }
        return counts.filter { $0.offers > 0 }.sorted { (-$0.offers, $0.rule) < (-$1.offers, $1.rule) }
    }
}
