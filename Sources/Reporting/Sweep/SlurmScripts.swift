// SPDX-License-Identifier: GPL-3.0-or-later

/// The scripts that run a sweep as an array job and merge it.
///
/// The number of tasks stands in the script and is not asked of Slurm: when gaps are submitted again
/// (`--array=3,17`), Slurm counts only those.
public struct SlurmScripts: Sendable {
    public static let fileNames = ["sweep.sh", "merge.sh", "submit.sh"]

    public let program: String
    /// Absolute, because Slurm runs a copy of the script elsewhere.
    public let folder: String
    /// Where the paths of the scenario and `./rules` begin.
    public let workingFolder: String
    public let tasks: Int
    /// Further `#SBATCH` lines.
    public let directives: [String]

    public init(program: String, folder: String, workingFolder: String, tasks: Int, directives: [String]) {
        self.program = program
        self.folder = folder
        self.workingFolder = workingFolder
        self.tasks = tasks
        self.directives = directives
    }

    /// Writes all scripts into a folder, or none.
    public func write(to path: String) throws(OutputError) {
        try AtomicFiles.write(
            zip(Self.fileNames, [sweep, merge, submit]).map { ($0, Array($1.utf8)) }, to: path)
    }

    /// One task of the array; a task that is run again computes only what is missing.
    var sweep: String {
        header("sweep", ["--array=0-\(tasks - 1)", "--cpus-per-task=1", "--output=\(folder)/slurm-%A_%a.log"])
            + """
            cd \(Self.quoted(workingFolder))
            exec "$BILDUNGSNETZ" sweep run \(Self.quoted(folder)) --task "$SLURM_ARRAY_TASK_ID" --tasks \(tasks) \
            --threads 1 --quiet

            """
    }

    var merge: String {
        header("merge", ["--cpus-per-task=1", "--output=\(folder)/slurm-merge-%j.log"])
            + """
            cd \(Self.quoted(workingFolder))
            exec "$BILDUNGSNETZ" sweep merge \(Self.quoted(folder))

            """
    }

    /// Merging looks itself whether every part is there, so it may begin however the tasks ended.
    var submit: String {
        """
        #!/bin/sh
        set -eu
        job=$(sbatch --parsable \(Self.quoted(folder + "/sweep.sh")))
        sbatch --dependency="afterany:$job" \(Self.quoted(folder + "/merge.sh"))

        """
    }

    private func header(_ name: String, _ lines: [String]) -> String {
        let all = ["--job-name=bildungsnetz-\(name)"] + lines + directives
        return "#!/bin/sh\n" + all.map { "#SBATCH \($0)\n" }.joined()
            + "set -eu\nBILDUNGSNETZ=${BILDUNGSNETZ:-\(Self.quoted(program))}\n"
    }

    /// A word of the shell, whatever is in it.
    static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
