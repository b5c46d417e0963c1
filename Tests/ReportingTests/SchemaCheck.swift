// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Holds JSON against a file of `schemas/`: as much of JSON Schema as these files use.
struct SchemaCheck {
    private typealias Node = [String: Any]

    private let root: Node
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("schemas")

    init(_ name: String) throws {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent(name))
        root = try #require(try JSONSerialization.jsonObject(with: data) as? Node)
    }

    /// What is wrong with the value, each with its path.
    func errors(_ value: Any, _ path: String = "$") throws -> [String] { try errors(value, root, path) }

    private func errors(_ value: Any, _ node: Node, _ path: String) throws -> [String] {
        if let reference = node["$ref"] as? String { return try errors(value, reference: reference, path) }
        if let choices = node["oneOf"] as? [Node] {
            let results = try choices.map { try errors(value, $0, path) }
            return results.count { $0.isEmpty } == 1 ? [] : results.min { $0.count < $1.count } ?? []
        }
        var found: [String] = []
        if let wanted = node["const"] as? String, wanted != value as? String { found.append("\(path): not \(wanted)") }
        if let words = node["enum"] as? [String], !words.contains(value as? String ?? "") {
            found.append("\(path): \(value)")
        }
        return try found + typeErrors(value, node, path)
    }

    /// `#/…` in this file, `other.json#/…` in another one.
    private func errors(_ value: Any, reference: String, _ path: String) throws -> [String] {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let check = parts[0].isEmpty ? self : try SchemaCheck(String(parts[0]))
        var node = check.root
        for key in parts[1].split(separator: "/") { node = try #require(node[String(key)] as? Node, "\(reference)") }
        return try check.errors(value, node, path)
    }

    private func typeErrors(_ value: Any, _ node: Node, _ path: String) throws -> [String] {
        switch node["type"] as? String {
        case "object":
            guard let object = value as? Node else { return ["\(path): no object"] }
            return try memberErrors(object, node, path)
        case "array":
            guard let items = value as? [Any], let shape = node["items"] as? Node else { return ["\(path): no list"] }
            return try items.enumerated().flatMap { try errors($1, shape, "\(path)[\($0)]") }
        case "string": return value is String ? [] : ["\(path): no text"]
        case "number", "integer": return value is NSNumber ? [] : ["\(path): no number"]
        case "boolean": return value is Bool ? [] : ["\(path): no truth value"]
        default: return []
        }
    }

    private func memberErrors(_ object: Node, _ node: Node, _ path: String) throws -> [String] {
        let properties = node["properties"] as? Node ?? [:]
        let missing = (node["required"] as? [String] ?? []).filter { object[$0] == nil }
        return try missing.map { "\(path).\($0) is missing" }
            + object.sorted { $0.key < $1.key }.flatMap { key, member -> [String] in
                guard let shape = properties[key] as? Node else { return ["\(path).\(key) is unknown"] }
                return try errors(member, shape, "\(path).\(key)")
            }
    }
}
