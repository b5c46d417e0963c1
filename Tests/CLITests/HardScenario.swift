// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import TestSupport

/// A scenario of many needs that compete for many knapsacks, too hard to be proven in a few seconds.
enum HardScenario {
    static func write(to folder: URL) throws {
        var random = SeededGenerator(seed: 7)
        let tables = folder.appendingPathComponent("tables")
        let rules = folder.appendingPathComponent("rules")
        for path in [tables, rules] {
            try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        }
        for (name, text) in files(&random) {
            try Data(text.utf8).write(to: tables.appendingPathComponent(name + ".csv"))
        }
        try Data("scenario: hart\nschool_year: 2026/27\nrulebooks: [r]\n".utf8)
            .write(to: folder.appendingPathComponent("scenario.yaml"))
        try Data(rulebook.utf8).write(to: rules.appendingPathComponent("r.yaml"))
    }

    private static let rulebook = """
        rulebook: r
        match:
          - {id: M-1, when: need.units >= offer.units, else: "x"}
        limits:
          - {id: L-1, sum: 1, per: need, at_most: 1}
          - {id: L-2, sum: need.units * 7 + offer.units, per: offer, at_most: offer.capacity}
          - {id: L-3, sum: offer.fee, per: fund, at_most: fund.amount}
          - {id: L-4, sum: need.group_size * offer.units, per: offer.provider, at_most: 900}
        goals:
          - {id: G-1, maximise: need.group_size * 3 + offer.units}
        """

    private static func files(_ random: inout SeededGenerator) -> [(String, String)] {
        func lines(_ header: String, _ count: Int, _ line: (Int) -> String) -> String {
            ([header] + (1...count).map(line)).joined(separator: "\n") + "\n"
        }
        var numbers = (0..<2_000).map { _ in Int.random(in: 0..<10_000, using: &random) }
        func number(_ range: Range<Int>) -> Int { range.lowerBound + (numbers.popLast() ?? 0) % range.count }
        return [
            ("regions", "id,name\nR,Region\n"),
            ("municipalities", "id,name,region\nM,Ort,R\n"),
            (
                "schools",
                "id,name,type,public,municipality,easting,northing\nS,Schule,grundschule,true,M,400000,5700000\n"
            ),
            ("providers", lines("id,name", 20) { "P\($0),Anbieter" }),
            ("funds", lines("id,programme,amount", 3) { "T\($0),x,\(number(3_000..<6_000)).37" }),
            (
                "needs",
                lines("id,school,kind,field,groups,units,group_size", 150) {
                    "B\($0),S,project,musik,1,\(number(5..<30)),\(number(8..<31))"
                }
            ),
            (
                "offers",
                lines("id,provider,kind,field,units,capacity,fee", 40) {
                    "A\($0),P\(1 + $0 % 20),project,musik,\(number(3..<20)),\(number(300..<600)),\(number(90..<400)).\(number(10..<99))"
                }
            ),
        ]
    }
}
