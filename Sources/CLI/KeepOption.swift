// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Planning
import Tables

/// What `--keep` says: how much each goal may stay below its best value so that less changes.
struct KeepOption: ExpressibleByArgument, CustomStringConvertible {
    /// For the goals that are not named.
    private var every = FixedPoint(0)
    private var named: [(goal: String, gain: FixedPoint)] = []

    /// Nothing may be given up.
    init() {}

    var description: String {
        (["\(every.description)"] + named.map { "\($0.goal)=\($0.gain.description)" }).joined(separator: ",")
    }

    /// A number for every goal, or `goal=number` with commas between; `nil` for anything else.
    init?(argument: String) {
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let gain = FixedPoint(parsing: sides[sides.count - 1]), gain.mantissa >= 0 else { return nil }
            if sides.count == 1 { every = gain } else { named.append((String(sides[0]), gain)) }
        }
    }

    /// The request for a scenario's goals; ends the command if one is named that is not there.
    func request(_ plan: EarlierPlan, _ prepared: PreparedScenario, _ terminal: Terminal) throws -> KeepRequest {
        let goals = prepared.model.model.goals.map(\.id)
        let unknown = named.map(\.goal).filter { !goals.contains($0) }
        guard unknown.isEmpty else {
            terminal.fail(unknown.map { Self.unknownGoal($0, known: goals) })
            throw ExitCode(Cause.usage.rawValue)
        }
        return KeepRequest(
            plan: plan, gains: goals.map { id in named.last { $0.goal == id }?.gain ?? every })
    }

    private static func unknownGoal(_ id: String, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "cli.unknown-goal", cause: .usage, at: nil,
            LocalizedText(de: "es gibt kein Ziel `\(id)`", en: "there is no goal `\(id)`"),
            help: NameSuggestion.help(for: id, among: known)
                ?? LocalizedText(
                    de: "Ziele: \(known.joined(separator: ", "))", en: "goals: \(known.joined(separator: ", "))"))
    }
}
