// SPDX-License-Identifier: GPL-3.0-or-later

/// A cell that holds several codes in one value, because something else than `|` stands between them.
enum CodeCell {
    /// The codes in a value; `nil` where it is one code.
    ///
    /// - Parameter isKnown: whether a part is one of the codes, or nearly so.
    static func parts(of text: String, isList: Bool, isKnown: (String) -> Bool) -> [String]? {
        let marks: [Character] = [",", ";", "/", "\n", "\r\n", "+", "&"]
        let parted = split(text) { marks.contains($0) }
        if parted.count > 1 {
            // In a list nobody writes these signs within a code; in a single cell they may belong to it.
            let isPlain = text.contains { ",;/".contains($0) }
            return isList && isPlain || (parted.allSatisfy(isKnown) && !isKnown(text)) ? parted : nil
        }
        let words = text.split(separator: " ").map(String.init)
        if words.contains("und") {
            let groups = words.split(separator: "und").map { $0.joined(separator: " ") }
            if groups.count > 1, groups.allSatisfy(isKnown) { return groups }
        }
        return words.count > 1 && words.allSatisfy(isKnown) ? words : nil
    }

    private static func split(_ text: String, at isMark: (Character) -> Bool) -> [String] {
        text.split(whereSeparator: isMark).map { part in
            part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { !$0.isEmpty }
    }
}
