// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the diagnostics of a run, so that all problems are told at once.
///
/// A value: stages that run in parallel fill a sink each and are merged in a fixed order.
public struct DiagnosticSink: Sendable {
    /// How many diagnostics are shown; the rest are counted.
    public static let shownAtMost = 100
    /// How many are kept for sorting before they are only counted, so that a broken file cannot fill the memory.
    static let keptAtMost = 2_000

    /// How many members of series are looked at; they are folded and take little room.
    static let foldedAtMost = 20_000

    /// Diagnostics that stand for themselves, with their place in the order of reporting.
    private var kept: [Entry] = []
    private var seen: Set<Diagnostic> = []
    private var folds: [(offset: Int, fold: SeriesFold)] = []
    private var foldIndices: [SeriesFold.Key: Int] = [:]
    private var foldedCount = 0
    private var nextOffset = 0
    /// Those that are not in `kept` because it is full, or were not even made.
    private var uncounted: (errors: Int, warnings: Int, others: Int) = (0, 0, 0)
    private var causes: Set<Cause> = []

    public init() {}

    /// Adds a diagnostic; the same one twice counts once.
    ///
    /// Many of one series count as one, see ``Diagnostic/Series``.
    public mutating func report(_ diagnostic: Diagnostic) {
        let key = SeriesFold.Key(diagnostic)
        if let key, foldIndices[key] != nil || hasRoom {
            guard fold(diagnostic, key) else { return }
        } else if key == nil, hasRoom {
            guard seen.insert(diagnostic).inserted else { return }
            kept.append(Entry(offset: nextOffset, position: 0, element: diagnostic))
        } else {
            count(diagnostic.severity)
        }
        nextOffset += 1
        if diagnostic.severity == .error { causes.insert(diagnostic.cause) }
    }

    /// Puts the diagnostic to its series; `false` if it is there.
    private mutating func fold(_ diagnostic: Diagnostic, _ key: SeriesFold.Key) -> Bool {
        let index = fold(of: key)
        guard folds[index].fold.add(diagnostic) else { return false }
        foldedCount += 1
        return true
    }

    private mutating func fold(of key: SeriesFold.Key) -> Int {
        if let index = foldIndices[key] { return index }
        foldIndices[key] = folds.count
        folds.append((nextOffset, SeriesFold(key)))
        return folds.count - 1
    }

    private mutating func count(_ severity: Severity) {
        switch severity {
        case .error: uncounted.errors += 1
        case .warning: uncounted.warnings += 1
        case .note: uncounted.others += 1
        }
    }

    /// Whether further diagnostics would only be counted. To make one takes far longer than to find it, and a broken
    /// file can hold millions: then ``countError()`` is enough.
    public var isFull: Bool { !hasRoom || foldedCount >= Self.foldedAtMost }

    private var hasRoom: Bool { kept.count + folds.count < Self.keptAtMost }

    /// Counts an error of bad data that is not shown.
    public mutating func countError() {
        uncounted.errors += 1
        causes.insert(.badData)
    }

    /// Adds all diagnostics of another sink after the ones of this.
    public mutating func merge(_ other: DiagnosticSink) {
        let members = other.entries { $0.members }
        let inOrder = (other.kept + members).sorted { ($0.offset, $0.position) < ($1.offset, $1.position) }
        for entry in inOrder { report(entry.element) }
        for (_, fold) in other.folds where fold.isFolded {
            if let index = foldIndices[fold.key] {
                folds[index].fold.addFurther(of: fold)
            } else {
                count(fold.key.severity)
            }
        }
        uncounted.errors += other.uncounted.errors
        uncounted.warnings += other.uncounted.warnings
        uncounted.others += other.uncounted.others
        causes.formUnion(other.causes)
    }

    /// Errors reported, the ones that are only counted included; those of one series that are told as one are one.
    public var errorCount: Int { messages(.error) + uncounted.errors }
    public var warningCount: Int { messages(.warning) + uncounted.warnings }

    private func messages(_ severity: Severity) -> Int {
        kept.count { $0.element.severity == severity }
            + folds.reduce(0) { $0 + ($1.fold.key.severity == severity ? $1.fold.messageCount : 0) }
    }

    public var hasErrors: Bool { !causes.isEmpty }

    /// The exit code of a run that ends with these diagnostics; `nil` without errors.
    /// A missing file goes before bad data: it is often the reason for the rest.
    public var exitCode: Int32? { causes.max()?.rawValue }

    /// Sorted by place, then gravity, then id; at most ``shownAtMost``, errors before others are cut.
    public var shown: [Diagnostic] {
        let errorsFirst = (kept + entries { $0.shown }).sorted { Self.cutOrder($0, $1) }.prefix(Self.shownAtMost)
        return errorsFirst.sorted { Self.displayOrder($0, $1) }.map(\.element)
    }

    /// How many diagnostics ``shown`` leaves out.
    public var hiddenCount: Int {
        let made = kept.count + folds.reduce(0) { $0 + $1.fold.messageCount }
        return max(0, made - Self.shownAtMost) + uncounted.errors + uncounted.warnings + uncounted.others
    }

    private struct Entry: Sendable {
        let offset: Int
        /// Among the members of a series, which have the offset of their first in common.
        let position: Int
        let element: Diagnostic
    }

    private func entries(_ diagnostics: (SeriesFold) -> [Diagnostic]) -> [Entry] {
        folds.flatMap { offset, fold in
            diagnostics(fold).enumerated().map { Entry(offset: offset, position: $0, element: $1) }
        }
    }

    private static func cutOrder(_ left: Entry, _ right: Entry) -> Bool {
        (rank(left.element), left.offset, left.position) < (rank(right.element), right.offset, right.position)
    }

    private static func displayOrder(_ left: Entry, _ right: Entry) -> Bool {
        let (first, second) = (left.element, right.element)
        switch (first.location, second.location) {
        case (let here?, let there?) where here != there: return here < there
        case (nil, _?): return true
        case (_?, nil): return false
        default:
            return (rank(first), first.id, left.offset, left.position)
                < (rank(second), second.id, right.offset, right.position)
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
