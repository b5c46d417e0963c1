// SPDX-License-Identifier: GPL-3.0-or-later

/// The further rows that a message speaks of: how many, and the lines of those in the same file.
public struct RowNumbers: Sendable {
    public let count: Int
    private let lines: [Int]
    private static let shownAtMost = 8

    public init(_ places: [SourceLocation], beside first: SourceLocation) {
        count = places.count
        lines = places.filter { $0.file == first.file && $0.line > 0 }.map(\.line).sorted()
    }

    /// `, ebenso in 5 weiteren Zeilen (3 bis 6, 9)`; empty where there is none.
    public var clause: LocalizedText {
        guard count > 0 else { return LocalizedText(de: "", en: "") }
        let word = count == 1 ? "einer weiteren Zeile" : "\(DigitGroups.text(count, .de)) weiteren Zeilen"
        let rows = count == 1 ? "one more row" : "\(DigitGroups.text(count, .en)) more rows"
        return LocalizedText(
            de: ", ebenso in \(word)\(listed(" bis "))", en: ", and likewise in \(rows)\(listed(" to "))")
    }

    private func listed(_ to: String) -> String {
        guard !lines.isEmpty else { return "" }
        var runs: [(first: Int, last: Int)] = []
        for line in lines {
            if let run = runs.last, line <= run.last + 1 {
                runs[runs.count - 1].last = line
            } else {
                runs.append((line, line))
            }
        }
        let shown = runs.prefix(Self.shownAtMost).map { run in
            switch run.last - run.first {
            case 0: "\(run.first)"
            case 1: "\(run.first), \(run.last)"
            default: "\(run.first)\(to)\(run.last)"
            }
        }
        return " (\(shown.joined(separator: ", "))\(runs.count > Self.shownAtMost ? ", …" : ""))"
    }
}
