// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts an expression into tokens (CEL specification, "Syntax").
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0

    /// Words that CEL keeps for other languages; they cannot be names.
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]
    private static let doubleSymbols = ["&&", "||", "<=", ">=", "==", "!="]
    private static let singleSymbols = "+-*/%<>!?:.,()[]{}"

    init(_ text: String) { bytes = Array(text.utf8) }

    /// All tokens, the end included; their ranges begin at `offset`, for an expression inside a longer text.
    static func tokens(of text: String, offset: Int = 0) throws(SyntaxError) -> [Token] {
        var lexer = Lexer(text)
        var tokens: [Token] = []
        while true {
            let token: Token
            do throws(SyntaxError) {
                token = try lexer.next()
            } catch {
                throw SyntaxError(problem: error.problem, range: shifted(error.range, by: offset))
            }
            tokens.append(Token(kind: token.kind, range: shifted(token.range, by: offset)))
            if token.kind == .end { return tokens }
        }
    }

    private static func shifted(_ range: Range<Int>, by offset: Int) -> Range<Int> {
        range.lowerBound + offset..<range.upperBound + offset
    }

    private mutating func next() throws(SyntaxError) -> Token {
        skipBlanksAndComments()
        let start = position
        guard let byte = peek() else { return Token(kind: .end, range: start..<start) }
        if let string = try stringLiteral() { return Token(kind: .literal(string), range: start..<position) }
        if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1) ?? 0)) {
            return Token(kind: .literal(try number()), range: start..<position)
        }
        if isLetter(byte) { return try word() }
        if byte == UInt8(ascii: "`"), let name = quotedName() {
            return Token(kind: .quotedIdentifier(name), range: start..<position)
        }
        return try symbol()
    }

    private mutating func skipBlanksAndComments() {
        while let byte = peek() {
            if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
                position += 1
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
                while let next = peek(), next != 0x0A { position += 1 }
            } else {
                return
            }
        }
    }

    private mutating func word() throws(SyntaxError) -> Token {
        let start = position
        while let byte = peek(), isLetter(byte) || isDigit(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let range = start..<position
        switch text {
        case "true": return Token(kind: .literal(.boolean(true)), range: range)
        case "false": return Token(kind: .literal(.boolean(false)), range: range)
        case "null": return Token(kind: .literal(.null), range: range)
        case "in": return Token(kind: .symbol(text), range: range)
        default: return Token(kind: .identifier(text), range: range)
        }
    }

    /// A name between backticks; `nil` (and nothing taken) if it is empty, holds anything else or is not closed.
    private mutating func quotedName() -> String? {
        let others = Array("_.-/ ".utf8)
        var end = position + 1
        while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || others.contains(bytes[end]) { end += 1 }
        guard end > position + 1, end < bytes.count, bytes[end] == UInt8(ascii: "`") else { return nil }
        defer { position = end + 1 }
        return String(decoding: bytes[position + 1..<end], as: UTF8.self)
    }

    /// Reserved words may be selected as fields but not stand alone.
    static func isReserved(_ word: String) -> Bool { reserved.contains(word) }

    private mutating func symbol() throws(SyntaxError) -> Token {
        let start = position
        for symbol in Self.doubleSymbols where bytes[start...].starts(with: symbol.utf8) {
            position += 2
            return Token(kind: .symbol(symbol), range: start..<position)
        }
        let character = String(UnicodeScalar(bytes[start]))
        guard bytes[start] < 0x80, Self.singleSymbols.contains(character) else {
            let length = characterLength(at: start)
            let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
            throw SyntaxError(problem: .unexpectedCharacter(text), range: start..<start + length)
        }
        position += 1
        return Token(kind: .symbol(character), range: start..<position)
    }

    private func characterLength(at start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - start
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
}

// MARK: - Numbers

extension Lexer {
    private mutating func number() throws(SyntaxError) -> Literal {
        let start = position
        if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") || peek(1) == UInt8(ascii: "X") {
            return try hexadecimal(from: start)
        }
        var isDouble = false
        takeDigits()
        if peek() == UInt8(ascii: "."), isDigit(peek(1) ?? 0) {
            isDouble = true
            position += 1
            takeDigits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            guard isDigit(peek(1 + sign) ?? 0) else { throw badNumber(from: start) }
            isDouble = true
            position += 1 + sign
            takeDigits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return try finish(isDouble ? .double(text) : .integer(text), from: start)
    }

    private mutating func hexadecimal(from start: Int) throws(SyntaxError) -> Literal {
        position += 2
        let digits = position
        while let byte = peek(), isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte) {
            position += 1
        }
        guard position > digits else { throw badNumber(from: start) }
        return try finish(.integer(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
    }

    /// Takes the `u` of an unsigned literal; a number that runs into a name is an error.
    private mutating func finish(_ literal: Literal, from start: Int) throws(SyntaxError) -> Literal {
        var result = literal
        if case .integer(let text) = literal, peek() == UInt8(ascii: "u") || peek() == UInt8(ascii: "U") {
            position += 1
            result = .unsigned(text)
        }
        if let byte = peek(), isLetter(byte) || isDigit(byte) { throw badNumber(from: start) }
        return result
    }

    private mutating func takeDigits() {
        while let byte = peek(), isDigit(byte) { position += 1 }
    }

    private mutating func badNumber(from start: Int) -> SyntaxError {
        while let byte = peek(), isLetter(byte) || isDigit(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return SyntaxError(problem: .badNumber(text), range: start..<position)
    }
}

// MARK: - Strings

extension Lexer {
    /// A string or bytes literal with its prefixes `r`, `b` and single or triple quotes; `nil` if none begins here.
    private mutating func stringLiteral() throws(SyntaxError) -> Literal? {
        var (isRaw, isBytes, ahead) = (false, false, 0)
        while let byte = peek(ahead), ahead < 2 {
            if !isRaw, byte == UInt8(ascii: "r") || byte == UInt8(ascii: "R") {
                isRaw = true
            } else if !isBytes, byte == UInt8(ascii: "b") || byte == UInt8(ascii: "B") {
                isBytes = true
            } else {
                break
            }
            ahead += 1
        }
        guard let quote = peek(ahead), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
        let start = position
        position += ahead
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        let content = try stringContent(quote: quote, isTriple: isTriple, isRaw: isRaw, isBytes: isBytes, from: start)
        if isBytes { return .bytes(content) }
        return .string(String(decoding: content, as: UTF8.self))
    }

    private mutating func stringContent(
        quote: UInt8, isTriple: Bool, isRaw: Bool, isBytes: Bool, from start: Int
    ) throws(SyntaxError) -> [UInt8] {
        var content: [UInt8] = []
        while let byte = peek() {
            if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                position += isTriple ? 3 : 1
                return content
            }
            if !isTriple, byte == 0x0A || byte == 0x0D { break }
            position += 1
            if byte == UInt8(ascii: "\\"), !isRaw {
                try escape(into: &content, isBytes: isBytes)
            } else if byte == 0x0D {
                // Line ends of every kind are one and the same character.
                if peek() == 0x0A { position += 1 }
                content.append(0x0A)
            } else {
                content.append(byte)
            }
        }
        throw SyntaxError(problem: .unterminatedString, range: start..<position)
    }

    /// The part of an escape after the backslash.
    private mutating func escape(into content: inout [UInt8], isBytes: Bool) throws(SyntaxError) {
        let start = position - 1
        let bad = SyntaxError(problem: .badEscape, range: start..<min(bytes.count, start + 2))
        guard let byte = peek() else { throw bad }
        position += 1
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
            UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
        ]
        if let value = simple[byte] { return content.append(value) }
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "?"):
            content.append(byte)
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            try append(code: 2, radix: 16, isBytes: isBytes, into: &content, orThrow: bad)
        case UInt8(ascii: "u") where !isBytes:
            try append(code: 4, radix: 16, isBytes: false, into: &content, orThrow: bad)
        case UInt8(ascii: "U") where !isBytes:
            try append(code: 8, radix: 16, isBytes: false, into: &content, orThrow: bad)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            try append(code: 3, radix: 8, isBytes: isBytes, into: &content, orThrow: bad)
        default:
            throw bad
        }
    }

    private mutating func append(
        code digits: Int, radix: Int, isBytes: Bool, into content: inout [UInt8], orThrow bad: SyntaxError
    ) throws(SyntaxError) {
        guard position + digits <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + digits], as: UTF8.self), radix: radix),
            bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
        else { throw bad }
        position += digits
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
        } else {
            guard let scalar = Unicode.Scalar(value) else { throw bad }
            content.append(contentsOf: Array(String(scalar).utf8))
        }
    }
}
