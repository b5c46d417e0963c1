// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Optimizer
public import Parallel
public import Planning
import Tables

/// Finds bundles of providers for needs that nobody meets alone, and verifies them by solving the plan again.
public struct BundleSearch {
    let prepared: PreparedScenario
    let options: SolveOptions
    let threads: ThreadCount
    /// At most so many bundles are verified.
    let limit: Int

    /// - Parameter limit: how many bundles are solved; each costs a solve of the whole scenario.
    public init(_ prepared: PreparedScenario, options: SolveOptions, threads: ThreadCount, limit: Int) {
        self.prepared = prepared
        self.options = options
        self.threads = threads
        self.limit = limit
    }

    /// What was found, and how many needs were looked at.
    public struct Outcome: Sendable {
        /// Open needs that no offer meets alone.
        public let needs: [String]
        /// The verified bundles, those that help most first.
        public let bundles: [ProviderBundle]
        /// Bundles that fit by the rules but were not solved because of the limit.
        public let unverified: Int
    }

    /// - Parameters:
    ///   - plan: the best plan without bundles.
    ///   - sink: gets what is wrong if a scenario with bundles cannot be read, for example because the base is gone.
    /// - Throws: ``PlanningError`` if the solver failed or a plan with a bundle does not pass the independent check.
    public func run(_ plan: Plan, into sink: inout DiagnosticSink) throws(PlanningError) -> Outcome {
        let rows = plan.allocations.map {
            PlannedRow(need: $0.need, offer: $0.offer, fund: $0.fund, groups: $0.groups)
        }
        let region = RegionTables(prepared.scenario.tables)
        let drafts = BundleDrafts(prepared.scenario.tables, region, plan: rows)
        let needs = helpless(region, rows, drafts)
        let fitting = fitting(drafts.drafts(for: needs), needs, into: &sink)
        let chosen = choose(fitting, needs)
        var verified: [(Fitting, ProviderBundle.Verification?)] = []
        for item in chosen.prefix(limit) { verified.append((item, try verify(item, plan, into: &sink))) }
        let sorted = verified.enumerated().sorted { left, right in
            let (a, b) = (gain(left.element.1), gain(right.element.1))
            return (b.0, b.1, left.offset) < (a.0, a.1, right.offset)
        }
        return Outcome(
            needs: needs.map(\.id), bundles: sorted.map { bundle($0.element.0).verified($0.element.1) },
            unverified: chosen.count - min(limit, chosen.count))
    }

    /// Proven helps first, by the groups they add; then what did not help, then what could not be solved.
    private func gain(_ verification: ProviderBundle.Verification?) -> (Int, Int64) {
        guard let verification else { return (-1, 0) }
        return (verification.helps ? 1 : 0, verification.groupsAfter - verification.groupsBefore)
    }

    private static func isBetter(_ after: GoalOutcome, than before: GoalOutcome) -> Bool {
        let (new, old) = (after.value.double, before.value.double)
        return after.sense == .maximise ? new > old : new < old
    }

    /// Needs with open groups that no offer fits, or whose fitting offers have no place left; urgent ones first.
    private func helpless(
        _ region: RegionTables, _ plan: [PlannedRow], _ drafts: BundleDrafts
    ) -> [RegionTables.Need] {
        var given = [Int64](repeating: 0, count: region.needs.count)
        for row in plan { given[row.need] += row.groups }
        let fitting = FittingOffers(prepared.candidates, needs: region.needs.count)
        let needs = region.needs.filter { need in
            given[need.row] < need.groups && !fitting.offers[need.row].contains(where: drafts.hasRoom)
        }
        return needs.sorted { ($1.priority ?? -1, $0.row) < ($0.priority ?? -1, $1.row) }
    }

    private struct Fitting {
        let draft: BundleDraft
        /// Ids of the helpless needs that it fits.
        let needs: [String]
    }

    /// The drafts that pass the rules for a helpless need, found by matching all of them at once.
    private func fitting(
        _ drafts: [BundleDraft], _ needs: [RegionTables.Need], into sink: inout DiagnosticSink
    ) -> [Fitting] {
        guard !drafts.isEmpty else { return [] }
        var changed = ChangedScenario(prepared.scenario.path)
        changed.add("alliances", drafts.map(\.allianceCells).filter { !$0.isEmpty })
        changed.add("providers", drafts.map(\.providerCells))
        changed.add("offers", drafts.map(\.offerCells))
        guard let loaded = load(changed, into: &sink) else { return [] }
        let region = RegionTables(loaded.scenario.tables)
        let fitting = FittingOffers(loaded.candidates, needs: region.needs.count)
        let helpless = Set(needs.map(\.id))
        return drafts.compactMap { draft in
            guard let offer = region.offers.first(where: { $0.id == draft.id }) else { return nil }
            let met = region.needs.filter { helpless.contains($0.id) && fitting.offers[$0.row].contains(offer.row) }
            return met.isEmpty ? nil : Fitting(draft: draft, needs: met.map(\.id))
        }
    }

    /// Warnings and notes of the base were told before; only what the changes break is new.
    private func load(_ changed: ChangedScenario, into sink: inout DiagnosticSink) -> PreparedScenario? {
        var own = DiagnosticSink()
        let loaded = changed.load(threads: threads, into: &own)
        if own.hasErrors { sink.merge(own) }
        return loaded
    }

    /// For each need the two simplest bundles: fewest aids, then the order in which they were thought of (nearest partner).
    private func choose(_ fitting: [Fitting], _ needs: [RegionTables.Need]) -> [Fitting] {
        var chosen: [Fitting] = []
        var taken: Set<String> = []
        for need in needs {
            let mine = fitting.enumerated().filter { $0.element.needs.contains(need.id) }
            let ranked = mine.sorted {
                ($0.element.draft.aids.count, $0.offset) < ($1.element.draft.aids.count, $1.offset)
            }
            // A second thing added to one that is enough is no other bundle.
            var pairs: Set<String> = []
            let simplest = ranked.filter { pairs.insert($0.element.draft.pair).inserted }
            for item in simplest.prefix(2) where taken.insert(item.element.draft.id).inserted {
                chosen.append(item.element)
            }
        }
        return chosen
    }

    private func bundle(_ item: Fitting) -> ProviderBundle {
        let draft = item.draft
        return ProviderBundle(
            lead: draft.lead.id, leadName: draft.lead.name, partner: draft.partner.id,
            partnerName: draft.partner.name,
            others: draft.others.map { ProviderBundle.Member(id: $0.id, name: $0.name) }, offer: draft.offer.id,
            field: draft.offer.field, kind: draft.offer.kind,
            aids: draft.aids, capacity: draft.capacity, needs: item.needs, verification: nil)
    }

    /// The whole plan again, with the bundle as an offer and its places taken from both providers; `nil` where the
    /// scenario cannot be read or time was up before there was a plan.
    private func verify(
        _ item: Fitting, _ plan: Plan, into sink: inout DiagnosticSink
    ) throws(PlanningError) -> ProviderBundle.Verification? {
        let draft = item.draft
        var changed = ChangedScenario(prepared.scenario.path)
        changed.set("offers", draft.offer.id, "capacity", to: "\(draft.offer.capacity - draft.capacity)")
        for provider in draft.carriers {
            if let most = provider.maximum {
                changed.set("providers", provider.id, "max_groups", to: "\(most - draft.capacity)")
            }
        }
        changed.add("alliances", [draft.allianceCells].filter { !$0.isEmpty })
        changed.add("providers", [draft.providerCells])
        changed.add("offers", [draft.offerCells])
        guard let loaded = load(changed, into: &sink) else { return nil }
        let after = try Planner.plan(loaded, options: options)
        guard let before = plan.goals.first, let reached = after.goals.first else { return nil }
        let region = RegionTables(loaded.scenario.tables)
        let own = after.allocations.filter { region.offers[$0.offer].id == draft.id }
        return ProviderBundle.Verification(
            groupsBefore: plan.allocations.reduce(0) { $0 + $1.groups },
            groupsAfter: after.allocations.reduce(0) { $0 + $1.groups }, bundled: own.reduce(0) { $0 + $1.groups },
            met: own.map { region.needs[$0.need].id }, goal: before.id, goalBefore: before.value.normalised,
            goalAfter: reached.value.normalised, isBetter: Self.isBetter(reached, than: before),
            isProven: plan.status == .optimal && after.status == .optimal)
    }
}
