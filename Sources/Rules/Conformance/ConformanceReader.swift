// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Reads a suite: a JSON array of objects, one a test.
struct ConformanceReader {
    private static let keys = [
        "file", "section", "name", "description", "expr", "value", "error", "type", "declare", "bindings", "container",
        "disable_check", "disable_macros", "check_only",
    ]

    private let file: SourceFile
    private var sink: DiagnosticSink

    /// `nil` if the file is no JSON or no list; everything wrong in it and its tests is reported.
    static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> [ConformanceTest]? {
        let root: JSONNode
        do throws(JSONReader.Failure) {
            root = try JSONReader.read(file.bytes)
        } catch {
            sink.report(ConformanceMessages.json(error.problem, at: file.location(offset: error.offset)))
            return nil
        }
        var reader = ConformanceReader(file: file, sink: DiagnosticSink())
        let tests = reader.tests(root)
        sink.merge(reader.sink)
        return tests
    }

    private mutating func report(_ expected: ConformanceMessages.Expected, _ node: JSONNode) {
        sink.report(ConformanceMessages.wrongShape(expected, at: file.location(offset: node.offset)))
    }

    private mutating func tests(_ root: JSONNode) -> [ConformanceTest]? {
        guard let items = root.array else {
            report(.listOfTests, root)
            return nil
        }
        return items.map { item in
            let errors = sink.errorCount
            var test = test(item)
            test.isReadable = sink.errorCount == errors
            return test
        }
    }

    private mutating func test(_ node: JSONNode) -> ConformanceTest {
        let name = ["file", "section", "name"].compactMap { node[$0]?.string }.joined(separator: "/")
        guard let members = node.members else {
            report(.test, node)
            return ConformanceTest(name: name, expression: "")
        }
        for member in members where !Self.keys.contains(member.name) {
            sink.report(
                ConformanceMessages.unknownKey(
                    member.name, known: Self.keys, at: file.location(offset: member.value.offset)))
        }
        guard let expression = node["expr"]?.string else {
            report(.expression, node["expr"] ?? node)
            return ConformanceTest(name: name, expression: "")
        }
        var test = ConformanceTest(name: name, expression: expression)
        test.environment.container = node["container"].flatMap { text($0) } ?? ""
        test.isChecked = !flag("disable_check", of: node)
        test.expandsMacros = !flag("disable_macros", of: node)
        test.isCheckOnly = flag("check_only", of: node)
        test.type = node["type"].flatMap { type($0) }
        declare(node["declare"], in: &test.environment)
        test.bindings = named(node["bindings"]) { $0.value($1) }
        if flag("error", of: node) {
            test.expectation = .error
        } else if let value = node["value"].flatMap({ value($0) }) {
            test.expectation = .value(value)
        } else if test.type != nil {
            test.isCheckOnly = true
        }
        return test
    }

    /// Variables with their types, functions with their overloads.
    private mutating func declare(_ node: JSONNode?, in environment: inout CELEnvironment) {
        let declared = named(node) { (_, part) in part }
        for (name, part) in declared {
            if part["overloads"] == nil {
                environment.declarations[name] = type(part)
            } else if let overloads = ConformanceTypes.function(part) {
                environment.functions[name] = overloads
            } else {
                report(.type, part)
            }
        }
    }

    private mutating func text(_ node: JSONNode) -> String? {
        if node.string == nil { report(.text, node) }
        return node.string
    }

    private mutating func flag(_ name: String, of test: JSONNode) -> Bool {
        guard let node = test[name] else { return false }
        if node.boolean == nil { report(.truth, node) }
        return node.boolean ?? false
    }

    private mutating func named<Part>(
        _ node: JSONNode?, _ read: (inout Self, JSONNode) -> Part?
    ) -> [String: Part] {
        guard let node else { return [:] }
        guard let members = node.members else {
            report(.names, node)
            return [:]
        }
        var parts: [String: Part] = [:]
        for member in members { parts[member.name] = read(&self, member.value) }
        return parts
    }

    private mutating func value(_ node: JSONNode) -> CELValue? {
        let value = ConformanceForms.value(node)
        if value == nil { report(.value, node) }
        return value
    }

    private mutating func type(_ node: JSONNode) -> CELType? {
        let type = ConformanceTypes.type(node)
        if type == nil { report(.type, node) }
        return type
    }
}
