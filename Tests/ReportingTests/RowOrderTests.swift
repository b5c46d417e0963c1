// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning
import Testing

@testable import Reporting

/// The order of rows and columns in the tables says nothing: the same content gives the same files.
@Suite struct RowOrderTests {
    private struct Mixing: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    /// All files of the plan; seconds aside, which may differ.
    private func files(_ folder: PlannedFolder) throws -> [String: String] {
        try folder.write()
        let names = OutputFolder.fileNames + (try folder.prepared().scenario.questions.isEmpty ? [] : ["answers.json"])
        let texts = try names.map { name in
            (name, try folder.text(name).replacing(/"seconds": [0-9.]+/, with: ""))
        }
        return Dictionary(uniqueKeysWithValues: texts)
    }

    @Test(arguments: ["winzling", "jekits", "kultur-und-schule-jury", "kultur-macht-stark", "kulturstrolche"])
    func theSameRowsInAnotherOrderGiveTheSameFiles(_ name: String) throws {
        let folder = try PlannedFolder(name)
        let before = try files(folder)
        var mixing = Mixing(state: 2_026)
        for _ in 0..<2 {
            let tables = folder.folder.appendingPathComponent("tables")
            for file in try FileManager.default.contentsOfDirectory(at: tables, includingPropertiesForKeys: nil) {
                var grid = CellGrid(try String(contentsOf: file, encoding: .utf8))
                let order = grid.rows[0].indices.shuffled(using: &mixing)
                grid.rows = [grid.rows[0]] + grid.rows.dropFirst().shuffled(using: &mixing)
                grid.rows = grid.rows.map { row in order.map { row[$0] } }
                try Data(grid.text.utf8).write(to: file)
            }
            let after = try files(folder)
            for (file, text) in before { #expect(after[file] == text, "\(file)") }
        }
    }
}
