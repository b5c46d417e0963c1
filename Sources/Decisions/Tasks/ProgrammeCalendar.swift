// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// The dates of a programme, or of the network as a whole: data with sources, beside the rulebooks.
public struct ProgrammeCalendar: Sendable {
    /// The programme's code; ``network`` for what holds for every programme.
    public let name: String
    public let title: LocalizedText
    /// How many reserves the programme's list may have; `nil` where it does not say.
    public let reserves: Int?
    public let steps: [Step]

    public static let network = "netzwerk"

    /// One thing that is to be done, for each subject of its kind.
    public struct Step: Sendable {
        /// Stable, for example `KUS-T2`.
        public let id: String
        public let kind: Kind
        public let subject: Subject
        public let when: When
        public let title: LocalizedText
        /// Of the money, above 0 and at most 1; `nil` for steps without money.
        public let share: FixedPoint?
        public let source: String
    }

    public enum Kind: String, Sendable, CaseIterable {
        case apply
        case notify
        case contract
        case pay
        case prove
        case report
    }

    /// What a step is done for, once for each.
    public enum Subject: String, Sendable, CaseIterable {
        case plan
        case fund
        case school
        case provider
        case allocation
    }

    public enum When: Sendable, Hashable {
        /// Days after the decision.
        case afterDecision(Int)
        /// A day of the calendar year in which the school year begins, or of one so many years later.
        case on(month: Int, day: Int, year: Int)
    }

    /// The day of a step.
    public static func day(of when: When, decision: Day, schoolYear: SchoolYear) -> Day {
        switch when {
        case .afterDecision(let days): Day(number: decision.number + days)
        case .on(let month, let day, let year):
            // 29 February of other years is the day before.
            Day(year: schoolYear.startYear + year, month: month, day: day)
                ?? Day(year: schoolYear.startYear + year, month: month, day: day - 1) ?? decision
        }
    }
}
