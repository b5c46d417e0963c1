// SPDX-License-Identifier: GPL-3.0-or-later

/// How grave a diagnostic is. Errors stop the run; warnings and notes do not.
public enum Severity: String, Sendable, Hashable, Codable {
    case error
    case warning
    case note
}

/// What kind of trouble an error is; it decides the exit code (design, section 6).
public enum Cause: Int32, Sendable, Hashable, Comparable {
    /// The run failed through no fault of the input.
    case failure = 1
    /// There is no admissible plan, or a plan breaks a rule.
    case breach = 2
    case usage = 64
    case badData = 65
    case missingInput = 66
    case cannotWrite = 73

    public static func < (left: Cause, right: Cause) -> Bool { left.rawValue < right.rawValue }
}

/// One thing to tell about the input: what, where, the value seen, what was expected and how to mend it.
///
/// Wording: the message names the value seen in backticks and has no full stop; advice stands in `help`.
/// The texts of a module stand in its one `…Messages.swift` file and nowhere else.
public struct Diagnostic: Sendable, Hashable {
    /// A further place or fact that belongs to the diagnostic.
    public struct Note: Sendable, Hashable {
        public let message: LocalizedText
        public let location: SourceLocation?

        public init(_ message: LocalizedText, at location: SourceLocation? = nil) {
            self.message = message
            self.location = location
        }
    }

    /// Stable, for scripts: `module.what`, for example `tables.bad-number`.
    public let id: String
    public let severity: Severity
    public let cause: Cause
    public let location: SourceLocation?
    public let message: LocalizedText
    public var notes: [Note]
    public var help: LocalizedText?
    /// The cause that it may share with many others; `nil` for one that stands for itself.
    public let series: Series?
    /// Where the same was found besides, once a sink has folded its series into this diagnostic.
    public internal(set) var further: FurtherPlaces?

    public init(
        id: String,
        severity: Severity = .error,
        cause: Cause = .badData,
        at location: SourceLocation?,
        _ message: LocalizedText,
        notes: [Note] = [],
        help: LocalizedText? = nil,
        series: Series? = nil
    ) {
        self.id = id
        self.severity = severity
        self.cause = cause
        self.location = location
        self.message = message
        self.notes = notes
        self.help = help
        self.series = series
    }
}
