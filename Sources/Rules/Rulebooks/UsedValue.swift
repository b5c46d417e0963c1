// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// A parameter of a rulebook with the value that a scenario plans with.
public struct UsedValue: Sendable, Hashable {
    public let name: String
    public let value: Parameter.Value
    public let unit: String?
    /// Where the value comes from: the rulebook's source, or who set it instead and what the rulebook says.
    public let origin: LocalizedText?

    public init(name: String, value: Parameter.Value, unit: String?, origin: LocalizedText?) {
        self.name = name
        self.value = value
        self.unit = unit
        self.origin = origin
    }
}
