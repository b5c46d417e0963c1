// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value (RFC 8259) with its place in the file, so that what is wrong with it can be shown there.
struct JSONNode: Sendable {
    indirect enum Kind: Sendable {
        case null
        case boolean(Bool)
        /// As written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the file; no name twice.
        case object([(name: String, value: JSONNode)])
    }

    let kind: Kind
    /// UTF-8 offset in the file.
    let offset: Int

    /// The member of an object.
    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = kind else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    var string: String? {
        if case .string(let text) = kind { return text }
        return nil
    }

    var boolean: Bool? {
        if case .boolean(let truth) = kind { return truth }
        return nil
    }

    var array: [JSONNode]? {
        if case .array(let items) = kind { return items }
        return nil
    }

    var members: [(name: String, value: JSONNode)]? {
        if case .object(let members) = kind { return members }
        return nil
    }
}
