// SPDX-License-Identifier: GPL-3.0-or-later

extension Diagnostic {
    /// What diagnostics of the same id and file have in common if one cause is behind them: a hundred cells of a column
    /// that miss their leading zero are one thing to mend, and one to tell.
    public struct Series: Sendable, Hashable {
        /// What they are about, mostly a column.
        public let subject: String
        /// The likely cause, a word of the code.
        public let cause: String
        /// The value seen, which may differ from member to member; `nil` where the message names none.
        public let value: String?

        public init(_ subject: String, cause: String = "", value: String? = nil) {
            self.subject = subject
            self.cause = cause
            self.value = value
        }
    }

    /// The further members of a series that is told once.
    public struct FurtherPlaces: Sendable, Hashable {
        /// How many there are.
        public internal(set) var count = 0
        /// Their lines in the file of the diagnostic, in order; no line twice.
        public internal(set) var lines = LineRanges()
        /// Some of their values that differ from each other and from the one told.
        public internal(set) var values: [String] = []
    }
}

/// Lines of a file as ranges in rising order.
public struct LineRanges: Sendable, Hashable {
    public private(set) var ranges: [ClosedRange<Int>] = []

    public init() {}

    public var isEmpty: Bool { ranges.isEmpty }

    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Adds a line; `false` if it is there. Cost: constant behind the last line, else linear in the ranges.
    @discardableResult
    mutating func insert(_ line: Int) -> Bool {
        var position = ranges.count
        while position > 0, ranges[position - 1].lowerBound > line { position -= 1 }
        if position > 0, ranges[position - 1].contains(line) { return false }
        ranges.insert(line...line, at: position)
        join(at: position)
        if position > 0 { join(at: position - 1) }
        return true
    }

    /// Makes one range of a range and its successor if nothing lies between them.
    private mutating func join(at position: Int) {
        guard position + 1 < ranges.count, ranges[position].upperBound + 1 == ranges[position + 1].lowerBound else {
            return
        }
        ranges[position] = ranges[position].lowerBound...ranges[position + 1].upperBound
        ranges.remove(at: position + 1)
    }

    /// `3 bis 120, 125 und 12 weitere`: at most `limit` ranges.
    public func text(_ language: Language, atMost limit: Int = 4) -> String {
        let shown = ranges.prefix(limit).map { range in
            range.count == 1 ? "\(range.lowerBound)" : Self.span(range, language)
        }
        let hidden = ranges.dropFirst(limit).reduce(0) { $0 + $1.count }
        let list = shown.joined(separator: ", ")
        guard hidden > 0 else { return list }
        let more = DigitGroups.text(hidden, language)
        return list + (language == .de ? " und \(more) weitere" : " and \(more) more")
    }

    private static func span(_ range: ClosedRange<Int>, _ language: Language) -> String {
        "\(range.lowerBound) " + (language == .de ? "bis" : "to") + " \(range.upperBound)"
    }
}

extension Diagnostic.FurtherPlaces {
    /// In one sentence, as it stands under the message.
    var sentence: LocalizedText { LocalizedText(de: text(.de), en: text(.en)) }

    private func text(_ language: Language) -> String {
        let number = DigitGroups.text(count, language)
        let examples = values.map { "`\($0)`" }.joined(separator: ", ")
        switch language {
        case .de:
            let places =
                lines.isEmpty
                ? (count == 1 ? "an einer weiteren Stelle" : "an \(number) weiteren Stellen")
                : lines.count == 1 && count == 1
                    ? "in Zeile \(lines.text(.de))"
                    : "in \(number) weiteren Zeilen: \(lines.text(.de))"
            return "ebenso \(places)" + (examples.isEmpty ? "" : "; dort steht zum Beispiel \(examples)")
        case .en:
            let places =
                lines.isEmpty
                ? (count == 1 ? "in one more place" : "in \(number) more places")
                : lines.count == 1 && count == 1
                    ? "in line \(lines.text(.en))"
                    : "in \(number) more lines: \(lines.text(.en))"
            return "the same \(places)" + (examples.isEmpty ? "" : "; there it says \(examples), for example")
        }
    }
}
