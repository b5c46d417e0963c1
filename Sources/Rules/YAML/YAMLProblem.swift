// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps a text from being YAML, told apart by what its author has to do.
enum YAMLProblem: Hashable, CaseIterable {
    case tab
    case missingValue
    case missingKey
    case missingDash
    case openList
    case openMapping
    case strayColon
    case strayDash
    case strayKey
    case missingColon
    case badStart
    case openQuote
    case unknownReference
    case badReference
    case badEscape
    case badTag
    case badDirective
    case badBlock
    case afterTheEnd
    case documentMark
    case severalDocuments
    case controlCharacter
    case tooDeep
    case other

    /// The parser's own sentences; they are English and fixed.
    private static let problems: [String: YAMLProblem] = [
        "found a tab character that violates indentation": .tab,
        "found a tab character where an indentation space is expected": .tab,
        "did not find expected node content": .missingValue,
        "did not find expected key": .missingKey,
        "did not find expected '-' indicator": .missingDash,
        "did not find expected ',' or ']'": .openList,
        "did not find expected ',' or '}'": .openMapping,
        "mapping values are not allowed in this context": .strayColon,
        "found unexpected ':'": .strayColon,
        "block sequence entries are not allowed in this context": .strayDash,
        "mapping keys are not allowed in this context": .strayKey,
        "could not find expected ':'": .missingColon,
        "found character that cannot start any token": .badStart,
        "found unexpected end of stream": .openQuote,
        "found undefined alias": .unknownReference,
        "did not find expected alphabetic or numeric character": .badReference,
        "found unknown escape character": .badEscape,
        "did not find expected hexdecimal number": .badEscape,
        "found invalid Unicode character escape code": .badEscape,
        "did not find expected '!'": .badTag,
        "did not find expected tag URI": .badTag,
        "did not find URI escaped octet": .badTag,
        "did not find the expected '>'": .badTag,
        "found an incorrect leading UTF-8 octet": .badTag,
        "found an incorrect trailing UTF-8 octet": .badTag,
        "found undefined tag handle": .badTag,
        "did not find expected whitespace or line break": .badTag,
        "could not find expected directive name": .badDirective,
        "found unexpected non-alphabetical character": .badDirective,
        "found unknown directive name": .badDirective,
        "did not find expected comment or line break": .badBlock,
        "did not find expected version number": .badDirective,
        "did not find expected digit or '.' character": .badDirective,
        "found extremely long version number": .badDirective,
        "found incompatible YAML document": .badDirective,
        "did not find expected whitespace": .badDirective,
        "found duplicate %YAML directive": .badDirective,
        "found duplicate %TAG directive": .badDirective,
        "found an indentation indicator equal to 0": .badBlock,
        "did not find expected <document start>": .afterTheEnd,
        "found unexpected document indicator": .documentMark,
        "but found another document": .severalDocuments,
        "control characters are not allowed": .controlCharacter,
        "Maximum nesting level reached, set with yaml_set_max_nest_level())": .tooDeep,
    ]

    /// - Parameter problem: as the parser says it.
    init(_ problem: String) { self = Self.problems[problem] ?? .other }
}
