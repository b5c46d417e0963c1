// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Optimizer
import Parallel
import Planning
import Reporting
import Synchronization

struct SweepRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: HelpLanguage.text(
            "Rechnet die Varianten, die noch fehlen.", "Computes the variants that are missing."))

    @OptionGroup var sweep: SweepOptions

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Nur diese Aufgabe von --tasks, ab 0; zusammengeführt wird dann nicht.",
            "Only this task of --tasks, from 0; nothing is merged then."))
    var task: Int?

    @Option(name: .long, help: HelpLanguage.help("Zahl der Aufgaben.", "Number of tasks."))
    var tasks: Int?

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        let isWhole = task == nil && tasks == nil
        guard isWhole || (tasks ?? 0) >= 1 && (0..<(tasks ?? 1)).contains(task ?? -1) else {
            throw ValidationError(
                HelpLanguage.text(
                    "--task braucht --tasks und eine Zahl von 0 bis --tasks minus 1.",
                    "--task needs --tasks and a number from 0 to --tasks minus 1."))
        }
    }

    func run() throws {
        let terminal = common.terminal()
        let interrupt = Interrupt()
        let folder = try sweep.folder(threads.count, interrupt, terminal)
        let pending = folder.pending(task: task ?? 0, of: tasks ?? 1)
        var sink = compute(pending, folder, interrupt.cancellation, terminal)
        if interrupt.cancellation.isCancelled { throw ExitCode(130) }
        // A sweep must not mix two inputs: the scenario is looked at again.
        SweepSolver.checkInput(folder.definition, into: &sink)
        terminal.report(sink)
        if let code = sink.exitCode { throw ExitCode(code) }
        if task == nil { try SweepMerging.merge(folder, further: [], format: .rfc4180, terminal) }
    }

    private func compute(
        _ pending: [Int], _ folder: SweepFolder, _ cancellation: Cancellation, _ terminal: Terminal
    ) -> DiagnosticSink {
        let done = Atomic(0)
        let results = threads.count.map(pending.count) { position -> Diagnostic? in
            if cancellation.isCancelled { return nil }
            let index = pending[position]
            let outcome = SweepSolver.outcome(
                folder.definition, fingerprint: folder.fingerprint, index: index, cancellation: cancellation)
            switch outcome {
            case .part(let part):
                do throws(OutputError) { try folder.write(part) } catch { return error.diagnostic }
                let count = done.add(1, ordering: .relaxed).newValue
                terminal.status(
                    terminal.text("Variante \(count) von \(pending.count)\n", "variant \(count) of \(pending.count)\n"))
                return nil
            case .failed(let reason): return SweepMessages.pointFailed(index, reason)
            case .interrupted: return nil
            }
        }
        var sink = DiagnosticSink()
        for diagnostic in results.compactMap({ $0 }) { sink.report(diagnostic) }
        return sink
    }
}
