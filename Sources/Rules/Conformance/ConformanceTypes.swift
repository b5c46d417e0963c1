// SPDX-License-Identifier: GPL-3.0-or-later

/// How a suite writes types and declares functions in JSON.
struct ConformanceTypes {
    /// Type parameters by name, numbered as they come; only functions have any.
    private var parameters: [String] = []

    private static let names: [String: CELType] = [
        "dyn": .dyn, "any": .dyn, "null_type": .null, "null": .null, "bool": .bool, "int64": .int, "int": .int,
        "uint64": .uint, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes, "timestamp": .timestamp,
        "duration": .duration, "type": .type(.dyn), "list": .list(.dyn), "map": .map(.dyn, .dyn),
        CELType.timestampName: .timestamp, CELType.durationName: .duration,
    ]

    /// `"int64"`, `{"list": type}`, `{"map": [key, value]}`, `{"wrapper": type}`, `{"type": type}`,
    /// `{"opaque": [name, type, …]}`.
    static func type(_ node: JSONNode) -> CELType? {
        var types = ConformanceTypes()
        let found = types.read(node)
        return types.parameters.isEmpty ? found : nil
    }

    /// `{"overloads": [{"params": [type, …], "result": type, "receiver": true}]}`; in it `{"type_param": "T"}` is a
    /// type as well. `nil` for anything else.
    static func function(_ node: JSONNode) -> [CELOverload]? {
        guard let members = node.members, members.count == 1, let items = node["overloads"]?.array else { return nil }
        let overloads = items.compactMap(overload)
        return overloads.count == items.count ? overloads : nil
    }

    private static func overload(_ node: JSONNode) -> CELOverload? {
        guard let items = node["params"]?.array, let result = node["result"] else { return nil }
        var types = ConformanceTypes()
        let parameters = items.compactMap { types.read($0) }
        guard parameters.count == items.count, let yielded = types.read(result) else { return nil }
        return CELOverload(
            isReceiver: node["receiver"]?.boolean ?? false, parameters: parameters, result: yielded,
            variableCount: types.parameters.count)
    }

    private mutating func read(_ node: JSONNode) -> CELType? {
        if let name = node.string { return Self.names[name] }
        guard let members = node.members, members.count == 1, let (form, content) = members.first else { return nil }
        switch form {
        case "list": return read(content).map { .list($0) }
        case "type": return read(content).map { .type($0) }
        case "wrapper": return read(content).map { .wrapper($0) }
        case "primitive", "well_known", "message": return content.string.flatMap { Self.names[$0] ?? named($0) }
        case "map":
            guard let parts = content.array, parts.count == 2, let key = read(parts[0]), let value = read(parts[1])
            else { return nil }
            return .map(key, value)
        case "opaque": return opaque(content)
        case "type_param": return content.string.map { parameter($0) }
        default: return nil
        }
    }

    /// Protocol buffers write the names of their enumerations in capitals.
    private func named(_ text: String) -> CELType? { Self.names[text.lowercased()] }

    private mutating func opaque(_ node: JSONNode) -> CELType? {
        guard let items = node.array, let name = items.first?.string else { return nil }
        let inner = items.dropFirst().compactMap { read($0) }
        return inner.count == items.count - 1 ? .opaque(name, inner) : nil
    }

    private mutating func parameter(_ name: String) -> CELType {
        if let index = parameters.firstIndex(of: name) { return .variable(index) }
        parameters.append(name)
        return .variable(parameters.count - 1)
    }
}
