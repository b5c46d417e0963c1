// SPDX-License-Identifier: GPL-3.0-or-later

/// Every text of a scenario once, so that texts are compared as numbers.
///
/// Ids are given in the order of first appearance; they are stable for the same input, but carry no meaning of order.
public struct TextPool: Sendable {
    private var texts: [String] = []
    private var ids: [String: Int32] = [:]

    public init() {}

    /// The id of the text, a new one if it was not seen before.
    public mutating func intern(_ text: String) -> Int32 {
        if let id = ids[text] { return id }
        let id = Int32(texts.count)
        texts.append(text)
        ids[text] = id
        return id
    }

    /// The id of a text that was seen; `nil` otherwise.
    public func id(of text: String) -> Int32? { ids[text] }

    /// The text of an id that this pool gave.
    public subscript(id: Int32) -> String { texts[Int(id)] }

    public var count: Int { texts.count }
}
