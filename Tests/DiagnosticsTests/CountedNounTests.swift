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
}
