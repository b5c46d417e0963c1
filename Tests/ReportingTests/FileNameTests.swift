// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Reporting

@Suite struct FileNameTests {
    @Test func idsAreFileNamesOneToOne() {
        let ids = [
            "S39", "Ä1", "Ö1", "A\u{308}1", "_1", "_C31", "~C31", "~C3~841", "a b", "a/b", "a~2Fb", ".", "..", ".a",
            "a.b", "",
            "ü", "u_", String(repeating: "ä", count: 300), String(repeating: "ä", count: 301),
        ]
        let names = ids.map { FileName.part(of: $0) }
        #expect(Set(names).count == ids.count)
        #expect(names[0] == "S39" && names[1] == "~C3~841" && names[14] == "a.b")
        #expect(names.allSatisfy { $0.utf8.count <= 160 && !$0.contains("/") && !$0.hasPrefix(".") })
        #expect(LetterSet.fileName("school", "Ä1") != LetterSet.fileName("school", "Ö1"))
        #expect(LetterSet.fileName("school", "S39") == "letter-school-S39.html")
    }
}
