// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import TestSupport
import Testing

@testable import Planning

/// What `rules lint` says of limits, against the enumeration of all integer plans of small random regions.
@Suite struct LintProofTests {
    /// How often each kind of finding was looked into.
    private struct Tally {
        var counts: [LintFinding.Kind: Int] = [:]

        mutating func add(_ kind: LintFinding.Kind) { counts[kind, default: 0] += 1 }
    }

    @Test func findingsOnLimitsAreTrue() throws {
        var tally = Tally()
        for seed in 1...400 { try check(seed: seed, &tally) }
        #expect(tally.counts[.neverBinds] ?? 0 >= 40, "\(tally.counts)")
        #expect(tally.counts[.impossibleQuota] ?? 0 >= 40, "\(tally.counts)")
        #expect(tally.counts[.impliedRule] ?? 0 >= 3, "\(tally.counts)")
    }

    private func check(seed: Int, _ tally: inout Tally) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var region = SmallRegion(using: &random)
        while region.planCount > 2_000 || region.candidates.count < 2 { region = SmallRegion(using: &random) }
        var draw = RandomFormRules(using: random)
        var rules = draw.rules(seed % 2 == 0 ? .distinct : .sum)
        // Limits on the same sums, so that some follow from others.
        if seed % 3 == 0, let first = rules.limits.first {
            rules.limits.append(draw.variant(of: first))
        }
        guard let prepared = try region.prepared(limits: rules.limitsYAML, goals: rules.goalsYAML) else { return }
        var sink = DiagnosticSink()
        let read = RulebookLint.findings(prepared.scenario.rulebooks, files: [])
        let findings = ScenarioLint.findings(prepared.scenario, known: read, into: &sink)
        for finding in findings {
            guard let index = rules.limits.indices.first(where: { finding.rule == "L-\($0)" }) else { continue }
            tally.add(finding.kind)
            let isTrue = holds(finding, limit: index, region, rules)
            #expect(isTrue, "seed \(seed): \(finding.message.en)\n\(rules.limitsYAML)")
        }
    }

    private func holds(_ finding: LintFinding, limit index: Int, _ region: SmallRegion, _ rules: FormRules) -> Bool {
        let limit = rules.limits[index]
        var (all, others) = (rules, rules)
        (all.goals, others.goals) = ([], [])
        others.limits.remove(at: index)
        let force = BruteForce(region: region, rules: all)
        switch finding.kind {
        case .neverBinds, .impliedRule, .sameRule:
            let plans = BruteForce(region: region, rules: others).outcome().plans
            return plans.allSatisfy { force.broken(limit, $0) == 0 }
        case .impossibleQuota:
            let plans = force.outcome().plans
            // A bound that only the empty sum keeps: nothing of it is in any plan.
            return limit.soft == nil
                ? plans.allSatisfy { force.isEmpty(limit, $0) }
                : plans.allSatisfy { force.broken(limit, $0) > 0 || force.isEmpty(limit, $0) }
        default: return true
        }
    }
}
