// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Planning
import Tables

/// Says how much of an earlier plan was kept, what is proven of that, and what it costs the goals.
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
        let groups = figures.counted(
            kept.changes, LocalizedText(de: "Gruppe", en: "group"), LocalizedText(de: "Gruppen", en: "groups"))
        return kept.proven
            ? say(
                "Der Plan ändert nachweislich so wenig wie möglich am früheren: \(groups) kommen hinzu oder entfallen.",
                "The plan provably changes as little of the earlier one as possible: \(groups) are added or dropped.")
            : say(
                "Am früheren Plan ändern sich \(groups); bewiesen ist, dass es mindestens "
                    + "\(figures.count(kept.bound)) sein müssen.",
                "\(groups) of the earlier plan change; it is proven that at least \(figures.count(kept.bound)) must.")
    }

    /// One sentence for each goal that is not at its best, then whether the bests are proven.
    var proof: [String] {
        let losses = zip(kept.goals, plan.goals).compactMap { before, now in
            before.best == now.value ? nil : loss(before, now)
        }
        let open = kept.goals.filter { !$0.proven }.map(\.id)
        let gone = kept.groupsGone > 0 ? [goneGroups] : []
        return gone + (losses.isEmpty ? [nothingLost] : losses) + (open.isEmpty ? [] : [unproven(open)])
    }

    private func loss(_ before: KeptPlan.Goal, _ now: GoalOutcome) -> String {
        let name = say("\(before.id) „\(before.title.de)“", "\(before.id) “\(before.title.en)”")
        let (best, value, gain) = (
            figures.number(before.best), figures.number(now.value), figures.number(before.gain)
        )
        return say(
            "Ziel \(name): ohne den früheren Plan \(best), so \(value); erlaubt war ein Abstand von \(gain).",
            "Goal \(name): \(best) without the earlier plan, \(value) with it; a distance of \(gain) was allowed.")
    }

    private var nothingLost: String {
        say("Kein Ziel verliert dabei etwas.", "No goal loses anything by it.")
    }

    private var goneGroups: String {
        let groups = figures.counted(
            kept.groupsGone, LocalizedText(de: "Gruppe", en: "group"), LocalizedText(de: "Gruppen", en: "groups"))
        return say(
            "\(groups) des früheren Plans sind jetzt keine Möglichkeit mehr.",
            "\(groups) of the earlier plan are no possibility any more.")
    }

    private func unproven(_ goals: [String]) -> String {
        let list = goals.joined(separator: ", ")
        return say(
            "Ob \(list) noch besser sein könnte, ist offen.", "Whether \(list) could be better still is open.")
    }
}
