// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation

/// Where results, progress and diagnostics go: results to stdout, everything else to stderr.
struct Terminal: Sendable {
    let language: Language
    let isQuiet: Bool

    func result(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    func status(_ text: String) {
        if !isQuiet { FileHandle.standardError.write(Data(text.utf8)) }
    }

    /// Writes the diagnostics; with `--quiet` only if there is an error or a warning.
    func report(_ sink: DiagnosticSink) {
        if isQuiet, sink.errorCount + sink.warningCount == 0 { return }
        let text = DiagnosticRenderer(language: language, usesColour: Self.errorHasColour).render(sink)
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Writes diagnostics that end the command.
    func fail(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        var sink = DiagnosticSink()
        for diagnostic in diagnostics { sink.report(diagnostic) }
        report(sink)
    }

    func text(_ german: String, _ english: String) -> String { language == .de ? german : english }

    /// Colours only on a terminal, and never against `NO_COLOR` (no-color.org).
    static var errorHasColour: Bool { hasColour(STDERR_FILENO) }
    static var resultHasColour: Bool { hasColour(STDOUT_FILENO) }

    private static func hasColour(_ stream: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(stream) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Characters a line of stdout; 100 where it is no terminal.
    static var width: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return Int(size.ws_col)
    }

    static var errorIsTerminal: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
}
