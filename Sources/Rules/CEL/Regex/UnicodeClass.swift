// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// `\p{…}`: a general category by its one or two letters, a script by its name, or `Any`.
enum UnicodeClass {
    case any
    case categories(Set<Unicode.GeneralCategory>)
    case script(ScriptTest)

    /// `nil` if there is no such class.
    init?(_ name: String) {
        if name == "Any" {
            self = .any
            return
        }
        let categories = Self.categoryNames.filter { $0.key.hasPrefix(name) }
        if (1...2).contains(name.utf8.count), !categories.isEmpty {
            self = .categories(Set(categories.values))
        } else if let test = ScriptTest(name) {
            self = .script(test)
        } else {
            return nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any: true
        case .categories(let categories): categories.contains(scalar.properties.generalCategory)
        case .script(let test): test.contains(scalar)
        }
    }

    private static let categoryNames: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter, "Lm": .modifierLetter,
        "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark, "Me": .enclosingMark, "Nd": .decimalNumber,
        "Nl": .letterNumber, "No": .otherNumber, "Pc": .connectorPunctuation, "Pd": .dashPunctuation,
        "Ps": .openPunctuation, "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
        "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol, "So": .otherSymbol,
        "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator, "Cc": .control, "Cf": .format,
        "Cs": .surrogate, "Co": .privateUse,
    ]
}

/// Asks the Unicode tables of Foundation whether a character belongs to a script; the standard library has no scripts.
struct ScriptTest {
    private let expression: NSRegularExpression

    /// `nil` if there is no such script; names are written as in Unicode, `Greek`, `Old_Italic`.
    init?(_ name: String) {
        let isName =
            name.utf8.count > 2
            && name.utf8.allSatisfy { Unicode.Scalar($0).properties.isAlphabetic || $0 == UInt8(ascii: "_") }
        guard isName, name.first?.isUppercase == true,
            let expression = try? NSRegularExpression(pattern: "\\A\\p{Script=\(name)}\\z")
        else { return nil }
        self.expression = expression
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let text = String(scalar)
        return expression.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
    }
}
