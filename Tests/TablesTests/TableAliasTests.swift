// SPDX-License-Identifier: GPL-3.0-or-later

import Tables
import Testing

/// Which table a file is meant to be whose name is none.
@Suite struct TableAliasTests {
    private static let tables = StandardTables.all.map(\.name)

    @Test(arguments: [
        ("Needs", "needs"), ("bedarfe", "needs"), ("Bedarfe", "needs"), ("Töpfe", "funds"), ("toepfe", "funds"),
        ("ANGEBOTE", "offers"), ("schulen", "schools"), ("Anbieter", "providers"), ("gemeinden", "municipalities"),
    ])
    func theSameWord(name: String, table: String) {
        #expect(TableAliases.match(name, among: Self.tables) == .sameWord(table))
    }

    @Test(arguments: [
        ("needs (1)", "needs"), ("bedarfe_2026", "needs"), ("Kopie von offers", "offers"), ("schols", "schools"),
        ("mittel", "funds"), ("bedarffe", "needs"),
    ])
    func aNearWord(name: String, table: String) {
        #expect(TableAliases.match(name, among: Self.tables) == .near(table))
    }

    @Test(arguments: ["needs", "alliances", "classes", "verbuende", "jury", "notizen"])
    func noOther(name: String) {
        #expect(TableAliases.match(name, among: Self.tables) == nil)
    }
}
