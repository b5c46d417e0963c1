// SPDX-License-Identifier: GPL-3.0-or-later

/// What `matches` said of the texts of a batch, so that each pair of text and pattern is looked at once.
struct MatchMemory {
    /// More steps than this for one text are refused.
    static let maximumSteps = 1_000_000

    private struct Key: Hashable {
        let text: Int32
        let pattern: Int32
    }

    private var verdicts: [Key: Bool?] = [:]
    private var programs: [Int32: RegexProgram?] = [:]

    /// Whether the pattern matches anywhere in the text; `nil` if it is no pattern or takes too many steps.
    mutating func matches(_ text: Int32, _ pattern: Int32, _ textOf: (Int32) -> String) -> Bool? {
        let key = Key(text: text, pattern: pattern)
        if let known = verdicts[key] { return known }
        let program = programs[pattern] ?? (try? RegexProgram(textOf(pattern)))
        programs[pattern] = .some(program)
        let verdict = program.flatMap { program in
            var matcher = RegexMatcher(program)
            return matcher.matches(RuleText.composed(textOf(text)), limit: Self.maximumSteps)
        }
        verdicts[key] = .some(verdict)
        return verdict
    }
}
