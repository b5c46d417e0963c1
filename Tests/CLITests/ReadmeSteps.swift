// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What the README tells its reader to do, in the order in which it stands there.
///
/// The README keeps to a few forms, so that a person and this reader understand the same: a command in a block or in
/// backticks, "als `FILE`:" before the block that is that file, "Ergänzen Sie in `FILE` …" before the block to append,
/// and "Ändern Sie in `FILE` `OLD` in `NEW`".
struct ReadmeSteps {
    enum Step: Equatable {
        case run(String)
        case write(file: String, text: String)
        case append(file: String, text: String)
        case replace(file: String, old: String, new: String)
    }

    private(set) var steps: [Step] = []
    private var paragraph = ""
    private var block: [String] = []
    /// The paragraph before the block, which may say what the block is.
    private var before = ""

    /// The steps of a text in Markdown without the section of its table of commands.
    init(_ markdown: String) {
        var isTable = false
        for line in markdown.components(separatedBy: "\n") + [""] {
            if line.hasPrefix("## ") { isTable = line == ReadmeCommands.heading }
            if isTable { continue }
            read(line)
        }
        endParagraph()
        endBlock()
    }

    private mutating func read(_ line: String) {
        let indent = line.prefix { $0 == " " }.count
        if line.allSatisfy({ $0 == " " }) {
            if block.isEmpty { endParagraph() } else { block.append("") }
        } else if indent >= 4, !block.isEmpty || paragraph.isEmpty {
            block.append(line)
        } else {
            if !block.isEmpty { endBlock() }
            paragraph += (paragraph.isEmpty ? "" : " ") + line.trimmingCharacters(in: .whitespaces)
        }
    }

    private mutating func endParagraph() {
        guard !paragraph.isEmpty else { return }
        before = paragraph
        for match in paragraph.matches(of: /Ändern Sie in `([^`]+)` `([^`]+)` in `([^`]+)`|`([^`]+)`/) {
            if let file = match.1, let old = match.2, let new = match.3 {
                steps.append(.replace(file: String(file), old: String(old), new: String(new)))
            } else if let code = match.4, Self.isCommand(String(code)) {
                steps.append(.run(String(code)))
            }
        }
        paragraph = ""
    }

    private mutating func endBlock() {
        while block.last?.isEmpty == true { block.removeLast() }
        guard let first = block.first else { return }
        let indent = first.prefix { $0 == " " }.count
        let lines = block.map { String($0.dropFirst(indent)) }
        block = []
        let text = lines.joined(separator: "\n") + "\n"
        if let match = before.firstMatch(of: /als `([^`]+)`:$/) {
            steps.append(.write(file: String(match.1), text: text))
        } else if let match = before.firstMatch(of: /Ergänzen Sie in `([^`]+)` am Ende die Zeile:$/) {
            steps.append(.append(file: String(match.1), text: text))
        } else {
            steps += lines.filter(Self.isCommand).map(Step.run)
        }
    }

    /// `BEFEHL` stands for any command.
    private static func isCommand(_ code: String) -> Bool {
        guard !code.contains("BEFEHL") else { return false }
        return ["bildungsnetz ", "cp ", "make ", "export "].contains { code.hasPrefix($0) }
    }
}
