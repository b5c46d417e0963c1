// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What the table of commands in the README is tried with: the two smallest shipped scenarios, a decided plan, a few files.
struct ReadmeSample {
    private let program: Program
    private let values: [String: String]

    /// Plans, decides and writes what the commands read.
    init(_ program: Program) throws {
        self.program = program
        let decisions = "scenarios/musterkreis/beschluesse"
        for command in [
            "plan scenarios/winzling", "plan scenarios/musterkreis --no-questions",
            "decide out/musterkreis --body bildungskonferenz --file \(decisions)/bildungskonferenz.yaml",
            "decide out/musterkreis --body lenkungskreis --file \(decisions)/lenkungskreis.yaml",
            "sweep scenarios/winzling --vary funds.KUS.amount=9000,10000 --out durchlauf",
        ] {
            let outcome = try program.shell("bildungsnetz " + command)
            try #require(outcome.code == 0, "\(command)\n\(outcome.errors)")
        }
        let files = [
            "liste.yaml": "points:\n  - {name: weniger, changes: [{set: funds.KUS.amount, to: 9000}]}\n",
            "pruefungen.json": #"[{"expr": "1 + 1", "value": {"int": "2"}}]"#,
            "kontakte.csv": "organisation,name\nS01,Sekretariat\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: program.folder.appendingPathComponent(name)) }
        let receipt = try #require(
            try program.shell("bildungsnetz ledger verify").output.firstMatch(of: /[0-9]+:[0-9a-f]{8,}/))
        values = [
            "SZENARIO": "scenarios/winzling", "PLAN": "out/winzling", "ERSTER": "out/winzling",
            "ZWEITER": "scenarios/winzling", "BEDARF": "B2", "ANGEBOT": "A4", "TOPF": "KUS", "SCHULE": "S3",
            "SEKUNDEN": "20", "MB": "2000", "ABSTAND": "0.01", "ZAHL": "2", "BETRAG": "2",
            "AUSDRUCK": "'has(need.groups) ? need.groups * 2 : 0'", "ZEILE": "'need.groups=3'",
            "GREMIUM": "bildungskonferenz", "TAG": "2026-05-06", "BESCHLUSS": "LK-2026-02",
            "GRUND": "Krankheit", "BELEG": String(receipt.0), "BESCHLOSSEN": "beschluesse/LK-2026-02/plan",
            "BEDARF/ANGEBOT": "B15/A33", "WAS": "B15/A33", "DURCHLAUF": "durchlauf",
            "VEREINBARUNG": "scenarios/musterkreis",
            "ANTRAG.yaml": "\(decisions)/antrag-mehr-kommunale-mittel.yaml", "LISTE.yaml": "liste.yaml",
            "REGELWERK.yaml": "rules/kommune.yaml", "TESTS.yaml": "rules/kommune.tests.yaml",
            "PRUEFUNGEN.json": "pruefungen.json", "KONTAKTE.csv": "kontakte.csv",
            "UMRISSE.geojson": "scenarios/musterkreis/municipalities.geojson",
        ]
    }

    /// The commands of a row that this machine can run: PDF, ODT and DOCX need programs that may not be there.
    func commands(_ row: ReadmeCommands.Row) throws -> [String] {
        // An agreement and outlines of its municipalities has the Musterkreis only.
        let isOfMusterkreis = ["propose", "decide", "catalogue"].contains {
            row.notation.hasPrefix("bildungsnetz \($0) ")
        }
        let commands = row.commands { word in
            if isOfMusterkreis, word == "PLAN" { return "out/musterkreis" }
            if isOfMusterkreis, word == "SZENARIO" { return "scenarios/musterkreis" }
            if word == "ORDNER", row.notation.hasPrefix("bildungsnetz scenarios ") { return "scenarios" }
            if word == "ORDNER" {
                return "ordner-\(UUID().uuidString)"
            }
            return value(word)
        }
        return try commands.enumerated().filter { !needsMissingProgram($0.element) }.map { index, command in
            command.contains("BESCHLUSS.yaml")
                ? command.replacing("BESCHLUSS.yaml", with: try decision(number: index)) : command
        }
    }

    private func value(_ word: String) -> String {
        if let value = values[word] { return value }
        // Files that are written: any name will do.
        if word.wholeMatch(of: /[A-Z]+\.(csv|html|svg|mps|lp|txt|json)/) != nil { return word.lowercased() }
        let isPlaceholder = word.wholeMatch(of: /[A-ZÄÖÜ\/]{2,}(\.[a-z]+)?/) != nil && word != "BESCHLUSS.yaml"
        #expect(!isPlaceholder, "nothing stands for \(word)")
        return word
    }

    private func needsMissingProgram(_ command: String) -> Bool {
        let needed = ["--format pdf": "typst", "--format odt": "pandoc", "--format docx": "pandoc"]
        return needed.contains { option, tool in
            command.contains(option) && (try? program.shell("command -v \(tool)").code) != 0
        }
    }

    /// A recommendation under an id of its own: the same id is recorded once only.
    private func decision(number: Int) throws -> String {
        let text = try program.read("scenarios/musterkreis/beschluesse/bildungskonferenz.yaml")
        let name = "beschluss-\(number).yaml"
        try Data(text.replacing("BK-2026-01", with: "BK-2026-1\(number)").utf8)
            .write(to: program.folder.appendingPathComponent(name))
        return name
    }
}
