// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Network
import Testing

@Suite struct RolloutTests {
    private func shipped() throws -> Rollout {
        var sink = DiagnosticSink()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("data").path
        let rollout = RolloutReader.load(folder: folder, into: &sink)
        #expect(sink.shown.filter { $0.severity != .note }.isEmpty)
        return try #require(rollout)
    }

    @Test func theFileHasTheFiftyThreeRegions() throws {
        let rollout = try shipped()
        #expect(rollout.regions.count == 53)
        #expect(Set(rollout.regions.map(\.ags)).count == 53)
        #expect(rollout.regions.allSatisfy { $0.ags.count == 5 && $0.ags.hasPrefix("05") })
        #expect(rollout.regions.count { $0.kind == "kreisfreie Stadt" } == 22)
        #expect(rollout.regions.count { $0.kind == "Kreis" } == 30)
        let districts = ["Düsseldorf": 15, "Köln": 11, "Münster": 8, "Detmold": 7, "Arnsberg": 12]
        for (district, count) in districts {
            #expect(rollout.regions.count { $0.district == district } == count)
        }
    }

    @Test func everyYearLiesBetweenItsBounds() throws {
        let rollout = try shipped()
        let years = rollout.years
        #expect(years.first?.year == 2008 && years.first?.reported == 23)
        #expect(years.first { $0.year == 2012 }?.reported == 51)
        for year in years {
            #expect(year.atLeast <= year.atMost && year.atMost <= 53)
            if let reported = year.reported { #expect(year.atLeast <= reported) }
        }
        for (year, next) in zip(years, years.dropFirst()) {
            #expect(year.atLeast <= next.atLeast && year.atMost <= next.atMost)
        }
        #expect(rollout.now.reported == 52 && rollout.now.named == 51)
    }

    @Test func whatIsUnknownStaysUnknown() throws {
        let rollout = try shipped()
        let wesel = try #require(rollout.regions.first { $0.ags == "05170" })
        #expect(wesel.contract == .noneFound && wesel.years == nil && wesel.signed == nil)
        #expect(rollout.regions.first { $0.ags == "05315" }?.years == nil)
        #expect(rollout.regions.first { $0.ags == "05166" }?.contract == .reported)
        #expect(rollout.regions.allSatisfy { !$0.sources.isEmpty })
    }

    @Test func aWrongFileIsToldWithItsPlace() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "nrw-rollout.csv": """
            ags,name,kind,district,contract,year_from,year_to,sources
            05111,Eins,Kreis,X,ja,2008,2008,s
            05112,Zwei,Kreis,X,yes,2010,2008,s
            05113,Drei,Kreis,X,yes,2010,,t

            """,
            "nrw-rollout-reported.csv": "id,year,total,sources\nR,2008,3,s\n",
            "nrw-rollout-sources.csv": "id,title\ns,Quelle\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        var sink = DiagnosticSink()
        #expect(RolloutReader.load(folder: folder.path, into: &sink) == nil)
        let told = sink.shown.filter { $0.severity == .error }
        #expect(told.map(\.id) == ["network.bad-code", "network.bad-years", "network.bad-code"])
        #expect(told.map { $0.location?.line } == [2, 3, 4])
        #expect(told[0].message.en.contains("`ja`") && told[2].message.en.contains("`t`"))
    }

    @Test func aMissingFileIsTold() {
        var sink = DiagnosticSink()
        #expect(RolloutReader.load(folder: "/nirgends", into: &sink) == nil)
        #expect(sink.exitCode == 66)
    }
}
