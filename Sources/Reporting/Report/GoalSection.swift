// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension HTMLReport {
    /// The goals in order with what is proven of each.
    var goals: [HTML] {
        guard plan.exists else { return [Tag.p { say(ReportTexts.noGoals) }] }
        let headings: [Heading] = [
            .text(ReportTexts.goal), .number(ReportTexts.value), .number(ReportTexts.bound), .number(ReportTexts.gap),
            .text(ReportTexts.proven),
        ]
        return [
            Tag.p { say(ReportTexts.goalsNote) },
            table(
                say(ReportTexts.goals), headings, width: "medium short",
                body: [Tag.tbody { for goal in plan.goals { row(goal) } }]),
        ]
    }

    private func row(_ goal: GoalOutcome) -> HTML {
        Tag.tr {
            Tag.th(.rowHeader) { lines("\(goal.id) \(say(goal.title))", "") }
            numberCell(figures.number(goal.value))
            numberCell(figures.number(goal.bound))
            numberCell(figures.gap(goal.gap))
            Tag.td { say(goal.proven ? ReportTexts.yes : ReportTexts.no) }
        }
    }
}
