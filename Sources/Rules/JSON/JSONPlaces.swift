// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Where the values of a JSON file stand, to show what a decoder could not read.
public struct JSONPlaces: Sendable {
    private let file: SourceFile
    private let root: JSONNode

    /// - Returns: `nil` (and an error in the sink) for a file that is no JSON.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> JSONPlaces? {
        do throws(JSONReader.Failure) {
            return JSONPlaces(file: file, root: try JSONReader.read(file.bytes))
        } catch {
            sink.report(ConformanceMessages.json(error.problem, at: file.location(offset: error.offset)))
            return nil
        }
    }

    /// The value at a decoder's coding path, or the innermost one around it that is there. Names are found as they are
    /// written and in `snake_case`.
    public func place(of path: [any CodingKey]) -> SourceLocation {
        var node = root
        for key in path {
            guard let next = Self.member(key, of: node) else { break }
            node = next
        }
        return file.location(offset: node.offset)
    }

    private static func member(_ key: any CodingKey, of node: JSONNode) -> JSONNode? {
        if let index = key.intValue {
            guard let items = node.array, items.indices.contains(index) else { return nil }
            return items[index]
        }
        let plain = { (name: String) in name.replacing("_", with: "").lowercased() }
        return node[key.stringValue]
            ?? node.members?.first { plain($0.name) == plain(key.stringValue) }?.value
    }
}

/// A value of a JSON file that holds no others, as it is written there.
public struct JSONLeaf: Sendable, Hashable {
    /// `totals.funds[0].spent`
    public let path: String
    /// As JSON; `[]` and `{}` for what is empty.
    public let text: String
    public let place: SourceLocation
}

extension JSONPlaces {
    /// All of them, in the order of the file.
    public var leaves: [JSONLeaf] { leaves(of: root, at: "") }

    private func leaves(of node: JSONNode, at path: String) -> [JSONLeaf] {
        let leaf = { (text: String) in
            [JSONLeaf(path: path, text: text, place: file.location(offset: node.offset))]
        }
        switch node.kind {
        case .null: return leaf("null")
        case .boolean(let truth): return leaf(truth ? "true" : "false")
        case .number(let text): return leaf(text)
        case .string(let text): return leaf("\"" + text + "\"")
        case .array(let items):
            if items.isEmpty { return leaf("[]") }
            return items.enumerated().flatMap { leaves(of: $1, at: path + "[\($0)]") }
        case .object(let members):
            if members.isEmpty { return leaf("{}") }
            return members.flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.name : path + "." + $0.name) }
        }
    }
}
