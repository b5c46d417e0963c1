// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation
import Planning
import Reporting

struct SweepSlurmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slurm",
        abstract: HelpLanguage.text(
            "Schreibt die Skripte für einen Slurm-Cluster: Aufgaben, Zusammenführen, Abschicken.",
            "Writes the scripts for a Slurm cluster: tasks, merge, submit."))

    @OptionGroup var sweep: SweepOptions

    @Option(name: .long, help: HelpLanguage.help("Zahl der Aufgaben.", "Number of tasks."))
    var tasks = 8

    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Weitere Zeile für #SBATCH, zum Beispiel --sbatch=--partition=long.",
            "A further line for #SBATCH, for example --sbatch=--partition=long."))
    var sbatch: [String] = []

    @OptionGroup var threads: ThreadOption

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard tasks < 1 || sbatch.contains(where: { $0.contains("\n") }) else { return }
        throw ValidationError(
            HelpLanguage.text(
                "--tasks braucht eine Zahl ab 1, --sbatch eine einzelne Zeile.",
                "--tasks needs a number from 1, --sbatch a single line."))
    }

    func run() throws {
        let terminal = common.terminal()
        let folder = try sweep.folder(threads.count, Interrupt(), terminal)
        let scripts = SlurmScripts(
            program: Bundle.main.executablePath ?? "bildungsnetz", folder: absolute(folder.path),
            workingFolder: FileManager.default.currentDirectoryPath, tasks: min(tasks, folder.definition.points.count),
            directives: sbatch)
        do throws(OutputError) {
            try scripts.write(to: folder.path)
        } catch {
            terminal.fail([error.diagnostic])
            throw ExitCode(error.diagnostic.cause.rawValue)
        }
        let (variants, tasks) = (
            CountedNoun.variant.counted(folder.definition.points.count),
            CountedNoun.task.counted(scripts.tasks, .dative)
        )
        terminal.result(
            terminal.text(
                "\(variants.de) in \(tasks.de); abschicken mit: sh \(folder.path)/submit.sh\n",
                "\(variants.en) in \(tasks.en); submit with: sh \(folder.path)/submit.sh\n"))
    }

    private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}
