// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Parallel
import TestSupport
import Testing

@testable import Planning

/// What a scenario asks of the heap from its files to its model grows with its rows, not with their square.
@Suite struct ScenarioGrowthTests {
    /// A region of needs and offers of which every fourth has a field in common: as many candidates a need, however many
    /// rows there are.
    private func scenario(_ size: Int) throws -> TemporaryScenario {
        let scenario = try TemporaryScenario(case: "")
        let tables: [(name: String, header: String, row: (Int) -> String)] = [
            ("schools", "id,name,municipality,easting,northing,own_budget", { "S\($0),Schule,M1,400000,5700000,500" }),
            ("providers", "id,name,easting,northing", { "P\($0),Musikschule,400000,5700000" }),
            ("needs", "id,school,kind,field,groups,priority,slots", { "B\($0),S\($0),project,f\($0 / 4),2,1,mo|di" }),
            (
                "offers", "id,provider,kind,field,capacity,fee,radius_km,slots",
                { "A\($0),P\($0),project,f\($0 / 4),3,500.00,20.5,mo|mi" }
            ),
        ]
        for (name, header, row) in tables {
            let text = header + "\n" + (1...size).map { row($0) + "\n" }.joined()
            try Data(text.utf8).write(to: scenario.folder.appendingPathComponent("tables/\(name).csv"))
        }
        return scenario
    }

    private func growth(_ work: @escaping (TemporaryScenario, inout DiagnosticSink) -> Void) throws -> Growth {
        var folders: [TemporaryScenario] = []
        defer { for folder in folders { folder.remove() } }
        return try Growth(
            from: 200,
            input: { size in
                let scenario = try scenario(size)
                folders.append(scenario)
                return scenario
            },
            work: { scenario in
                var sink = DiagnosticSink()
                work(scenario, &sink)
                #expect(!sink.hasErrors, "\(sink.shown.map(\.message.de))")
            })
    }

    @Test func reading() throws {
        let growth = try growth { _ = ScenarioLoader.load($0.folder.path, into: &$1) }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test func readingMatchingAndModelling() throws {
        var candidates: [Int] = []
        let growth = try growth { scenario, sink in
            let prepared = PreparedScenario.load(scenario.folder.path, threads: .one, into: &sink)
            candidates.append(prepared?.candidates.count ?? 0)
        }
        #expect(growth.isLinear, "\(growth)")
        #expect(candidates.allSatisfy { $0 > 0 } && candidates.last ?? 0 < 5 * candidates[0])
    }
}
