// SPDX-License-Identifier: GPL-3.0-or-later

extension CELEvaluator {
    mutating func comprehension(_ macro: CELComprehension) throws(CELError) -> CELValue {
        let members = try members(of: try value(macro.range), of: macro)
        try spend(members.count)
        switch macro.kind {
        case .all: return .bool(try quantified(members, macro, decides: false))
        case .exists: return .bool(try quantified(members, macro, decides: true))
        case .existsOne: return .bool(try matching(members, macro).count == 1)
        case .filter: return .list(try matching(members, macro).map { $0[0] })
        case .map, .transformList: return .list(try transformed(members, macro).map(\.value))
        case .transformMap:
            var map = CELMap()
            for (variables, value) in try transformed(members, macro) { try map.insert(variables[0], value) }
            return .map(map)
        case .transformMapEntry: return try merged(try transformed(members, macro).map(\.value))
        }
    }

    /// The values of the variables, turn by turn.
    private func members(of range: CELValue, of macro: CELComprehension) throws(CELError) -> [[CELValue]] {
        switch range {
        case .list(let members):
            macro.hasTwoVariables
                ? members.enumerated().map { [.int(Int64($0)), $1] } : members.map { [$0] }
        case .map(let map): map.entries.map { macro.hasTwoVariables ? [$0.key, $0.value] : [$0.key] }
        default: throw .noRange(type: range.typeName)
        }
    }

    private mutating func holds(_ macro: CELComprehension, _ variables: [CELValue]) throws(CELError) -> Bool {
        guard let condition = macro.condition else { return true }
        return try truth(try value(condition, with: variables), macro.kind.rawValue)
    }

    /// Like a chain of `&&` or `||`: one deciding value is enough, whatever the errors beside it.
    private mutating func quantified(
        _ members: [[CELValue]], _ macro: CELComprehension, decides: Bool
    ) throws(CELError) -> Bool {
        var failure: CELError?
        for variables in members {
            do throws(CELError) {
                if try holds(macro, variables) == decides { return decides }
            } catch {
                if case .tooExpensive = error { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return !decides
    }

    private mutating func matching(
        _ members: [[CELValue]], _ macro: CELComprehension
    ) throws(CELError) -> [[CELValue]] {
        var matching: [[CELValue]] = []
        for variables in members where try holds(macro, variables) { matching.append(variables) }
        return matching
    }

    private mutating func transformed(
        _ members: [[CELValue]], _ macro: CELComprehension
    ) throws(CELError) -> [(variables: [CELValue], value: CELValue)] {
        var results: [(variables: [CELValue], value: CELValue)] = []
        guard let result = macro.result else { return results }
        for variables in members where try holds(macro, variables) {
            results.append((variables, try value(result, with: variables)))
        }
        return results
    }

    private mutating func merged(_ parts: [CELValue]) throws(CELError) -> CELValue {
        var merged = CELMap()
        for part in parts {
            guard case .map(let map) = part else { throw .wrongType(expected: "map", found: part.typeName) }
            try spend(map.count)
            for entry in map.entries { try merged.insert(entry.key, entry.value) }
        }
        return .map(merged)
    }
}
