// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables
import Testing

@Suite struct TableLoaderTests {
    @Test func theSmallRegionLoadsWithoutAWord() throws {
        let (set, sink) = SmallRegion().load()
        #expect(sink.shown.isEmpty)
        let tables = try #require(set)
        #expect(
            tables.tables.map(\.name) == StandardTables.all.map(\.name).filter { $0 != "applications" && $0 != "locks" }
        )
        #expect(tables.table("locks") == nil)
        #expect(tables.dialects.map(\.table) == tables.tables.map(\.name))
    }

    @Test func columnsComeInTheOrderOfTheSchemaThenOfTheFile() throws {
        var region = SmallRegion()
        region.replace("needs", with: "zusatz,groups,field,kind,school,id,Raum-Nr\nx,2,musik,project,S1,B1,7\n")
        let needs = try #require(region.load().set?.table("needs"))
        let declared = StandardTables.all[3].columns.map(\.name)
        #expect(needs.columns.map(\.name) == declared + ["zusatz", "raum_nr"])
        #expect(needs.column(named: "slots")?.firstAbsentRow == 0)
        #expect(needs.column(named: "groups")?.firstAbsentRow == nil)
    }

    @Test func absentCellsHoldNothing() throws {
        let set = try #require(SmallRegion().load().set)
        let providers = try #require(set.table("providers"))
        guard case .references(let rows)? = providers.column(named: "municipality")?.storage else {
            Issue.record("municipality is no reference")
            return
        }
        #expect(rows == [0, -1])
        let schools = try #require(set.table("schools"))
        guard case .numbers(let budgets, let scale)? = schools.column(named: "own_budget")?.storage else {
            Issue.record("own_budget is no number")
            return
        }
        #expect(budgets == [50_000, 0])
        #expect(scale == 2)
        #expect(schools.column(named: "own_budget")?.presence == [true, false])
        #expect(set.pool[0].isEmpty)
    }

    @Test func findsRowsByIDAndPlacesByCell() throws {
        let set = try #require(SmallRegion().load().set)
        let schools = try #require(set.table("schools"))
        let id = try #require(set.pool.id(of: "S2"))
        #expect(schools.row(withID: id) == 1)
        #expect(schools.location(row: 1, column: "name").description == "schools.csv:3:5")
        #expect(schools.location(row: 1).description == "schools.csv:3:1")
        #expect(schools.location(row: 1, column: "nothing").description == "schools.csv:3:1")
    }

    @Test func changedCellsPointToTheChange() throws {
        var region = SmallRegion()
        let place = Diagnostics.SourceLocation(file: "scenario.yaml", line: 9, column: 5)
        region.edits = [.set(table: "offers", id: "A1", column: "fee", value: "1.50", at: place)]
        let offers = try #require(region.load().set?.table("offers"))
        #expect(offers.location(row: 0, column: "fee") == place)
        #expect(offers.location(row: 1, column: "fee").file == "offers.csv")
    }

    @Test func aChangeMayNotBringControlCharacters() {
        var region = SmallRegion()
        let place = Diagnostics.SourceLocation(file: "scenario.yaml", line: 9, column: 5)
        region.edits = [.set(table: "schools", id: "S1", column: "name", value: "A\u{0}B", at: place)]
        #expect(region.load().sink.shown.map(\.id) == ["tables.control-character"])
    }

    @Test func addedRowsMakeATableThatWasNotThere() throws {
        var region = SmallRegion()
        let file = SourceFile(name: "locks-2.csv", text: "need,offer,groups,mode,reason\nB1,A1,1,fix,Beschluss\n")
        region.edits = [.add(table: "locks", file: file, at: Diagnostics.SourceLocation(file: "scenario.yaml"))]
        #expect(try #require(region.load().set?.table("locks")).rowCount == 1)
    }

    @Test func theSameInputGivesTheSameIDs() throws {
        let first = try #require(SmallRegion().load().set)
        let second = try #require(SmallRegion().load().set)
        #expect(
            (0..<first.pool.count).map { first.pool[Int32($0)] }
                == (0..<second.pool.count).map { second.pool[Int32($0)] })
    }

    @Test func twoSpellingsOfAnUmlautAreTheSameText() throws {
        var region = SmallRegion()
        region.replace("providers", with: "id,name\nPä,Musik\nP2,Tanz\n")
        region.replace("offers", with: "id,provider,kind,field,capacity\nA1,Pa\u{308},project,musik,1\n")
        region.files.removeAll { $0.table == "previous" }
        #expect(region.load().set?.table("offers")?.rowCount == 1)
    }

    @Test func aMissingFileDecidesTheExitCode() {
        var region = SmallRegion()
        region.files.removeAll { $0.table == "needs" }
        region.replace("providers", with: "id\nP1\nP1\n")
        let (set, sink) = region.load()
        #expect(set == nil)
        #expect(sink.exitCode == 66)
    }

    @Test func twoFilesOfATableAndUnknownTablesAreTold() {
        var region = SmallRegion()
        region.files.append(("needs", "needs-2.csv", []))
        region.files.append(("need", "need.csv", []))
        #expect(region.load().sink.shown.map(\.id) == ["tables.unknown-table", "tables.duplicate-source"])
    }

    @Test func limitsAreErrorsNotAborts() {
        var region = SmallRegion()
        region.replace("providers", with: "id,name\nP1,\(String(repeating: "x", count: 1_000_001))\nP2,y\n")
        region.replace("funds", with: "id,programme,amount\nF,\(String(repeating: ",", count: 5_000))\n")
        #expect(region.load().sink.shown.map(\.id) == ["tables.too-many-columns", "tables.cell-too-long"])
    }

    @Test func aThousandBadReferencesAreOneMessage() {
        var region = SmallRegion()
        let rows = (0..<1_000).map { "B\($0),X-\($0),project,musik,1" }.joined(separator: "\n")
        region.replace("needs", with: "id,school,kind,field,groups\n\(rows)\n")
        let sink = region.load().sink
        #expect(sink.errorCount == 1)
        #expect(sink.shown.first?.further?.count == 999)
        #expect(sink.shown.first?.further?.lines.ranges == [3...1_001])
    }
}
