// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Diagnostics

/// Many diagnostics of one cause are one message with the lines of all.
@Suite struct DiagnosticSeriesTests {
    private func diagnostic(
        _ line: Int, column: String = "region", cause: String = "zero", value: String? = nil,
        severity: Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            id: "test.series", severity: severity,
            at: SourceLocation(file: "a.csv", line: line, column: 1, excerpt: "x"),
            LocalizedText(de: "falsch", en: "wrong"),
            series: Diagnostic.Series(column, cause: cause, value: value ?? "v\(line)"))
    }

    private func sink(_ lines: [Int]) -> DiagnosticSink {
        var sink = DiagnosticSink()
        for line in lines { sink.report(diagnostic(line)) }
        return sink
    }

    @Test func fewAreToldApart() {
        let sink = sink([2, 3, 4])
        #expect(sink.shown.map { $0.location?.line } == [2, 3, 4])
        #expect(sink.errorCount == 3)
        #expect(sink.shown.allSatisfy { $0.further == nil })
    }

    @Test func manyAreOneWithTheirLines() throws {
        let sink = sink(Array(2...120) + [125, 130, 131, 140, 150, 151])
        #expect(sink.shown.count == 1)
        #expect(sink.errorCount == 1)
        #expect(sink.hiddenCount == 0)
        let further = try #require(sink.shown.first?.further)
        #expect(further.count == 124)
        #expect(further.lines.ranges == [3...120, 125...125, 130...131, 140...140, 150...151])
        #expect(
            further.sentence.de
                == "ebenso in 124 weiteren Zeilen: 3 bis 120, 125, 130 bis 131, 140 und 2 weitere; "
                + "dort steht zum Beispiel `v3`, `v4`, `v5`")
        #expect(further.sentence.en.hasPrefix("the same in 124 more lines: 3 to 120, 125, 130 to 131, 140 and 2 more"))
    }

    @Test func anotherColumnCauseOrGravityIsAnotherSeries() {
        var sink = sink(Array(1...10))
        for line in 1...10 {
            sink.report(diagnostic(line, column: "school"))
            sink.report(diagnostic(line, cause: "name"))
            sink.report(diagnostic(line, severity: .warning))
        }
        #expect(sink.errorCount == 3)
        #expect(sink.warningCount == 1)
    }

    @Test func theSameSinkTwiceCountsOnce() {
        let part = sink(Array(1...500))
        var whole = DiagnosticSink()
        whole.merge(part)
        whole.merge(part)
        #expect(whole.shown == part.shown)
        #expect(whole.errorCount == 1)
    }

    @Test func partsOfASeriesComeTogether() {
        var whole = sink(Array(1...4))
        whole.merge(sink([2, 8, 9, 10, 11]))
        #expect(whole.shown.first?.further?.lines.ranges == [2...4, 8...11])
        #expect(whole.shown.first?.further?.count == 7)
    }

    @Test func scriptsGetAllLines() {
        let json = DiagnosticJSON.render(sink([2, 3, 4, 5, 9]), language: .de)
        #expect(
            json.contains(
                #""further": {"count": 4, "lines": [[3, 5], [9, 9]], "values": ["v3", "v4", "v5"]}"#))
    }

    @Test func linesInAnyOrderBecomeRanges() {
        var lines = LineRanges()
        for line in [5, 3, 4, 9, 1, 2, 4] { lines.insert(line) }
        #expect(lines.ranges == [1...5, 9...9])
        #expect(lines.count == 6)
    }

    @Test func manyDifferentSeriesFillTheSinkLikeSingleOnes() {
        var sink = DiagnosticSink()
        for line in 1...3_000 { sink.report(diagnostic(line, cause: "\(line)")) }
        #expect(sink.isFull)
        #expect(sink.errorCount == 3_000)
        #expect(sink.hiddenCount == 2_900)
        #expect(sink.shown.count == 100)
    }
}
