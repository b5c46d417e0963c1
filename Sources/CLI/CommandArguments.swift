// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation

/// The arguments of a call, written so that the parser takes values that begin with `-` for values: `--gap -0.1`,
/// `rules eval "-7 % 2"`. To the parser everything that begins with `-` is an option.
///
/// Names of options begin with a letter. What has none behind its dashes is a value, and so is what cannot be a name
/// (`-need.groups`); where an expression is asked for, a single dash before a letter is a sign as well.
struct CommandArguments {
    private let options: Set<String>
    private let takesExpression: Bool

    static func prepared(_ arguments: [String]) throws -> [String] {
        let arguments = arguments.flatMap { apart($0) }
        // Everything is as it stands behind `--`.
        guard arguments.prefix(while: { $0 != "--" }).contains(where: { $0.hasPrefix("-") && !isPlainName($0) }) else {
            return arguments
        }
        var command = try CommandDescription.root()
        let path = arguments.prefix { name in
            guard let next = command.subcommand(name) else { return false }
            command = next
            return true
        }
        while let next = command.defaultSubcommand.flatMap({ command.subcommand($0) }) { command = next }
        let reader = CommandArguments(options: command.optionsWithValue, takesExpression: command.takesExpression)
        return path + (try reader.ordered(Array(arguments.dropFirst(path.count))))
    }

    /// The parser takes an option that may stand without a value for a flag where the value is attached (`--keep=2`),
    /// and drops the value; so it is given apart.
    private static func apart(_ argument: String) -> [String] {
        argument.hasPrefix("--keep=") ? ["--keep", String(argument.dropFirst("--keep=".count))] : [argument]
    }

    /// `--time-limit`, `--gap=1`, `-h`: nothing that could be a value.
    private static func isPlainName(_ argument: String) -> Bool {
        argument.hasPrefix("--") && argument.dropFirst(2).first.map { $0.isASCII && $0.isLetter } ?? true
            || ["-h", "-help"].contains(argument)
    }

    private func isValue(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument != "-", !Self.isPlainName(argument) else { return false }
        let rest = argument.drop { $0 == "-" }
        guard let first = rest.first else { return false }
        guard first.isASCII, first.isLetter else { return true }
        return takesExpression
            || !rest.prefix { $0 != "=" }.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    /// Values beside their options with `=`, and what belongs to no option behind `--`.
    private func ordered(_ arguments: [String]) throws -> [String] {
        var (named, free): ([String], [String]) = ([], [])
        var needsMark = false
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                free += rest
                needsMark = true
                break
            } else if options.contains(argument), let value = rest.first {
                rest.removeFirst()
                if argument == "--keep", isValue(value) { throw Self.negativeKeep(value) }
                named += isValue(value) ? ["\(argument)=\(value)"] : [argument, value]
            } else if isValue(argument) {
                free.append(argument)
                needsMark = true
            } else if argument.hasPrefix("-") {
                named.append(argument)
            } else {
                free.append(argument)
            }
        }
        return needsMark ? named + ["--"] + free : rejoined(arguments, named: named)
    }

    /// Without a value of its own every argument keeps its place: an option may take several.
    private func rejoined(_ arguments: [String], named: [String]) -> [String] {
        var result: [String] = []
        for argument in arguments {
            if let last = result.last, options.contains(last), isValue(argument) {
                result[result.count - 1] = "\(last)=\(argument)"
            } else {
                result.append(argument)
            }
        }
        return result
    }

    private static func negativeKeep(_ value: String) -> ValidationError {
        ValidationError(
            HelpLanguage.text(
                "--keep braucht Zahlen ab 0, nicht \(value).", "--keep needs numbers of at least 0, not \(value)."))
    }
}

/// What the parser tells of a command about itself.
struct CommandDescription: Decodable {
    private struct Tool: Decodable {
        let command: CommandDescription
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }

        let kind: String
        let names: [Name]?
        let valueName: String?
    }

    private let commandName: String
    let defaultSubcommand: String?
    private let subcommands: [CommandDescription]?
    private let arguments: [Argument]?

    static func root() throws -> CommandDescription {
        try JSONDecoder().decode(Tool.self, from: Data(Bildungsnetz._dumpHelp().utf8)).command
    }

    func subcommand(_ name: String) -> CommandDescription? { subcommands?.first { $0.commandName == name } }

    /// `--name` of every option that has a value.
    var optionsWithValue: Set<String> {
        Set((arguments ?? []).filter { $0.kind == "option" }.flatMap { $0.names ?? [] }.map { "--" + $0.name })
    }

    var takesExpression: Bool {
        (arguments ?? []).contains { $0.kind == "positional" && $0.valueName == "expression" }
    }
}
