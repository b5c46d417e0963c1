// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Tables

/// Reads the files that the tools for rule authors are given; nothing else of this target reads from disk but the
/// conformance suite.
public enum RuleFiles {
    /// The file, named by its path as given; a missing one is a diagnostic.
    public static func read(
        _ path: String, namedAt place: SourceLocation? = nil, into sink: inout DiagnosticSink
    ) -> SourceFile? {
        guard let bytes = RegularFile.bytes(of: path) else {
            sink.report(ToolMessages.missingFile(path, at: place))
            return nil
        }
        return SourceFile(name: path, bytes: bytes)
    }

    /// The folder of a path with a slash at its end; empty for a file in the working folder.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// A rulebook file; `nil` (and diagnostics) if it is missing or wrong.
    public static func rulebook(
        _ path: String, namedAt place: SourceLocation? = nil, into sink: inout DiagnosticSink
    ) -> Rulebook? {
        read(path, namedAt: place, into: &sink).flatMap { RulebookReader.read($0, into: &sink) }
    }
}
