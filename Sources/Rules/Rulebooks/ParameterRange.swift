// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// The values of a parameter that make sense (`range: [0, 1]`); both ends count, and an end may be open (`[0, ~]`).
public struct ParameterRange: Sendable, Hashable {
    /// `nil` where any smaller number is allowed.
    public let least: FixedPoint?
    /// `nil` where any larger number is allowed.
    public let most: FixedPoint?

    public init(least: FixedPoint?, most: FixedPoint?) {
        self.least = least?.normalised
        self.most = most?.normalised
    }

    public func contains(_ number: FixedPoint) -> Bool {
        (least.map { $0 <= number } ?? true) && (most.map { number <= $0 } ?? true)
    }

    /// The number itself, or the end of the range that it lies beyond.
    public func nearest(to number: FixedPoint) -> FixedPoint {
        if let least, number < least { return least }
        if let most, most < number { return most }
        return number
    }

    /// From nothing to the whole: a number that people may write in percent.
    public var isShare: Bool { least == FixedPoint(0) && most == FixedPoint(1) }
}
