// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the name that a misspelt one was probably meant to be.
public enum NameSuggestion {
    /// The nearest of `candidates`, if it is near enough to be a slip; ties go to the first in the given order.
    ///
    /// Near enough: at most a third of the letters differ (one for short names), upper and lower case apart.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        // Nobody mistypes a page of text for a name, and comparing two of them takes the square of their length.
        guard name.utf8.count <= longestName else { return nil }
        let wanted = Array(name.lowercased().unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name && candidate.utf8.count <= longestName {
            let other = Array(candidate.lowercased().unicodeScalars)
            let limit = max(1, max(wanted.count, other.count) / 3)
            guard abs(wanted.count - other.count) <= limit else { continue }
            let distance = editDistance(wanted, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static let longestName = 200

    /// “did you mean” as a help text, where a near name exists.
    public static func help(for name: String, among candidates: some Sequence<String>) -> LocalizedText? {
        nearest(to: name, among: candidates).map {
            LocalizedText(de: "meinten Sie `\($0)`?", en: "did you mean `\($0)`?")
        }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    public static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(substitution, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
