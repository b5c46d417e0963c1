// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// How many threads a computation may use. The result never depends on it.
public struct ThreadCount: Sendable, Hashable {
    /// What can be asked for.
    public static let range = 1...1_024

    public let value: Int

    /// `nil` outside of ``range``.
    public init?(_ value: Int) {
        guard Self.range.contains(value) else { return nil }
        self.value = value
    }

    private init(clamping value: Int) {
        self.value = min(max(value, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The calling thread alone.
    public static let one = ThreadCount(clamping: 1)

    /// One for each core that this process may use.
    public static var allCores: ThreadCount { ThreadCount(clamping: ProcessInfo.processInfo.activeProcessorCount) }
}
