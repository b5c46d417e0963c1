// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs an automaton over a text, all its states at once: the time is at most the length of the text times the size of
/// the pattern, whatever the pattern (Pike's simulation without captures).
struct RegexMatcher {
    private let program: RegexProgram
    /// The place in the text, counted from 1, at which an instruction was last reached.
    private var reached: [Int]
    /// States to go on from at the present place.
    private var pending: [Int] = []
    /// Instructions at the present place that wait for a character.
    private var waiting: [Int] = []
    /// Instructions looked at so far.
    private(set) var steps = 0

    init(_ program: RegexProgram) {
        self.program = program
        reached = Array(repeating: 0, count: program.instructions.count)
    }

    /// Whether the pattern matches anywhere in the text; `nil` if that takes more than about `limit` steps.
    mutating func matches(_ text: String, limit: Int = .max) -> Bool? {
        var place = 0
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            place += 1
            if settle(at: place, before: before, after: scalar) { return true }
            advance(over: scalar)
            guard steps <= limit else { return nil }
            before = scalar
        }
        return settle(at: place + 1, before: before, after: nil)
    }

    /// Follows everything that needs no character, from the pending states and, because a match may begin anywhere,
    /// from the start; true if that reaches the end of the pattern.
    private mutating func settle(at place: Int, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
        pending.append(0)
        waiting.removeAll(keepingCapacity: true)
        while let state = pending.popLast() {
            guard reached[state] != place else { continue }
            reached[state] = place
            steps += 1
            switch program.instructions[state] {
            case .match: return true
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .assertion(let assertion):
                if assertion.holds(before: before, after: after) { pending.append(state + 1) }
            case .scalar, .folded, .any, .characterClass: waiting.append(state)
            }
        }
        return false
    }

    private mutating func advance(over scalar: Unicode.Scalar) {
        let folded = CaseFolding.folded(scalar)
        for state in waiting {
            steps += 1
            let isMatch: Bool
            switch program.instructions[state] {
            case .scalar(let expected): isMatch = scalar == expected
            case .folded(let expected): isMatch = folded == expected
            case .any(let matchesNewline): isMatch = matchesNewline || scalar != "\n"
            case .characterClass(let index):
                steps += program.classes[index].weight
                isMatch = program.classes[index].contains(scalar)
            case .assertion, .jump, .split, .match: isMatch = false
            }
            if isMatch { pending.append(state + 1) }
        }
    }
}
