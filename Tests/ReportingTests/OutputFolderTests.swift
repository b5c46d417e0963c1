// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Optimizer
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct OutputFolderTests {
    @Test(arguments: [
        (TableFormat.rfc4180, Language.de, "de", OutputFolder.fileNames),
        (.excel, .de, "excel", ["allocations.csv", "unmet.csv", "datapackage.json"]),
        (.rfc4180, .en, "en", ["unmet.csv", "report.html", "datapackage.json"]),
    ])
    func filesLookAsRecorded(format: TableFormat, language: Language, name: String, recorded: [String]) throws {
        let files = try OutputFolder.files(of: SamplePlan.plan(), format: format, language: language)
        for file in files where recorded.contains(file.name) {
            try expectSnapshot(String(decoding: file.bytes, as: UTF8.self), named: "\(name)-\(file.name)")
        }
        #expect(files.map(\.name) == OutputFolder.fileNames)
    }

    @Test func twoWritesGiveTheSameBytes() throws {
        try withFolder { folder in
            let (first, second) = (folder + "/a/b", folder + "/c")
            for path in [first, second] {
                try OutputFolder.write(SamplePlan.plan(), to: path, format: .rfc4180, language: .de)
            }
            for name in OutputFolder.fileNames {
                #expect(try bytes(first + "/" + name) == bytes(second + "/" + name))
            }
            #expect(try names(in: first) == OutputFolder.fileNames.sorted())
        }
    }

    @Test func aNewPlanReplacesTheOldAndLeavesOtherFilesAlone() throws {
        try withFolder { folder in
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/plan.json"))
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
            try OutputFolder.write(SamplePlan.plan(), to: folder, format: .rfc4180, language: .de)
            #expect(try bytes(folder + "/plan.json").count > 100)
            #expect(try bytes(folder + "/notes.txt") == Data("mine".utf8))
        }
    }

    @Test func aFileInTheWayIsToldAndLeavesNothing() throws {
        try withFolder { folder in
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
            let error = failure(writingTo: folder + "/file/out")
            #expect(error?.diagnostic.cause == .cannotWrite)
            #expect(
                error?.diagnostic.message.de
                    == "`\(folder)/file/out` kann nicht geschrieben werden: ein Teil des Pfades ist kein Ordner")
            #expect(try names(in: folder) == ["file"])
            #expect(try bytes(folder + "/file") == Data("old".utf8))
        }
    }

    @Test func aFolderInPlaceOfAFileKeepsTheOldFilesWhole() throws {
        try withFolder { folder in
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/allocations.csv"))
            try FileManager.default.createDirectory(atPath: folder + "/report.html", withIntermediateDirectories: false)
            let error = failure(writingTo: folder)
            #expect(
                error?.diagnostic.message.en == "cannot write `\(folder)/report.html`: there is a folder in its place")
            #expect(try bytes(folder + "/allocations.csv") == Data("old".utf8))
            #expect(try names(in: folder) == ["allocations.csv", "report.html"])
        }
    }

    @Test func foldersMadeForAFailedWriteAreRemoved() throws {
        try withFolder { folder in
            let tooLong = String(repeating: "x", count: 300)
            #expect(failure(writingTo: folder + "/new/deeper/" + tooLong) != nil)
            let left = try names(in: folder)
            #expect(left.isEmpty)
        }
    }

    @Test func sumsThatDoNotFitAreAnError() throws {
        let huge = Allocation(
            need: 0, offer: 0, fund: 0, groups: 1, cost: SamplePlan.money(.max), funded: nil, own: nil, km: nil)
        let plan = Plan(
            scenario: try SamplePlan.scenario(), status: .optimal, allocations: [huge, huge],
            goals: SamplePlan.goals(isProven: true), unmet: [], size: try SamplePlan.plan().size, work: SamplePlan.work,
            seconds: 0)
        #expect(throws: OutputError(ReportMessages.sumTooLarge())) {
            try OutputFolder.files(of: plan, format: .rfc4180, language: .de)
        }
    }

    private func failure(writingTo path: String) -> OutputError? {
        do throws(OutputError) {
            guard let plan = try? SamplePlan.plan() else { return nil }
            try OutputFolder.write(plan, to: path, format: .rfc4180, language: .de)
            return nil
        } catch {
            return error
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reporting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
