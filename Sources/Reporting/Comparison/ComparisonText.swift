// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Planning

/// A comparison for the terminal.
public enum ComparisonText {
    /// Plans, goals and money side by side, then for each later plan what differs from the first.
    ///
    /// - Parameters:
    ///   - showsAll: equal lines as well.
    ///   - width: characters a line, at least 60.
    public static func text(
        _ comparison: PlanDifferences, causes: ChangeCauses? = nil, showsAll: Bool, language: Language, width: Int
    ) -> String {
        let tables = ComparisonTables(comparison, showsAll: showsAll, language: language)
        let texts = tables.texts
        let width = max(60, width)
        var sections: [[String]] = [
            [texts.document] + tables.plans.lines(width: width), titled(tables.goals, width),
            titled(tables.keyFigures, width),
        ]
        if !comparison.funds.isEmpty { sections.append(titled(tables.funds, width)) }
        for index in comparison.differences.indices {
            let heading = comparison.plans.count == 2 ? [] : ["\(PlanLetter.letter(index + 1)) − A"]
            sections.append(heading + [texts.inputs] + tables.inputs(index).lines(width: width))
            sections.append(
                [texts.allocations] + TerminalTable.wrap(tables.summary(index), width: width - 2).map { "  " + $0 }
                    + tables.allocations(index).lines(width: width))
            sections.append([texts.needs] + tables.needs(index).lines(width: width))
        }
        if !comparison.questions.isEmpty {
            let notes = tables.questionNotes.flatMap { TerminalTable.wrap($0, width: width - 2) }.map { "  " + $0 }
            sections.append([texts.questions] + tables.questionLines(width: width) + notes)
        }
        for table in tables.breakdowns where showsAll || !table.rows.isEmpty { sections.append(titled(table, width)) }
        if let causes {
            let table = CauseTables(causes, tables)
            sections.append(
                [texts.causes] + table.sentences.flatMap { TerminalTable.wrap($0, width: width - 2) }.map { "  " + $0 })
            for table in table.all { sections.append(titled(table, width)) }
        }
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
            .replacing("\u{A0}", with: " ") + "\n"
    }

    private static func titled(_ table: PeopleTable, _ width: Int) -> [String] {
        [table.title] + table.lines(width: width)
    }
}
