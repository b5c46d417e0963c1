// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@Suite struct CountedNounTests {
    @Test func oneIsOneAndNoneIsMany() {
        #expect(CountedNoun.need.counted(1, .plain, .de) == "1 Bedarf")
        #expect(CountedNoun.need.counted(0, .plain, .de) == "0 Bedarfe")
        #expect(CountedNoun.need.counted(1200, .plain, .de) == "1.200 Bedarfe")
        #expect(CountedNoun.need.counted(1200, .plain, .en) == "1,200 needs")
        #expect(CountedNoun.entry.counted(1).de == "1 Eintrag")
        #expect(CountedNoun.matchRule.counted(1).en == "1 match rule")
    }

    @Test func theDativeChangesManyOnly() {
        #expect(CountedNoun.need.counted(1, .dative, .de) == "1 Bedarf")
        #expect(CountedNoun.need.counted(3, .dative, .de) == "3 Bedarfen")
        #expect(CountedNoun.group.counted(3, .dative, .de) == "3 Gruppen")
        #expect(CountedNoun.need.counted(3, .dative, .en) == "3 needs")
    }

    @Test func signsStandBeforeTheGroups() {
        #expect(DigitGroups.text(-1234, .de) == "-1.234")
        #expect(DigitGroups.text(Int64.min, .de) == "-9.223.372.036.854.775.808")
        #expect(DigitGroups.text(999, .de) == "999")
    }

    /// Every noun that is counted in sentences, with one and with two: the plural is another word, or that of a noun
    /// that has none of its own, and no German sentence counts one of many.
    @Test(arguments: [
        (CountedNoun.groupAdded, "1 Gruppe kommt hinzu", "2 Gruppen kommen hinzu", "1 group is added"),
        (.groupDropped, "1 Gruppe entfällt", "2 Gruppen entfallen", "1 group is dropped"),
        (
            .groupMoved, "1 Gruppe wechselt Angebot oder Topf", "2 Gruppen wechseln Angebot oder Topf",
            "1 group moves to another offer or fund"
        ),
        (.needMet, "1 Bedarf wird ganz erfüllt", "2 Bedarfe werden ganz erfüllt", "1 need becomes fully met"),
        (.fitting, "1 passt", "2 passen", "1 fits"),
        (
            .schoolWithNothing, "1 Schule mit Bedarf bekommt", "2 Schulen mit Bedarf bekommen",
            "1 school with a need gets"
        ),
        (.allocation, "1 Zuteilung", "2 Zuteilungen", "1 allocation"),
        (.entry, "1 Eintrag", "2 Einträge", "1 entry"), (.vote, "1 Stimme", "2 Stimmen", "1 vote"),
        (.variant, "1 Variante", "2 Varianten", "1 variant"), (.argument, "1 Argument", "2 Argumente", "1 argument"),
        (
            .unexpectedGroup, "1 Gruppe, die nicht erwartet ist", "2 Gruppen, die nicht erwartet sind",
            "1 group that is not expected"
        ),
    ])
    func nounsAndTheirVerbsBend(_ noun: CountedNoun, _ one: String, _ two: String, _ english: String) {
        #expect(noun.counted(1, .plain, .de) == one)
        #expect(noun.counted(2, .plain, .de) == two)
        #expect(noun.counted(1, .plain, .en) == english)
        #expect(noun.counted(2, .plain, .en) != noun.counted(1, .plain, .en).replacing("1", with: "2"))
    }

    @Test func oneRuleIsNotAll() {
        #expect(CountedNoun.everyMatchRule(1).de == "die eine Auswahlregel")
        #expect(CountedNoun.everyMatchRule(2).de == "alle 2 Auswahlregeln")
        #expect(CountedNoun.everyMatchRule(0).de == "alle Auswahlregeln")
        #expect(CountedNoun.everyMatchRule(1).en == "the one match rule")
    }
}
