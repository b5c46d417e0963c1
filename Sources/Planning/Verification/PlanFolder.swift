// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation

/// The files of an output folder that say what was planned, and from what.
struct PlanFolder {
    let path: String
    /// `plan.json`.
    let plan: SourceFile
    /// `allocations.csv`.
    let allocations: SourceFile
    let origin: PlanOrigin

    /// - Parameter path: the folder or its `plan.json`.
    /// - Returns: `nil` (and errors in the sink) if a file is missing or does not say where it is from.
    static func read(_ path: String, into sink: inout DiagnosticSink) -> PlanFolder? {
        let folder = path.hasSuffix(".json") ? InputFiles.parent(of: path) : path
        let names = ["plan.json", "allocations.csv"]
        let files = names.compactMap { name in
            InputFiles.read(InputFiles.join(folder, name), orReport: { PlanningMessages.missingPlan($0) }, into: &sink)
        }
        guard files.count == names.count, let origin = PlanOrigin.read(files[0], into: &sink) else { return nil }
        return PlanFolder(path: folder, plan: files[0], allocations: files[1], origin: origin)
    }
}

/// The part of plan.json that says what the plan was made from.
struct PlanOrigin: Decodable {
    struct Input: Decodable {
        let path: String
        let sha256: String
    }

    let status: String
    let input: Input

    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> PlanOrigin? {
        if let origin = try? JSONDecoder().decode(PlanOrigin.self, from: Data(file.bytes)) { return origin }
        sink.report(PlanningMessages.noOrigin(at: file.start))
        return nil
    }
}
