// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Tables

/// What texts of rules are made of and read as, where the standard leaves it open or rulebooks differ from it.
enum RuleText {
    /// Longer texts are not put together: names that double each other grow without bound.
    static let maximumBytes = 10_000

    /// Characters of one code point where there is one (`ä`): equal texts have the same form, and so the same size.
    static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Code points of the composed form.
    static func size(_ text: String) -> Int { composed(text).unicodeScalars.count }

    /// The texts that `bool` reads.
    static func truth(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "True", "TRUE": true
        case "0", "f", "F", "false", "False", "FALSE": false
        default: nil
        }
    }

    /// The shortest digits that read back as the same double, never with an exponent.
    static func text(of number: Double) -> String {
        ExactNumber(parsing: number.magnitude.description).map {
            ($0.signum != 0 && number < 0 ? "-" : "") + $0.description
        }
            ?? number.description
    }
}
