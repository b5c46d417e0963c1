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
