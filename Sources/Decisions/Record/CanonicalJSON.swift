// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// JSON whose bytes follow from the value: keys sorted, no blanks, no escaped slashes, no floating-point numbers.
enum CanonicalJSON {
    /// - Throws: if the value has no JSON form; nothing may be recorded then.
    static func encode(_ value: some Encodable) throws(LedgerError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(value))
        } catch {
            throw LedgerError(DecisionMessages.cannotEncode("\(type(of: value))"))
        }
    }
}
