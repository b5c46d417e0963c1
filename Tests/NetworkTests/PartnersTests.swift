// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Optimizer
import Parallel
import Planning
import Tables
import Testing

@Suite struct PartnersTests {
    private let options = SolveOptions(timeLimit: nil, gap: 0)

    private func outcome(_ replaced: [String: String], limit: Int = 4) throws -> BundleSearch.Outcome {
        try SampleRegion.with(replaced) { prepared in
            var sink = DiagnosticSink()
            let plan = try Planner.plan(prepared, options: options)
            let search = BundleSearch(prepared, options: options, threads: .one, limit: limit)
            let outcome = try search.run(plan, into: &sink)
            #expect(!sink.hasErrors)
            return outcome
        }
    }

    @Test func aScenarioThatIsGoneIsTold() throws {
        let prepared = try SampleRegion.small(olderPartner)
        var sink = DiagnosticSink()
        let plan = try Planner.plan(prepared, options: options)
        let search = BundleSearch(prepared, options: options, threads: .one, limit: 4)
        let outcome = try search.run(plan, into: &sink)
        #expect(outcome.bundles.isEmpty && sink.exitCode == 66)
    }

    /// The dance project is for children of 6 to 10; P3 works with older ones, P2 alone does not.
    private let olderPartner = [
        "providers": SampleRegion.tables["providers", default: ""] + "P3,Haus,jugendkunstschule,M2,420100,5700000,3\n",
        "offers": SampleRegion.tables["offers", default: ""] + "A5,P3,project,theater,12,18,2,\n",
    ]

    @Test func aPartnerWithTheAgeMakesTheOfferFitAndThePlanGains() throws {
        let outcome = try outcome(olderPartner)
        // B1 has a fitting offer whose provider is full; B3 and B4 have none.
        #expect(outcome.needs.contains("B3") && outcome.needs.contains("B4"))
        let bundle = try #require(outcome.bundles.first)
        #expect(bundle.lead == "P2" && bundle.partner == "P3" && bundle.offer == "A3" && bundle.aids == [.ages])
        #expect(bundle.needs == ["B3"] && bundle.capacity == 2)
        let verification = try #require(bundle.verification)
        #expect(
            verification.groupsAfter == verification.groupsBefore + 1 && verification.met == ["B3"]
                && verification.helps)
        #expect(verification.goalAfter.mantissa == verification.goalBefore.mantissa + 1 && verification.isProven)
    }

    @Test func withoutAPartnerThatHelpsThereIsNoBundle() throws {
        #expect(try outcome([:]).bundles.isEmpty)
        let young = olderPartner.mapValues { $0.replacing("theater,12,18", with: "theater,6,9") }
        #expect(try outcome(young).bundles.isEmpty)
    }

    @Test func theLimitLeavesBundlesUnverifiedAndSaysSo() throws {
        let outcome = try outcome(olderPartner, limit: 0)
        #expect(outcome.bundles.isEmpty && outcome.unverified == 1)
    }

    @Test func aPartnerWithoutFreePlacesIsNone() throws {
        let full = olderPartner.mapValues { $0.replacing("420100,5700000,3", with: "420100,5700000,0") }
        #expect(try outcome(full).bundles.isEmpty)
    }

    // MARK: Alliances

    /// The shipped example, whose alliance for dancing has two partners where the programme wants three.
    private func alliances(_ partners: String) throws -> BundleSearch.Outcome {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: project.appendingPathComponent("scenarios/kultur-macht-stark"), to: folder)
        try FileManager.default.copyItem(
            at: project.appendingPathComponent("rules"), to: folder.appendingPathComponent("rules"))
        let table = folder.appendingPathComponent("tables/alliances.csv")
        let text = try String(contentsOf: table, encoding: .utf8)
        #expect(text.contains("Tanzatelier|Stadtbücherei"))
        try Data(text.replacing("Tanzatelier|Stadtbücherei", with: partners).utf8).write(to: table)
        var sink = DiagnosticSink()
        let prepared = try #require(PreparedScenario.load(folder.path, threads: .one, into: &sink), "\(sink.shown)")
        let plan = try Planner.plan(prepared, options: options)
        let outcome = try BundleSearch(prepared, options: options, threads: .one, limit: 4).run(plan, into: &sink)
        #expect(!sink.hasErrors, "\(sink.shown)")
        return outcome
    }

    @Test func anAllianceOfTwoFindsItsThirdPartner() throws {
        let outcome = try alliances("Tanzatelier|Stadtbücherei")
        #expect(outcome.bundles.map(\.partner) == ["P3", "P1"])
        for bundle in outcome.bundles {
            #expect(bundle.lead == "P2" && bundle.offer == "A2" && bundle.aids == [.alliance] && bundle.others.isEmpty)
            let verification = try #require(bundle.verification)
            #expect(verification.helps && verification.met == ["B2"])
            #expect(verification.goalAfter > verification.goalBefore)
        }
    }

    @Test func anAllianceOfOneNeedsTwo() throws {
        let bundle = try #require(try alliances("Tanzatelier").bundles.first)
        #expect(Set([bundle.partner] + bundle.others.map(\.id)) == ["P1", "P3"] && bundle.others.count == 1)
        #expect(bundle.verification?.met == ["B2"])
    }

    @Test func aCompleteAllianceOrOneWithoutNamesFindsNone() throws {
        #expect(try alliances("Tanzatelier|Stadtbücherei|Jugendhaus").bundles.isEmpty)
        #expect(try alliances("").bundles.isEmpty)
    }

    // MARK: Sharing

    private func sharings(_ replaced: [String: String]) throws -> [SchoolSharing] {
        let prepared = try SampleRegion.small(replaced)
        return SchoolSharing.find(prepared.scenario, candidates: prepared.candidates, plan: nil)
    }

    private let twoNeeds = """
        id,school,kind,field,age_from,age_to,groups,group_size,slots
        B1,S1,visit,musik,6,9,1,10,mo|di
        B2,S2,visit,musik,8,9,1,12,di

        """

    private func offers(_ terms: String) -> String {
        "id,provider,kind,field,age_from,age_to,capacity,group_max,min_groups,place,slots\nA1,P1,visit,musik,6,10,3,\(terms)\n"
    }

    @Test func twoSmallGroupsFitIntoOne() throws {
        let found = try sharings(["needs": twoNeeds, "offers": offers("25,,school,di")])
        #expect(found.map(\.what) == [.group, .room])
        #expect(
            found[0].needs == ["B1", "B2"] && found[0].slots == ["di"]
                && found[0].kilometres == FixedPoint(mantissa: 10, scale: 1))
        #expect(try sharings(["needs": twoNeeds, "offers": offers("21,,school,di")]).map(\.what) == [.room])
    }

    @Test func twoNeedsReachTheLeastNumberTogether() throws {
        let found = try sharings(["needs": twoNeeds, "offers": offers("12,2,venue,di")])
        #expect(found.map(\.what) == [.minimum])
        #expect(try sharings(["needs": twoNeeds, "offers": offers("12,3,venue,di")]).isEmpty)
    }

    @Test func aBusPaysForAWayOnly() throws {
        let far = "id,name,municipality,easting,northing\nP1,Musik,M1,410000,5700000\nP2,Tanz,M2,420000,5700500\n"
        let found = try sharings(["needs": twoNeeds, "offers": offers("12,,venue,di"), "providers": far])
        #expect(found.map(\.what) == [.bus])
        // No common time slot of all three.
        #expect(try sharings(["needs": twoNeeds, "offers": offers("12,,venue,mo"), "providers": far]).isEmpty)
    }

    @Test func schoolsOfDifferentMunicipalitiesDoNotShare() throws {
        let apart = twoNeeds.replacing("B2,S2", with: "B2,S4")
        #expect(try sharings(["needs": apart, "offers": offers("25,,school,di")]).isEmpty)
    }

    // MARK: Network

    @Test func theNetworkHasItsBridgesAndItsLonelyNodes() throws {
        let prepared = try SampleRegion.small()
        let plan = [PlannedRow(need: 1, offer: 1, fund: nil, groups: 2)]
        let network = CooperationNetwork(prepared.scenario, plan: plan)
        // S1-P1 and S3-P2 before, S2-P1 planned.
        #expect(network.nodes.map(\.id) == ["S1", "S2", "S3", "S4", "P1", "P2"])
        #expect(network.edges.map(\.isBridge) == [true, true, true] && network.parts == 2)
        #expect(network.edges.map(\.earlier) == [2, 0, 1] && network.edges.map(\.planned) == [0, 2, 0])
        #expect(network.nodes.filter(\.isLonely).map(\.id) == ["S4"])
        #expect(network.nodes.filter(\.isArticulation).map(\.id) == ["P1"])
        #expect(network.nodes.first { $0.id == "P1" }?.leftAlone == 2)
    }
}
