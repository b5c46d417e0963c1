// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the diagnostics of a run, so that all problems are told at once.
///
/// A value: stages that run in parallel fill a sink each and are merged in a fixed order.
public struct DiagnosticSink: Sendable {
    /// How many diagnostics are shown; the rest are counted.
    public static let shownAtMost = 100
    /// How many are kept for sorting before they are only counted, so that a broken file cannot fill the memory.
    static let keptAtMost = 2_000

    private var kept: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []
    /// Errors reported, the ones that are only counted included.
    public private(set) var errorCount = 0
    public private(set) var warningCount = 0
    private var total = 0
    private var causes: Set<Cause> = []

    public init() {}

    /// Adds a diagnostic; the same one twice counts once.
    public mutating func report(_ diagnostic: Diagnostic) {
        if kept.count < Self.keptAtMost {
            guard seen.insert(diagnostic).inserted else { return }
            kept.append(diagnostic)
        }
        total += 1
        switch diagnostic.severity {
        case .error:
            errorCount += 1
            causes.insert(diagnostic.cause)
        case .warning: warningCount += 1
        case .note: break
        }
    }

    /// Whether further diagnostics would only be counted. To make one takes far longer than to find it, and a broken
    /// file can hold millions: then ``countError()`` is enough.
    public var isFull: Bool { kept.count >= Self.keptAtMost }

    /// Counts an error of bad data that is not shown.
    public mutating func countError() {
        total += 1
        errorCount += 1
        causes.insert(.badData)
    }

    /// Adds all diagnostics of another sink after the ones of this.
    public mutating func merge(_ other: DiagnosticSink) {
        for diagnostic in other.kept { report(diagnostic) }
        let uncounted = other.total - other.kept.count
        guard uncounted > 0 else { return }
        total += uncounted
        errorCount += max(0, other.errorCount - other.kept.count { $0.severity == .error })
        warningCount += max(0, other.warningCount - other.kept.count { $0.severity == .warning })
        causes.formUnion(other.causes)
    }

    public var hasErrors: Bool { errorCount > 0 }

    /// The exit code of a run that ends with these diagnostics; `nil` without errors.
    /// A missing file goes before bad data: it is often the reason for the rest.
    public var exitCode: Int32? { causes.max()?.rawValue }

    /// Sorted by place, then gravity, then id; at most ``shownAtMost``, errors before others are cut.
    public var shown: [Diagnostic] {
        let errorsFirst = kept.enumerated().sorted { Self.cutOrder($0, $1) }.prefix(Self.shownAtMost)
        return errorsFirst.sorted { Self.displayOrder($0, $1) }.map(\.element)
    }

    /// How many diagnostics ``shown`` leaves out.
    public var hiddenCount: Int { max(0, total - Self.shownAtMost) }

    private typealias Entry = EnumeratedSequence<[Diagnostic]>.Element

    private static func cutOrder(_ left: Entry, _ right: Entry) -> Bool {
        (rank(left.element), left.offset) < (rank(right.element), right.offset)
    }

    private static func displayOrder(_ left: Entry, _ right: Entry) -> Bool {
        let (first, second) = (left.element, right.element)
        switch (first.location, second.location) {
        case (let here?, let there?) where here != there: return here < there
        case (nil, _?): return true
        case (_?, nil): return false
        default: return (rank(first), first.id, left.offset) < (rank(second), second.id, right.offset)
        }
    }

    private static func rank(_ diagnostic: Diagnostic) -> Int {
        switch diagnostic.severity {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
