// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Network
import Tables

/// The roll-out of the networks as text, JSON, SVG and HTML.
public struct RolloutReport {
    let rollout: Rollout
    let language: Language

    public init(_ rollout: Rollout, language: Language) {
        self.rollout = rollout
        self.language = language
    }

    private func say(_ text: LocalizedText) -> String { text.text(language) }

    private var lead: String {
        let first = rollout.years.first
        return say(
            NetworkTexts.rolloutLead(
                first: first?.reported, firstYear: first?.year ?? 0, now: rollout.now.reported,
                regions: rollout.regions.count))
    }

    /// The table by year for the terminal.
    public func text(width: Int) -> String {
        var table = TerminalTable(numeric: [0, 1, 2, 3, 4], flexible: 5)
        table.add(
            say(NetworkTexts.year), say(NetworkTexts.signedThatYear), say(NetworkTexts.atLeast),
            say(NetworkTexts.atMost), say(NetworkTexts.reported), "")
        for year in rollout.years {
            table.add(
                String(year.year), "\(year.named.count)", "\(year.atLeast)", "\(year.atMost)",
                year.reported.map { "\($0)" } ?? "–", year.named.map(\.name).joined(separator: ", "))
        }
        let now = rollout.now
        table.add(
            say(NetworkTexts.today), "", "\(now.named)", "\(rollout.regions.count)",
            now.reported.map { "\($0)" } ?? "–", "")
        var text = lead + "\n\n" + table.lines(width: width).joined(separator: "\n") + "\n\n"
        text += TerminalTable.wrap(say(NetworkTexts.boundsExplained), width: width).joined(separator: "\n") + "\n"
        for total in rollout.reported {
            let year = total.year.map { String($0) } ?? say(NetworkTexts.today)
            let titles = total.sources.compactMap { rollout.source($0)?.title }
            let line = "\(year): \(total.total). " + ([total.note].compactMap { $0 } + titles).joined(separator: ". ")
            text += TerminalTable.wrap(line, width: width - 2).map { "  " + $0 }.joined(separator: "\n") + "\n"
        }
        return text
    }

    /// Years, regions and sources for scripts; what is unknown is `null`.
    public var json: String {
        JSONText.write(
            .object([
                ("years", .array(rollout.years.map(json))), ("reported", .array(rollout.reported.map(json))),
                ("regions", .array(rollout.regions.map(json))),
                (
                    "sources",
                    .array(
                        rollout.sources.map {
                            .object([
                                ("id", .string($0.id)), ("title", .string($0.title)),
                                ("url", $0.url.map { .string($0) } ?? .null),
                            ])
                        })
                ),
            ]))
    }

    private func json(_ year: RolloutYear) -> JSONValue {
        .object([
            ("year", .integer(year.year)), ("named", .array(year.named.map { .string($0.ags) })),
            ("at_least", .integer(year.atLeast)), ("at_most", .integer(year.atMost)),
            ("reported", year.reported.map { .integer($0) } ?? .null),
        ])
    }

    private func json(_ total: ReportedTotal) -> JSONValue {
        .object([
            ("year", total.year.map { .integer($0) } ?? .null), ("total", .integer(total.total)),
            ("sources", .array(total.sources.map { .string($0) })),
            ("note", total.note.map { .string($0) } ?? .null),
        ])
    }

    private func json(_ region: RolloutRegion) -> JSONValue {
        .object([
            ("ags", .string(region.ags)), ("name", .string(region.name)), ("kind", .string(region.kind)),
            ("district", .string(region.district)), ("contract", .string(region.contract.rawValue)),
            ("year_from", region.years.map { .integer($0.lowerBound) } ?? .null),
            ("year_to", region.years.map { .integer($0.upperBound) } ?? .null),
            ("signed", region.signed.map { .string($0.isoDescription) } ?? .null),
            ("sources", .array(region.sources.map { .string($0) })),
        ])
    }

    /// The chart as a file of its own.
    public var svg: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        RolloutChart(rollout: rollout, language: language).html(standsAlone: true).write(to: &text)
        return text + "\n"
    }

    /// The page: chart, table by year, all regions, sources.
    public var html: String {
        Page(
            language: language, kicker: say(NetworkTexts.rolloutKicker), title: say(NetworkTexts.rollout),
            subtitle: lead, style: Self.style,
            sections: [
                Page.Section("years", say(NetworkTexts.byYear)) {
                    Tag.figure { RolloutChart(rollout: rollout, language: language).html(standsAlone: false) }
                    Tag.p { say(NetworkTexts.boundsExplained) }
                    yearTable
                },
                Page.Section("regions", say(NetworkTexts.regions)) { regionTable },
                Page.Section("sources", say(NetworkTexts.sources)) { sourceList },
            ]
        ).text
    }

    private static let style: StaticString = ".rollout{max-width:52rem}.rollout text{font-size:14px}\n"

    private var yearTable: HTML {
        var table = PageTable(
            say(NetworkTexts.byYear),
            columns: [
                (say(NetworkTexts.year), false), (say(NetworkTexts.signedThatYear), true),
                (say(NetworkTexts.atLeast), true), (say(NetworkTexts.atMost), true), (say(NetworkTexts.reported), true),
                (say(NetworkTexts.namedRegions), false),
            ], width: "medium")
        for year in rollout.years {
            table.add(
                .text(String(year.year)), .number("\(year.named.count)"), .number("\(year.atLeast)"),
                .number("\(year.atMost)"), .number(year.reported.map { "\($0)" } ?? "–"),
                .text(year.named.map(\.name).joined(separator: ", ")))
        }
        return table.html
    }

    private var regionTable: HTML {
        var table = PageTable(
            say(NetworkTexts.regions),
            text: [
                say(NetworkTexts.region), say(NetworkTexts.district), say(NetworkTexts.contract),
                say(NetworkTexts.note),
            ], width: "medium")
        for region in rollout.regions {
            table.add(
                .lines(region.name, "\(region.kind) · \(region.ags)"), .text(region.district),
                .text(say(NetworkTexts.contract(region))), .text(region.note ?? ""))
        }
        return table.html
    }

    private var sourceList: HTML {
        Tag.ul {
            for source in rollout.sources {
                Tag.li {
                    if let url = source.url { Tag.a(.href(url)) { source.title } } else { source.title }
                }
            }
        }
    }
}
