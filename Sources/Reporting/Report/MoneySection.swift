// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension HTMLReport {
    /// What each fund has, what the plan spends of it and what is left.
    var money: [HTML] {
        guard entities.hasFunds else { return [Tag.p { say(ReportTexts.noFunds) }] }
        let byFund = moneyTable(ReportTexts.money, totals.funds)
        guard totals.funds.count > totals.programmes.count else { return [byFund] }
        return [
            Tag.h3 { say(ReportTexts.moneyByProgramme) },
            moneyTable(ReportTexts.moneyByProgramme, totals.programmes),
            Tag.h3 { say(ReportTexts.money) },
            byFund,
        ]
    }

    /// A table of more funds may be broken between two pages.
    private static let fundsOnAPage = 20

    private func moneyTable(_ title: LocalizedText, _ funds: [PlanTotals.Fund]) -> HTML {
        let headings: [Heading] = [
            .text(ReportTexts.fund), .number(ReportTexts.amount), .number(ReportTexts.spent),
            .number(ReportTexts.left), .text(ReportTexts.share),
        ]
        return table(
            say(title), headings, width: funds.count > Self.fundsOnAPage ? "medium" : "medium short",
            body: [Tag.tbody { for fund in funds { row(fund) } }],
            foot: funds.count > 1 ? row(totals.allFunds) : nil)
    }

    private func row(_ fund: PlanTotals.Fund) -> HTML {
        Tag.tr {
            Tag.th(.rowHeader) { name(fund) }
            numberCell(figures.euro(fund.amount))
            numberCell(figures.euro(orDash: fund.spent))
            numberCell(figures.euro(orDash: fund.left))
            Tag.td(.class("money")) { share(fund) }
        }
    }

    private func name(_ fund: PlanTotals.Fund) -> [HTML] {
        guard !fund.programme.isEmpty else { return [.text(say(ReportTexts.total))] }
        let programme = CodeLabels.programme(fund.programme, language)
        return fund.id.isEmpty ? [.text(programme)] : lines(fund.id, programme)
    }

    /// The share as a bar and as a number; the bar says nothing that the number does not.
    private func share(_ fund: PlanTotals.Fund) -> [HTML] {
        guard let spent = fund.spent, let percent = PercentText.rounded(spent, of: fund.amount) else {
            return [.text("–")]
        }
        let used = String(min(percent, 100))
        return [
            Tag.svg(
                .class("bar"), Attribute("viewBox", "0 0 100 10"), Attribute("preserveAspectRatio", "none"), .hidden
            ) {
                bar("rail", "100")
                bar("used", used)
            },
            .text(figures.percentText(spent, of: fund.amount)),
        ]
    }

    private func bar(_ style: StaticString, _ width: String) -> HTML {
        Tag.rect(.class(style), Attribute("width", width), Attribute("height", "10"))
    }
}
