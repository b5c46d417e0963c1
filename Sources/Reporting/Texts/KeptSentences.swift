// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Says what differs from an earlier plan that was to be kept, what is proven of that, and what the goals have lost:
/// against the earlier plan, and against the best plan of this scenario.
struct KeptSentences {
    private let plan: Plan
    private let kept: KeptPlan
    private let figures: Figures

    init?(_ plan: Plan, _ language: Language) {
        guard let kept = plan.kept, plan.exists else { return nil }
        self.plan = plan
        self.kept = kept
        figures = Figures(language)
    }

    private func say(_ de: String, _ en: String) -> String { figures.language == .de ? de : en }

    var status: String {
        if kept.changes == 0 {
            return say("Der frühere Plan bleibt, wie er ist.", "The earlier plan stays as it is.")
        }
        return kept.proven
            ? say(
                "Der Plan ändert nachweislich so wenig wie möglich am früheren: \(changes).",
                "The plan provably changes as little of the earlier one as possible: \(changes).")
            : say("Am früheren Plan ändert sich: \(changes).", "Of the earlier plan changes: \(changes).")
    }

    /// What goes, what comes and what moves, each counted once.
    private var changes: String {
        let parts: [(groups: Int64, clause: CountedNoun)] = [
            (kept.difference.dropped, .groupDropped), (kept.difference.added, .groupAdded),
            (kept.difference.moved, .groupMoved),
        ]
        return parts.filter { $0.groups > 0 }.map { figures.counted($0.groups, $0.clause) }.joined(separator: ", ")
    }

    /// What is proven of the changes, then the goals against the earlier plan, then against the best plan, then
    /// whether the bests are proven.
    var proof: [String] {
        let losses = zip(kept.goals, plan.goals).compactMap { best, now in
            best.best == now.value ? nil : loss(best, now)
        }
        let open = kept.goals.filter { !$0.proven }.map(\.id)
        return measure + (kept.groupsGone > 0 ? [goneGroups] : []) + [sinceEarlier]
            + (losses.isEmpty ? [nothingLost] : losses) + (open.isEmpty ? [] : [unproven(open)])
    }

    // MARK: Changes

    /// What is counted, where that is more than the sentence before says.
    private var measure: [String] {
        let twice = say("ein Wechsel zählt dabei zweimal", "a move counts twice there")
        if !kept.proven {
            let bound = figures.count(kept.bound)
            return [
                say(
                    "Das sind \(figures.count(kept.changes)) Änderungen (\(twice)); bewiesen ist, dass es mindestens "
                        + "\(bound) sein müssen.",
                    "These are \(figures.count(kept.changes)) changes (\(twice)); it is proven that at least "
                        + "\(bound) must be.")
            ]
        }
        return kept.difference.moved > 0 && kept.changes > 0
            ? [
                say(
                    "Weniger als \(figures.count(kept.changes)) Änderungen sind nicht möglich (\(twice)).",
                    "Fewer than \(figures.count(kept.changes)) changes are not possible (\(twice)).")
            ] : []
    }

    private var goneGroups: String {
        say(
            "\(figures.counted(kept.groupsGone, .groupOfEarlierPlan)) jetzt keine Möglichkeit mehr.",
            "\(figures.counted(kept.groupsGone, .groupOfEarlierPlan)) no possibility any more.")
    }

    // MARK: Against the earlier plan

    private var sinceEarlier: String {
        let known = zip(kept.goals, plan.goals).compactMap { goal, now in
            goal.before.map { (goal: goal, before: $0, now: now.value) }
        }
        guard known.count == kept.goals.count else {
            return say(
                "Welche Zielwerte der frühere Plan hatte, ist nicht bekannt.",
                "Which goal values the earlier plan had is not known.")
        }
        let changed = known.filter { $0.before != $0.now }.map { change($0.goal, from: $0.before, to: $0.now) }
        return changed.isEmpty
            ? say(
                "Gegenüber dem früheren Plan ändert sich kein Zielwert.",
                "Against the earlier plan no goal has another value.")
            : say("Gegenüber dem früheren Plan: ", "Against the earlier plan: ")
                + changed.joined(separator: "; ") + "."
    }

    private func change(_ goal: KeptPlan.Goal, from before: FixedPoint, to now: FixedPoint) -> String {
        let (old, new) = (figures.number(before), figures.number(now))
        return now.double < before.double
            ? say("Ziel \(name(goal)) fällt von \(old) auf \(new)", "goal \(name(goal)) falls from \(old) to \(new)")
            : say("Ziel \(name(goal)) steigt von \(old) auf \(new)", "goal \(name(goal)) rises from \(old) to \(new)")
    }

    // MARK: Against the best plan

    private func loss(_ best: KeptPlan.Goal, _ now: GoalOutcome) -> String {
        let (value, gain) = (figures.number(now.value), figures.number(best.gain))
        let free = figures.number(best.best)
        return say(
            "Gegenüber \(bestPlan) : Ziel \(name(best)) \(value) statt \(free); erlaubt war ein "
                + "Abstand von \(gain).",
            "Against \(bestPlan): goal \(name(best)) \(value) instead of \(free); a distance "
                + "of \(gain) was allowed.")
    }

    private var nothingLost: String {
        say(
            "Gegenüber \(bestPlan) verliert kein Ziel etwas.",
            "Against \(bestPlan) no goal loses anything.")
    }

    private var bestPlan: String {
        kept.goals.allSatisfy(\.proven)
            ? say("dem besten neuen Plan", "the best new plan")
            : say("dem besten gefundenen neuen Plan", "the best new plan found")
    }

    private func name(_ goal: KeptPlan.Goal) -> String {
        say("\(goal.id) „\(goal.title.de)“", "\(goal.id) “\(goal.title.en)”")
    }

    private func unproven(_ goals: [String]) -> String {
        let list = goals.joined(separator: ", ")
        return say(
            "Ob \(list) noch besser sein könnte, ist offen.", "Whether \(list) could be better still is open.")
    }
}
