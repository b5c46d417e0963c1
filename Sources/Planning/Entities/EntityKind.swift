// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// What people ask about by its id or its name.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
    case need
    case school
    case offer
    case provider
    case fund

    /// The standard table of its rows.
    public var table: String {
        switch self {
        case .need: "needs"
        case .school: "schools"
        case .offer: "offers"
        case .provider: "providers"
        case .fund: "funds"
        }
    }

    /// The kind of a standard table's rows; `nil` for a table that nobody asks about.
    public init?(table: String) {
        guard let kind = Self.allCases.first(where: { $0.table == table }) else { return nil }
        self = kind
    }

    public var noun: CountedNoun {
        switch self {
        case .need: .need
        case .school: .school
        case .offer: .offer
        case .provider: .provider
        case .fund: .fund
        }
    }
}
