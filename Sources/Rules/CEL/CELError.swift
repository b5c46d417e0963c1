// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an expression has no value; what it says stands in ``CELMessages``.
enum CELError: Error, Hashable {
    case syntax(SyntaxError.Problem)
    /// A literal that does not fit its type.
    case badLiteral(String)
    case badMacro(String)

    // Names and types
    case undeclared(String)
    case unknownFunction(String)
    case noOverload(String, [String])
    case noField(type: String)
    case noRange(type: String)
    case wrongType(expected: String, found: String)

    // Values
    case unbound(String)
    case noSuchKey(String)
    case badKey(String)
    case duplicateKey(String)
    case badIndex(String)
    case divisionByZero
    /// The operation or conversion whose result its type cannot hold.
    case overflow(String)
    case badConversion(to: String, String)
    case badTimeZone(String)
    case badPattern(String, RegexError)
    /// The evaluation took more work than is granted to it.
    case tooExpensive(limit: Int)
}
