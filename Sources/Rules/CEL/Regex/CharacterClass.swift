// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of characters: `[a-z]`, `\d`, `\pL` and their like.
struct CharacterClass {
    /// What a class is put together from.
    enum Item {
        case range(ClosedRange<UInt32>)
        case category(UnicodeClass, isNegated: Bool)
        case other(CharacterClass)
    }

    var items: [Item] = []
    var isNegated = false
    /// With the flag `i`: a character belongs if any of its cases does.
    var foldsCase = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let candidates = foldsCase ? CaseFolding.variants(of: scalar) : [scalar]
        return candidates.contains { scalar in items.contains { Self.item($0, contains: scalar) } } != isNegated
    }

    /// How many items a look-up passes, for counting steps.
    var weight: Int { items.count + 1 }

    private static func item(_ item: Item, contains scalar: Unicode.Scalar) -> Bool {
        switch item {
        case .range(let range): range.contains(scalar.value)
        case .category(let category, let isNegated): category.contains(scalar) != isNegated
        case .other(let set): set.contains(scalar)
        }
    }

    private static func ranges(_ bounds: (Unicode.Scalar, Unicode.Scalar)...) -> CharacterClass {
        CharacterClass(items: bounds.map { .range($0.0.value...$0.1.value) })
    }

    /// `\d`, `\s`, `\w` and their opposites; ASCII only, as in RE2.
    static func perl(_ letter: Unicode.Scalar) -> CharacterClass? {
        var set: CharacterClass
        switch letter {
        case "d", "D": set = ranges(("0", "9"))
        case "s", "S": set = ranges(("\t", "\n"), ("\u{C}", "\r"), (" ", " "))
        case "w", "W": set = ranges(("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
        default: return nil
        }
        set.isNegated = letter.properties.isUppercase
        return set
    }

    /// `alpha` of `[[:alpha:]]`.
    static func posix(_ name: String) -> CharacterClass? {
        switch name {
        case "alnum": ranges(("0", "9"), ("A", "Z"), ("a", "z"))
        case "alpha": ranges(("A", "Z"), ("a", "z"))
        case "ascii": ranges(("\0", "\u{7F}"))
        case "blank": ranges(("\t", "\t"), (" ", " "))
        case "cntrl": ranges(("\0", "\u{1F}"), ("\u{7F}", "\u{7F}"))
        case "digit": ranges(("0", "9"))
        case "graph": ranges(("!", "~"))
        case "lower": ranges(("a", "z"))
        case "print": ranges((" ", "~"))
        case "punct": ranges(("!", "/"), (":", "@"), ("[", "`"), ("{", "~"))
        case "space": ranges(("\t", "\r"), (" ", " "))
        case "upper": ranges(("A", "Z"))
        case "word": ranges(("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
        case "xdigit": ranges(("0", "9"), ("A", "F"), ("a", "f"))
        default: nil
        }
    }
}

/// Upper and lower case of single characters (Unicode, simple case folding).
enum CaseFolding {
    /// One form for all cases of a character.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return lower(scalar) }
        return lower(upper(scalar))
    }

    /// The character and its other cases.
    static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let key = folded(scalar)
        return [scalar, key, upper(scalar)] + (rare[key] ?? [])
    }

    /// Characters that fold to a common letter but are the upper or lower case of none.
    private static let rare: [Unicode.Scalar: [Unicode.Scalar]] = [
        "k": ["\u{212A}"], "å": ["\u{212B}"], "s": ["\u{17F}"], "ω": ["\u{2126}"], "μ": ["\u{B5}"], "ß": ["\u{1E9E}"],
        "θ": ["\u{3D1}", "\u{3F4}"], "β": ["\u{3D0}"], "ε": ["\u{3F5}"], "κ": ["\u{3F0}"], "π": ["\u{3D6}"],
        "ρ": ["\u{3F1}"], "σ": ["\u{3C2}"], "φ": ["\u{3D5}"], "ι": ["\u{345}", "\u{1FBE}"], "ṡ": ["\u{1E9B}"],
    ]

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        single(scalar.properties.lowercaseMapping) ?? scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        single(scalar.properties.uppercaseMapping) ?? scalar
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
