// SPDX-License-Identifier: GPL-3.0-or-later

import Network
import Planning
import Tables
import Testing

@Suite struct CatalogueTests {
    private func catalogue(_ prepared: PreparedScenario, plan: [PlannedRow]? = nil) -> Catalogue {
        Catalogue(prepared.scenario, candidates: prepared.candidates, plan: plan)
    }

    @Test func everyOfferIsInItOnceWithItsPriceAndItsNeeds() throws {
        let catalogue = try catalogue(SampleRegion.shipped("musterkreis"))
        #expect(catalogue.entries.count == 45 && Set(catalogue.entries.map(\.id)).count == 45)
        let first = try #require(catalogue.entries.first { $0.id == "A01" })
        #expect(first.price == FixedPoint(mantissa: 392_000, scale: 2) && first.municipality == "Lüdersbrück, Stadt")
        #expect(catalogue.municipalities.reduce(0) { $0 + $1.needed } == 87)
        #expect(
            catalogue.municipalities.reduce(0) { $0 + $1.places } == catalogue.entries.reduce(0) { $0 + $1.capacity })
    }

    @Test func schoolsAreServedOrNot() throws {
        let without = try catalogue(SampleRegion.small())
        // S1 and S3 had co-operations, S2 could have one, S4 named no need.
        #expect(without.schools.map(\.state) == [.earlier, .possible, .earlier, .silent])
        let planned = try catalogue(
            SampleRegion.small(), plan: [PlannedRow(need: 1, offer: 1, fund: nil, groups: 2)])
        #expect(planned.schools.map(\.state) == [.earlier, .planned, .earlier, .silent])
        let never = try catalogue(SampleRegion.small(["previous": "school,provider,groups\nS1,P1,2\n"]))
        #expect(never.schools.map(\.state) == [.earlier, .possible, .never, .silent])
    }

    @Test func twoProvidersForTheSameNeedsWithTooManyPlacesAreADouble() throws {
        #expect(try catalogue(SampleRegion.small()).doubles.isEmpty)
        let providers = SampleRegion.tables["providers", default: ""] + "P3,Klang,musikschule,M1,400000,5700100,\n"
        let offers = SampleRegion.tables["offers", default: ""]
        let more = ["providers": providers, "offers": offers + "A5,P3,visit,musik,6,10,4,mo|di\n"]
        let doubles = try catalogue(SampleRegion.small(more)).doubles
        #expect(doubles.map(\.places) == [9] && doubles.map(\.demand) == [5])
        #expect(doubles.first?.providers == ["Musik", "Klang"] && doubles.first?.municipality == "Adorf")
        // Not enough places together: no double.
        let few = ["providers": providers, "offers": offers + "A5,P3,visit,musik,6,10,0,mo|di\n"]
        #expect(try catalogue(SampleRegion.small(few)).doubles.isEmpty)
        // The other provider fits none of the needs.
        let other = ["providers": providers, "offers": offers + "A5,P3,visit,musik,16,18,4,mo|di\n"]
        #expect(try catalogue(SampleRegion.small(other)).doubles.isEmpty)
    }

    @Test func blindSpotsAreFieldsPlacesAndMunicipalities() throws {
        let municipalities = SampleRegion.tables["municipalities", default: ""] + "M3,Cdorf,05999\n"
        let spots = try catalogue(SampleRegion.small(["municipalities": municipalities])).blindSpots
        #expect(spots.map(\.kind) == [.field, .place, .noProvider])
        #expect(spots[0].field == "kunst" && spots[0].needs == ["B4"] && spots[0].municipality == nil)
        #expect(spots[1].field == "tanz" && spots[1].municipality == "Bdorf")
        #expect(spots[2].municipality == "Cdorf" && spots[2].groups == 0)
    }
}
