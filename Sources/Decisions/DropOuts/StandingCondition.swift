// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A condition that a body set when it decided or recommended what a plan rests on, and what a drop-out means for the
/// schools that it names.
public struct StandingCondition: Sendable, Hashable {
    /// A school that the condition names.
    public struct School: Sendable, Hashable {
        /// Row of the schools table.
        public let row: Int
        public let id: String
        public let name: String
        /// Groups before the drop-out and after it.
        public let before: Int64
        public let after: Int64
        /// Needs of the school that are open in the plan after it.
        public let open: [UnmetNeed]
        /// Whether the school has any need at all.
        public let hasNeed: Bool
    }

    public let text: String
    /// Who set it, and when.
    public let decision: DecisionHistory.Decided
    /// In the order of the table.
    public let schools: [School]

    /// The conditions of everything that a decided plan rests on, in the order of the ledger.
    ///
    /// - Parameters:
    ///   - before: the plan that something fell out of.
    ///   - after: the plan after it; its scenario has the same rows.
    public static func all(
        of decided: DecidedPlan, in history: DecisionHistory, before: Plan, after: Plan
    ) -> [StandingCondition] {
        let reader = SchoolMentions(after.scenario)
        let carriedOut = before.scenario.decisions.map(\.id)
        return history.foundations(of: decided.record, carriedOut: carriedOut).flatMap { decision in
            decision.record.conditions.map { text in
                StandingCondition(
                    text: text, decision: decision,
                    schools: reader.rows(in: text).map { reader.school($0, before: before, after: after) })
            }
        }
    }
}

/// Finds the schools that a text names.
private struct SchoolMentions {
    private let names: PlanNames
    private let schoolOfNeed: [Int?]

    init(_ scenario: Scenario) {
        let names = PlanNames(scenario.tables)
        self.names = names
        schoolOfNeed = (0..<names.count("needs")).map { names.school(ofNeed: $0) }
    }

    /// Rows of schools whose name or id stands in the text as whole words. A name that is part of a longer one there
    /// is not meant.
    func rows(in text: String) -> [Int] {
        var found: [(row: Int, range: Range<String.Index>)] = []
        let folded = text.lowercased()
        for row in 0..<names.count("schools") {
            let known = [names.text("schools", "name", row), names.id("schools", row)]
            for name in known.compactMap({ $0?.lowercased() }) where !name.isEmpty {
                for range in folded.ranges(of: name) where Self.isWhole(range, in: folded) {
                    found.append((row, range))
                }
            }
        }
        let meant = found.filter { own in
            !found.contains { other in
                other.range != own.range && other.range.lowerBound <= own.range.lowerBound
                    && other.range.upperBound >= own.range.upperBound
            }
        }
        return Set(meant.map(\.row)).sorted()
    }

    private static func isWhole(_ range: Range<String.Index>, in text: String) -> Bool {
        let isWord = { (character: Character) in character.isLetter || character.isNumber }
        let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
        let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
        return !isWord(before) && !isWord(after)
    }

    func school(_ row: Int, before: Plan, after: Plan) -> StandingCondition.School {
        func groups(_ plan: Plan) -> Int64 {
            plan.allocations.filter { schoolOfNeed[$0.need] == row }.reduce(0) { $0 + $1.groups }
        }
        return StandingCondition.School(
            row: row, id: names.id("schools", row), name: names.text("schools", "name", row) ?? "",
            before: groups(before), after: groups(after), open: after.unmet.filter { schoolOfNeed[$0.need] == row },
            hasNeed: schoolOfNeed.contains(row))
    }
}
