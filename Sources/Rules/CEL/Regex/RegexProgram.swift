// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern as a non-deterministic automaton (Thompson 1968).
struct RegexProgram {
    enum Instruction {
        case scalar(Unicode.Scalar)
        /// A character that folds to this one.
        case folded(Unicode.Scalar)
        case any(matchesNewline: Bool)
        case characterClass(Int)
        case assertion(RegexAssertion)
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// Patterns that need more are refused.
    static let maximumInstructions = 50_000

    private(set) var instructions: [Instruction] = []
    private(set) var classes: [CharacterClass] = []

    init(_ pattern: String) throws(RegexError) {
        try emit(try RegexParser.parse(pattern))
        try add(.match)
    }

    private mutating func add(_ instruction: Instruction) throws(RegexError) {
        guard instructions.count < Self.maximumInstructions else { throw .tooLarge(limit: Self.maximumInstructions) }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: RegexNode) throws(RegexError) {
        switch node {
        case .empty: break
        case .scalar(let scalar, foldsCase: false): try add(.scalar(scalar))
        case .scalar(let scalar, foldsCase: true): try add(.folded(CaseFolding.folded(scalar)))
        case .any(let matchesNewline): try add(.any(matchesNewline: matchesNewline))
        case .characterClass(let set):
            classes.append(set)
            try add(.characterClass(classes.count - 1))
        case .assertion(let assertion): try add(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .choice(let nodes): try emitChoice(nodes)
        case .repetition(let node, let minimum, let maximum): try emit(node, minimum, maximum)
        }
    }

    private mutating func emitChoice(_ nodes: [RegexNode]) throws(RegexError) {
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                try emit(node)
                break
            }
            let split = instructions.count
            try add(.split(split + 1, split + 1))
            try emit(node)
            ends.append(instructions.count)
            try add(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for end in ends { instructions[end] = .jump(instructions.count) }
    }

    private mutating func emit(_ node: RegexNode, _ minimum: Int, _ maximum: Int?) throws(RegexError) {
        for _ in 0..<minimum { try emit(node) }
        guard let maximum else {
            let start = instructions.count
            try add(.split(start + 1, start + 1))
            try emit(node)
            try add(.jump(start))
            instructions[start] = .split(start + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(instructions.count)
            try add(.split(instructions.count + 1, 0))
            try emit(node)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
