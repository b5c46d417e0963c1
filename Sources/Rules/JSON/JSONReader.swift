// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Reads JSON by recursive descent and stops at the first mistake.
struct JSONReader {
    static let maximumDepth = 200

    struct Failure: Error, Hashable {
        enum Problem: Hashable {
            /// What would have been right here.
            case expected(String)
            case badString
            case duplicateName(String)
            case tooDeep(limit: Int)
        }

        let problem: Problem
        let offset: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    static func read(_ bytes: [UInt8]) throws(Failure) -> JSONNode {
        var reader = JSONReader(bytes: bytes)
        if bytes.starts(with: SourceFile.byteOrderMark) { reader.position = SourceFile.byteOrderMark.count }
        let node = try reader.value()
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.failure(.expected("end")) }
        return node
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func failure(_ problem: Failure.Problem) -> Failure { Failure(problem: problem, offset: position) }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".utf8)
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func value() throws(Failure) -> JSONNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth)) }
        skipBlanks()
        let start = position
        if take("{") { return JSONNode(kind: .object(try members()), offset: start) }
        if take("[") { return JSONNode(kind: .array(try items()), offset: start) }
        if peek() == UInt8(ascii: "\"") { return JSONNode(kind: .string(try string()), offset: start) }
        if take("null") { return JSONNode(kind: .null, offset: start) }
        if take("true") { return JSONNode(kind: .boolean(true), offset: start) }
        if take("false") { return JSONNode(kind: .boolean(false), offset: start) }
        if let number = number() { return JSONNode(kind: .number(number), offset: start) }
        throw failure(.expected("value"))
    }

    private mutating func items() throws(Failure) -> [JSONNode] {
        var items: [JSONNode] = []
        skipBlanks()
        if take("]") { return items }
        while true {
            items.append(try value())
            skipBlanks()
            if take("]") { return items }
            guard take(",") else { throw failure(.expected(", ]")) }
        }
    }

    private mutating func members() throws(Failure) -> [(name: String, value: JSONNode)] {
        var members: [(name: String, value: JSONNode)] = []
        var names: Set<[UInt8]> = []
        skipBlanks()
        if take("}") { return members }
        while true {
            skipBlanks()
            let start = position
            guard peek() == UInt8(ascii: "\"") else { throw failure(.expected("name")) }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw Failure(problem: .duplicateName(name), offset: start)
            }
            skipBlanks()
            guard take(":") else { throw failure(.expected(":")) }
            members.append((name, try value()))
            skipBlanks()
            if take("}") { return members }
            guard take(",") else { throw failure(.expected(", }")) }
        }
    }

    private mutating func number() -> String? {
        let start = position
        _ = take("-")
        let first = position
        guard digits(), position == first + 1 || bytes[first] != 0x30 else {
            position = first
            return nil
        }
        if take("."), !digits() { return nil }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return nil }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = peek(), (0x30...0x39).contains(byte) { position += 1 }
        return position > start
    }
}

// MARK: - Strings

extension JSONReader {
    private mutating func string() throws(Failure) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = peek(), byte >= 0x20 {
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard let text = String(validating: content, as: UTF8.self) else { break }
                return text
            }
            if byte == UInt8(ascii: "\\") {
                guard let scalar = escape() else { break }
                content += Array(String(scalar).utf8)
            } else {
                content.append(byte)
            }
        }
        throw Failure(problem: .badString, offset: start)
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = peek() else { return nil }
        position += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\", "/": return Unicode.Scalar(byte)
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return unicode()
        default: return nil
        }
    }

    /// Four hexadecimal digits; a high surrogate needs the low one after it.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let first = codeUnit() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard take("\\u"), let second = codeUnit(), (0xDC00..<0xE000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = bytes[position..<position + 4]
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
        position += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
