// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning

/// One entry of the ledger. Its hash covers everything in it and the hash of the entry before.
public struct LedgerEntry: Sendable, Hashable {
    /// What an entry records.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A recommendation or a binding decision; the payload is a ``DecisionRecord``.
        case decision
        /// Allocations of a decided plan that fell out; the payload is a ``FallenRecord``.
        case fallen
    }

    /// From 1, without gaps.
    public let number: Int64
    public let kind: String
    /// Unique in the ledger: the same matter is never recorded twice.
    public let key: String
    /// When it was recorded, in UTC: `2026-06-10T14:03:22Z`.
    public let recorded: String
    /// JSON in UTF-8, keys sorted; kept and hashed as it was written.
    public let payload: [UInt8]
    /// The hash of the entry before; ``origin`` for the first.
    public let previous: String
    /// SHA-256 in hexadecimal.
    public let hash: String

    /// What stands in the place of a predecessor for the first entry.
    public static let origin = String(repeating: "0", count: 64)

    /// What people copy into the minutes: number and hash of the entry.
    public var receipt: String { "\(number):\(hash)" }

    /// The hash that the other members must have. Each piece is hashed with its name and length, so that none can
    /// run into the next.
    public static func hash(
        number: Int64, kind: String, key: String, recorded: String, payload: [UInt8], previous: String
    ) -> String {
        var print = Fingerprint()
        print.add("bildungsnetz ledger entry", Array("1".utf8))
        for (name, text) in [("number", "\(number)"), ("kind", kind), ("key", key), ("recorded", recorded)] {
            print.add(name, Array(text.utf8))
        }
        print.add("payload", payload)
        print.add("previous", Array(previous.utf8))
        return print.finished()
    }

    /// Whether the hash is that of the content.
    public var isIntact: Bool {
        hash
            == Self.hash(
                number: number, kind: kind, key: key, recorded: recorded, payload: payload, previous: previous)
    }
}

extension LedgerEntry {
    /// The format that the payload says it has; `nil` where it says none.
    public var format: Int? {
        struct Content: Decodable { let format: Int? }
        return (try? JSONDecoder().decode(Content.self, from: Data(payload)))?.format
    }
}
