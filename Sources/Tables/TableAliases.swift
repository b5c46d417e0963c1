// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The table that a file is probably meant to be, whose name is none.
public enum TableAliases {
    /// How sure it is.
    public enum Match: Sendable, Hashable {
        /// The same word: in upper case, or in German.
        case sameWord(String)
        /// A slip of a letter, or a copy (`needs (1)`, `bedarfe_alt`).
        case near(String)
    }

    /// The table of a file name without its ending; `nil` for a name that is like none, and for the exact one.
    public static func match(_ name: String, among tables: [String]) -> Match? {
        guard !tables.contains(name) else { return nil }
        let folded = HeaderName.normalised(name)
        let words = words(among: tables)
        if let table = words.first(where: { $0.word == folded })?.table { return .sameWord(table) }
        if let table = tables.first(where: { related[$0]?.contains(folded) ?? false }) { return .near(table) }
        let parts = folded.split { !$0.isLetter }.map(String.init)
        if let table = words.first(where: { parts.contains($0.word) })?.table { return .near(table) }
        let near = NameSuggestion.nearest(to: folded, among: words.map(\.word))
        return near.flatMap { near in words.first { $0.word == near }?.table }.map(Match.near)
    }

    /// The names of the tables and their German words, in the compared form.
    private static func words(among tables: [String]) -> [(word: String, table: String)] {
        tables.flatMap { table in
            [(HeaderName.normalised(table), table)] + (german[table] ?? []).map { ($0, table) }
        }
    }

    private static let german: [String: [String]] = [
        "regions": ["regionen", "region"],
        "municipalities": ["gemeinden", "gemeinde", "kommunen", "kommune"],
        "schools": ["schulen", "schule", "lernorte"],
        "needs": ["bedarfe", "bedarf"],
        "providers": ["anbieter", "bildungstraeger"],
        "offers": ["angebote", "angebot"],
        "funds": ["toepfe", "topf", "foerdertoepfe"],
        "applications": ["antraege", "antrag"],
        "previous": ["vorjahr"],
        "locks": ["festlegungen", "festlegung"],
    ]

    /// Words that may also name a table of another sort.
    private static let related: [String: [String]] = [
        "regions": ["kreise", "kreis"],
        "municipalities": ["staedte"],
        "schools": ["schulliste"],
        "needs": ["wuensche"],
        "providers": ["traeger", "kuenstler", "partner"],
        "funds": ["mittel", "foerdermittel", "geld", "budget"],
        "applications": ["bewerbungen"],
        "previous": ["bisher", "letztes_jahr"],
        "locks": ["sperren"],
    ]
}
