// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// A list of scenarios, for people and as JSON.
public enum ScenarioTable {
    /// One line a scenario; with `showsChanges` under it every change, its place and what it did.
    ///
    /// - Parameter width: characters a line, at least 60; titles are cut to it.
    public static func text(
        _ listings: [ScenarioListing], showsChanges: Bool, language: Language, width: Int
    ) -> String {
        let texts = ScenarioTexts(language: language)
        guard showsChanges else {
            return table(listings, texts).lines(width: max(60, width)).joined(separator: "\n") + "\n"
        }
        return listings.map { listing in
            let heading = "\(listing.name) · \(listing.title.text(language)) (\(listing.path))\n"
            return heading + trace(listing, texts).map { "  " + $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    private static func table(_ listings: [ScenarioListing], _ texts: ScenarioTexts) -> TerminalTable {
        var table = TerminalTable(numeric: [4], flexible: 1)
        table.add(
            texts.scenario, texts.title, texts.schoolYear, texts.extends, texts.changes, texts.rulebooks, texts.state)
        for listing in listings {
            table.add(
                listing.name.isEmpty ? listing.path : listing.name, listing.title.text(texts.language),
                listing.schoolYear ?? "–", listing.base ?? listing.extends ?? "–", "\(listing.ownChanges)",
                "\(listing.rulebooks.count)", texts.state(of: listing.diagnostics))
        }
        return table
    }

    private static func trace(_ listing: ScenarioListing, _ texts: ScenarioTexts) -> [String] {
        let rulebooks = [texts.rulebooks + ": " + listing.rulebooks.joined(separator: ", ")]
        guard !listing.changes.isEmpty else { return rulebooks + [texts.noChanges] }
        return rulebooks
            + listing.changes.flatMap { applied in
                ["\(applied.change.text)  (\(applied.change.place.description))"]
                    + applied.effects.map { "  " + texts.effect($0) }
            }
    }

    /// An array with one object for each scenario; diagnostics as `check --json` writes them.
    public static func json(_ listings: [ScenarioListing], language: Language) -> String {
        JSONText.write(.array(listings.map { json($0, language) }))
    }

    private static func json(_ listing: ScenarioListing, _ language: Language) -> JSONValue {
        let diagnostics = listing.diagnostics.shown.map { diagnostic -> JSONValue in
            .object([
                ("id", .string(diagnostic.id)), ("severity", .string(diagnostic.severity.rawValue)),
                ("place", .string(diagnostic.location?.description ?? "")),
                ("message", .string(diagnostic.message.text(language))),
            ])
        }
        return .object([
            ("scenario", .string(listing.name)), ("path", .string(listing.path)),
            ("title", .object([("de", .string(listing.title.de)), ("en", .string(listing.title.en))])),
            ("extends", listing.extends.map { .string($0) } ?? .null),
            ("base", listing.base.map { .string($0) } ?? .null),
            ("school_year", listing.schoolYear.map { .string($0) } ?? .null),
            ("rulebooks", .array(listing.rulebooks.map { .string($0) })),
            ("own_changes", .integer(listing.ownChanges)),
            ("changes", .array(listing.changes.map(ChangeJSON.json))),
            ("errors", .integer(listing.diagnostics.errorCount)),
            ("warnings", .integer(listing.diagnostics.warningCount)), ("diagnostics", .array(diagnostics)),
        ])
    }
}
