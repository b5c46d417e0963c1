// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// Texts that expressions put together (`a + b`, `string(x)`) and that no table holds. Their ids lie behind those of the
/// pool, in the order in which they were made; equal texts have one id, whichever of the two holds them.
public struct WrittenTexts: Sendable {
    private var texts: [String] = []
    private var ids: [String: Int32] = [:]

    public init() {}

    /// The id of a text; a new one if neither the pool nor this has it.
    mutating func id(of text: String, pool: TextPool) -> Int32 {
        if let id = pool.id(of: text) ?? ids[text] { return id }
        let id = Int32(pool.count + texts.count)
        texts.append(text)
        ids[text] = id
        return id
    }

    /// The text of an id of the pool or of this; empty for the id of an absent cell.
    public func text(_ id: Int32, pool: TextPool) -> String {
        guard id >= 0 else { return "" }
        return Int(id) < pool.count ? pool[id] : texts[Int(id) - pool.count]
    }
}
