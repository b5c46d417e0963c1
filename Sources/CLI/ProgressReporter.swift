// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Optimizer
import Planning
import Synchronization
import Tables

enum ProgressFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// Tells on stderr how a solve goes: one line that is rewritten on a terminal, else a line now and then; or one
/// JSON object a line. At most ten a second, beside the proofs in JSON.
final class ProgressReporter: Sendable {
    private struct State {
        var lastSeconds = -1.0
        var lastGoal = -1
        var hasOpenLine = false
    }

    private let format: ProgressFormat
    private let terminal: Terminal
    private let goals: [(id: String, scale: Int)]
    private let rewrites: Bool
    private let state = Mutex(State())

    init(format: ProgressFormat, terminal: Terminal, prepared: PreparedScenario) {
        self.format = format
        self.terminal = terminal
        goals = prepared.model.model.goals.map { ($0.id, $0.scale) }
        rewrites = format == .text && Terminal.errorIsTerminal
        guard format == .text else { return }
        let size = prepared.size
        let counts: [(count: Int, noun: CountedNoun)] = [
            (size.needs, .need), (size.offers, .offer), (size.candidates, .candidate),
        ]
        terminal.status(
            counts.map { $0.noun.counted($0.count, .plain, terminal.language) }.joined(separator: ", ") + "\n")
    }

    func report(_ progress: SolveProgress) {
        guard !terminal.isQuiet, isDue(progress) else { return }
        let text = format == .json ? json(progress) : line(progress)
        terminal.status(rewrites ? "\r\u{1B}[K" + text : text + "\n")
    }

    /// Tells which question of the scenario is being answered.
    func report(question id: String, _ number: Int, of all: Int) {
        guard !terminal.isQuiet else { return }
        let name = DiagnosticJSON.quoted(id)
        let text =
            format == .json
            ? "{\"event\": \"question\", \"question\": \(name), \"number\": \(number), \"of\": \(all)}"
            : terminal.text("Frage \(number) von \(all): \(id)", "question \(number) of \(all): \(id)")
        if rewrites { state.withLock { $0.hasOpenLine = true } }
        terminal.status(rewrites ? "\r\u{1B}[K" + text : text + "\n")
    }

    /// Ends a line that was being rewritten.
    func finish() {
        let isOpen = state.withLock { state in
            defer { state.hasOpenLine = false }
            return state.hasOpenLine
        }
        if isOpen { terminal.status("\n") }
    }

    private func isDue(_ progress: SolveProgress) -> Bool {
        let pause = rewrites || format == .json ? 0.1 : 2
        // Scripts read from this when a goal was proven.
        let isProven = format == .json && progress.value != nil && progress.value == progress.bound
        return state.withLock { state in
            let isNew = isProven || progress.goal != state.lastGoal
            guard isNew || progress.seconds - state.lastSeconds >= pause else { return false }
            state.lastGoal = progress.goal
            state.lastSeconds = progress.seconds
            state.hasOpenLine = rewrites
            return true
        }
    }

    private func amount(_ units: Int64?, _ progress: SolveProgress) -> FixedPoint? {
        units.map { FixedPoint(mantissa: $0, scale: goals[progress.goal].scale).normalised }
    }

    private func line(_ progress: SolveProgress) -> String {
        let show = { (number: FixedPoint?) in
            number.map { NumberText.format($0, language: self.terminal.language) } ?? "–"
        }
        let seconds = Int(progress.seconds.rounded())
        return terminal.text(
            "\(goals[progress.goal].id): Plan \(show(amount(progress.value, progress))), "
                + "bewiesene Schranke \(show(amount(progress.bound, progress))), \(seconds) s",
            "\(goals[progress.goal].id): plan \(show(amount(progress.value, progress))), "
                + "proven bound \(show(amount(progress.bound, progress))), \(seconds) s")
    }

    private func json(_ progress: SolveProgress) -> String {
        let value = amount(progress.value, progress)?.description ?? "null"
        let bound = amount(progress.bound, progress)?.description ?? "null"
        let seconds = FixedPoint(mantissa: Int64(progress.seconds * 1_000), scale: 3).description
        return "{\"event\": \"progress\", \"goal\": \(DiagnosticJSON.quoted(goals[progress.goal].id)), "
            + "\"seconds\": \(seconds), \"value\": \(value), \"bound\": \(bound)}"
    }
}
