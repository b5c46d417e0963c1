// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows one candidate consists of, by index; `nil` where it has none.
public struct CandidateContext: Sendable, Hashable {
    public var need: Int?
    public var offer: Int?
    public var fund: Int?
    public var application: Int?
    public var previous: Int?

    public init(
        need: Int? = nil, offer: Int? = nil, fund: Int? = nil, application: Int? = nil, previous: Int? = nil
    ) {
        self.need = need
        self.offer = offer
        self.fund = fund
        self.application = application
        self.previous = previous
    }

    func row(of root: Root) -> Int? {
        switch root {
        case .need: need
        case .offer: offer
        case .fund: fund
        case .application: application
        case .previous: previous
        }
    }
}
