// SPDX-License-Identifier: GPL-3.0-or-later

/// Parses an expression by recursive descent (CEL specification, "Syntax"; operator precedence as there).
struct Parser {
    /// Deeper trees are refused, so that no later walk over them can run out of stack.
    static let maximumDepth = 200

    private let tokens: [Token]
    private var position = 0
    private var depth = 0
    /// `has`, `all`, `exists` … are macros; switched off they are plain calls.
    private let expandsMacros: Bool

    static func parse(
        _ text: String, offset: Int = 0, expandsMacros: Bool = true
    ) throws(SyntaxError) -> Expression {
        var parser = Parser(tokens: try Lexer.tokens(of: text, offset: offset), expandsMacros: expandsMacros)
        let expression = try parser.conditional()
        guard parser.current.kind == .end else { throw parser.unexpected("end") }
        return expression
    }

    private init(tokens: [Token], expandsMacros: Bool) {
        self.tokens = tokens
        self.expandsMacros = expandsMacros
    }

    private var current: Token { tokens[position] }

    private func isSymbol(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

    private mutating func take(_ symbol: String) -> Bool {
        guard isSymbol(symbol) else { return false }
        position += 1
        return true
    }

    /// Consumes the symbol and returns where it ends.
    @discardableResult
    private mutating func expect(_ symbol: String) throws(SyntaxError) -> Int {
        guard isSymbol(symbol) else { throw unexpected(symbol) }
        position += 1
        return tokens[position - 1].range.upperBound
    }

    private func unexpected(_ expected: String) -> SyntaxError {
        let found: String
        switch current.kind {
        case .identifier(let name): found = name
        case .symbol(let symbol): found = symbol
        case .literal: found = "literal"
        case .end: found = "end"
        }
        return SyntaxError(problem: .expected(expected, found: found), range: current.range)
    }

    /// Counts a level of nesting; the caller takes it back with `depth -= 1`.
    private mutating func descend() throws(SyntaxError) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw SyntaxError(problem: .tooDeep(limit: Self.maximumDepth), range: current.range)
        }
    }
}

// MARK: - Operators

extension Parser {
    private mutating func conditional() throws(SyntaxError) -> Expression {
        try descend()
        defer { depth -= 1 }
        let condition = try binary(level: 0)
        guard take("?") else { return condition }
        let first = try binary(level: 0)
        try expect(":")
        let second = try conditional()
        let range = condition.range.lowerBound..<second.range.upperBound
        return .conditional(condition, first, second, range: range)
    }

    private static let levels: [[Expression.BinaryOperator]] = [
        [.or], [.and],
        [.lessOrEqual, .less, .greaterOrEqual, .greater, .equal, .notEqual, .contains],
        [.add, .subtract], [.multiply, .divide, .remainder],
    ]

    /// A chain of left-associative operators of one level. Its length counts as depth, because the tree leans left.
    private mutating func binary(level: Int) throws(SyntaxError) -> Expression {
        guard level < Self.levels.count else { return try unary() }
        var left = try binary(level: level + 1)
        var links = 0
        defer { depth -= links }
        while let symbol = Self.levels[level].first(where: { isSymbol($0.rawValue) }) {
            links += 1
            try descend()
            position += 1
            let right = try binary(level: level + 1)
            left = .binary(symbol, left, right, range: left.range.lowerBound..<right.range.upperBound)
        }
        return left
    }

    private mutating func unary() throws(SyntaxError) -> Expression {
        for symbol in [Expression.UnaryOperator.not, .negate] where isSymbol(symbol.rawValue) {
            try descend()
            defer { depth -= 1 }
            let start = current.range.lowerBound
            position += 1
            let operand = try unary()
            return .unary(symbol, operand, range: start..<operand.range.upperBound)
        }
        return try member()
    }
}

// MARK: - Members and primaries

extension Parser {
    private mutating func member() throws(SyntaxError) -> Expression {
        var operand = try primary()
        var links = 0
        defer { depth -= links }
        while true {
            let start = operand.range.lowerBound
            if take(".") {
                guard case .identifier(let name) = current.kind else { throw unexpected("name") }
                position += 1
                let end = tokens[position - 1].range.upperBound
                if isSymbol("(") {
                    operand = try call(name, receiver: operand, from: start)
                } else {
                    operand = .select(operand, field: name, range: start..<end)
                }
            } else if take("[") {
                let index = try conditional()
                operand = .index(operand, index, range: start..<(try expect("]")))
            } else {
                return operand
            }
            links += 1
            try descend()
        }
    }

    private mutating func primary() throws(SyntaxError) -> Expression {
        let token = current
        switch token.kind {
        case .literal(let literal):
            position += 1
            return .literal(literal, range: token.range)
        case .symbol("("):
            position += 1
            let inner = try conditional()
            try expect(")")
            return inner
        case .symbol("["): return try list()
        case .symbol("{"): return try map()
        case .symbol("."):
            position += 1
            guard case .identifier(let name) = current.kind else { throw unexpected("name") }
            return try named(name, isAbsolute: true, from: token.range.lowerBound)
        case .identifier(let name): return try named(name, isAbsolute: false, from: token.range.lowerBound)
        default: throw unexpected("expression")
        }
    }

    private mutating func named(_ name: String, isAbsolute: Bool, from start: Int) throws(SyntaxError) -> Expression {
        if Lexer.isReserved(name) { throw SyntaxError(problem: .reservedWord(name), range: current.range) }
        position += 1
        let end = tokens[position - 1].range.upperBound
        if isSymbol("(") { return try call(name, receiver: nil, from: start) }
        return .name(name, isAbsolute: isAbsolute, range: start..<end)
    }

    private mutating func list() throws(SyntaxError) -> Expression {
        let start = current.range.lowerBound
        position += 1
        let items = try items(until: "]")
        return .list(items, range: start..<tokens[position - 1].range.upperBound)
    }

    /// Comma-separated expressions up to the closing symbol, which is consumed; a trailing comma is allowed.
    private mutating func items(until close: String) throws(SyntaxError) -> [Expression] {
        var items: [Expression] = []
        while !isSymbol(close) {
            items.append(try conditional())
            guard take(",") else { break }
        }
        try expect(close)
        return items
    }

    private mutating func map() throws(SyntaxError) -> Expression {
        let start = current.range.lowerBound
        position += 1
        var entries: [Expression.MapEntry] = []
        while !isSymbol("}") {
            let key = try conditional()
            try expect(":")
            entries.append(Expression.MapEntry(key: key, value: try conditional()))
            guard take(",") else { break }
        }
        return .map(entries, range: start..<(try expect("}")))
    }
}

// MARK: - Calls and macros

extension Parser {
    private mutating func call(
        _ name: String, receiver: Expression?, from start: Int
    ) throws(SyntaxError) -> Expression {
        try expect("(")
        let arguments = try items(until: ")")
        let range = start..<tokens[position - 1].range.upperBound
        if expandsMacros, let macro = try macro(name, receiver: receiver, arguments: arguments, range: range) {
            return macro
        }
        return .call(name, receiver: receiver, arguments: arguments, range: range)
    }

    private func macro(
        _ name: String, receiver: Expression?, arguments: [Expression], range: Range<Int>
    ) throws(SyntaxError) -> Expression? {
        if name == "has", receiver == nil, arguments.count == 1 {
            guard case .select(let operand, let field, _) = arguments[0] else {
                throw SyntaxError(problem: .badMacro("has(x.y)"), range: arguments[0].range)
            }
            return .has(operand, field: field, range: range)
        }
        let kinds: [String: Expression.Comprehension.Kind] = [
            "all": .all, "exists": .exists, "exists_one": .existsOne, "existsOne": .existsOne, "map": .map,
            "filter": .filter,
        ]
        guard let operand = receiver, let kind = kinds[name] else { return nil }
        return try comprehension(kind, over: operand, arguments: arguments, range: range)
    }

    /// `variable, body`, `variable, variable, body` or, for `map`, also `variable, condition, body`.
    private func comprehension(
        _ kind: Expression.Comprehension.Kind, over operand: Expression, arguments: [Expression], range: Range<Int>
    ) throws(SyntaxError) -> Expression? {
        guard (2...3).contains(arguments.count), let body = arguments.last else { return nil }
        var variables = [try variable(arguments[0])]
        var condition: Expression?
        if arguments.count == 3 {
            switch kind {
            case .map: condition = arguments[1]
            case .filter: return nil
            case .all, .exists, .existsOne: variables.append(try variable(arguments[1]))
            }
        }
        let comprehension = Expression.Comprehension(
            kind: kind, operand: operand, variables: variables,
            condition: kind == .map ? condition : body, result: kind == .map ? body : nil)
        return .comprehension(comprehension, range: range)
    }

    private func variable(_ expression: Expression) throws(SyntaxError) -> String {
        if case .name(let name, isAbsolute: false, _) = expression { return name }
        throw SyntaxError(problem: .badMacro("x.exists(name, …)"), range: expression.range)
    }
}
