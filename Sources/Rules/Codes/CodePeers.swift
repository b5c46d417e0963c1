// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The values that a value is compared with, and which of them it was probably meant to be.
struct CodePeers {
    /// What a value that fits nothing was probably meant to be.
    struct Meant: Hashable {
        enum Reason: Hashable {
            /// The same word in another spelling.
            case spelling
            /// The word for the code in daily language.
            case word
            /// A slip of a letter or two.
            case slip
        }

        let text: String
        let reason: Reason
    }

    /// Those of columns and of rules, each once, in the order they were found.
    private(set) var texts: [String] = []
    private var known: Set<String> = []
    /// Those that stand in rules.
    private var inRules: Set<String> = []
    /// Whether values of a column are among them: then a value without an equal one has nothing to go with.
    private(set) var hasColumn = false
    private var bySpelling: [CodeSpelling: [String]] = [:]

    mutating func add(_ text: String, isInRule: Bool) {
        if isInRule { inRules.insert(text) } else { hasColumn = true }
        guard known.insert(text).inserted else { return }
        texts.append(text)
        let spelling = CodeSpelling(text)
        if !spelling.key.isEmpty { bySpelling[spelling, default: []].append(text) }
    }

    /// The values of a column; of a list with the wrong sign between its codes these as well.
    mutating func add(_ values: CodeValues) {
        for value in values.values {
            add(value.text, isInRule: false)
            let parts = values.isList ? CodeCell.parts(of: value.text, isList: true) { _ in false } : nil
            for part in parts ?? [] { add(part, isInRule: false) }
        }
    }

    func contains(_ text: String) -> Bool { known.contains(text) }

    /// `nil` where nothing is near; also where the value is compared with an equal one and only a slip is near.
    ///
    /// - Parameter withSlips: whether to look for slips, which takes a look at every value.
    func meant(by text: String, withSlips: Bool = true) -> Meant? {
        if let other = best(bySpelling[CodeSpelling(text)]?.filter { $0 != text } ?? []) {
            return Meant(text: other, reason: .spelling)
        }
        let isMet = contains(text)
        let words = Vocabulary.codes(meaning: text).filter { isMet ? inRules.contains($0) : contains($0) }
        if !Vocabulary.isCode(text), let code = words.first { return Meant(text: code, reason: .word) }
        guard !isMet, withSlips, let near = slip(of: text) else { return nil }
        return Meant(text: near, reason: .slip)
    }

    private func best(_ texts: [String]) -> String? {
        texts.max { CodeRank($0) < CodeRank($1) }
    }

    /// Words of some length that differ in a letter or two. Short codes such as `mo-vm` and `mi-vm` are different
    /// codes, and so are those that differ in a digit.
    private func slip(of text: String) -> String? {
        let wanted = CodeSpelling(text).key
        guard Self.isWord(wanted) else { return nil }
        let near = texts.filter { other in
            let key = CodeSpelling(other).key
            return Self.isWord(key) && max(key.count, wanted.count) >= (abs(key.count - wanted.count) > 1 ? 8 : 5)
        }
        guard let found = NameSuggestion.nearest(to: text, among: near) else { return nil }
        return Self.differsByASlip(wanted, CodeSpelling(found).key) ? found : nil
    }

    private static func isWord(_ key: String) -> Bool { key.count >= 5 && key.allSatisfy(\.isLetter) }

    private static func differsByASlip(_ left: String, _ right: String) -> Bool {
        let limit = min(left.count, right.count) >= 8 ? 2 : 1
        return NameSuggestion.editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars)) <= limit
    }
}

/// How much a text looks like the code that was meant, of two spellings of one word.
struct CodeRank: Comparable {
    let rank: Int

    init(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        rank = Vocabulary.isCode(text) ? 2 : isPlain ? 1 : 0
    }

    static func < (left: CodeRank, right: CodeRank) -> Bool { left.rank < right.rank }
}
