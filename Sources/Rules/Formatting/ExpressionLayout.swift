// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets the blanks of an expression: one around a binary operator, none inside of brackets. Nothing else is touched.
enum ExpressionLayout {
    /// The text in one manner of writing; line breaks stay. As it is if it is no expression or holds comments.
    static func format(_ text: String) -> String {
        guard let tokens = tokens(of: text), tokens.count > 1 else { return text }
        let bytes = Array(text.utf8)
        var writer = ExpressionSpacing()
        var result = ""
        for (index, token) in tokens.enumerated() {
            let gap = bytes[(index == 0 ? 0 : tokens[index - 1].range.upperBound)..<token.range.lowerBound]
            guard gap.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
            let isApart = writer.isApart(token.kind)
            if index > 0, let lineFeed = gap.lastIndex(of: 0x0A) {
                result += "\n" + String(repeating: " ", count: gap.endIndex - lineFeed - 1)
            } else if index > 0, isApart {
                result += " "
            }
            result += String(decoding: bytes[token.range], as: UTF8.self)
        }
        // Blanks may part tokens that would be read as one without them, as in `1 .x`.
        return Self.tokens(of: result)?.map(\.kind) == tokens.map(\.kind) ? result : text
    }

    /// Whether both are the same but for blanks.
    static func isSame(_ left: String, _ right: String) -> Bool {
        guard left != right else { return true }
        guard let first = tokens(of: left), let second = tokens(of: right) else { return false }
        return first.map(\.kind) == second.map(\.kind)
    }

    /// The tokens without the end; `nil` if the text cannot be parsed.
    private static func tokens(of text: String) -> [Token]? {
        guard (try? Parser.parse(text)) != nil, let tokens = try? Lexer.tokens(of: text) else { return nil }
        return Array(tokens.dropLast())
    }
}

/// Decides token by token whether a blank goes before it.
private struct ExpressionSpacing {
    private enum Bracket { case round, square, curly, question }

    private var previous: Token.Kind?
    /// The previous token is a sign or `!`, to which its operand is joined.
    private var previousIsPrefix = false
    private var open: [Bracket] = []

    mutating func isApart(_ kind: Token.Kind) -> Bool {
        let isPrefix = isPrefix(kind)
        defer {
            previous = kind
            previousIsPrefix = isPrefix
        }
        let isMapColon = kind == .symbol(":") && open.last == .curly
        track(kind)
        guard let previous, !previousIsPrefix else { return false }
        if case .symbol(let symbol) = previous, ["(", "[", "{", "."].contains(symbol) { return false }
        // Two operands never touch, and after an operator or a comma there is a blank.
        guard case .symbol(let symbol) = kind else { return true }
        switch symbol {
        case ")", "]", "}", ",": return false
        case ".", "(", "[": return !endsOperand(previous)
        case ":": return !isMapColon
        default: return true
        }
    }

    private func isPrefix(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .symbol("!"): true
        case .symbol("-"): !(previous.map(endsOperand) ?? false)
        default: false
        }
    }

    private func endsOperand(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .identifier, .quotedIdentifier, .literal: true
        case .symbol(let symbol): [")", "]", "}"].contains(symbol)
        case .end: false
        }
    }

    private mutating func track(_ kind: Token.Kind) {
        switch kind {
        case .symbol("("): open.append(.round)
        case .symbol("["): open.append(.square)
        case .symbol("{"): open.append(.curly)
        case .symbol("?"): open.append(.question)
        case .symbol(":") where open.last == .question: open.removeLast()
        case .symbol(")"), .symbol("]"), .symbol("}"): if !open.isEmpty { open.removeLast() }
        default: break
        }
    }
}
