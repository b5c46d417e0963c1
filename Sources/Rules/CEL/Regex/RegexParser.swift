// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a pattern in the syntax of RE2 (github.com/google/re2/wiki/Syntax) by recursive descent.
struct RegexParser {
    static let maximumDepth = 200
    /// The largest count in braces, also for what nested braces multiply up to.
    static let maximumRepetition = 1_000

    struct Flags {
        var foldsCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var flags = Flags()
    private var groupNames: Set<String> = []

    static func parse(_ pattern: String) throws(RegexError) -> RegexNode {
        var parser = RegexParser(scalars: Array(pattern.unicodeScalars))
        let node = try parser.choice()
        if let rest = parser.peek() { throw .unexpected(String(rest)) }
        guard node.repetitions <= maximumRepetition else { throw .repetitionTooLarge(limit: maximumRepetition) }
        return node
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek() else { return nil }
        position += 1
        return scalar
    }

    mutating func take(_ text: String) -> Bool {
        guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    /// The characters up to a terminator, which is consumed; `nil` if it never comes.
    mutating func text(until terminator: String) -> String? {
        let start = position
        while position < scalars.count {
            let end = position
            if take(terminator) { return String(String.UnicodeScalarView(scalars[start..<end])) }
            position += 1
        }
        position = start
        return nil
    }
}

// MARK: - Choices, sequences, repetitions

extension RegexParser {
    private mutating func choice() throws(RegexError) -> RegexNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = peek(), scalar != "|", scalar != ")" {
            if take("\\Q") {
                // Quoted text ends with the pattern if nothing else ends it.
                parts += quoted().map { .scalar($0, foldsCase: flags.foldsCase) }
                if let last = parts.popLast() { parts.append(try repeated(last)) }
                continue
            }
            guard let atom = try atom() else { continue }
            parts.append(try repeated(atom))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func quoted() -> [Unicode.Scalar] {
        if let text = text(until: "\\E") { return Array(text.unicodeScalars) }
        defer { position = scalars.count }
        return Array(scalars[position...])
    }

    /// The atom with the operator that follows it; a second operator on top of it is an error.
    private mutating func repeated(_ atom: RegexNode) throws(RegexError) -> RegexNode {
        guard let (minimum, maximum) = try repetition() else { return atom }
        _ = take("?")
        let start = position
        if try repetition() != nil {
            throw .badRepetition(String(String.UnicodeScalarView(scalars[max(0, start - 1)..<position])))
        }
        return .repetition(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func repetition() throws(RegexError) -> (minimum: Int, maximum: Int?)? {
        switch peek() {
        case "*": position += 1; return (0, nil)
        case "+": position += 1; return (1, nil)
        case "?": position += 1; return (0, 1)
        case "{": return try braces()
        default: return nil
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`; anything else in braces stands for itself.
    private mutating func braces() throws(RegexError) -> (minimum: Int, maximum: Int?)? {
        let start = position
        position += 1
        guard let minimum = count() else { position = start; return nil }
        var maximum: Int? = minimum
        if take(",") { maximum = peek() == "}" ? nil : count() ?? -1 }
        guard maximum != -1, take("}") else { position = start; return nil }
        guard minimum <= Self.maximumRepetition, maximum ?? 0 <= Self.maximumRepetition else {
            throw .repetitionTooLarge(limit: Self.maximumRepetition)
        }
        if let maximum, maximum < minimum { throw .badRepetition("{\(minimum),\(maximum)}") }
        return (minimum, maximum)
    }

    /// A decimal number; one beyond the limit is told by the limit and one.
    private mutating func count() -> Int? {
        var value: Int?
        while let scalar = peek(), ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Self.maximumRepetition + 1)
            position += 1
        }
        return value
    }
}

// MARK: - Atoms

extension RegexParser {
    /// `nil` for what matches nothing by itself, like `(?i)`.
    private mutating func atom() throws(RegexError) -> RegexNode? {
        let start = peek()
        if start == "{", try repetition() != nil { throw .badRepetition("{…}") }
        guard let scalar = next() else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return .characterClass(try bracketClass(flags))
        case ".": return .any(matchesNewline: flags.dotMatchesNewline)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escape()
        case "*", "+", "?": throw .badRepetition(String(scalar))
        default: return .scalar(scalar, foldsCase: flags.foldsCase)
        }
    }

    private mutating func group() throws(RegexError) -> RegexNode? {
        let outer = flags
        if take("?") {
            if take("P<") || (peek() == "<" && peek(1) != "=" && peek(1) != "!" && take("<")) {
                try groupName()
            } else if try flagsEndGroup() {
                return nil
            }
        }
        depth += 1
        guard depth <= Self.maximumDepth else { throw .tooDeep(limit: Self.maximumDepth) }
        let node = try choice()
        depth -= 1
        guard take(")") else { throw .missing(")") }
        flags = outer
        return node
    }

    private mutating func groupName() throws(RegexError) {
        let isWord = { (byte: UInt8) in
            Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte) || byte == 0x5F
        }
        guard let name = text(until: ">"), !name.isEmpty, name.utf8.allSatisfy({ $0 < 0x80 && isWord($0) }) else {
            throw .unexpected("(?<")
        }
        guard groupNames.insert(name).inserted else { throw .duplicateName(name) }
    }

    /// `i`, `m`, `s`, `U` with `-` before what is switched off; true if they end with `)` and hold for the rest.
    private mutating func flagsEndGroup() throws(RegexError) -> Bool {
        var isOn = true
        var (hasFlag, hasMinus) = (false, false)
        while let scalar = next() {
            switch scalar {
            case "i": flags.foldsCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesNewline = isOn
            case "U": break
            case "-" where !hasMinus:
                (isOn, hasMinus, hasFlag) = (false, true, false)
                continue
            case ":" where !hasMinus || hasFlag: return false
            case ")" where hasFlag: return true
            default: throw .unexpected("(?" + String(scalar))
            }
            hasFlag = true
        }
        throw .missing(")")
    }

    private mutating func escape() throws(RegexError) -> RegexNode {
        guard let scalar = peek() else { throw .badEscape("\\") }
        switch scalar {
        case "A": position += 1; return .assertion(.textStart)
        case "z": position += 1; return .assertion(.textEnd)
        case "b": position += 1; return .assertion(.wordBoundary)
        case "B": position += 1; return .assertion(.noWordBoundary)
        default: break
        }
        if var set = try classEscape() {
            set.foldsCase = flags.foldsCase
            return .characterClass(set)
        }
        return .scalar(try scalarEscape(), foldsCase: flags.foldsCase)
    }
}

extension RegexNode {
    /// How often the innermost part is repeated at most by counts in braces.
    fileprivate var repetitions: Int {
        switch self {
        case .empty, .scalar, .any, .characterClass, .assertion: 1
        case .sequence(let nodes), .choice(let nodes): nodes.map(\.repetitions).max() ?? 1
        case .repetition(let node, let minimum, let maximum):
            // No more than is needed to tell that it is too much, whatever the nesting.
            min(max(1, maximum ?? minimum) * node.repetitions, RegexParser.maximumRepetition + 1)
        }
    }
}
