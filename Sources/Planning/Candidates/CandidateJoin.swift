// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Parallel
import Rules
import Tables

/// Finds all candidates of a scenario. Needs meet only the offers with the same keys (hash); lists, reach and all
/// conditions that tell few needs apart are bits of these offers; what is left is tested pair by pair, then joined with
/// the funds. Never the cross product.
public enum CandidateJoin {
    /// Needs that a thread takes together; the same for any number of threads, and so is every byte of the result.
    private static let chunkSize = 128

    /// All candidates, sorted by need, offer and fund. A rule that has no value for one of them (a division by zero, a
    /// number that does not fit) is reported, and the candidate stays.
    public static func candidates(
        of scenario: Scenario, threads: ThreadCount = .allCores, into sink: inout DiagnosticSink
    ) -> CandidateSet {
        var tester = ConditionTester(scenario)
        let join = PreparedJoin(
            scenario, plan: JoinPlan(scenario.rules.match), joinsFunds: true, threads: threads, &tester)
        let needs = join.buckets.needs.count
        let parts = threads.map((needs + chunkSize - 1) / chunkSize) { chunk in
            var worker = JoinWorker(join, ConditionTester(scenario))
            worker.run(chunk * chunkSize..<min(needs, (chunk + 1) * chunkSize))
            return JoinPart(found: worker.found, tester: worker.tester)
        }
        for part in parts { tester.merge(part.tester) }
        let candidates = CandidateSet(
            needs: column(.need, parts), offers: column(.offer, parts), funds: column(.fund, parts),
            applications: column(.application, parts), previous: column(.previous, parts),
            work: JoinWork(
                keyedPairs: join.buckets.pairCount, visitedPairs: parts.reduce(0) { $0 + $1.found.visitedPairs },
                evaluations: tester.evaluations))
        MissingVerdicts(scenario).report(
            candidates, rules: tester.lacksValue.indices.filter { tester.lacksValue[$0] }, into: &sink)
        return candidates
    }

    /// Visits what passes the match rules before one, batch by batch, until `visit` returns `false`. Where neither they
    /// nor the rule look at the fund, the batches have none.
    static func visit(_ scenario: Scenario, before rule: Int, _ visit: (CandidateBatch) -> Bool) {
        let plan = JoinPlan(scenario.rules.match.prefix(rule))
        let readsFund =
            plan.readsFund || scenario.rules.match[rule].conjuncts.contains { $0.roots.contains(.fund) }
        var tester = ConditionTester(scenario)
        let join = PreparedJoin(scenario, plan: plan, joinsFunds: readsFund, threads: .allCores, &tester)
        let needs = join.buckets.needs.count
        for start in stride(from: 0, to: needs, by: chunkSize) {
            var worker = JoinWorker(join, ConditionTester(scenario))
            worker.run(start..<min(needs, start + chunkSize))
            guard visit(worker.found.batch) else { break }
        }
    }

    private struct JoinPart: Sendable {
        let found: FoundCandidates
        let tester: ConditionTester
    }

    private static func column(_ root: Root, _ parts: [JoinPart]) -> [Int32] {
        var column: [Int32] = []
        column.reserveCapacity(parts.reduce(0) { $0 + $1.found.columns[root.rawValue].count })
        for part in parts { column += part.found.columns[root.rawValue] }
        return column
    }
}
