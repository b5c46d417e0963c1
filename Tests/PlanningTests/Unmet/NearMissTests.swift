// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Rules
import Tables
import Testing

@testable import Planning

/// Which offer is told as the nearest to a need that none fits.
@Suite struct NearMissTests {
    private static let rules = """
        rulebook: base
        compute: {km: "distance_km(need.school, offer.provider)"}
        match:
          - {id: M-1, title: Sparte, when: need.field == offer.field || offer.field == 'alle', else: "Sparte"}
          - {id: M-2, title: Art, when: need.kind == offer.kind, else: "Art"}
          - {id: M-3, title: Weg, when: km <= offer.radius_km, else: "{round(km, 1)} km statt {offer.radius_km} km"}
          - {id: M-4, title: Alter, when: offer.age_from <= need.age_from && need.age_to <= offer.age_to, else: "Alter"}
        limits: [{id: L-1, sum: 1, per: need, at_most: need.groups}]
        goals: [{id: G-1, maximise: 1}]
        """

    /// Offers as `id,provider,kind,field,age_from,age_to,radius`; P1 is 10 km away, P2 20 km, P3 30 km.
    private func nearest(_ offers: [String], field: String = "musik") throws -> UnmetNeed.Reason {
        let tables = [
            ("regions", "id,name\nR,Kreis\n"), ("municipalities", "id,name,region\nM,Aue,R\n"),
            ("schools", "id,name,municipality,easting,northing\nS,Schule,M,400000,5700000\n"),
            ("needs", "id,school,kind,field,age_from,age_to,groups\nN,S,project,\(field),8,10,1\n"),
            (
                "providers",
                "id,name,easting,northing\nP1,Eins,400000,5710000\nP2,Zwei,400000,5720000\nP3,Drei,400000,5730000\n"
            ),
            (
                "offers",
                (["id,provider,kind,field,age_from,age_to,radius_km,capacity"] + offers.map { $0 + ",1" })
                    .joined(separator: "\n") + "\n"
            ),
        ]
        let scenario = try TextScenario(tables: tables.map { (name: $0.0, text: $0.1) }, rules: [Self.rules])
        return NearMissSearch(scenario.prepared.scenario).reason(need: Int32(try scenario.row("needs", "N")))
    }

    private func misses(_ offers: [String]) throws -> [(offer: Int, rules: [String])] {
        guard case .excluded(let nearest, _) = try nearest(offers) else { return [] }
        return nearest.map { ($0.offer, $0.rules.map(\.id)) }
    }

    /// An offer of another field next door breaks one rule, as does the right one five kilometres too far.
    @Test func anotherFieldIsNeverNearer() throws {
        let found = try misses(["A1,P1,project,tanz,6,12,50", "A2,P2,project,musik,6,12,15"])
        #expect(found.map(\.offer) == [1])
        #expect(found.first?.rules == ["M-3"])
    }

    /// Two rules of the right field and kind are nearer than one rule of another kind.
    @Test func anotherKindIsNeverNearer() throws {
        let found = try misses(["A1,P1,visit,musik,6,12,50", "A2,P2,project,musik,12,16,15"])
        #expect(found.map(\.offer) == [1])
        #expect(found.first?.rules == ["M-3", "M-4"])
    }

    @Test func fewerBrokenRulesComeBeforeSmallerDistances() throws {
        let found = try misses(["A1,P2,project,musik,9,12,19", "A2,P3,project,musik,6,12,5"])
        #expect(found.map(\.offer) == [1, 0])
    }

    /// 20 km where 10 are reached misses by half, 30 km where 25 are reached by a sixth; the way itself is no matter.
    @Test func amongEqualsTheOneThatMissesByLeastIsNearest() throws {
        let found = try misses(["A1,P2,project,musik,6,12,10", "A2,P3,project,musik,6,12,25"])
        #expect(found.map(\.offer) == [1, 0])
        let ages = try misses(["A1,P1,project,musik,16,20,50", "A2,P1,project,musik,9,12,50"])
        #expect(ages.map(\.offer) == [1, 0])
    }

    /// What the rules count as the field is of the field.
    @Test func aFieldThatTheRulesAcceptIsOfTheField() throws {
        #expect(try misses(["A1,P3,project,alle,6,12,29", "A2,P2,project,musik,6,12,5"]).map(\.offer) == [0, 1])
    }

    @Test func whatNobodyOffersIsSaid() throws {
        let reason = try nearest(["A1,P1,visit,musik,6,12,50", "A2,P1,project,tanz,6,12,50"])
        #expect(reason == .notOffered(UnmetNeed.NotOffered(ofField: 1, ofKind: 1)))
        #expect(try nearest(["A1,P1,visit,tanz,6,12,50"]) == .notOffered(UnmetNeed.NotOffered(ofField: 0, ofKind: 0)))
    }

    /// The order of the table decides nothing.
    @Test func equalMissesAreInTheOrderOfTheirIds() throws {
        let found = try misses(["A9,P2,project,musik,6,12,10", "A1,P2,project,musik,6,12,10"])
        #expect(found.map(\.offer) == [1, 0])
    }
}
