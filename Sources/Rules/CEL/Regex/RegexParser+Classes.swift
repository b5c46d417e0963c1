// SPDX-License-Identifier: GPL-3.0-or-later

extension RegexParser {
    /// The rest of `[…]`.
    mutating func bracketClass(_ flags: Flags) throws(RegexError) -> CharacterClass {
        var set = CharacterClass()
        set.foldsCase = flags.foldsCase
        set.isNegated = take("^")
        var isFirst = true
        while isFirst || peek() != "]" {
            isFirst = false
            if let named = try namedClass() {
                set.items.append(.other(named))
            } else if peek() == "\\", let escape = try classEscapeInBrackets() {
                set.items.append(.other(escape))
            } else {
                set.items.append(.range(try range()))
            }
        }
        guard take("]") else { throw .missing("]") }
        return set
    }

    /// `[:alpha:]`; without its end the bracket stands for itself.
    private mutating func namedClass() throws(RegexError) -> CharacterClass? {
        let before = self
        guard take("[:") else { return nil }
        guard var name = text(until: ":]") else {
            self = before
            return nil
        }
        let isNegated = name.hasPrefix("^")
        if isNegated { name.removeFirst() }
        guard var set = CharacterClass.posix(name) else { throw .unknownClass("[:" + name + ":]") }
        set.isNegated = isNegated
        return set
    }

    /// One character or a range of them.
    private mutating func range() throws(RegexError) -> ClosedRange<UInt32> {
        let low = try member()
        guard peek() == "-", let after = peek(1), after != "]" else { return low.value...low.value }
        _ = next()
        let high = try member()
        guard low <= high else { throw .badRange("\(low)-\(high)") }
        return low.value...high.value
    }

    private mutating func member() throws(RegexError) -> Unicode.Scalar {
        guard let scalar = next() else { throw .missing("]") }
        return scalar == "\\" ? try scalarEscape() : scalar
    }

    private mutating func classEscapeInBrackets() throws(RegexError) -> CharacterClass? {
        let before = self
        _ = next()
        if let set = try classEscape() { return set }
        self = before
        return nil
    }

    /// `d`, `W`, `pL`, `p{Greek}`, `P{^Lu}` after the backslash; `nil` if it is something else.
    mutating func classEscape() throws(RegexError) -> CharacterClass? {
        guard let letter = peek() else { return nil }
        if let set = CharacterClass.perl(letter) {
            _ = next()
            return set
        }
        guard letter == "p" || letter == "P" else { return nil }
        _ = next()
        var name: String
        if take("{") {
            guard let text = text(until: "}") else { throw .missing("}") }
            name = text
        } else {
            guard let scalar = next() else { throw .badEscape("\\" + String(letter)) }
            name = String(scalar)
        }
        var isNegated = letter == "P"
        if name.hasPrefix("^") {
            isNegated.toggle()
            name.removeFirst()
        }
        guard let category = UnicodeClass(name) else { throw .unknownClass("\\" + String(letter) + "{" + name + "}") }
        return CharacterClass(items: [.category(category, isNegated: isNegated)])
    }

    /// The character of an escape, after the backslash.
    mutating func scalarEscape() throws(RegexError) -> Unicode.Scalar {
        guard let scalar = next() else { throw .badEscape("\\") }
        switch scalar {
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        case "x": return try hexadecimal()
        case "0": return octal(scalar)
        // A back-reference, unless two further octal digits make it a code.
        case "1"..."7" where isOctal(peek()): return octal(scalar)
        // RE2 takes one byte, which may be half a character; a text of code points has no such place.
        case "C": throw .singleByte
        default: break
        }
        // Punctuation stands for itself; letters and digits without a meaning are kept for later.
        let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
        guard scalar.isASCII, !isWord else { throw .badEscape("\\" + String(scalar)) }
        return scalar
    }

    private func isOctal(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."7").contains($0) } ?? false }

    private mutating func octal(_ first: Unicode.Scalar) -> Unicode.Scalar {
        var value = first.value - 0x30
        for _ in 0..<2 {
            guard let digit = peek(), isOctal(digit) else { break }
            value = value * 8 + digit.value - 0x30
            _ = next()
        }
        return Unicode.Scalar(value) ?? "\0"
    }

    private mutating func hexadecimal() throws(RegexError) -> Unicode.Scalar {
        let digits: String
        if take("{") {
            guard let text = text(until: "}") else { throw .missing("}") }
            digits = text
        } else {
            digits = [next(), next()].compactMap { $0.map { String($0) } }.joined()
            guard digits.unicodeScalars.count == 2 else { throw .badEscape("\\x" + digits) }
        }
        let isHex = !digits.isEmpty && digits.unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit }
        guard isHex, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw .badEscape("\\x" + digits)
        }
        return scalar
    }
}
