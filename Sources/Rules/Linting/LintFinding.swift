// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Something in a rulebook that is allowed but probably not meant.
public struct LintFinding: Sendable, Hashable {
    /// What was found; the raw values are stable, for scripts.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A match rule that excludes nothing.
        case neverExcludes = "never-excludes"
        /// A match rule that excludes everything.
        case alwaysExcludes = "always-excludes"
        /// A limit whose bound cannot be reached.
        case neverBinds = "never-binds"
        /// A rule that leaves nothing of a whole school type, sector or municipality.
        case excludesValue = "excludes-value"
        /// A bound that no plan can keep.
        case impossibleQuota = "impossible-quota"
        /// Two rules that say the same.
        case sameRule = "same-rule"
        /// A rule that another one makes superfluous.
        case impliedRule = "implied-rule"
        /// A parameter or computed name that nothing uses.
        case unusedName = "unused-name"
        /// Dated values of a parameter with a gap or overlap.
        case datedValues = "dated-values"
        /// A rulebook that is not in force in the school year.
        case notInForce = "not-in-force"
        /// A goal that every plan reaches alike.
        case goalWithoutEffect = "goal-without-effect"
        /// A rulebook that no fund of the scenario falls under.
        case appliesToNothing = "applies-to-nothing"
        /// A title or reason that one language lacks.
        case missingText = "missing-text"
        /// A reason that does not tell the value it is about.
        case reasonWithoutValue = "reason-without-value"
    }

    public let kind: Kind
    /// `warning`: almost certainly a mistake. `note`: worth a look, and often as it should be.
    public let severity: Severity
    /// The id of the rule, or the name of the parameter, computed value or rulebook.
    public let rule: String
    public let location: SourceLocation
    public let message: LocalizedText
    public let help: LocalizedText
    /// A second place that belongs to it.
    public let other: SourceLocation?

    public init(
        _ kind: Kind, _ severity: Severity, rule: String, at location: SourceLocation, _ message: LocalizedText,
        help: LocalizedText, other: SourceLocation? = nil
    ) {
        self.kind = kind
        self.severity = severity
        self.rule = rule
        self.location = location
        self.message = message
        self.help = help
        self.other = other
    }

    /// Why it matters.
    public var reason: LocalizedText { LintMessages.reason(kind) }

    /// As it is told to people.
    public var diagnostic: Diagnostic {
        var notes = [Diagnostic.Note(LintMessages.because(reason))]
        if let other { notes.insert(Diagnostic.Note(LintMessages.otherRule, at: other), at: 0) }
        return Diagnostic(
            id: "lint.\(kind.rawValue)", severity: severity, at: location, message, notes: notes, help: help)
    }
}
