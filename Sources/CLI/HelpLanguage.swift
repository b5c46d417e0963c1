// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Foundation

/// The language of help and usage errors. It is needed before the arguments are parsed, so it is looked for by hand.
enum HelpLanguage {
    static let current: Language = {
        let arguments = CommandLine.arguments
        if let index = arguments.firstIndex(of: "--language"), index + 1 < arguments.count {
            return Language(rawValue: arguments[index + 1]) ?? .de
        }
        if let argument = arguments.first(where: { $0.hasPrefix("--language=") }) {
            return Language(rawValue: String(argument.dropFirst("--language=".count))) ?? .de
        }
        return ProcessInfo.processInfo.environment["BILDUNGSNETZ_LANGUAGE"].flatMap { Language(rawValue: $0) } ?? .de
    }()

    static func text(_ german: String, _ english: String) -> String { current == .de ? german : english }

    static func help(_ german: String, _ english: String) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: text(german, english))
    }

    /// A number of an option as it is shown in an error.
    static func number(_ value: Double) -> String {
        let shortest = value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
        return current == .de ? shortest.replacing(".", with: ",") : shortest
    }

    /// The parser's own words are English and cannot be set; a German reader gets them translated.
    static func translated(_ text: String) -> String { current == .de ? GermanHelp.text(of: text) : text }
}
