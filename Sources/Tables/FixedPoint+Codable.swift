// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// A JSON number with every digit it has; nothing passes through a double.
extension FixedPoint: Codable {
    /// The exact decimal.
    public var decimal: Decimal {
        Decimal(
            sign: mantissa < 0 ? .minus : .plus, exponent: -scale, significand: Decimal(mantissa.magnitude))
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(Decimal.self).description
        guard let number = FixedPoint(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
        }
        self = number.normalised
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }
}
