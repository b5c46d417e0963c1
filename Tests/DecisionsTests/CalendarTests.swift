// SPDX-License-Identifier: GPL-3.0-or-later

import Decisions
import Diagnostics
import Foundation
import Tables
import Testing

@Suite struct CalendarTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("calendars")

    @Test func theShippedCalendarsAreRight() throws {
        var sink = DiagnosticSink()
        let calendars = CalendarReader.load(
            programmes: ["kultur-und-schule", "kulturrucksack", "kommune"], folders: [Self.folder.path], into: &sink)
        #expect(!sink.hasErrors, "\(sink.shown)")
        #expect(calendars.map(\.name) == ["netzwerk", "kultur-und-schule", "kulturrucksack"])
        let steps = calendars.flatMap(\.steps)
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(steps.allSatisfy { !$0.source.isEmpty })
        for calendar in calendars {
            let shares = calendar.steps.compactMap(\.share)
            let sum = shares.reduce(FixedPoint(0)) { $0.adding($1) }.normalised
            #expect(shares.isEmpty || sum == FixedPoint(1), "\(calendar.name)")
        }
    }

    @Test func daysOfSteps() throws {
        let decision = try #require(Day(parsing: "2026-05-20"))
        let year = try #require(SchoolYear(parsing: "2027/28"))
        let day = { ProgrammeCalendar.day(of: $0, decision: decision, schoolYear: year).isoDescription }
        #expect(day(.afterDecision(14)) == "2026-06-03")
        #expect(day(.on(month: 9, day: 15, year: 0)) == "2027-09-15")
        #expect(day(.on(month: 3, day: 15, year: 1)) == "2028-03-15")
        #expect(day(.on(month: 2, day: 29, year: 0)) == "2027-02-28")
    }

    @Test func aBrokenCalendarIsTold() {
        let text = """
            calendar: x
            steps:
              - {id: A, kind: zahlen, for: fund, on: 13-40, share: 2, title: T, source: S}
              - {id: B, kind: pay, for: fund, on: 05-31, title: T}
            """
        var sink = DiagnosticSink()
        #expect(CalendarReader.read(SourceFile(name: "x.yaml", text: text), into: &sink) == nil)
        #expect(
            Set(sink.shown.map(\.id)).isSuperset(of: [
                "decisions.unknown-word", "decisions.bad-day", "decisions.bad-share", "rules.missing-key",
            ]))
    }
}
