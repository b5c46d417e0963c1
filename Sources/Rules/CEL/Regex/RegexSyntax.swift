// SPDX-License-Identifier: GPL-3.0-or-later

/// A regular expression in the syntax of RE2, as far as a yes or no needs it: groups capture nothing, and lazy
/// repetition is the same as greedy.
indirect enum RegexNode {
    case empty
    case scalar(Unicode.Scalar, foldsCase: Bool)
    case any(matchesNewline: Bool)
    case characterClass(CharacterClass)
    case assertion(RegexAssertion)
    case sequence([RegexNode])
    case choice([RegexNode])
    /// `maximum` is `nil` for no limit.
    case repetition(RegexNode, minimum: Int, maximum: Int?)
}

/// A condition on a place between two characters.
enum RegexAssertion {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary

    /// Whether it holds between two neighbours; `nil` is the edge of the text.
    func holds(before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
        switch self {
        case .textStart: before == nil
        case .textEnd: after == nil
        case .lineStart: before == nil || before == "\n"
        case .lineEnd: after == nil || after == "\n"
        case .wordBoundary: Self.isWord(before) != Self.isWord(after)
        case .noWordBoundary: Self.isWord(before) == Self.isWord(after)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": return true
        default: return false
        }
    }
}

/// Why a pattern is none of RE2.
enum RegexError: Error, Hashable {
    case unexpected(String)
    case missing(String)
    case badEscape(String)
    /// `\C`: a byte, of which texts have none.
    case singleByte
    case badRange(String)
    case unknownClass(String)
    /// A name of two groups.
    case duplicateName(String)
    case badRepetition(String)
    case repetitionTooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
}
