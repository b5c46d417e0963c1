// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Why the output of a plan could not be produced. Nothing of it was left behind, nothing old was damaged.
public struct OutputError: Error, Sendable, Hashable {
    public let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    /// A file or folder could not be written.
    static func cannotWrite(_ path: String, code: Int32) -> OutputError {
        OutputError(ReportMessages.cannotWrite(path, reason: SystemReason.text(code)))
    }

    /// A sum of money or groups is larger than any number of the plan can be.
    static var sumTooLarge: OutputError { OutputError(ReportMessages.sumTooLarge()) }
}
