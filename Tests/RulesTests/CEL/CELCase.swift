// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Rules

/// What an expression of the standard language comes to, as text: its value as one would write it, or `error`.
enum CELCase {
    static func outcome(
        _ text: String, _ variables: [String: CELValue] = [:], container: String = "", isChecked: Bool = true,
        expandsMacros: Bool = true
    ) -> String {
        do throws(CELError) {
            let environment = CELEnvironment(container: container, declarations: variables.mapValues { _ in .dyn })
            let program = try CELProgram(
                text, in: environment, expandsMacros: expandsMacros, isChecked: isChecked)
            return try program.evaluate(variables).description
        } catch {
            return "error"
        }
    }

    /// The same without the type check.
    static func unchecked(_ text: String, _ variables: [String: CELValue] = [:], container: String = "") -> String {
        outcome(text, variables, container: container, isChecked: false)
    }

    static func failure(
        _ text: String, isChecked: Bool = true, maximumWork: Int = CELProgram.maximumWork
    ) -> CELError? {
        do throws(CELError) {
            _ = try CELProgram(text, isChecked: isChecked).evaluate(maximumWork: maximumWork)
            return nil
        } catch {
            return error
        }
    }

    /// The type that the check deduces, or `error`.
    static func type(_ text: String, _ declarations: [String: CELType] = [:]) -> String {
        do throws(CELError) {
            return try CELProgram(text, in: CELEnvironment(declarations: declarations)).type?.description ?? "none"
        } catch {
            return "error"
        }
    }

    static func map(_ entries: [(CELValue, CELValue)]) throws -> CELValue {
        var map = CELMap()
        for (key, value) in entries { try map.insert(key, value) }
        return .map(map)
    }
}
