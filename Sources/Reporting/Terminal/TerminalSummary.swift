// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Optimizer
public import Planning
import Tables

/// The short summary that `plan` prints on stdout.
public enum TerminalSummary {
    /// More funds than this are added up by programme.
    static let fundsShownAtMost = 12

    /// Status and proof, goals, groups and needs, money, open needs by cause, and where the files are; no colours.
    ///
    /// - Parameters:
    ///   - folder: where the files were written; `nil` if none were.
    ///   - width: characters a line, at least 60; titles are cut and sentences wrapped to it.
    /// - Throws: if a sum over the plan is too large for a number.
    public static func text(
        _ plan: Plan, folder: String?, language: Language, width: Int
    ) throws(OutputError) -> String {
        let entities = PlanEntities(plan.scenario.tables)
        let totals = try PlanTotals(plan, entities)
        let writer = SummaryWriter(
            plan: plan, totals: totals, entities: entities, language: language, width: max(60, width))
        let sections = [
            writer.heading, writer.goals, writer.groups, writer.money, writer.unmet, writer.files(folder),
            writer.reason(folder),
        ]
        let text = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return text.replacing("\u{A0}", with: " ") + "\n"
    }
}

private struct SummaryWriter {
    let plan: Plan
    let totals: PlanTotals
    let entities: PlanEntities
    let language: Language
    let width: Int

    private var figures: Figures { Figures(language) }

    private func say(_ text: LocalizedText) -> String { text.text(language) }

    var heading: [String] {
        let scenario = plan.scenario
        let sentences = PlanSentences(plan, totals, language)
        let year = "\(say(ReportTexts.schoolYear)) \(scenario.schoolYear.description)"
        let proof = ([sentences.status] + [sentences.doubt].compactMap(\.self) + sentences.proof).joined(separator: " ")
        let rest = RestSentences(plan, entities, language).all
        return TerminalTable.wrap("\(say(scenario.title)) · \(year)", width: width)
            + (rest + [proof]).flatMap { TerminalTable.wrap($0, width: width) }
    }

    var goals: [String] {
        guard plan.exists else { return [] }
        var table = TerminalTable(numeric: [2], flexible: 1)
        for goal in plan.goals {
            table.add(goal.id, say(goal.title), figures.number(goal.value), ReportTexts.proof(of: goal, language))
        }
        return [say(ReportTexts.goals)] + table.lines(width: width)
    }

    var groups: [String] {
        guard plan.exists else { return [] }
        var table = TerminalTable(numeric: [1], flexible: 2)
        let of = say(LocalizedText(de: "von", en: "of"))
        let share = figures.percentText(
            FixedPoint(totals.groupsAllocated), of: FixedPoint(totals.groupsRequested))
        table.add(
            say(ReportTexts.groupsAllocated), figures.count(totals.groupsAllocated),
            "\(of) \(figures.count(totals.groupsRequested)) (\(share))")
        table.add(say(ReportTexts.needsMet), figures.count(totals.needsMet), "\(of) \(figures.count(totals.needs))")
        table.add(say(ReportTexts.needsPartlyMet), figures.count(totals.needsPartlyMet), "")
        table.add(say(ReportTexts.schoolsServed), figures.count(totals.schoolsServed), "")
        table.add(say(ReportTexts.providersUsed), figures.count(totals.providers), "")
        return [say(ReportTexts.groups)] + table.lines(width: width)
    }

    var money: [String] {
        guard plan.exists, !totals.funds.isEmpty else { return [] }
        let isLong = totals.funds.count > TerminalSummary.fundsShownAtMost
        var table = TerminalTable(numeric: [1, 2, 3], flexible: 0)
        table.add("", say(ReportTexts.amount), say(ReportTexts.spent), say(ReportTexts.left))
        for fund in isLong ? totals.programmes : totals.funds {
            let name = fund.id.isEmpty ? CodeLabels.programme(fund.programme, language) : fund.id
            table.add(
                name, figures.euro(fund.amount), figures.euro(orDash: fund.spent), figures.euro(orDash: fund.left))
        }
        return [say(isLong ? ReportTexts.moneyByProgramme : ReportTexts.money)] + table.lines(width: width)
    }

    var unmet: [String] {
        guard plan.exists else { return [] }
        guard !plan.unmet.isEmpty else { return [say(ReportTexts.noUnmet)] }
        var table = TerminalTable(numeric: [1, 2], flexible: 0)
        table.add("", say(ReportTexts.groups), say(ReportTexts.needs))
        for cause in UnmetCause.allCases {
            let needs = plan.unmet.filter { UnmetCause($0.reason) == cause }
            guard !needs.isEmpty else { continue }
            let groups = needs.reduce(0) { $0 + $1.groupsOpen }
            table.add(say(ReportTexts.cause(cause)), figures.count(groups), figures.count(needs.count))
        }
        return [say(ReportTexts.unmet)] + table.lines(width: width)
    }

    /// Where there is no plan, how to ask why.
    func reason(_ folder: String?) -> [String] {
        guard plan.status == .infeasible, let folder else { return [] }
        let command = "bildungsnetz explain \(folder.isEmpty ? "." : folder)"
        return [
            say(
                LocalizedText(
                    de: "Welche Regeln einander widersprechen und was hilft: \(command)",
                    en: "Which rules contradict each other and what helps: \(command)"))
        ]
    }

    func files(_ folder: String?) -> [String] {
        guard let folder else { return [] }
        let names = OutputFolder.fileNames.joined(separator: ", ")
        let place = folder.isEmpty ? "." : folder
        return [say(LocalizedText(de: "Ausgabe in \(place)", en: "Output in \(place)"))]
            + TerminalTable.wrap(names, width: width - 2).map { "  " + $0 }
    }
}
