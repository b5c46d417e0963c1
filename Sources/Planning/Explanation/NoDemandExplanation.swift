// SPDX-License-Identifier: GPL-3.0-or-later

/// A school that reported nothing, or a need that asks for no group: there is nothing that a plan could give it.
public struct NoDemandExplanation: Sendable, Hashable, Codable {
    public let school: String
    public let schoolName: String
    /// The need that asks for no group; `nil` for a school without any need.
    public let need: ExplainedNeed?
}
