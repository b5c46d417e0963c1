// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of the standard functions and operators (langdef, "List of Standard Definitions").
struct CELOverload {
    let isReceiver: Bool
    /// The receiver counts as the first.
    let parameters: [CELType]
    let result: CELType
    /// How many type parameters it has; they are the variables from 0 on.
    var variableCount = 2

    private static let a = CELType.variable(0)
    private static let b = CELType.variable(1)

    private static func plain(_ parameters: [CELType], _ result: CELType) -> CELOverload {
        CELOverload(isReceiver: false, parameters: parameters, result: result)
    }

    private static func receiver(_ parameters: [CELType], _ result: CELType) -> CELOverload {
        CELOverload(isReceiver: true, parameters: parameters, result: result)
    }

    private static func same(_ types: [CELType]) -> [CELOverload] { types.map { plain([$0, $0], $0) } }

    private static let ordered: [CELOverload] = [
        .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
    ].map { plain([$0, $0], .bool) }

    private static func conversions(to result: CELType, from types: [CELType]) -> [CELOverload] {
        types.map { plain([$0], result) }
    }

    private static let textTest = [receiver([.string, .string], .bool)]
    private static let ofTimestamp = [receiver([.timestamp], .int), receiver([.timestamp, .string], .int)]
    private static let ofTime = ofTimestamp + [receiver([.duration], .int)]

    /// By name; operators are named as the specification does.
    static let standard: [String: [CELOverload]] = [
        "!_": [plain([.bool], .bool)],
        "-_": [plain([.int], .int), plain([.double], .double)],
        "_&&_": [plain([.bool, .bool], .bool)],
        "_||_": [plain([.bool, .bool], .bool)],
        "_?_:_": [plain([.bool, a, a], a)],
        "_==_": [plain([a, a], .bool)],
        "_!=_": [plain([a, a], .bool)],
        "_<_": ordered, "_<=_": ordered, "_>_": ordered, "_>=_": ordered,
        "_+_": same([.int, .uint, .double, .string, .bytes, .list(a), .duration])
            + [plain([.timestamp, .duration], .timestamp), plain([.duration, .timestamp], .timestamp)],
        "_-_": same([.int, .uint, .double, .duration])
            + [plain([.timestamp, .timestamp], .duration), plain([.timestamp, .duration], .timestamp)],
        "_*_": same([.int, .uint, .double]),
        "_/_": same([.int, .uint, .double]),
        "_%_": same([.int, .uint]),
        "_[_]": [plain([.list(a), .int], a), plain([.map(a, b), a], b)],
        "_in_": [plain([a, .list(a)], .bool), plain([a, .map(a, b)], .bool)],

        "size": [CELType.string, .bytes, .list(a), .map(a, b)].flatMap { [plain([$0], .int), receiver([$0], .int)] },
        "contains": textTest, "startsWith": textTest, "endsWith": textTest,
        "matches": textTest + [plain([.string, .string], .bool)],

        "type": [plain([a], .type(a))],
        "dyn": [plain([a], .dyn)],
        "bool": conversions(to: .bool, from: [.bool, .string]),
        "bytes": conversions(to: .bytes, from: [.bytes, .string]),
        "double": conversions(to: .double, from: [.double, .int, .uint, .string]),
        "int": conversions(to: .int, from: [.int, .uint, .double, .string, .timestamp]),
        "uint": conversions(to: .uint, from: [.uint, .int, .double, .string]),
        "string": conversions(
            to: .string, from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration]),
        "timestamp": conversions(to: .timestamp, from: [.timestamp, .string, .int]),
        "duration": conversions(to: .duration, from: [.duration, .string]),

        "getFullYear": ofTimestamp, "getMonth": ofTimestamp, "getDate": ofTimestamp, "getDayOfMonth": ofTimestamp,
        "getDayOfWeek": ofTimestamp, "getDayOfYear": ofTimestamp,
        "getHours": ofTime, "getMinutes": ofTime, "getSeconds": ofTime, "getMilliseconds": ofTime,
    ]
}
