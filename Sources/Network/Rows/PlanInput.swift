// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning
import Tables

/// Reads the allocations of a plan that was written for a scenario.
public enum PlanInput {
    private struct Origin: Decodable {
        struct Input: Decodable { let sha256: String }
        let input: Input
    }

    /// The allocations in a plan's output folder; `nil` if there was an error. A plan that was made from another input
    /// is a warning: what fits is still told.
    public static func allocations(
        in folder: String, of scenario: Scenario, into sink: inout DiagnosticSink
    ) -> [PlannedRow]? {
        let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let path = folder + "/allocations.csv"
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(NetworkMessages.missingPlan(path))
            return nil
        }
        if let origin = RegularFile.bytes(of: folder + "/plan.json"),
            let read = try? JSONDecoder().decode(Origin.self, from: Data(origin)),
            !scenario.isInput(read.input.sha256)
        {
            sink.report(NetworkMessages.otherInput(folder + "/plan.json"))
        }
        let file = SourceFile(name: path, bytes: bytes)
        return AllocationReader.read(file, scenario: scenario, into: &sink)?.map(\.planned)
    }
}
