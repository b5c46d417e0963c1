// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Parallel
import Planning

extension Terminal {
    /// Loads and prepares a scenario and reports what was found; ends the command with the right code on an error.
    func prepare(_ path: String, threads: ThreadCount) throws -> PreparedScenario {
        var sink = DiagnosticSink()
        let prepared = PreparedScenario.load(path, threads: threads, into: &sink)
        report(sink)
        if let prepared, !sink.hasErrors { return prepared }
        throw ExitCode(sink.exitCode ?? Cause.failure.rawValue)
    }
}
