// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Reporting

@Suite struct TaskCalendarTests {
    @Test func escapesTexts() {
        #expect(TaskCalendarFile.escaped("a, b; c\\d\ne\u{7}") == "a\\, b\\; c\\\\d\\ne")
    }

    @Test func foldsByBytesAndCutsNoCharacter() {
        let line = "SUMMARY:" + String(repeating: "ä", count: 100)
        let parts = TaskCalendarFile.folded(line).components(separatedBy: "\r\n")
        #expect(parts.count > 2)
        #expect(parts.allSatisfy { $0.utf8.count <= 75 })
        #expect(parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(parts[0] + parts.dropFirst().map { String($0.dropFirst()) }.joined() == line)
        #expect(TaskCalendarFile.folded("short") == "short")
    }
}
