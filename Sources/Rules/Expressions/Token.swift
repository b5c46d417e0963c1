// SPDX-License-Identifier: GPL-3.0-or-later

/// A token of CEL with its UTF-8 offsets.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case identifier(String)
        /// A field between backticks, which may hold `.`, `-`, `/` and blanks.
        case quotedIdentifier(String)
        case literal(Literal)
        /// An operator or punctuation, `in` included.
        case symbol(String)
        case end
    }

    let kind: Kind
    let range: Range<Int>
}

/// A syntax error with its UTF-8 offsets in the expression.
struct SyntaxError: Error, Hashable {
    enum Problem: Hashable {
        case unexpectedCharacter(String)
        case unterminatedString
        case badEscape
        case badNumber(String)
        case reservedWord(String)
        case expected(String, found: String)
        case tooDeep(limit: Int)
        case badMacro(String)
    }

    let problem: Problem
    let range: Range<Int>
}
