// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning
import Testing

@testable import Reporting

/// One thing changed in the folder of a plan is found, whichever it is.
@Suite struct FolderCheckTests {
    private static let questions = """
        questions:
          - {id: F-1, why: B2}
          - {id: F-2, why_not: {need: B2, offer: A4}}
        """

    private func planned() throws -> PlannedFolder {
        let folder = try PlannedFolder("winzling", questions: Self.questions)
        try folder.write()
        return folder
    }

    @Test(arguments: TableFormat.allCases, Language.allCases)
    func aFolderAsItWasWrittenIsGood(format: TableFormat, language: Language) throws {
        let folder = try PlannedFolder("winzling", questions: Self.questions)
        try folder.write(format, language)
        #expect(try folder.verify() == [])
    }

    @Test(arguments: ["allocations.csv", "unmet.csv"])
    func everyCellAndColumnAndRowOfATableCounts(_ name: String) throws {
        let folder = try planned()
        let grid = CellGrid(try folder.text(name))
        #expect(try folder.verify(name, as: grid.text) == [])
        for column in grid.rows[0].indices {
            var (changed, without) = (grid, grid)
            changed.rows[1][column] = Int(changed.rows[1][column]).map { "\($0 + 1)" } ?? changed.rows[1][column] + "7"
            for row in without.rows.indices { without.rows[row].remove(at: column) }
            for other in [changed, without] {
                #expect(try !folder.verify(name, as: other.text).isEmpty, "\(grid.rows[0][column])")
            }
        }
        var (shorter, doubled, turned) = (grid, grid, grid)
        shorter.rows.remove(at: 1)
        doubled.rows.append(grid.rows[1])
        turned.rows = [grid.rows[0]] + grid.rows.dropFirst().reversed()
        for other in [shorter, doubled] + (grid.rows.count > 2 ? [turned] : []) {
            #expect(try !folder.verify(name, as: other.text).isEmpty)
        }
        #expect(try !folder.verify(name, as: nil).isEmpty)
    }

    @Test func aWrongCellIsToldAtItsPlaceAndOnce() throws {
        let folder = try planned()
        var grid = CellGrid(try folder.text("unmet.csv"))
        grid.rows[1][2] = "9"
        #expect(try folder.verify("unmet.csv", as: grid.text) == ["verify.wrong-cell"])
        var allocations = CellGrid(try folder.text("allocations.csv"))
        let provider = try #require(allocations.rows[0].firstIndex(of: "provider"))
        allocations.rows[1][provider] = "P99"
        #expect(try folder.verify("allocations.csv", as: allocations.text) == ["verify.wrong-cell"])
        let cost = try #require(allocations.rows[0].firstIndex(of: "cost"))
        allocations = CellGrid(try folder.text("allocations.csv"))
        allocations.rows[1][cost] = "1.00"
        #expect(try folder.verify("allocations.csv", as: allocations.text) == ["verify.wrong-number"])
    }

    /// Numbers, truth values and texts, one at a time; seconds alone may be any.
    @Test func everyValueOfThePlanFileCounts() throws {
        let folder = try planned()
        let text = try folder.text("plan.json")
        var (changes, others) = (0, 0)
        for match in text.matches(of: /: ("[^"]*"|-?[0-9][0-9.]*|true|false)/) {
            let value = String(match.output.1)
            let other =
                switch value {
                case "true": "false"
                case "false": "true"
                default: value.hasPrefix("\"") ? "\"x" + String(value.dropFirst()) : value + "1"
                }
            let before = String(text[..<match.range.lowerBound])
            let isSeconds = before.hasSuffix("\"seconds\"")
            let isPath = before.hasSuffix("\"path\"")
            let changed = before + ": " + other + String(text[match.range.upperBound...])
            let found = try folder.verify("plan.json", as: changed)
            #expect(found.isEmpty == isSeconds, "\(before.suffix(30)): \(other) \(found)")
            changes += 1
            others += isSeconds || isPath ? 1 : 0
        }
        #expect(changes > 60 && others == 2)
    }

    @Test(arguments: ["report.html", "datapackage.json", "answers.json"])
    func theOtherFilesAreHeldAgainstTheirChecksums(_ name: String) throws {
        let folder = try planned()
        let text = try folder.text(name)
        #expect(try folder.verify(name, as: text.replacing("1", with: "7")) == ["verify.changed-file"])
        #expect(try folder.verify(name, as: text + " ") == ["verify.changed-file"])
        #expect(try folder.verify(name, as: nil) == ["verify.missing-file"])
    }

    @Test func whatIsNotKnownIsNamedAsNotChecked() throws {
        let folder = try planned()
        try Data("<p>Vorlage</p>".utf8).write(to: URL(fileURLWithPath: folder.out + "/vorlage-lenkungskreis.html"))
        var sink = DiagnosticSink()
        let verification = try #require(PlanVerification.run(folder.out, scenarioPath: nil, into: &sink))
        let check = try FolderCheck.run(verification)
        #expect(check.isSealed && check.findings.isEmpty)
        #expect(check.uncovered == ["vorlage-lenkungskreis.html"])
        #expect(FolderSummary.text(check, .de).contains("Nicht geprüft: vorlage-lenkungskreis.html"))
    }

    /// A plan of a version that wrote no checksums is recomputed, and what cannot be is named.
    @Test func aPlanWithoutChecksumsSaysWhatIsNotChecked() throws {
        let folder = try planned()
        let text = try folder.text("plan.json")
        let start = try #require(text.range(of: ",\n  \"files\""))
        let url = URL(fileURLWithPath: folder.out + "/plan.json")
        try Data((text[..<start.lowerBound] + "\n}\n").utf8).write(to: url)
        var sink = DiagnosticSink()
        let verification = try #require(PlanVerification.run(folder.out, scenarioPath: nil, into: &sink))
        let check = try FolderCheck.run(verification)
        #expect(!check.isSealed && check.findings.isEmpty)
        #expect(check.uncovered == ["answers.json", "datapackage.json", "report.html"])
        #expect(FolderSummary.text(check, .en).contains("no checksums"))
        var grid = CellGrid(try folder.text("unmet.csv"))
        grid.rows[1][3] = "no_offers"
        #expect(try folder.verify("unmet.csv", as: grid.text) == ["verify.wrong-cell"])
        #expect(try folder.verify("unmet.csv", as: nil) == ["verify.missing-file"])
    }
}
