// SPDX-License-Identifier: GPL-3.0-or-later

/// A type as the type check knows it (langdef, "Gradual Type Checking"): finer than the types of values.
indirect enum CELType: Sendable, Hashable {
    /// Any type; what cannot be known before the evaluation.
    case dyn
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    case list(CELType)
    case map(CELType, CELType)
    /// The type of types.
    case type(CELType)
    /// A primitive or null (`google.protobuf.Int64Value` and its like).
    case wrapper(CELType)
    /// A declared type of which nothing is known but its name and parameters.
    case opaque(String, [CELType])
    /// A variable of the type check, or, in the table of overloads, a parameter of an overload.
    case variable(Int)

    static let timestampName = "google.protobuf.Timestamp"
    static let durationName = "google.protobuf.Duration"

    /// What type names stand for in expressions.
    static let denotations: [String: CELType] = [
        "bool": .bool, "bytes": .bytes, "double": .double, "int": .int, "list": .list(.dyn), "map": .map(.dyn, .dyn),
        "null_type": .null, "string": .string, "type": .type(.dyn), "uint": .uint, timestampName: .timestamp,
        durationName: .duration,
    ]

    /// Whether `null` may stand where this type is expected.
    var acceptsNull: Bool {
        switch self {
        case .null, .timestamp, .duration, .wrapper, .dyn, .opaque: true
        default: false
        }
    }
}

extension CELType: CustomStringConvertible {
    var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: Self.timestampName
        case .duration: Self.durationName
        case .list(let member): "list(\(member))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .type(let type): "type(\(type))"
        case .wrapper(let type): "wrapper(\(type))"
        case .opaque(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .variable: "_"
        }
    }
}
