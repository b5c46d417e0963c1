// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The table of commands in the README: `[…]` may be left out, `|` is or, `…` several, capitals stand for something.
struct ReadmeCommands {
    static let heading = "## Befehle"

    /// One command of the table in its notation.
    struct Row {
        let notation: String

        /// The shortest command and the longest, each as often as there are alternatives, with `value` in place of
        /// what stands in capitals.
        func commands(_ value: (String) -> String) -> [String] {
            let parts = Self.parts(notation)
            let choices = parts.choices
            let all = (0..<choices).flatMap { choice in
                [false, true].map { isLong in parts.words(isLong: isLong, choice: choice).map(value) }
            }
            var seen: Set<[String]> = []
            return all.filter { seen.insert($0).inserted }.map { $0.joined(separator: " ") }
        }

        private static func parts(_ notation: String) -> Parts {
            var open: [Parts] = [Parts()]
            var word = ""
            for character in notation + " " {
                switch character {
                case " ", "[", "]":
                    if !word.isEmpty { open[open.count - 1].members.append(.word(word)) }
                    word = ""
                    if character == "[" { open.append(Parts()) }
                    if character == "]", open.count > 1 {
                        let optional = open.removeLast()
                        open[open.count - 1].members.append(.optional(optional))
                    }
                default: word.append(character)
                }
            }
            return open[0]
        }
    }

    struct Parts {
        enum Member {
            case word(String)
            indirect case optional(Parts)
        }

        var members: [Member] = []

        /// The largest number of alternatives of any word.
        var choices: Int {
            members.map { member in
                switch member {
                case .word(let word): Self.alternatives(word).count
                case .optional(let parts): parts.choices
                }
            }.max() ?? 1
        }

        func words(isLong: Bool, choice: Int) -> [String] {
            // A `…` by itself repeats what is before it.
            members.flatMap { member -> [String] in
                switch member {
                case .word(let word):
                    let alternatives = Self.alternatives(word)
                    return word == "…" ? [] : [alternatives[choice % alternatives.count]]
                case .optional(let parts): return isLong ? parts.words(isLong: true, choice: choice) : []
                }
            }
        }

        private static func alternatives(_ word: String) -> [String] {
            word.split(separator: "|").map { $0.hasSuffix("…") ? String($0.dropLast()) : String($0) }
        }
    }

    let rows: [Row]

    init(_ markdown: String) {
        let section = markdown.components(separatedBy: "\n" + Self.heading + "\n").last ?? ""
        let table = section.components(separatedBy: "\n## ")[0]
        rows = table.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `(bildungsnetz [^`]+)` \|/).map {
                Row(notation: String($0.1).replacing("\\|", with: "|"))
            }
        }
    }
}
