// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows a candidate consists of; an expression begins its paths with one of them.
public enum Root: Int, Sendable, Hashable, CaseIterable {
    case need
    case offer
    case fund
    case application
    case previous

    public var name: String {
        switch self {
        case .need: "need"
        case .offer: "offer"
        case .fund: "fund"
        case .application: "application"
        case .previous: "previous"
        }
    }

    /// The table whose rows it stands for.
    public var table: String {
        switch self {
        case .need: "needs"
        case .offer: "offers"
        case .fund: "funds"
        case .application: "applications"
        case .previous: "previous"
        }
    }

    /// Whether a candidate may lack the row: not every pair has an application or a co-operation of last year.
    public var isOptional: Bool { self == .application || self == .previous }
}

/// A set of roots: what an expression depends on.
public struct RootSet: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public init(_ root: Root) {
        // The joined rows follow from the need and the offer.
        rawValue = root.isOptional ? 1 << root.rawValue | 0b11 : 1 << root.rawValue
    }

    public static let need = RootSet(.need)
    public static let offer = RootSet(.offer)
    public static let fund = RootSet(.fund)
    public static let pair: RootSet = [.need, .offer]
}
