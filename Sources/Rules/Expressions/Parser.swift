// SPDX-License-Identifier: GPL-3.0-or-later

/// Parses an expression by recursive descent (CEL specification, "Syntax"; operator precedence as there).
struct Parser {
    /// Deeper trees are refused, so that no later walk over them can run out of stack.
    static let maximumDepth = 200

    /// Whose grammar is read.
    enum Dialect: Hashable {
        /// The standard, and beyond it a comma after the last argument of a call and `!` and `-` mixed.
        case rulebook
        /// The standard to the letter. Without macros `has`, `all`, `exists` … are plain calls.
        case standard(expandsMacros: Bool)
    }

    private let tokens: [Token]
    private var position = 0
    private var depth = 0
    private let dialect: Dialect

    static func parse(
        _ text: String, offset: Int = 0, dialect: Dialect = .rulebook
    ) throws(SyntaxError) -> Expression {
        var parser = Parser(tokens: try Lexer.tokens(of: text, offset: offset), dialect: dialect)
        let expression = try parser.conditional()
        guard parser.current.kind == .end else { throw parser.unexpected("end") }
        return expression
    }

    private init(tokens: [Token], dialect: Dialect) {
        self.tokens = tokens
        self.dialect = dialect
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
        case .identifier(let name), .quotedIdentifier(let name): found = name
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

    /// - Parameter outer: the operator before this one.
    private mutating func unary(after outer: Expression.UnaryOperator? = nil) throws(SyntaxError) -> Expression {
        for symbol in [Expression.UnaryOperator.not, .negate] where isSymbol(symbol.rawValue) {
            if dialect != .rulebook, let outer, outer != symbol { throw unexpected("expression") }
            try descend()
            defer { depth -= 1 }
            let start = current.range.lowerBound
            position += 1
            let first = current.kind
            let operand = try unary(after: symbol)
            if symbol == .negate, dialect != .rulebook, case .literal = first,
                case .literal(.integer(let text), let range) = operand
            {
                return .literal(.integer("-" + text), range: start..<range.upperBound)
            }
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
                operand = try selection(from: operand)
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

    /// A field or, with arguments, a call; after the dot.
    private mutating func selection(from operand: Expression) throws(SyntaxError) -> Expression {
        let start = operand.range.lowerBound
        let token = current
        switch token.kind {
        case .quotedIdentifier(let name):
            position += 1
            return .select(operand, field: name, range: start..<token.range.upperBound)
        case .identifier(let name):
            position += 1
            if isSymbol("(") { return try call(name, receiver: operand, from: start) }
            return .select(operand, field: name, range: start..<token.range.upperBound)
        default: throw unexpected("name")
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

    /// Comma-separated expressions up to the closing symbol, which is consumed; a trailing comma is allowed in lists.
    private mutating func items(until close: String) throws(SyntaxError) -> [Expression] {
        var items: [Expression] = []
        while !isSymbol(close) {
            items.append(try conditional())
            guard take(",") else { break }
            if isSymbol(close), close == ")", dialect != .rulebook { throw unexpected("expression") }
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
        if dialect != .standard(expandsMacros: false),
            let macro = try macro(name, receiver: receiver, arguments: arguments, range: range)
        {
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
        guard let operand = receiver, let kind = Self.macros[name] else { return nil }
        return try comprehension(kind, over: operand, arguments: arguments, range: range)
    }

    private static let macros: [String: Expression.Comprehension.Kind] = [
        "all": .all, "exists": .exists, "exists_one": .existsOne, "existsOne": .existsOne, "map": .map,
        "filter": .filter, "transformList": .transformList, "transformMap": .transformMap,
        "transformMapEntry": .transformMapEntry,
    ]

    /// One or two variables, then a condition, a result or both; `nil` if the arguments are of no form of the macro.
    private func comprehension(
        _ kind: Expression.Comprehension.Kind, over operand: Expression, arguments: [Expression], range: Range<Int>
    ) throws(SyntaxError) -> Expression? {
        guard let form = Self.form(of: kind, arguments: arguments.count) else { return nil }
        var variables: [String] = []
        for argument in arguments.prefix(form.variables) { variables.append(try variable(argument)) }
        let comprehension = Expression.Comprehension(
            kind: kind, operand: operand, variables: variables,
            condition: form.hasCondition ? arguments[form.variables] : nil,
            result: form.hasResult ? arguments.last : nil)
        return .comprehension(comprehension, range: range)
    }

    private static func form(
        of kind: Expression.Comprehension.Kind, arguments: Int
    ) -> (variables: Int, hasCondition: Bool, hasResult: Bool)? {
        switch (kind, arguments) {
        case (.all, 2...3), (.exists, 2...3), (.existsOne, 2...3): (arguments - 1, true, false)
        case (.filter, 2): (1, true, false)
        case (.map, 2...3): (1, arguments == 3, true)
        case (.transformList, 3...4), (.transformMap, 3...4), (.transformMapEntry, 3...4): (2, arguments == 4, true)
        default: nil
        }
    }

    private func variable(_ expression: Expression) throws(SyntaxError) -> String {
        if case .name(let name, isAbsolute: false, _) = expression { return name }
        throw SyntaxError(problem: .badMacro("x.exists(name, …)"), range: expression.range)
    }
}
