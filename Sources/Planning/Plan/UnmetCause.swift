// SPDX-License-Identifier: GPL-3.0-or-later

/// The stable codes of the reasons why groups of a need stay open.
public enum UnmetCause: String, CaseIterable, Sendable {
    case excluded
    case limited
    case outweighed
    case noOffers = "no_offers"

    public init(_ reason: UnmetNeed.Reason) {
        switch reason {
        case .excluded: self = .excluded
        case .limited: self = .limited
        case .outweighed: self = .outweighed
        case .notOffered, .noOffers: self = .noOffers
        }
    }
}
