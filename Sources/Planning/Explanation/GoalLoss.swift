// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// What a goal loses when something is forced: a difference of two optima, told no more exactly than it is proven.
public struct GoalLoss: Sendable, Hashable, Codable {
    public let goal: String
    public let title: LocalizedText
    public let sense: String
    /// The goal in the plan: its best value where that is proven.
    public let before: FixedPoint
    /// The goal in the other plan that was found; `nil` if none was.
    public let after: FixedPoint?
    /// At least so much is lost, whatever plan is made; negative if something may be won. `nil` if nothing is known.
    public let atLeast: FixedPoint?
    /// At most so much is lost, because a plan is known; `nil` if nothing is known.
    public let atMost: FixedPoint?
    /// `file:line:column` of the goal.
    public let place: String

    /// The loss where it is known exactly.
    public var exact: FixedPoint? { atLeast.map { $0.normalised } == atMost.map { $0.normalised } ? atLeast : nil }
}

/// How a plan with something forced compares to the plan, goal after goal.
public enum PlanComparison: String, Sendable, Hashable, Codable {
    /// Proven: no goal loses.
    case equal
    /// Proven: the first goal that differs loses.
    case loses
    /// A better plan was found; the plan was not proven to be the best.
    case better
    /// Not decided within the time.
    case open

    /// Goals in order of importance: the first that is not provably equal decides.
    init(_ losses: [GoalLoss]) {
        for loss in losses {
            if let atLeast = loss.atLeast, atLeast.mantissa > 0 {
                self = .loses
                return
            }
            if let atMost = loss.atMost, atMost.mantissa < 0 {
                self = .better
                return
            }
            guard loss.atLeast?.mantissa == 0, loss.atMost?.mantissa == 0 else {
                self = .open
                return
            }
        }
        self = .equal
    }
}
