// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Planning
import Reporting

/// The folder of a decision: the scenario of the next plan and, in `plan`, the plan that was decided.
///
/// The plan is written here and not left to a later solve: where several plans are equally good, or time runs out, that
/// could give another one.
struct NextFolder {
    let path: String
    let terminal: Terminal

    /// - Parameters:
    ///   - plan: made from the same scenario at another place; `nil` to write the scenario only.
    ///   - further: files beside the scenario.
    func write(_ next: NextScenario, plan: Plan?, further: [(name: String, bytes: [UInt8])] = []) throws {
        try terminal.write { () throws(OutputError) in
            try OutputFolder.write(next.files(for: path).map { ($0.name, Array($0.text.utf8)) } + further, to: path)
        }
        guard let plan else { return }
        let scenario: Scenario = try terminal.load { ScenarioLoader.load(path, into: &$0) }
        try terminal.write { () throws(OutputError) in
            try OutputFolder.write(
                plan.with(scenario), to: path + "/plan", format: .rfc4180, language: terminal.language)
        }
    }
}
