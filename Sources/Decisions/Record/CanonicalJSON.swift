// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// JSON whose bytes follow from the value: keys sorted, no blanks, no escaped slashes, no floating-point numbers.
enum CanonicalJSON {
    /// - Precondition: the value holds texts, whole numbers, truth values, lists and records of them, so that encoding
    ///   cannot fail.
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return [] }
        return [UInt8](data)
    }
}
