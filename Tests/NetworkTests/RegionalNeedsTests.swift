// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Network
import Optimizer
import Planning
import Tables
import Testing

@Suite struct RegionalNeedsTests {
    private func needs(_ prepared: PreparedScenario, plan: [PlannedRow]? = nil) -> RegionalNeeds {
        RegionalNeeds(prepared.scenario, candidates: prepared.candidates, plan: plan)
    }

    private func rows(_ needs: RegionalNeeds, _ dimension: NeedsDimension) throws -> [String: NeedsRow] {
        let table = try #require(needs.tables.first { $0.dimension == dimension })
        return Dictionary(uniqueKeysWithValues: table.rows.map { ($0.code, $0) })
    }

    @Test func everyDimensionCountsEveryGroupOnce() throws {
        let needs = try needs(SampleRegion.shipped("musterkreis"))
        #expect(needs.total.needed == 87 && needs.total.needs == 60)
        #expect(needs.tables.map(\.dimension) == NeedsDimension.allCases)
        for table in needs.tables {
            #expect(table.rows.reduce(0) { $0 + $1.needed } == 87, "\(table.dimension)")
            #expect(table.rows.allSatisfy { $0.reachable <= $0.needed && $0.reachable >= 0 })
            // What a part could have for itself is at least its share of the whole.
            #expect(table.rows.reduce(0) { $0 + $1.reachable } >= needs.total.reachable)
        }
    }

    @Test func placesAndProvidersBoundWhatIsInReach() throws {
        let needs = try needs(SampleRegion.small())
        let fields = try rows(needs, .field)
        // Five groups of music, offers with 3 and 2 places, but the provider takes no more than 4.
        #expect(fields["musik"]?.needed == 5 && fields["musik"]?.reachable == 4)
        // The dance project is for younger children.
        #expect(fields["tanz"]?.reachable == 0 && fields["kunst"]?.reachable == 0)
        let types = try rows(needs, .schoolType)
        #expect(types["grundschule"]?.needed == 5 && types["jugendzentrum"]?.needed == 2)
        let sectors = try rows(needs, .sector)
        #expect(sectors["out_of_school"]?.needed == 2 && sectors["school"]?.needed == 5)
        let ages = try rows(needs, .age)
        #expect(ages["6-9"]?.needed == 5 && ages["14-17"]?.needed == 2)
        let indices = try rows(needs, .socialIndex)
        #expect(indices["6-9"]?.needed == 3 && indices["1-3"]?.needed == 2 && indices[""]?.needed == 2)
    }

    @Test func earlierYearsAreToldWhereTheTableCan() throws {
        let fields = try rows(needs(SampleRegion.small()), .field)
        #expect(fields["musik"]?.previous == 2 && fields["tanz"]?.previous == 1 && fields["kunst"]?.previous == 0)
        let several = SampleRegion.tables["offers", default: ""] + "A5,P2,visit,kunst,6,10,2,\n"
        let unclear = try rows(needs(SampleRegion.small(["offers": several])), .field)
        #expect(unclear["musik"]?.previous == nil)
        let municipalities = try rows(needs(SampleRegion.small(["offers": several])), .municipality)
        #expect(municipalities["M1"]?.previous == 2 && municipalities["M2"]?.previous == 1)
        let ages = try rows(needs(SampleRegion.small()), .age)
        #expect(ages["6-9"]?.previous == nil)
    }

    @Test func openDemandHasItsCauseAndUrgentComesFirst() throws {
        let unmet = try needs(SampleRegion.small()).unmet
        #expect(unmet.map(\.field) == ["kunst", "musik", "tanz"])
        #expect(unmet.map(\.cause) == [.noOffer, .tooFewPlaces, .noneFits])
        #expect(unmet.map(\.open) == [1, 1, 1])
        let planned = try needs(SampleRegion.small(), plan: []).unmet
        #expect(planned.map(\.field) == ["musik", "kunst", "tanz"])
        #expect(planned[0].urgent == 3 && planned[0].open == 5 && planned[0].needs == ["B1", "B2"])
    }

    @Test func aPlanLeavesWhatItDoesNotAllocate() throws {
        let prepared = try SampleRegion.small()
        let plan = try Planner.plan(prepared, options: SolveOptions(timeLimit: nil, gap: 0))
        let written = plan.allocations.map { allocation in
            PlannedRow(
                need: allocation.need, offer: allocation.offer, fund: nil, groups: allocation.groups)
        }
        let needs = needs(prepared, plan: written)
        #expect(needs.hasPlan && needs.total.planned == 5 && needs.total.gap == 2)
    }

    @Test func schoolsThatDidNotAnswerAreProjectedFromTheirKind() throws {
        let survey = try needs(SampleRegion.small()).survey
        #expect(survey.schools == 4 && survey.answered == 3 && survey.missing.map(\.id) == ["S4"])
        #expect(survey.outlook.least == 2 && survey.outlook.most == 3)
        #expect(survey.outlook.average == FixedPoint(mantissa: 25, scale: 1))
        let music = try #require(survey.fields.first)
        #expect(music.field == "musik" && music.expected == FixedPoint(mantissa: 25, scale: 1))
        #expect(survey.fields.last?.expected.mantissa == 0)
    }

    @Test func anAnswerWithoutNeedIsAnAnswer() throws {
        let declared =
            "tables:\n  survey: {file: tables/survey.csv, columns: {school: {references: schools}, answered: boolean}}\n"
        let answered = try SampleRegion.small(["survey": "school,answered\nS4,true\n"], tables: declared)
        #expect(needs(answered).survey.missing.isEmpty)
        let refused = try SampleRegion.small(["survey": "school,answered\nS4,false\n"], tables: declared)
        #expect(needs(refused).survey.missing.map(\.id) == ["S4"])
        #expect(needs(answered).survey.outlook.most == 0)
    }
}
