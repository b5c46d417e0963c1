// SPDX-License-Identifier: GPL-3.0-or-later

extension TableSet {
    /// What all tables say, as pieces of bytes with names: the same for the same rows in any order, in any number style
    /// or code page, with columns in any order. For a fingerprint, not to be read back.
    public var content: [(name: String, bytes: [UInt8])] {
        [("texts", pool.content)]
            + tables.flatMap { table in
                [("table \(table.name) \(table.rowCount)", [])]
                    + table.columns.map { ("column \($0.name)", $0.content) }
            }
    }
}

extension TextPool {
    /// All texts, each behind its length.
    fileprivate var content: [UInt8] {
        (0..<Int32(count)).flatMap { id in
            let text = Array(self[id].utf8)
            return Int64(text.count).bytes + text
        }
    }
}

extension Column {
    /// Texts by their id and references by their row: both follow from the content of the tables.
    fileprivate var content: [UInt8] {
        let presence = presence?.map { $0 ? UInt8(1) : 0 } ?? []
        switch storage {
        case .numbers(let values, let scale):
            let (values, scale) = Self.withoutIdleZeros(values, scale)
            return presence + Int64(scale).bytes + values.flatMap(\.bytes)
        case .texts(let ids), .references(let ids): return presence + ids.flatMap { Int64($0).bytes }
        case .lists(let starts, let members): return presence + (starts + members).flatMap { Int64($0).bytes }
        }
    }

    /// `1.50` and `1.5` are the same number: as few decimals as all values of the column need.
    private static func withoutIdleZeros(_ values: [Int64], _ scale: Int) -> (values: [Int64], scale: Int) {
        var (values, scale) = (values, scale)
        while scale > 0, values.allSatisfy({ $0 % 10 == 0 }) {
            values = values.map { $0 / 10 }
            scale -= 1
        }
        return (values, scale)
    }
}

extension Int64 {
    fileprivate var bytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
