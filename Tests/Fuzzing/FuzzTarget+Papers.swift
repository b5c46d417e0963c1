// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Foundation
import Network

extension FuzzTarget {
    /// What bodies write: agreements, decisions and calendars; the first byte chooses which reader gets the rest.
    static func papers(_ root: URL) throws -> FuzzTarget {
        let region = root.appendingPathComponent("scenarios/musterkreis")
        let files = [
            [region.appendingPathComponent("network.yaml")],
            try yaml(in: region.appendingPathComponent("beschluesse")),
            try yaml(in: root.appendingPathComponent("calendars")),
        ]
        var seeds: [[UInt8]] = []
        for (reader, files) in files.enumerated() {
            for file in files { seeds.append([UInt8(reader)] + Array(try Data(contentsOf: file))) }
        }
        return FuzzTarget(
            name: "papers", share: 5,
            words: [
                "network", "title", "region", "parties", "signed", "start", "until", "fields_of_action", "posts",
                "share",
                "evaluation", "bodies", "seats", "bank", "quorum", "consensus", "majority", "two_thirds", "land",
                "kommunal",
                "decision", "body", "votes", "dissent", "conditions", "expires", "locks", "parameters", "calendar",
                "steps",
                "on", "year", "after_decision", "kind", "for", "2026-02-30", "31.12.2026", "1/0", "-1", "1e9", "[", "]",
                "{",
                "}", ": ", "- ", "&a ", "*a",
            ], seeds: seeds, fresh: nil
        ) { input, sink in
            guard let reader = input.first else { return }
            let file = SourceFile(name: "paper.yaml", bytes: Array(input.dropFirst()))
            switch Int(reader) % files.count {
            case 0: _ = AgreementReader.read(file, into: &sink)
            case 1: _ = DecisionReader.read(file, into: &sink)
            default: _ = CalendarReader.read(file, into: &sink)
            }
        }
    }

    private static func yaml(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { folder.appendingPathComponent($0) }
    }
}
